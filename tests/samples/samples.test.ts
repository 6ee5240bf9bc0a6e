import { createHash } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDocument } from '@cantoo/pdf-lib';
import { isValidIBAN } from 'ibantools';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '#src/money.ts';
import { luhn, siret, vatNumber } from './identifiers.ts';
import { makeSample, makeSamples, PAPILLON, SUD_CONCEPT, suppliers, type Sample } from './index.ts';

let samples: Sample[];

beforeAll(async () => {
  samples = await makeSamples();
});

function sample(id: string): Sample {
  const found = samples.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`missing sample ${id}`);
  return found;
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const text = [...document.pages()].map((page) => page.getText()).join('\n');
    document.destroy();
    return text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
  } finally {
    library.destroy();
  }
}

async function xmlOf(entry: Sample): Promise<string> {
  if (entry.form !== 'facturx') return new TextDecoder().decode(entry.bytes);
  const document = await PDFDocument.load(entry.bytes, { updateMetadata: false });
  const attached = document.getAttachments().find((file) => file.name === 'factur-x.xml');
  return new TextDecoder().decode(attached?.data);
}

function french(value: string): string {
  const [whole = '', cents = ''] = value.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${cents}`;
}

describe('the parties', () => {
  test.each([PAPILLON, SUD_CONCEPT, ...Object.values(suppliers)])('$name has well formed numbers', (party) => {
    expect(party.siren).toMatch(/^\d{9}$/);
    expect(luhn(party.siren)).toBe(0);
    expect(luhn(party.siret)).toBe(0);
    expect(party.siret).toBe(siret(party.siren));
    if (party.vat) expect(party.vat).toBe(vatNumber(party.siren));
    if (party.iban) expect(isValidIBAN(party.iban)).toBe(true);
  });

  test('the VAT key is the published one', () => {
    expect(vatNumber('732829320')).toBe('FR44732829320');
  });

  test('are all different', () => {
    const sirens = [PAPILLON, SUD_CONCEPT, ...Object.values(suppliers)].map((party) => party.siren);
    expect(new Set(sirens).size).toBe(sirens.length);
  });
});

describe('the set', () => {
  test('covers every form, both dossiers and at least twelve suppliers', () => {
    expect(new Set(samples.map((entry) => entry.form))).toEqual(
      new Set(['facturx', 'cii', 'ubl', 'text-pdf', 'scan', 'photo', 'locked-pdf']),
    );
    expect(new Set(samples.map((entry) => entry.buyerSiren))).toEqual(new Set([PAPILLON.siren, SUD_CONCEPT.siren]));
    expect(new Set(samples.map((entry) => entry.expect.supplier.siren)).size).toBeGreaterThanOrEqual(12);
  });

  test('adds up, but for the one that says it does not', () => {
    for (const { id, expect: expected } of samples) {
      const vat = Decimal.sum(expected.vat.map((entry) => Decimal.of(entry.amount)));
      const gross = Decimal.of(expected.totalHt).plus(vat);
      const wrong = expected.findings?.includes('arithmetic') ?? false;
      expect(gross.equals(Decimal.of(expected.totalTtc)), id).toBe(!wrong);
    }
  });

  test('has the figures of the first invoice, worked out by hand', () => {
    // 27.46 + 1284 × 0.1782 + 613 × 0.1329 + 1897 × 0.02579 + 9.83
    expect(sample('electricity').expect).toMatchObject({
      number: 'LE-2026-10-0048213',
      totalHt: '396.49',
      vat: [{ rate: '20', base: '396.49', amount: '79.30' }],
      totalTtc: '475.79',
    });
  });

  test('sends one invoice twice with the same bytes, and one twice in two forms', () => {
    expect(sample('electricity-again').bytes).toEqual(sample('electricity').bytes);
    expect(sample('office-paper').expect.number).toBe(sample('office').expect.number);
    expect(sample('office-paper').form).not.toBe(sample('office').form);
  });

  test('is made of the same bytes each time', async () => {
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    for (const id of ['electricity', 'plumber', 'office', 'garage', 'restaurant', 'brokerage-locked']) {
      expect(digest((await makeSample(id)).bytes), id).toBe(digest(sample(id).bytes));
    }
  });
});

describe('what each form holds', () => {
  test('text PDFs say the number, the date and the totals in French', async () => {
    for (const entry of samples.filter(({ form }) => form === 'text-pdf' || form === 'facturx')) {
      const text = await textOf(entry.bytes);
      expect(text, entry.id).toContain(entry.expect.number);
      expect(text, entry.id).toContain(french(entry.expect.totalTtc));
      expect(text, entry.id).toContain(french(entry.expect.totalHt));
    }
  });

  test('structured files hold number, supplier and totals', async () => {
    for (const entry of samples.filter(({ form }) => form === 'cii' || form === 'ubl' || form === 'facturx')) {
      const xml = await xmlOf(entry);
      for (const value of [
        entry.expect.number,
        entry.expect.supplier.siren,
        entry.expect.totalHt,
        entry.expect.totalTtc,
      ]) {
        expect(xml, entry.id).toContain(`>${value}<`);
      }
    }
  });

  test('the Factur-X are PDF/A-3 with the relationship of their profile', async () => {
    const raw = new TextDecoder('latin1').decode(sample('electricity').bytes);
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(raw).toMatch(/\/AFRelationship \/Alternative/);
    const lite = new TextDecoder('latin1').decode(sample('telecom').bytes);
    expect(lite).toContain('<fx:ConformanceLevel>BASIC WL</fx:ConformanceLevel>');
    expect(lite).toMatch(/\/AFRelationship \/Data/);
    expect(await xmlOf(sample('telecom'))).not.toContain('IncludedSupplyChainTradeLineItem');
  });

  test('the scan has no text and the photo is a JPEG in colour', async () => {
    expect((await textOf(sample('garage').bytes)).trim()).toBe('');
    const photo = await sharp(sample('restaurant').bytes).metadata();
    expect(photo).toMatchObject({ format: 'jpeg', channels: 3, width: 1200 });
  });

  test('the locked file opens with its password only', async () => {
    const library = await PDFiumLibrary.init();
    const { bytes } = sample('brokerage-locked');
    await expect(library.loadDocument(bytes)).rejects.toThrow();
    const document = await library.loadDocument(bytes, 'HC-2203');
    expect(document.getPageCount()).toBe(1);
    document.destroy();
    library.destroy();
  });
});
