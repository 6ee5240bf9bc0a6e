// UBL: lines within lines. EXTENDED-CTC-FR keeps them flat: a billing reference to the invoice itself names the line
// above and the kind. The XRechnung extension nests `SubInvoiceLine`: such lines are read flat, as GROUP and DETAIL.

import type { Reader } from '../mapping/reader.ts';
import { type Draft, type Entry, type Group, X } from '../mapping/types.ts';
import type { Invoice } from '../model/invoice.ts';
import type { InvoiceLine } from '../model/line.ts';
import type { XmlElement } from '../xml/element.ts';
import type { OutElement } from '../xml/print.ts';

const KEY = 'cac:BillingReference';

function says(element: XmlElement | undefined): string {
  return element?.text.trim() ?? '';
}

/** `BillingReference` of a line to the invoice it stands in. */
export const ownReference: Entry<InvoiceLine> = {
  key: KEY,
  read(element, draft, reader) {
    const document = element.child('cac:InvoiceDocumentReference');
    const kind = says(document?.child('cbc:DocumentStatusCode'));
    const parent = says(element.at('cac:BillingReferenceLine', 'cbc:ID'));
    const isOwn = says(document?.child('cbc:ID')) === reader.number && (kind !== '' || parent !== '');
    if (!isOwn || draft['kind'] !== undefined || draft['parentId'] !== undefined) return false;
    if (kind !== '') draft['kind'] = kind;
    if (parent !== '') draft['parentId'] = parent;
    return true;
  },
  write({ kind, parentId }, out, writer) {
    if ((kind === undefined && parentId === undefined) || !writer.allows(X('BT-X-8'))) return;
    const document: OutElement[] = [{ name: 'cbc:ID', text: writer.number ?? '' }];
    if (kind !== undefined) document.push({ name: 'cbc:DocumentStatusCode', text: kind });
    const children: OutElement[] = [{ name: 'cac:InvoiceDocumentReference', children: document }];
    if (parentId !== undefined) {
      children.push({ name: 'cac:BillingReferenceLine', children: [{ name: 'cbc:ID', text: parentId }] });
    }
    out.push({ name: KEY, children });
  },
};

interface Nested {
  readonly element: XmlElement;
  readonly parentId: string | undefined;
}

function readNested(nested: Nested, lines: Draft[], at: { reader: Reader; table: Group<InvoiceLine> }): void {
  const { element, parentId } = nested;
  const index = lines.length;
  const draft = at.reader.inside(`lines[${index}]`, () => at.reader.object(at.table, element));
  if (!draft) return;
  lines.push(draft);
  const below = element.children.filter(({ name }) => /^Sub(?:Invoice|CreditNote)Line$/.test(name.local));
  if (parentId !== undefined) draft['parentId'] = parentId;
  if (below.length > 0) draft['kind'] = 'GROUP';
  else if (parentId !== undefined) draft['kind'] = 'DETAIL';
  for (const child of below)
    readNested({ element: child, parentId: (draft['id'] as string | undefined) ?? '' }, lines, at);
}

/** The lines of a document, nested ones behind the line they belong to. */
export function linesEntry(key: string, plain: Entry<Invoice>, table: Group<InvoiceLine>): Entry<Invoice> {
  return {
    ...plain,
    key,
    read(element, draft, reader) {
      readNested({ element, parentId: undefined }, draft['lines'] as Draft[], { reader, table });
      return true;
    },
  };
}
