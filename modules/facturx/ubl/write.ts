// From the model to UBL 2.1.

import { Writer } from '../mapping/writer.ts';
import type { Level } from '../mapping/types.ts';
import type { Invoice } from '../model/invoice.ts';
import { NAMESPACE } from '../xml/names.ts';
import { printXml } from '../xml/print.ts';
import { DOCUMENTS } from './document.ts';
import { documentNameOf } from './document-name.ts';
import { toUbl } from './shared.ts';

/** UBL bytes, up to EN 16931 (level 3) or EXTENDED-CTC-FR (level 4); BT-24 must already be right. */
export function printUbl(invoice: Invoice, level: Level): Uint8Array {
  const name = documentNameOf(invoice);
  const declarations = {
    xmlns: name === 'Invoice' ? NAMESPACE.inv : NAMESPACE.cn,
    'xmlns:cac': NAMESPACE.cac,
    'xmlns:cbc': NAMESPACE.cbc,
  };
  const writer = new Writer({
    level,
    currency: invoice.currency,
    vatCurrency: invoice.vatCurrency,
    unreadable: invoice.unreadable,
    number: invoice.number,
  });
  const root = writer.group(name, DOCUMENTS[name], toUbl(invoice));
  return printXml({ ...root, name, attributes: declarations });
}
