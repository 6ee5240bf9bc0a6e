// Files made to hold up or to fill the machine: each is answered within two seconds (of a machine that has nothing
// else to do), by a Problem or by a result.

import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Problem } from '#src/errors.ts';
import { buildFacturx, extractAttachments, extractXml, isFacturx } from '../../../../modules/facturx/pdf/index.ts';
import { buildHybrid } from '../../../../modules/facturx/pdf/build/hybrid.ts';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';
import { compositePdf, widthsPdf } from './font-samples.ts';
import { specialInksPdf } from './colour-samples.ts';
import { embedded, embeddedFontPdf, handmadePdf, INFO, stream, treePdf, XML } from './samples.ts';

const input = (pdf: Uint8Array) => ({ pdf, xml: XML, profile: 'EN 16931', info: INFO }) as const;
const MEGABYTE = 1024 * 1024;

const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 4 0 R >> >> /Contents 3 0 R >>';

/** Pages that share a content; objects from 4 on are `more`, pages come last. */
function pagesPdf(
  content: Buffer,
  { pages = 1, more = ['null'] }: { pages?: number; more?: (string | Buffer)[] },
): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 4 + more.length} 0 R`);
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`,
    content,
    ...more,
    ...kids.map(() => PAGE),
  ]);
}

const deflated = (bytes: Uint8Array, head = '') => stream(`${head} /Filter /FlateDecode`, deflateSync(bytes));
const operators = (count: number) => deflated(Buffer.from('0 g 1 1 2 2 re f '.repeat(count)));

/** Twelve forms, each of which draws the next ten times. */
const forms = Array.from({ length: 12 }, (_, index) => {
  const resources = `/Resources << /XObject << /X ${index + 5} 0 R >> >>`;
  return stream(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${resources}`, Buffer.from('/X Do '.repeat(10)));
});

const HUGE_IMAGE =
  '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceRGB';
const huge = deflated(Buffer.alloc(MEGABYTE), HUGE_IMAGE);

beforeAll(async () => {
  // The first of all pays for the start of a thread.
  await buildFacturx(input(await embeddedFontPdf()));
});

test.each([
  ['a content that unfolds to 200 MB', 'too_large', () => pagesPdf(deflated(Buffer.alloc(200 * MEGABYTE, 32)), {})],
  ['ten thousand pages', 'too_large', () => pagesPdf(stream('', Buffer.from('0 g')), { pages: 10_000 })],
  [
    'a content of millions of operators on 300 pages',
    'too_complex',
    () => pagesPdf(operators(100_000), { pages: 300 }),
  ],
  [
    'forms that draw each other a thousand billion times',
    'too_complex',
    () => pagesPdf(stream('', Buffer.from('/X Do')), { more: forms }),
  ],
  [
    'an attachment past 100 MB',
    'too_large',
    () =>
      treePdf('<< /Names [(a) << /Type /Filespec /F (a.xml) /EF << /F 4 0 R >> >>] >>', [
        stream('', Buffer.alloc(101 * MEGABYTE)),
      ]),
  ],
])('%s is refused', { timeout: 60_000 }, async (_, code, make) => {
  const pdf = make();
  const start = performance.now();
  await expect(buildFacturx(input(pdf))).rejects.toMatchObject({ code: `facturx.pdf_${code}` });
  // Two seconds when nothing else runs; the machine of the tests is shared.
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('PDFium is given a bounded memory: a picture that needs more is left out', { timeout: 60_000 }, async () => {
  const pdf = pagesPdf(stream('', Buffer.from('q 595 0 0 842 0 0 cm /X Do Q')), { more: [huge] });
  const before = process.memoryUsage().rss;
  const draw = withRaster(pdf, (document) => document.withPage(0, (page) => page.draw(595, 842)));
  await draw.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * MEGABYTE);
});

test('a file within the limits is still built after those that were not', async () => {
  const pdf = await embeddedFontPdf();
  await buildFacturx(input(pagesPdf(stream('', Buffer.from('/X Do')), { more: forms }))).catch(() => {});
  expect(await buildFacturx(input(pdf))).toMatchObject({ method: 'repaired' });
});

/** `FACTEUR_FUZZ_RUNS` for a long run by night. */
const RUNS = Number(process.env['FACTEUR_FUZZ_RUNS'] ?? 40);

const change = fc.record({
  kind: fc.constantFrom('byte', 'cut', 'copy', 'number'),
  at: fc.nat({ max: 1_000_000 }),
  length: fc.nat({ max: 300 }),
  value: fc.nat({ max: 255 }),
});
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

const NUMBERS = ['0', '-1', '2147483647', '99999999999', '0.0000001', '1e9'];

function damaged(bytes: Uint8Array, { kind, at, length, value }: Change): Uint8Array {
  const from = at % bytes.length;
  if (kind === 'byte') return bytes.with(from, value);
  if (kind === 'cut') return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
  const piece = bytes.subarray(from, from + length);
  if (kind === 'copy')
    return Buffer.concat([bytes.subarray(0, (at * 7) % bytes.length), piece, bytes.subarray((at * 7) % bytes.length)]);
  // A number somewhere after this place becomes one that nobody expects.
  const text = Buffer.from(bytes).toString('latin1');
  const number = /\d+/g;
  number.lastIndex = from;
  const found = number.exec(text);
  if (!found) return bytes;
  return Buffer.from(
    text.slice(0, found.index) + (NUMBERS[value % NUMBERS.length] ?? '') + text.slice(number.lastIndex),
    'latin1',
  );
}

/** Everything that looks into a PDF; refusing is right, anything else thrown is a defect. */
async function survive(pdf: Uint8Array): Promise<void> {
  isFacturx(pdf);
  for (const look of [() => extractXml(pdf), () => extractAttachments(pdf), () => buildHybrid(input(pdf), () => {})]) {
    try {
      await look();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
}

test.each([
  ['an embedded font and a file', () => embeddedFontPdf((doc) => doc.file(Buffer.from('a;b'), { name: 'a.csv' }))],
  ['a font by name', async () => widthsPdf('Arial', 500)],
  ['a composite font', async () => compositePdf(Buffer.from('00240025', 'hex'))],
  ['inks', async () => specialInksPdf()],
  ['an attachment', async () => treePdf('<< /Names [(a) << /F (a.xml) /EF << /F 4 0 R >> >>] >>', [embedded(XML)])],
])('damaged at random, a file with %s breaks nothing', { timeout: 120_000 + RUNS * 2_000 }, async (_, make) => {
  const original = await make();
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), (steps) =>
      survive(steps.reduce<Uint8Array>(damaged, original)),
    ),
    { numRuns: RUNS },
  );
});
