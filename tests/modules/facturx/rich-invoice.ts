// Invoices that use most of what EN 16931 and its French extension have, right in every sum and code.

import { type Invoice, newInvoice, newItem, newLine, newParty, newPrice, readXml } from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { fixture } from './support.ts';

/** What an EN 16931 invoice of a French seller may say. */
export function ordinaryInvoice(): Invoice {
  const { invoice } = readXml(fixture('cii-en16931.xml'));
  return {
    ...invoice,
    delivery: { ...invoice.delivery, shipTo: newParty({ address: { country: 'FR' } }), transportModes: [] },
  };
}

const money = (text: string): Decimal => Decimal.of(text);
const one = { value: money('1'), unit: 'C62' };

function line(id: string, net: string, more: Partial<Invoice['lines'][number]>): Invoice['lines'][number] {
  return newLine({
    id,
    quantity: one,
    netAmount: money(net),
    price: newPrice({ net: money(net) }),
    vat: [{ category: 'S', rate: money('20') }],
    item: newItem({ name: `Article ${id}` }),
    ...more,
  });
}

const vendor = newParty({
  name: 'Ferme du Lac',
  legalRegistration: { value: '552100554', scheme: '0002' },
  vatId: 'FR96552100554',
  electronicAddress: { value: '552100554', scheme: '0225' },
  identifiers: [{ value: '55210055400013', scheme: '0009' }],
  address: { line1: '1 rue du Lac', city: 'Annecy', postcode: '74000', country: 'FR' },
});

/** Groups, a buyer with two identifiers, several notes on a line, references with dates: only the extensions hold it. */
export function extendedInvoice(): Invoice {
  const base = ordinaryInvoice();
  const lines = [
    line('1', '100.00', { kind: 'GROUP', item: newItem({ name: 'Lot de janvier' }) }),
    line('2', '60.00', { kind: 'DETAIL', parentId: '1', notes: [{ text: 'Première' }, { text: 'Seconde' }] }),
    line('3', '40.00', {
      kind: 'DETAIL',
      parentId: '1',
      delivery: { shipTo: newParty({ name: 'Dépôt', address: { country: 'FR', city: 'Lyon' } }), transportModes: [] },
      orderReference: { number: 'C-7', line: '3', date: '2026-08-01' },
      item: newItem({ name: 'Article 3', manufacturer: newParty({ name: 'Fabrique' }) }),
    }),
    line('4', '10.00', { kind: 'INFORMATION', item: newItem({ name: 'Pour mémoire' }) }),
  ];
  return newInvoice({
    ...base,
    allowances: [],
    charges: [],
    supportingDocuments: [],
    buyer: newParty({
      ...base.buyer,
      identifiers: [
        { value: '55210055400013', scheme: '0009' },
        { value: 'SERVICE-9', scheme: '0224' },
      ],
    }),
    lines,
    totals: {
      lines: money('100.00'),
      net: money('100.00'),
      vat: money('20.00'),
      gross: money('120.00'),
      due: money('120.00'),
    },
    vatBreakdown: [{ base: money('100.00'), tax: money('20.00'), category: 'S', rate: money('20') }],
  });
}

/** A sale by several vendors at once (frame M8): each group of lines has its seller, its number and its frame. */
export function multiVendorInvoice(): Invoice {
  const base = extendedInvoice();
  const mark = '#SOUS-1#';
  const sold = {
    seller: vendor,
    objects: [
      { value: 'SOUS-1', scheme: 'AFL' },
      { value: 'B1', scheme: 'AVV' },
    ],
    vat: [{ category: 'S', rate: money('20'), exemptionReason: mark }],
  };
  const lines = [
    line('1', '100.00', { ...sold, kind: 'GROUP', totals: { vat: money('20.00') } }),
    line('2', '100.00', { ...sold, kind: 'DETAIL', parentId: '1' }),
  ];
  const vatBreakdown = base.vatBreakdown.map((part) => ({ ...part, exemptionReason: mark }));
  return { ...base, processType: 'M8', lines, vatBreakdown };
}
