// UBL: BT-13 and BT-14 share one element, whose ID is compulsory even when only the sales order is known.

import type { Invoice } from '../model/invoice.ts';
import type { DocumentReference } from '../model/reference.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { group, inline, leaf, spread, text } from '../mapping/entries.ts';
import { EN, type Entry, X } from '../mapping/types.ts';

/** What is written, and read as nothing, where there is no purchase order. */
const NOT_AVAILABLE = 'NA';

function part(
  field: 'orderReference' | 'salesOrderReference',
  entry: Entry<DocumentReference>,
): readonly Entry<Invoice>[] {
  return spread<Invoice, DocumentReference>(field, group<DocumentReference>(shapes.reference, [entry]));
}

const number = part('orderReference', text('cbc:ID', 'number', EN('BT-13')));

const compulsoryNumber: readonly Entry<Invoice>[] = number.map((entry) => ({
  ...entry,
  read: (element, draft, reader) =>
    (element.text.trim() === NOT_AVAILABLE && element.parent?.child('cbc:SalesOrderID') !== undefined) ||
    entry.read(element, draft, reader),
  write(from, out, writer) {
    const before = out.length;
    entry.write(from, out, writer);
    if (out.length === before && from.salesOrderReference?.number !== undefined) {
      out.push({ name: 'cbc:ID', text: NOT_AVAILABLE });
    }
  },
}));

export const orderReference: readonly Entry<Invoice>[] = [
  inline('cac:OrderReference', [
    ...compulsoryNumber,
    ...part('salesOrderReference', text('cbc:SalesOrderID', 'number', EN('BT-14'))),
    ...part('orderReference', leaf('cbc:IssueDate', 'date', [codecs.isoDate, X()])),
  ]),
];
