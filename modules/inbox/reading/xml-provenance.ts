// Where the fields of an XML invoice were found.

import type { Invoice } from '#modules/facturx';
import { fieldNames, fieldValues, type ProvenanceMap } from '#modules/invoices';

/** Every field an XML invoice states was found in its XML. */
export function xmlProvenance(invoice: Invoice): ProvenanceMap {
  const values = fieldValues(invoice);
  const stated = fieldNames.filter((name) => values[name] !== undefined);
  return Object.fromEntries(stated.map((name) => [name, { method: 'xml' as const }]));
}
