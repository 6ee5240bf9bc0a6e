import sharp from 'sharp';
import { expect, test } from 'vitest';
import { buildFacturx, extractAttachments, extractXml, imagesToPdf } from '../../../../modules/facturx/pdf/index.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { decodeStream } from '../../../../modules/facturx/pdf/syntax/filters.ts';
import {
  dictEntry,
  entry,
  nameEntry,
  numberEntry,
  type PdfDict,
  type PdfStream,
} from '../../../../modules/facturx/pdf/syntax/objects.ts';
import { listPages } from '../../../../modules/facturx/pdf/repair/pages.ts';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';
import { difference } from './compare.ts';
import { fontPdf, simpleFont } from './font-samples.ts';
import { embeddedFontPdf, EMPTY_PAGES, handmadePdf, INFO, ownerPasswordPdf, stream, XML } from './samples.ts';

const build = (pdf: Uint8Array, profile: 'EN 16931' | 'BASIC WL' = 'EN 16931') =>
  buildFacturx({ pdf, xml: XML, profile, info: INFO });

function metadata(pdf: Uint8Array): string {
  const file = new PdfFile(pdf);
  const packet = entry(file, file.catalog, 'Metadata') as PdfStream;
  expect(packet.dict.has('Filter')).toBe(false);
  return Buffer.from(decodeStream(file, packet).bytes).toString('utf8');
}

test('pages with embedded fonts are kept, and the XML is attached as Factur-X asks', async () => {
  const pdf = await embeddedFontPdf();
  const { bytes, method, findings } = await build(pdf);
  expect(findings).toEqual([]);
  expect(method).toBe('repaired');
  expect(extractXml(bytes)).toEqual({
    filename: 'factur-x.xml',
    bytes: XML,
    relationship: 'Alternative',
    mediaType: 'text/xml',
  });
  const xmp = metadata(bytes);
  expect(xmp.charCodeAt(xmp.indexOf('begin="') + 7)).toBe(0xfeff);
  expect(xmp).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
  expect(xmp).toContain('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#');
  expect(xmp).toContain('Éts Dupont &amp; fils');
  expect(await difference(pdf, bytes)).toBe(0);
});

test('a profile without lines is attached as data, not as the invoice itself', async () => {
  const { bytes } = await build(await embeddedFontPdf(), 'BASIC WL');
  expect(extractXml(bytes)?.relationship).toBe('Data');
});

test('the same input gives the same bytes', async () => {
  const pdf = await embeddedFontPdf();
  expect(Buffer.compare((await build(pdf)).bytes, (await build(pdf)).bytes)).toBe(0);
});

test('a file that is PDF/A already stays a prefix of the result, and its earlier invoice is replaced', async () => {
  const first = (await build(await embeddedFontPdf())).bytes;
  const other = Buffer.from('<other/>');
  const second = await buildFacturx({ pdf: first, xml: other, profile: 'EXTENDED', info: INFO });
  expect(second.method).toBe('appended');
  expect(Buffer.compare(second.bytes.subarray(0, first.length), first)).toBe(0);
  expect(extractAttachments(second.bytes).map((file) => Buffer.from(file.bytes))).toEqual([other]);
  expect(metadata(second.bytes)).toContain('<fx:ConformanceLevel>EXTENDED<');
  expect(new PdfFile(second.bytes).recovered).toBe(false);
});

test('pages whose text cannot be proved become images that can be searched, with the original attached', async () => {
  const pdf = fontPdf(simpleFont('Wingdings', undefined, 'TrueType'), Buffer.from('Facture F-1 : 1234,50 EUR'));
  const { bytes, method, findings } = await build(pdf);
  expect(method).toBe('rasterised');
  expect(findings[0]).toMatchObject({ clause: '6.2.11.4.1' });
  expect(extractXml(bytes)?.bytes).toEqual(XML);
  const original = extractAttachments(bytes).find((file) => file.filename === 'original.pdf');
  expect(original).toMatchObject({ relationship: 'Source', mediaType: 'application/pdf' });
  expect(Buffer.compare(original!.bytes, pdf)).toBe(0);
  expect(await difference(pdf, bytes)).toBeLessThan(0.5);
  const words = await withRaster(bytes, (document) => document.withPage(0, (page) => page.words()));
  expect(words.map((word) => word.text)).toEqual(['Facture', 'F-1', ':', '1234,50', 'EUR']);
  expect(words[0]!.left).toBeCloseTo(40, -1);
});

test('a file that only an owner password protects is written in clear, its pages kept', async () => {
  const { bytes, method } = await build(await ownerPasswordPdf({ ownerPassword: 'x' }));
  expect(method).toBe('repaired');
  expect(new PdfFile(bytes).isEncrypted).toBe(false);
});

test('a file that cannot be opened without a password is refused', async () => {
  const pdf = await ownerPasswordPdf({ ownerPassword: 'x', userPassword: 'y' });
  await expect(build(pdf)).rejects.toMatchObject({ code: 'facturx.pdf_encrypted' });
});

test('what is no PDF is refused', async () => {
  await expect(build(Buffer.from('GIF89a'))).rejects.toMatchObject({ code: 'facturx.pdf_broken' });
});

function signedPdf(resources: string): Buffer {
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>',
    EMPTY_PAGES[0]!,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Annots [4 0 R] /Contents 6 0 R >>`,
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /Rect [0 0 0 0] /F 132 /V 5 0 R >>',
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 9 19 9] /Contents <00> >>',
    stream('', Buffer.from(resources ? 'BT /F 12 Tf (x) Tj ET' : '0 g')),
  ]);
}

test('a signed file is only appended to: what was signed does not change', async () => {
  const pdf = signedPdf('');
  const { bytes, method } = await build(pdf);
  expect(method).toBe('appended');
  expect(Buffer.compare(bytes.subarray(0, pdf.length), pdf)).toBe(0);
});

test('a font that a signed file lacks is appended: what was signed does not change', async () => {
  const pdf = signedPdf('/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>');
  const { bytes, method } = await build(pdf);
  expect(method).toBe('appended');
  expect(Buffer.compare(bytes.subarray(0, pdf.length), pdf)).toBe(0);
});

test('a signed file whose pages cannot be kept stays whole as an attachment, with its signature', async () => {
  const pdf = signedPdf('/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Wingdings >> >>');
  const { bytes, method } = await build(pdf);
  expect(method).toBe('rasterised');
  const original = extractAttachments(bytes).find((file) => file.filename === 'original.pdf');
  expect(Buffer.compare(original!.bytes, pdf)).toBe(0);
});

test('scripts, actions and hidden annotations go; links stay and are printed', async () => {
  const catalog =
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R /AA << /WC 4 0 R >> /Names << /JavaScript << /Names [(a) 4 0 R] >> >> /AcroForm << /NeedAppearances true /Fields [] >> >>';
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Annots [5 0 R 6 0 R 7 0 R] /AA << /O 4 0 R >> >>';
  const link = (action: string, flags = '') =>
    `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] ${flags} /A ${action} >>`;
  const pdf = handmadePdf([
    catalog,
    EMPTY_PAGES[0]!,
    page,
    '<< /S /JavaScript /JS (app.alert\\(1\\)) >>',
    link('<< /S /URI /URI (https://example.org) >>'),
    link('4 0 R'),
    link('<< /S /URI /URI (https://hidden.example) >>', '/F 2'),
  ]);
  const { bytes, method } = await build(pdf);
  expect(method).toBe('repaired');
  const text = Buffer.from(bytes).toString('latin1');
  for (const gone of ['JavaScript', 'OpenAction', '/AA', 'NeedAppearances', 'hidden.example'])
    expect(text).not.toContain(gone);
  expect(text).toContain('https://example.org');
  const file = new PdfFile(bytes);
  const [first] = listPages(file);
  const annotations = entry(file, first!.dict, 'Annots') as unknown[];
  expect(annotations).toHaveLength(2);
  for (const item of annotations) expect(numberEntry(file, file.resolve(item as never) as PdfDict, 'F')).toBe(4);
});

test('other attachments stay, described as PDF/A asks', async () => {
  const pdf = await embeddedFontPdf((doc) => {
    doc.file(Buffer.from('a;b'), { name: 'détail.csv', hidden: true });
  });
  const { bytes } = await build(pdf);
  const kept = extractAttachments(bytes).find((file) => file.filename === 'détail.csv');
  expect(kept).toMatchObject({ relationship: 'Unspecified', mediaType: 'text/csv', bytes: Buffer.from('a;b') });
  const file = new PdfFile(bytes);
  expect((entry(file, file.catalog, 'AF') as unknown[]).length).toBe(2);
});

test('a photo becomes a page of its own shape, turned as its EXIF data says', async () => {
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#c33' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const transparent = await sharp({ create: { width: 30, height: 10, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  const bytes = await imagesToPdf([photo, transparent], INFO);
  const sizes = await withRaster(bytes, (document) =>
    [0, 1].map((index) =>
      document.withPage(index, (page) => ({ width: page.width, height: page.height, pixel: page.draw(1, 1).rgba })),
    ),
  );
  expect(sizes[0]!.height / sizes[0]!.width).toBeCloseTo(4 / 3, 1);
  expect(sizes[1]!.width / sizes[1]!.height).toBeCloseTo(3, 1);
  expect([...sizes[1]!.pixel]).toEqual([255, 255, 255, 255]);
  const file = new PdfFile(bytes);
  expect(nameEntry(file, dictEntry(file, file.trailer, 'Root'), 'Type')).toBe('Catalog');
});

test('an image that is none is refused', async () => {
  await expect(imagesToPdf([Buffer.from('x')], INFO)).rejects.toMatchObject({ code: 'facturx.image_unreadable' });
});
