// BG-13: where and when it was delivered.

import type { Party } from './party.ts';
import type { DocumentReference } from './reference.ts';
import type { Code, IsoDate } from './values.ts';

/** BG-13 with BG-15 (address of `shipTo`); EXTENDED gives it to lines too. */
export interface Delivery {
  /** BT-70, BT-71, BG-15. */
  readonly shipTo?: Party;
  /** EXTENDED. */
  readonly ultimateShipTo?: Party;
  /** EXTENDED. */
  readonly shipFrom?: Party;
  /** BT-72. */
  readonly date?: IsoDate;
  /** BT-16. */
  readonly despatchAdvice?: DocumentReference;
  /** BT-15. */
  readonly receivingAdvice?: DocumentReference;
  /** EXTENDED. */
  readonly deliveryNote?: DocumentReference;
  /** EXTENDED: means of transport (UNTDID 8067). */
  readonly transportModes: readonly Code[];
}
