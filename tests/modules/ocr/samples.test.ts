// The sample documents were drawn without knowing the reader: what it reads of them must be what they say.

import { afterAll, describe, expect, test } from 'vitest';
import { type Fields, type Found, readDocument, stopReader } from '#modules/ocr';
import { type Expected, makeSample, makeSamples, type Sample } from '../../samples/index.ts';

const PAPER = new Set(['facturx', 'text-pdf', 'scan', 'photo']);

afterAll(stopReader);

function text(found: Found<{ toString(): string }> | undefined): string | undefined {
  return found?.value.toString();
}

/** Credit notes print their figures with or without a minus: the samples say sizes. */
function size(found: Found<{ toString(): string }> | undefined): string | undefined {
  return text(found)?.replace(/^-/, '');
}

/** What the slip does not print: the legal form behind the sign of the house. */
const PRINTED_NAMES: Readonly<Record<string, string>> = { restaurant: 'LA TABLE D’AGATHE' };

const TYPES = { invoice: '380', 'credit-note': '381', prepayment: '386' } as const;

function asExpected({ supplier, ...fields }: Fields): Omit<Expected, 'findings'> {
  const read = {
    supplier: {
      name: text(supplier.name),
      siren: text(supplier.siren),
      vat: text(supplier.vat),
      iban: text(supplier.iban),
    },
    number: text(fields.number),
    issueDate: text(fields.issueDate),
    dueDate: text(fields.dueDate),
    currency: text(fields.currency),
    totalHt: size(fields.netTotal),
    vat: fields.vatLines.map(({ rate, base, amount }) => ({
      rate: String(Number(rate.value.toString())),
      base: size(base),
      // Beside « non soumis à TVA » nobody prints the 0,00 of VAT.
      amount: size(amount) ?? (rate.value.isZero ? '0.00' : undefined),
    })),
    totalTtc: size(fields.grossTotal),
    typeCode: fields.type && TYPES[fields.type.value],
  };
  return structuredClone(read) as Omit<Expected, 'findings'>;
}

describe('a sample invoice on paper', async () => {
  const papers = (await makeSamples()).filter(({ form, id }) => PAPER.has(form) && id !== 'electricity-again');

  test.each(papers.map((sample) => [sample.id, sample.form, sample] as const))(
    '« %s » (%s) is read whole',
    { timeout: 120_000 },
    async (id, _form, { bytes, mediaType, expect: { findings: _findings, ...expected } }: Sample) => {
      const { fields } = await readDocument(bytes, { mediaType });
      const name = PRINTED_NAMES[id] ?? expected.supplier.name;
      expect(asExpected(fields)).toEqual({ ...expected, supplier: { ...expected.supplier, name } });
    },
  );
});

test('a locked sample says that it is locked', async () => {
  const { bytes, mediaType } = await makeSample('brokerage-locked');
  await expect(readDocument(bytes, { mediaType })).rejects.toMatchObject({ code: 'ocr.pdf_encrypted' });
});
