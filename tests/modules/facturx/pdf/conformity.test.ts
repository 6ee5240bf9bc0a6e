// What we build, judged by veraPDF. Left out, with the reason said, where veraPDF cannot be had.

import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFacturx, imagesToPdf } from '../../../../modules/facturx/pdf/index.ts';
import { checkPdfa, findVeraPdf } from '../../../support/oracles/verapdf.ts';
import { marksPdf } from './annotation-samples.ts';
import { inksPdf, pressPatternPdf, pressPhotoPdf, screenInPressPdf, specialInksPdf } from './colour-samples.ts';
import { cffPdf, notdefPdf, trueTypePdf, type1Pdf } from './program-samples.ts';
import { compositePdf, fontPdf, simpleFont, widthsPdf } from './font-samples.ts';
import { embeddedFontPdf, INFO, ownerPasswordPdf, standardFontPdf, XML } from './samples.ts';

const found = findVeraPdf();
const jar = 'jar' in found ? found.jar : undefined;
const CORPUS = process.env['FACTEUR_CORPUS'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'facteur-pdfa-'));
  if ('missing' in found) process.stderr.write(`${found.missing}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function failuresOf(files: readonly string[]): Promise<unknown[]> {
  const verdicts = await checkPdfa(jar!, files);
  expect(verdicts).toHaveLength(files.length);
  return verdicts.filter((verdict) => !verdict.valid);
}

const hybrid = async (pdf: Uint8Array) =>
  (await buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO })).bytes;

test.skipIf(!jar)('veraPDF refuses what is not PDF/A: the oracle can say no', { timeout: 120_000 }, async () => {
  expect(await failuresOf([keep('plain.pdf', await embeddedFontPdf())])).toHaveLength(1);
});

test.skipIf(!jar)('every way of building gives valid PDF/A-3b', { timeout: 120_000 }, async () => {
  const repaired = await hybrid(await embeddedFontPdf());
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer();
  const withLink = await embeddedFontPdf((doc) => {
    doc.text('lien', { link: 'https://example.org' });
    doc.file(Buffer.from('a;b'), { name: 'détail.csv', hidden: true });
    doc.note(10, 10, 20, 20, 'note');
  });
  const files = [
    keep('repaired.pdf', repaired),
    keep('appended.pdf', await hybrid(repaired)),
    keep('rasterised.pdf', await hybrid(fontPdf(simpleFont('Wingdings', ''), Buffer.from('abc')))),
    keep('protected.pdf', await hybrid(await ownerPasswordPdf({ ownerPassword: 'x' }))),
    keep('link.pdf', await hybrid(withLink)),
    keep('inks.pdf', await hybrid(inksPdf())),
    keep('press-photo.pdf', await hybrid(await pressPhotoPdf())),
    keep('special-inks.pdf', await hybrid(specialInksPdf())),
    keep('screen-in-press.pdf', await hybrid(await screenInPressPdf())),
    keep('image.pdf', await imagesToPdf([photo], INFO)),
    keep('standard.pdf', await hybrid(await standardFontPdf())),
    keep('symbol.pdf', await hybrid(fontPdf(simpleFont('Symbol', ''), Buffer.from('abc')))),
    keep('dingbats.pdf', await hybrid(fontPdf(simpleFont('ZapfDingbats', ''), Buffer.from('abc')))),
    keep('narrow.pdf', await hybrid(widthsPdf('Calibri', 300))),
    keep('wide.pdf', await hybrid(widthsPdf('Consolas', 900))),
    keep('type1.pdf', await hybrid(type1Pdf())),
    keep('cff.pdf', await hybrid(cffPdf(640))),
    keep('symbolic.pdf', await hybrid(trueTypePdf({ flags: 4 }))),
    keep('code-zero.pdf', await hybrid(trueTypePdf({ flags: 32, codes: 'A\u0001B\u0000C' }))),
    keep('notdef.pdf', await hybrid(notdefPdf())),
    keep('marks.pdf', await hybrid(marksPdf())),
    keep('pattern.pdf', await hybrid(pressPatternPdf())),
    keep('composite.pdf', await hybrid(compositePdf(Buffer.from('00240025000300440045', 'hex')))),
  ];
  expect(await failuresOf(files)).toEqual([]);
});

test.skipIf(!jar || !CORPUS || !existsSync(CORPUS))(
  'every PDF of the corpus (FACTEUR_CORPUS) becomes valid, or is refused with a reason',
  { timeout: 600_000 },
  async () => {
    const files: string[] = [];
    for (const [index, path] of globSync('**/*.pdf', { cwd: CORPUS! }).entries()) {
      try {
        files.push(keep(`${index}.pdf`, await hybrid(readFileSync(join(CORPUS!, path)))));
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^facturx\.pdf_/);
      }
    }
    expect(await failuresOf(files)).toEqual([]);
  },
);
