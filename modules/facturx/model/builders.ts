// Making model values by hand: give what is known, the lists are empty.

import type { Delivery } from './delivery.ts';
import type { Invoice } from './invoice.ts';
import type { InvoiceLine, Item, Price } from './line.ts';
import type { Party } from './party.ts';
import { build } from './shape.ts';
import { deliveryShape, invoiceShape, itemShape, lineShape, partyShape, priceShape } from './shapes.ts';

export function newInvoice(known: Partial<Invoice> = {}): Invoice {
  return build<Invoice>(invoiceShape, { totals: {}, ...known });
}

export function newParty(known: Partial<Party> = {}): Party {
  return build<Party>(partyShape, known);
}

export function newLine(known: Partial<InvoiceLine> = {}): InvoiceLine {
  return build<InvoiceLine>(lineShape, known);
}

export function newItem(known: Partial<Item> = {}): Item {
  return build<Item>(itemShape, known);
}

export function newPrice(known: Partial<Price> = {}): Price {
  return build<Price>(priceShape, known);
}

export function newDelivery(known: Partial<Delivery> = {}): Delivery {
  return build<Delivery>(deliveryShape, known);
}
