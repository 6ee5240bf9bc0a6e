// Writing an invoice: in a profile that was asked for, or in the smallest that will do.

import { lostInCii, needsOfCii, printCii } from './cii/write.ts';
import type { Finding } from './finding.ts';
import type { Profile } from './mapping/types.ts';
import type { Invoice } from './model/invoice.ts';
import { choose, EXTENDED_CTC_FR, FRENCH_PROFILES, GUIDELINE, lossFinding, type ProfileChoice } from './profiles.ts';
import { printUbl } from './ubl/write.ts';

/**
 * The smallest profile of `among` that holds all the data (or loses least), why a smaller one would not do, and what it would lose.
 * By default among those the French reform accepts: BASIC WL, EN 16931, EXTENDED.
 */
export function smallestProfile(invoice: Invoice, among: readonly Profile[] = FRENCH_PROFILES): ProfileChoice {
  return choose(needsOfCii(invoice), among, invoice.lines.length > 0);
}

/** CII bytes (UTF-8) of the invoice; BT-24 is set to that of the profile. Data without a place are left out: see {@link lossesIn}. */
export function writeCii(invoice: Invoice, profile: Profile): Uint8Array {
  return printCii({ ...invoice, specification: GUIDELINE[profile] }, profile);
}

/** Profiles that UBL has. */
export type UblProfile = 'EN 16931' | 'EXTENDED-CTC-FR';

/**
 * UBL 2.1 bytes (UTF-8): a CreditNote for credit types (381, 261, 396…), else an Invoice. BT-24 is set to that of the
 * profile. Data without a place in UBL are left out.
 */
export function writeUbl(invoice: Invoice, profile: UblProfile): Uint8Array {
  const specification = profile === 'EN 16931' ? GUIDELINE['EN 16931'] : EXTENDED_CTC_FR;
  return printUbl({ ...invoice, specification }, profile === 'EN 16931' ? 3 : 4);
}

/** What {@link writeCii} leaves out in a profile, one finding per datum. */
export function lossesIn(invoice: Invoice, profile: Profile): readonly Finding[] {
  return lostInCii(invoice, profile).map((need) => lossFinding(need, profile));
}
