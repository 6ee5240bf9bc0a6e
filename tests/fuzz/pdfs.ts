// PDFs of our own to damage, with what readers have to follow: tables and streams of objects, name trees, attachments.

import { deflateSync } from 'node:zlib';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function stream(head: string, data: Uint8Array): Buffer {
  return Buffer.concat([latin(`<< ${head} /Length ${data.length} >>\nstream\n`), data, latin('\nendstream')]);
}

function pdf(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  const offsets: number[] = [];
  let size = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([latin(`${index + 1} 0 obj\n`), Buffer.from(object as never), latin('\nendobj\n')]);
    offsets.push(size);
    size += whole.length;
    parts.push(whole);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(latin(`xref\n0 ${count}\n0000000000 65535 f \n${rows}`));
  parts.push(latin(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

const XML = latin(
  '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>',
);
const CATALOG = '<< /Type /Catalog /Pages 2 0 R /AF [6 0 R] /Names << /EmbeddedFiles << /Kids [7 0 R] >> >> >>';
const PAGES = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>';
const FILE =
  '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Data /EF << /F 5 0 R /UF 5 0 R >> >>';
const TREE = '<< /Limits [(factur-x.xml) (factur-x.xml)] /Names [(factur-x.xml) 6 0 R] >>';
const CONTENT = latin('BT /F 12 Tf 50 700 Td (Facture F-1, total 120,00) Tj ET');

export function ownPdfs(): readonly Uint8Array[] {
  const plain = [CATALOG, PAGES, PAGE, stream('', CONTENT), stream('/Type /EmbeddedFile', XML), FILE, TREE];
  const packed = [
    CATALOG,
    PAGES,
    PAGE,
    stream('/Filter /FlateDecode', deflateSync(CONTENT)),
    stream('/Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode', deflateSync(XML)),
    FILE,
    TREE,
  ];
  return [pdf(plain), pdf(packed)];
}
