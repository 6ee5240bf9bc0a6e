// Writing an invoice: in a profile that was asked for, or in the smallest that will do; and what is lost on the way.

import { needsOfCii, printCii } from './cii/write.ts';
import { type Loss, lossesBetween } from './loss.ts';
import type { Profile } from './mapping/types.ts';
import type { Invoice } from './model/invoice.ts';
import {
  choose,
  FRENCH_PROFILES,
  guidelineOf,
  type ProfileChoice,
  UBL_PROFILES,
  type UblProfile,
  type WrittenProfile,
} from './profiles.ts';
import { readXml } from './read.ts';
import { printUbl } from './ubl/write.ts';

/**
 * The smallest Factur-X profile of `among` that holds all the data (or loses least), and why a smaller one would not do.
 * By default among those the French reform accepts: BASIC WL, EN 16931, EXTENDED.
 */
export function smallestProfile(invoice: Invoice, among: readonly Profile[] = FRENCH_PROFILES): ProfileChoice {
  return choose(needsOfCii(invoice), among, invoice.lines.length > 0);
}

/** CII bytes (UTF-8) of the invoice; BT-24 is set to that of the profile. Data without a place are left out. */
export function writeCii(invoice: Invoice, profile: WrittenProfile): Uint8Array {
  return printCii({ ...invoice, specification: guidelineOf(profile) }, profile);
}

/**
 * UBL 2.1 bytes (UTF-8): a CreditNote for credit types (381, 261, 396…), else an Invoice. BT-24 is set to that of the
 * profile. Data without a place in UBL are left out.
 */
export function writeUbl(invoice: Invoice, profile: UblProfile): Uint8Array {
  return printUbl({ ...invoice, specification: guidelineOf(profile) }, profile === 'EN 16931' ? 3 : 4);
}

/** What an invoice is to be written as. UBL has only EN 16931 and EXTENDED-CTC-FR. */
export type Target =
  | { readonly syntax: 'cii'; readonly profile: WrittenProfile }
  | { readonly syntax: 'ubl'; readonly profile: UblProfile };

/** An invoice written, and what it lost. */
export type Written = Target & {
  readonly xml: Uint8Array;
  /** Empty: what is read back is equal. */
  readonly losses: readonly Loss[];
};

/** Writes, reads back and compares. */
export function writeXml(invoice: Invoice, target: Target): Written {
  const xml = target.syntax === 'cii' ? writeCii(invoice, target.profile) : writeUbl(invoice, target.profile);
  return { ...target, xml, losses: lossesBetween(invoice, readXml(xml).invoice) };
}

/** Writes in the smallest profile of the syntax that loses nothing, or the one that loses least. */
export function writeSmallest(invoice: Invoice, syntax: Target['syntax']): Written {
  if (syntax === 'cii') return writeXml(invoice, { syntax, profile: smallestProfile(invoice).profile });
  const [smaller, larger] = UBL_PROFILES.map((profile) => writeXml(invoice, { syntax, profile }));
  if (!smaller || !larger) throw new Error('UBL has two profiles');
  return larger.losses.length < smaller.losses.length ? larger : smaller;
}
