import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extractAttachments, extractXml, isFacturx } from '../../../../modules/facturx/pdf/index.ts';
import { embedded, EMPTY_PAGES, handmadePdf, ownerPasswordPdf, stream, treePdf, XML } from './samples.ts';

const spec = (file: string, name = 'factur-x.xml', extra = '/AFRelationship /Alternative') =>
  `<< /Type /Filespec /F (${name}) /UF (${name}) ${extra} /EF << /F ${file} >> >>`;

test('the invoice is found in a name tree with kids, under a direct specification, without a checksum', () => {
  const pdf = treePdf('<< /Kids [4 0 R] >>', [
    '<< /Kids [5 0 R] >>',
    `<< /Limits [(a) (z)] /Names [(factur-x.xml) ${spec('6 0 R')}] >>`,
    embedded(XML),
  ]);
  expect(extractXml(pdf)).toEqual({
    filename: 'factur-x.xml',
    bytes: XML,
    relationship: 'Alternative',
    mediaType: 'text/xml',
  });
});

test('a name tree that contains itself ends', () => {
  const pdf = treePdf('4 0 R', [`<< /Kids [4 0 R 5 0 R] >>`, `<< /Names [(x) ${spec('6 0 R')}] >>`, embedded(XML)]);
  expect(extractXml(pdf)?.bytes).toEqual(XML);
});

test.each(['factur-x.xml', 'FACTUR-X.XML', 'ZUGFeRD-invoice.xml', 'zugferd-invoice.xml', 'xrechnung.xml'])(
  'the invoice is found under the name %s among other attachments',
  (name) => {
    const other = spec('6 0 R', 'annexe.xml', '/AFRelationship /Supplement');
    const pdf = treePdf('4 0 R', [
      `<< /Names [(annexe.xml) ${other} (x) ${spec('5 0 R', name, '/AFRelationship /Data')}] >>`,
      embedded(XML),
      embedded(Buffer.from('<annexe/>')),
    ]);
    expect(extractXml(pdf)).toMatchObject({ filename: name, bytes: XML, relationship: 'Data' });
    expect(extractAttachments(pdf).map((file) => file.filename)).toEqual(['annexe.xml', name]);
    expect(isFacturx(pdf)).toBe(true);
  },
);

test('an invoice that only the catalog lists in AF is found', () => {
  const catalog = `<< /Type /Catalog /Pages 2 0 R /AF [4 0 R] >>`;
  const pdf = handmadePdf([catalog, ...EMPTY_PAGES, spec('5 0 R'), embedded(XML)]);
  expect(extractXml(pdf)?.bytes).toEqual(XML);
});

test('a PDF without attachments has none, and is not a Factur-X file', () => {
  const pdf = handmadePdf(['<< /Type /Catalog /Pages 2 0 R >>', ...EMPTY_PAGES]);
  expect(extractXml(pdf)).toBeUndefined();
  expect(extractAttachments(pdf)).toEqual([]);
  expect(isFacturx(pdf)).toBe(false);
});

test('the XML is read from an incremental update that replaced it', () => {
  const first = treePdf(`<< /Names [(x) ${spec('4 0 R')}] >>`, [embedded(Buffer.from('<old/>'))]);
  const start = first.lastIndexOf('xref\n0');
  const offset = first.length;
  const object = Buffer.concat([Buffer.from('4 0 obj\n'), embedded(XML), Buffer.from('\nendobj\n')]);
  const table = `xref\n4 1\n${String(offset).padStart(10, '0')} 00000 n\r\n`;
  const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Prev ${start} >>\nstartxref\n${offset + object.length}\n%%EOF\n`;
  const updated = Buffer.concat([first, object, Buffer.from(table + trailer)]);
  expect(extractXml(updated)?.bytes).toEqual(XML);
});

test.each([
  [
    'the cross-reference points elsewhere',
    (pdf: Buffer) => Buffer.from(pdf.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1'),
  ],
  ['the end of the file is missing', (pdf: Buffer) => pdf.subarray(0, pdf.lastIndexOf('xref\n0'))],
  ['a gateway put lines before it', (pdf: Buffer) => Buffer.concat([Buffer.from('Content-Type: x\r\n\r\n'), pdf])],
  [
    'line ends were changed in the table',
    (pdf: Buffer) => Buffer.from(pdf.toString('latin1').replaceAll(' n\r\n', ' n\n'), 'latin1'),
  ],
])('the invoice is found although %s', (_, damage) => {
  const pdf = damage(treePdf(`<< /Names [(x) ${spec('4 0 R')}] >>`, [embedded(XML)]));
  if (!pdf.includes('Root')) expect(pdf.includes('/Catalog')).toBe(true);
  expect(extractXml(pdf)?.bytes).toEqual(XML);
});

test('a wrong stream length is corrected', () => {
  const data = deflateSync(XML);
  const wrong = Buffer.from(
    stream('/Type /EmbeddedFile /Filter /FlateDecode', data)
      .toString('latin1')
      .replace(/Length \d+/, 'Length 3'),
    'latin1',
  );
  expect(extractXml(treePdf(`<< /Names [(x) ${spec('4 0 R')}] >>`, [wrong]))?.bytes).toEqual(XML);
});

test('a file that needs a password is refused with a clear answer', async () => {
  const pdf = await ownerPasswordPdf({ ownerPassword: 'a', userPassword: 'b' });
  expect(() => extractXml(pdf)).toThrow(expect.objectContaining({ code: 'facturx.pdf_encrypted' }));
  expect(isFacturx(pdf)).toBe(false);
});

test.each([
  ['nothing', ''],
  ['text', 'Bonjour'],
  ['a head without a body', '%PDF-1.7\n'],
  ['a catalog that is a number', '%PDF-1.7\n1 0 obj\n12\nendobj\ntrailer << /Root 1 0 R >>'],
])('%s is refused as broken', (_, text) => {
  expect(() => extractXml(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'facturx.pdf_broken' }));
});

test('an attachment that unfolds to more than a message may weigh is refused', () => {
  const bomb = deflateSync(Buffer.alloc(101 * 1024 * 1024));
  const pdf = treePdf(`<< /Names [(x) ${spec('4 0 R')}] >>`, [stream('/Filter /FlateDecode', bomb)]);
  expect(() => extractXml(pdf)).toThrow(expect.objectContaining({ code: 'facturx.pdf_too_large' }));
});

test('arrays nested without end are refused, not followed', () => {
  const pdf = handmadePdf([`<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(100_000)} >>`, ...EMPTY_PAGES]);
  expect(() => extractXml(pdf)).toThrow(expect.objectContaining({ code: 'facturx.pdf_broken' }));
});
