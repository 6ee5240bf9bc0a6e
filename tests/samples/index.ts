// Sample invoices: seventeen documents of fifteen invented French suppliers for two demo dossiers.
// Made here from scratch, the same bytes each run; used by `npm run demo`, the browser tests and the benches.

import { catalogue, type Entry } from './catalogue.ts';
import { totalsOf, type Invoice } from './model.ts';
import { WRONG_GROSS } from './papers.ts';
import type { Expected, ExpectedSupplier, Sample, SampleForm } from './types.ts';

export { PAPILLON, SUD_CONCEPT, suppliers } from './parties.ts';
export type { Expected, ExpectedSupplier, FindingFamily, Sample, SampleForm } from './types.ts';

const MEDIA: Readonly<Record<SampleForm, string>> = {
  facturx: 'application/pdf',
  'text-pdf': 'application/pdf',
  'locked-pdf': 'application/pdf',
  scan: 'application/pdf',
  photo: 'image/jpeg',
  cii: 'application/xml',
  ubl: 'application/xml',
};

function supplierOf({ seller }: Invoice): ExpectedSupplier {
  return {
    name: seller.name,
    siren: seller.siren,
    ...(seller.vat ? { vat: seller.vat } : {}),
    ...(seller.iban ? { iban: seller.iban } : {}),
  };
}

function expectedOf({ invoice, id, findings }: Entry): Expected {
  const totals = totalsOf(invoice.lines);
  return {
    supplier: supplierOf(invoice),
    number: invoice.number,
    issueDate: invoice.issueDate,
    ...(invoice.dueDate ? { dueDate: invoice.dueDate } : {}),
    currency: 'EUR',
    totalHt: totals.net.toString(),
    vat: totals.vat.map((entry) => ({
      rate: entry.rate,
      base: entry.base.toString(),
      amount: entry.amount.toString(),
    })),
    totalTtc: (id === 'rent' ? WRONG_GROSS : totals.gross).toString(),
    typeCode: invoice.typeCode,
    ...(findings ? { findings } : {}),
  };
}

async function sampleOf(entry: Entry): Promise<Sample> {
  const { seller, buyer } = entry.invoice;
  return {
    id: entry.id,
    form: entry.form,
    filename: entry.filename,
    mediaType: MEDIA[entry.form],
    bytes: await entry.make(),
    subject: entry.subject,
    from: `"${seller.name}" <${seller.email}>`,
    buyerSiren: buyer.siren,
    body: entry.body,
    expect: expectedOf(entry),
  };
}

/** Makes all samples, in the order of the demonstration. About two seconds. */
export async function makeSamples(): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const entry of catalogue) samples.push(await sampleOf(entry));
  return samples;
}

/** Makes one sample by its id (`electricity`, `garage`, `restaurant`…). Throws on an unknown id. */
export async function makeSample(id: string): Promise<Sample> {
  const entry = catalogue.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`No sample is called ${id}`);
  return sampleOf(entry);
}
