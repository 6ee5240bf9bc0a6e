// From the model to CII, up to a profile.

import { type Need, Writer } from '../mapping/writer.ts';
import { type Profile, PROFILES, type Level } from '../mapping/types.ts';
import type { Invoice } from '../model/invoice.ts';
import { printXml } from '../xml/print.ts';
import { NAMESPACE } from '../xml/names.ts';
import { document } from './document.ts';
import { toCii } from './shared.ts';

const { rsm, ram, qdt, udt } = NAMESPACE;
const DECLARATIONS = { 'xmlns:rsm': rsm, 'xmlns:qdt': qdt, 'xmlns:ram': ram, 'xmlns:udt': udt };

export interface WrittenCii {
  readonly xml: Uint8Array;
  /** Data the profile has no place for, and the profile that has. */
  readonly lost: readonly Need[];
  /** Data that were written, with the smallest profile of each. */
  readonly needs: readonly Need[];
}

/** Writes what a profile holds; BT-24 must already be that of the profile. */
export function printCii(invoice: Invoice, profile: Profile): WrittenCii {
  const writer = new Writer({
    level: PROFILES.indexOf(profile) as Level,
    currency: invoice.currency,
    vatCurrency: invoice.vatCurrency,
    unreadable: invoice.unreadable,
    number: invoice.number,
  });
  const root = writer.group('rsm:CrossIndustryInvoice', document, toCii(invoice));
  const xml = printXml({ ...root, name: 'rsm:CrossIndustryInvoice', attributes: DECLARATIONS });
  return { xml, lost: writer.lost, needs: writer.needs };
}
