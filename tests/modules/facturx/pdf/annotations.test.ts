// Annotations that PDF/A does not take as they are keep what they show.

import { expect, test } from 'vitest';
import { buildFacturx, extractAttachments } from '../../../../modules/facturx/pdf/index.ts';
import { preflight } from '../../../../modules/facturx/pdf/preflight/preflight.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { arrayEntry, dictEntry, isDict, nameEntry } from '../../../../modules/facturx/pdf/syntax/objects.ts';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';
import { annotatedPdf, marksPdf } from './annotation-samples.ts';
import { INFO, stream, XML } from './samples.ts';

const build = (pdf: Uint8Array) => buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO });

/** Kinds of the annotations of the first page. */
function kinds(pdf: Uint8Array): (string | undefined)[] {
  const file = new PdfFile(pdf);
  const [page] = arrayEntry(file, dictEntry(file, file.catalog, 'Pages'), 'Kids') ?? [];
  const of = file.resolve(page);
  return (arrayEntry(file, isDict(of) ? of : undefined, 'Annots') ?? []).map((item) => {
    const annotation = file.resolve(item);
    return isDict(annotation) ? nameEntry(file, annotation, 'Subtype') : undefined;
  });
}

async function pixel(pdf: Uint8Array, x: number, y: number): Promise<number[]> {
  const { rgba, width } = await withRaster(pdf, (document) => document.withPage(0, (page) => page.draw(595, 842)));
  const at = (Math.round(842 - y) * width + Math.round(x)) * 4;
  return [...rgba.subarray(at, at + 3)];
}

test('marks, shapes and notes without an appearance get one, and the page is kept', async () => {
  const { bytes, method, findings } = await build(marksPdf());
  expect(findings).toEqual([]);
  expect(method).toBe('repaired');
  expect(preflight(new PdfFile(bytes))).toEqual([]);
  expect(new Set(kinds(bytes))).toEqual(new Set(kinds(marksPdf())));
});

test('a mark is drawn in its colour, where it stands', async () => {
  const { bytes } = await build(
    annotatedPdf('/Subtype /Square /Rect [100 100 200 200] /IC [1 0 0] /C [0 0 1] /BS << /W 4 >>'),
  );
  expect(await pixel(bytes, 150, 150)).toEqual([255, 0, 0]);
  expect(await pixel(bytes, 102, 150)).toEqual([0, 0, 255]);
  expect(await pixel(bytes, 90, 150)).toEqual([255, 255, 255]);
});

test('what only a viewer could show is drawn with the page', async () => {
  const { method, findings } = await build(
    annotatedPdf('/Subtype /FreeText /Rect [100 100 200 200] /DA (/Helv 12 Tf 0 g)'),
  );
  expect(method).toBe('rasterised');
  expect(findings[0]).toMatchObject({ clause: '6.3.3' });
});

test('a film stays as the picture that it shows', async () => {
  const picture = stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << >>',
    Buffer.from('0 1 0 rg 0 0 100 100 re f'),
  );
  const pdf = annotatedPdf('/Subtype /Screen /Rect [100 100 200 200] /AP << /N 6 0 R >>', [picture]);
  const { bytes, method } = await build(pdf);
  expect(method).toBe('repaired');
  expect(kinds(bytes)).toEqual(['Stamp']);
  expect(await pixel(bytes, 150, 150)).toEqual([0, 255, 0]);
});

test('the file of a pin goes to the other attachments', async () => {
  const pdf = annotatedPdf('/Subtype /FileAttachment /Rect [100 100 120 120] /FS 6 0 R', [
    '<< /Type /Filespec /F (detail.csv) /EF << /F 7 0 R >> >>',
    stream('/Type /EmbeddedFile', Buffer.from('a;b')),
  ]);
  const { bytes } = await build(pdf);
  expect(kinds(bytes)).toEqual([]);
  const files = extractAttachments(bytes);
  expect(files.map((file) => file.filename).toSorted()).toEqual(['detail.csv', 'factur-x.xml']);
  expect(Buffer.from(files.find((file) => file.filename === 'detail.csv')!.bytes).toString()).toBe('a;b');
});

test('numbers that are none draw nothing: the page is drawn instead', async () => {
  const { method } = await build(annotatedPdf('/Subtype /Line /Rect [100 100 200 200] /L [100 (x) 200 200]'));
  expect(method).toBe('rasterised');
});
