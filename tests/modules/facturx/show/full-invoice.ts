// An invoice with something in every field of the model, each value unlike any other.

import { Decimal } from '#src/money.ts';
import type { Invoice } from '../../../../modules/facturx/model/index.ts';
import type { AnyShape } from '../../../../modules/facturx/model/shape.ts';
import { invoiceShape } from '../../../../modules/facturx/model/shapes.ts';

export interface Leaf {
  /** `lines.item.name`. */
  readonly path: string;
  readonly value: string | Decimal | boolean;
}

function fill(shape: AnyShape, path: string, leaves: Leaf[]): unknown {
  if (typeof shape === 'object') {
    if ('list' in shape) return [fill(shape.list, path, leaves)];
    const entries = Object.entries(shape.fields);
    return Object.fromEntries(entries.map(([key, field]) => [key, fill(field, path ? `${path}.${key}` : key, leaves)]));
  }
  const number = leaves.length + 1;
  const value = shape === 'text' ? `v${number}x` : shape === 'flag' ? true : Decimal.of(`${number}.25`);
  leaves.push({ path, value });
  return value;
}

export function fullInvoice(): { invoice: Invoice; leaves: readonly Leaf[] } {
  const leaves: Leaf[] = [];
  const invoice = fill(invoiceShape, '', leaves) as Invoice;
  return { invoice, leaves };
}
