// From the model to CII, up to a profile.

import { type Need, Writer } from '../mapping/writer.ts';
import { PROFILES, type Level } from '../mapping/types.ts';
import type { Invoice } from '../model/invoice.ts';
import type { WrittenProfile } from '../profiles.ts';
import { type OutElement, printXml } from '../xml/print.ts';
import { NAMESPACE } from '../xml/names.ts';
import { document } from './document.ts';
import { toCii } from './shared.ts';

const { rsm, ram, qdt, udt } = NAMESPACE;
const DECLARATIONS = { 'xmlns:rsm': rsm, 'xmlns:qdt': qdt, 'xmlns:ram': ram, 'xmlns:udt': udt };

const ROOT = 'rsm:CrossIndustryInvoice';

interface Walk {
  readonly root: OutElement | undefined;
  readonly writer: Writer;
}

/** EXTENDED-CTC-FR goes beyond EXTENDED. */
function levelOf(profile: WrittenProfile): Level {
  return profile === 'EXTENDED-CTC-FR' ? 5 : (PROFILES.indexOf(profile) as Level);
}

function walk(invoice: Invoice, profile: WrittenProfile): Walk {
  const writer = new Writer({
    level: levelOf(profile),
    currency: invoice.currency,
    vatCurrency: invoice.vatCurrency,
    unreadable: invoice.unreadable,
    number: invoice.number,
  });
  return { root: writer.group(ROOT, document, toCii(invoice, profile === 'EXTENDED-CTC-FR')), writer };
}

/** Writes what a profile holds; BT-24 must already be that of the profile. */
export function printCii(invoice: Invoice, profile: WrittenProfile): Uint8Array {
  return printXml({ ...walk(invoice, profile).root, name: ROOT, attributes: DECLARATIONS });
}

/** Every datum that needs more than MINIMUM, with the smallest profile that holds it; level 5: none of Factur-X. */
export function needsOfCii(invoice: Invoice): readonly Need[] {
  return walk(invoice, 'EXTENDED-CTC-FR').writer.needs;
}
