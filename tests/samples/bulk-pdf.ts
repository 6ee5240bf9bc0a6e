// One-page PDFs written by hand: a thousand times cheaper than a PDF library, for the benches and the kill tests.
// Fonts are only named, so a hybrid made here carries its XML rightly but is not PDF/A.

import type { Invoice } from './model.ts';
import { lineNet, totalsOf } from './model.ts';
import { amount, percent, shortDate } from './pdf/french.ts';
import { buyerIds, bankOf } from './pdf/parts.ts';

/** A string of a content stream: WinAnsi, parentheses and backslashes escaped. */
function literal(text: string): string {
  return text
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('€', '\\200')
    .replaceAll('’', '\\222')
    .replaceAll('–', '\\226')
    .replaceAll('œ', '\\234');
}

function textLines(invoice: Invoice): string[] {
  const { seller, buyer } = invoice;
  const totals = totalsOf(invoice.lines);
  return [
    seller.name,
    `${seller.street}, ${seller.postcode} ${seller.city}`,
    `SIRET ${seller.siret} – TVA ${seller.vat ?? ''}`,
    `Facture n° ${invoice.number}`,
    `Date de facture : ${shortDate(invoice.issueDate)}   Échéance : ${shortDate(invoice.dueDate)}`,
    `Client : ${buyer.name} – ${buyerIds(buyer)}`,
    ...invoice.lines.map((line) => `${line.quantity} x ${line.name}   ${amount(lineNet(line))} €`),
    `Total HT   ${amount(totals.net)} €`,
    ...totals.vat.map((entry) => `TVA ${percent(entry.rate)} sur ${amount(entry.base)}   ${amount(entry.amount)} €`),
    `Total TTC   ${amount(totals.gross)} €`,
    bankOf(seller),
  ];
}

function stream(dictionary: string, content: string): string {
  return `<<${dictionary}/Length ${Buffer.byteLength(content, 'latin1')}>>\nstream\n${content}\nendstream`;
}

function file(objects: readonly string[]): Uint8Array {
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets: string[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(`${String(body.length).padStart(10, '0')} 00000 n \n`);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  const tail = `${xref}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body + tail, 'latin1'));
}

function xmp(): string {
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
}

/** The invoice as a one-page text PDF; with `xml`, as a hybrid with factur-x.xml attached. */
export function smallPdf(invoice: Invoice, xml?: string): Uint8Array {
  const shown = textLines(invoice).map((text, row) => `1 0 0 1 50 ${790 - row * 22} Tm (${literal(text)}) Tj`);
  const content = `BT /F1 11 Tf ${shown.join('\n')} ET`;
  const attached = '/AF [6 0 R]/Names <</EmbeddedFiles <</Names [(factur-x.xml) 6 0 R]>>>>/Metadata 8 0 R';
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${xml === undefined ? '' : attached}>>`,
    '<</Type/Pages/Kids [3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox [0 0 595 842]/Resources <</Font <</F1 5 0 R>>>>/Contents 4 0 R>>',
    stream('', content),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ];
  if (xml === undefined) return file(objects);
  const bytes = Buffer.from(xml, 'utf8').toString('latin1');
  const day = invoice.issueDate.replaceAll('-', '');
  return file([
    ...objects,
    '<</Type/Filespec/F (factur-x.xml)/UF (factur-x.xml)/AFRelationship/Alternative/EF <</F 7 0 R>>>>',
    stream(`/Type/EmbeddedFile/Subtype/text#2Fxml/Params <</ModDate (D:${day}083000Z)/Size ${bytes.length}>>`, bytes),
    stream('/Type/Metadata/Subtype/XML', xmp()),
  ]);
}
