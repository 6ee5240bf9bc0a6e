// Our own side, through the front door of the module.

import {
  buildFacturx,
  extractXml,
  type Invoice,
  newInvoice,
  newItem,
  newLine,
  newParty,
  newPrice,
  type Party,
  readFile,
  renderPdf,
  writeCii,
} from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import type { Contender, Inputs, Made } from './contender.ts';
import { SAMPLE, type SampleLine, type SampleParty } from './sample.ts';

const CREATED = new Date('2026-09-15T08:00:00Z');
const INFO = { title: `Facture ${SAMPLE.number}`, author: SAMPLE.seller.name, language: 'fr', created: CREATED };

function partyOf({ name, siren, vatId, street, postcode, city, email }: SampleParty): Party {
  return newParty({
    name,
    legalRegistration: { value: siren, scheme: '0002' },
    vatId,
    electronicAddress: { value: email, scheme: 'EM' },
    address: { line1: street, postcode, city, country: 'FR' },
  });
}

function lineOf({ id, name, description, quantity, price, net, rate }: SampleLine): Invoice['lines'][number] {
  return newLine({
    id,
    item: newItem({ name, description }),
    quantity: { value: Decimal.of(quantity), unit: 'C62' },
    price: newPrice({ net: Decimal.of(price) }),
    netAmount: Decimal.of(net),
    vat: [{ category: 'S', rate: Decimal.of(rate) }],
  });
}

/** The sample in our model. */
export const OUR_INVOICE: Invoice = newInvoice({
  number: SAMPLE.number,
  typeCode: '380',
  issueDate: SAMPLE.issued,
  currency: 'EUR',
  notes: [{ text: SAMPLE.note, subjectCode: 'PMT' }],
  seller: partyOf(SAMPLE.seller),
  buyer: partyOf(SAMPLE.buyer),
  delivery: { date: SAMPLE.delivered, transportModes: [] },
  paymentMeans: [{ code: '30', iban: SAMPLE.iban, bic: SAMPLE.bic }],
  paymentTerms: [{ description: SAMPLE.terms, dueDate: SAMPLE.due }],
  lines: SAMPLE.lines.map(lineOf),
  vatBreakdown: SAMPLE.rates.map(({ rate, base, tax }) => ({
    category: 'S',
    rate: Decimal.of(rate),
    base: Decimal.of(base),
    tax: Decimal.of(tax),
  })),
  totals: {
    lines: Decimal.of(SAMPLE.net),
    net: Decimal.of(SAMPLE.net),
    vat: Decimal.of(SAMPLE.vat),
    gross: Decimal.of(SAMPLE.gross),
    due: Decimal.of(SAMPLE.gross),
  },
});

const write = (): Uint8Array => writeCii(OUR_INVOICE, 'EN 16931');

async function hybrid(pdf: Uint8Array): Promise<Made> {
  const { bytes } = await buildFacturx({ pdf, xml: write(), profile: 'EN 16931', info: INFO });
  return bytes;
}

function extract({ facturx }: Inputs): Made {
  const found = extractXml(facturx);
  if (!found) throw new Error('The sample has lost its XML');
  return found.bytes;
}

export const ours: Contender = {
  name: 'Facteur',
  open: async (inputs) => ({
    extract: () => extract(inputs),
    'extract and read': () => readFile(inputs.facturx).invoice.number ?? '',
    write,
    hybrid: async () => await hybrid(inputs.plain),
    'hybrid, PDF/A already': async () => await hybrid(inputs.facturx),
    create: async () => await renderPdf(OUR_INVOICE, { language: 'fr', xml: write(), created: CREATED }),
  }),
};
