// Nobody gives what they have not: neither a role nor a profile leads above one's own rights.

import type { TenantCtx, Tx } from '#src/context.ts';
import { beyondOwnRights } from '../../errors.ts';
import type { Right } from '../../model/rights.ts';
import { rightWords } from '../../model/right-words.ts';
import { rightsOfActor } from '../authorize.ts';

/** Throws `tenancy.beyond_own_rights` naming what is too much. */
export function refuseBeyond(given: ReadonlySet<Right>, own: ReadonlySet<Right>): void {
  const fields = [...given]
    .filter((right) => !own.has(right))
    .map((right) => ({ path: right, message: { fr: rightWords.fr[right], en: rightWords.en[right] } }));
  if (fields.length > 0) throw beyondOwnRights({ fields });
}

/** The same for what the context's actor gives in a company. */
export async function refuseBeyondActor(tx: Tx<TenantCtx>, given: ReadonlySet<Right>): Promise<void> {
  const own = await rightsOfActor(tx);
  if (own !== 'all') refuseBeyond(given, own);
}
