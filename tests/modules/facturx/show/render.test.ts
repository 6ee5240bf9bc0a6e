import { expect, test } from 'vitest';
import { Decimal, formatDecimal } from '#src/money.ts';
import type { Finding } from '../../../../modules/facturx/finding.ts';
import {
  newInvoice,
  newItem,
  newLine,
  newParty,
  newPrice,
  type Invoice,
} from '../../../../modules/facturx/model/index.ts';
import { extractXml } from '../../../../modules/facturx/pdf/index.ts';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';
import { renderHtml, renderPdf } from '../../../../modules/facturx/show/index.ts';
import { wordsOf } from '../pdf/compare.ts';
import { XML } from '../pdf/samples.ts';
import { fullInvoice } from './full-invoice.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const amount = (text: string) => Decimal.of(text);

function sample(lines = 1): Invoice {
  return newInvoice({
    number: 'F-2026-001',
    typeCode: '380',
    issueDate: '2026-09-01',
    currency: 'EUR',
    seller: newParty({ name: 'Éts Dupont & fils <SARL>', vatId: 'FR11123456782' }),
    buyer: newParty({ name: 'שלום 😀 مرحبا Client' }),
    lines: Array.from({ length: lines }, (_, index) =>
      newLine({
        id: String(index + 1),
        quantity: { value: amount('2'), unit: 'HUR' },
        netAmount: amount('1234.50'),
        price: newPrice({ net: amount('617.25') }),
        vat: [{ category: 'S', rate: amount('20') }],
        item: newItem({ name: `Prestation ${index + 1}` }),
      }),
    ),
    totals: { net: amount('1234.50'), vat: amount('246.90'), gross: amount('1481.40'), due: amount('1481.40') },
  });
}

/** Not words for a reader: the bytes of a file, and what the indentation of a line says. */
const UNSHOWN = new Set([
  'supportingDocuments.file.base64',
  'lines.supportingDocuments.file.base64',
  'lines.parentId',
  'lines.kind',
]);

test.each(['fr', 'en'] as const)('every field of the model is shown (%s)', (language) => {
  const { invoice, leaves } = fullInvoice();
  const html = renderHtml(invoice, { language });
  const missing = leaves.filter(({ path, value }) => {
    if (UNSHOWN.has(path) || typeof value === 'boolean') return false;
    return !html.replace(/\u00a0/g, '').includes(typeof value === 'string' ? value : formatDecimal(value, language));
  });
  expect(missing.map((leaf) => leaf.path)).toEqual([]);
  expect(html).toContain(language === 'fr' ? 'Copie' : 'Copy');
  expect(html).toContain(language === 'fr' ? 'Test sans valeur' : 'Test');
});

test.each(['fr', 'en'] as const)('every field of the model is on the pages of the PDF (%s)', async (language) => {
  const { invoice, leaves } = fullInvoice();
  const pdf = await renderPdf(invoice, { language, created: NOW });
  const plain = (text: string) => text.replace(/\s/gu, '');
  const text = plain((await wordsOf(pdf)).join(''));
  const missing = leaves.filter(({ path, value }) => {
    if (UNSHOWN.has(path) || typeof value === 'boolean') return false;
    return !text.includes(plain(typeof value === 'string' ? value : formatDecimal(value, language)));
  });
  expect(missing.map((leaf) => leaf.path)).toEqual([]);
});

test('amounts are French in French and English in English', () => {
  expect(renderHtml(sample(), { language: 'fr' })).toContain('1\u202f481,40\u00a0€');
  expect(renderHtml(sample(), { language: 'en' })).toContain('1,481.40\u00a0€');
  expect(renderHtml(sample(), { language: 'fr' })).toContain('01/09/2026');
});

test('what the supplier wrote is text, never markup, and nothing is fetched or run', () => {
  const html = renderHtml(sample(), { language: 'fr' });
  expect(html).toContain('Éts Dupont &amp; fils &lt;SARL&gt;');
  expect(html).not.toMatch(/<script|<link|<img|\ssrc=|url\(|javascript:/i);
});

test('a line inside a line is indented', () => {
  const [parent] = sample().lines;
  const child = { ...parent!, id: '1.1', parentId: '1' };
  const html = renderHtml({ ...sample(), lines: [{ ...parent!, kind: 'GROUP' }, child] }, { language: 'fr' });
  expect(html).toMatch(/<tr class="group"><td>1<\/td><td class="depth0">/);
  expect(html).toMatch(/<td>1\.1<\/td><td class="depth1">/);
});

test('lines that are their own parents do not hang', () => {
  const [line] = sample().lines;
  const circle = [
    { ...line!, id: 'a', parentId: 'b' },
    { ...line!, id: 'b', parentId: 'a' },
  ];
  expect(renderHtml({ ...sample(), lines: circle }, { language: 'fr' })).toContain('class="depth0"');
});

test('a figure is never rounded: more decimals are all shown', () => {
  const [line] = sample().lines;
  const precise = { ...line!, price: newPrice({ net: amount('0.123456') }) };
  expect(renderHtml({ ...sample(), lines: [precise] }, { language: 'fr' })).toContain('0,123456\u00a0€');
});

test('the PDF carries the XML and can be searched', async () => {
  const pdf = await renderPdf(sample(), { language: 'fr', xml: XML, profile: 'EXTENDED', created: NOW });
  expect(extractXml(pdf)?.bytes).toEqual(XML);
  const words = await withRaster(pdf, (document) => document.withPage(0, (page) => page.words()));
  const text = words.map((word) => word.text).join(' ');
  expect(text).toContain('F-2026-001');
  expect(text).toMatch(/1.?481,40/u);
});

test('the same invoice at the same instant gives the same bytes', async () => {
  const options = { language: 'fr', xml: XML, created: NOW } as const;
  expect(Buffer.compare(await renderPdf(sample(), options), await renderPdf(sample(), options))).toBe(0);
});

test('a long invoice has the head of the table on every page that has lines, and says how many pages there are', async () => {
  const pdf = await renderPdf(sample(100), { language: 'fr', created: NOW });
  const pages = await withRaster(pdf, (document) =>
    Array.from({ length: document.pageCount }, (_, index) =>
      document.withPage(index, (page) =>
        page
          .words()
          .map((word) => word.text)
          .join(' '),
      ),
    ),
  );
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.filter((text) => text.includes('Prestation'))) expect(page).toContain('Désignation');
  expect(pages[1]).toContain(`Page 2 sur ${pages.length}`);
  expect(pages.join(' ')).toContain('Prestation 100');
});

test('a text longer than a page goes on over pages, whole', async () => {
  const long = Array.from({ length: 3_000 }, (_, index) => `mot${index}`).join(' ');
  const [line] = sample().lines;
  const invoice = {
    ...sample(),
    lines: [{ ...line!, item: newItem({ name: 'x', description: long }) }],
    notes: [{ text: long }],
  };
  const pdf = await renderPdf(invoice, { language: 'fr', created: NOW });
  const words = await withRaster(pdf, (document) =>
    Array.from({ length: document.pageCount }, (_, index) => document.withPage(index, (page) => page.words())).flat(),
  );
  const shown = words.filter((word) => word.text.startsWith('mot') && word.bottom < 842).map((word) => word.text);
  expect(new Set(shown).size).toBe(3_000);
  expect(shown).toHaveLength(6_000);
});

test('Hebrew, Arabic, Chinese, Korean and smileys are shown, each letter once', async () => {
  const seller = newParty({ name: 'שלום בעמ 😀🚀' });
  const buyer = newParty({ name: '你好 Société 한국' });
  const findings: Finding[] = [];
  const words = await wordsOf(
    await renderPdf({ ...sample(), seller, buyer }, { language: 'fr', created: NOW, findings }),
  );
  for (const word of ['שלום', 'בעמ', '你好', 'Société', '한국']) {
    expect(words.filter((shown) => shown === word || shown === [...word].toReversed().join(''))).toHaveLength(1);
  }
  const text = words.join(' ');
  expect(text.includes('😀') || text.includes('\ude00\ud83d')).toBe(true);
  expect(findings).toEqual([]);
});

test('what no font has is named by its code points, and told', async () => {
  const seller = newParty({ name: 'A\u{13000} Société' });
  const findings: Finding[] = [];
  const words = await wordsOf(await renderPdf({ ...sample(), seller }, { language: 'fr', created: NOW, findings }));
  expect(words.join(' ')).toContain('A[U+13000] Société');
  expect(findings.map(({ rule }) => rule)).toEqual(['facturx.letters_not_shown']);
  expect(findings[0]?.value).toContain('U+13000');
});
