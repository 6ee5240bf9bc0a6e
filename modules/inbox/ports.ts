// What the search for missing documents asks of those who know money; plugged in src/app.ts.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { BankDebit } from './model/missing/debits.ts';

export type { BankDebit } from './model/missing/debits.ts';

export interface DebitPort {
  /**
   * Debits of the company's accounts, booked since that day (ISO), that no document was matched with. Those that never
   * have one (salaries, taxes, transfers between own accounts) are left out by whoever knows them.
   */
  undocumented(tx: Tx<TenantCtx>, since: string): Promise<readonly BankDebit[]>;
}

export interface InboxPorts {
  /** Absent: nobody keeps bank accounts. */
  readonly debits?: DebitPort;
}
