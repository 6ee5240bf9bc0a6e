// Makes a sheet a Factur-X: the CII attached with its relationship, the Factur-X block in the XMP.

import type { Doc } from './sheet.ts';

/** As the XMP names them, with the blanks. */
export type Conformance = 'EN 16931' | 'BASIC WL';

const SCHEMA = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

function property(name: string, description: string): string {
  return `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;
}

// PDF/A wants the schema of every foreign property described in the file itself.
const EXTENSION = `
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>${SCHEMA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>
      ${property('DocumentFileName', 'name of the embedded XML invoice file')}
      ${property('DocumentType', 'INVOICE')}
      ${property('Version', 'version of the Factur-X schema')}
      ${property('ConformanceLevel', 'profile of the embedded Factur-X data')}
    </rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function facts(level: Conformance): string {
  return `
<rdf:Description xmlns:fx="${SCHEMA}" rdf:about="">
  <fx:DocumentType>INVOICE</fx:DocumentType>
  <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
  <fx:Version>1.0</fx:Version>
  <fx:ConformanceLevel>${level}</fx:ConformanceLevel>
</rdf:Description>`;
}

// Documented by pdfkit, missing in its types.
interface Undeclared {
  appendXML(xml: string): void;
  file(source: Buffer, options: Record<string, unknown>): unknown;
}

/** Attaches `xml` as factur-x.xml to a PDF/A-3 sheet. BASIC WL is `Data`, fuller profiles are `Alternative`. */
export function attachFacturX(doc: Doc, xml: string, options: { level: Conformance; date: string }): void {
  const made = new Date(`${options.date}T08:30:00Z`);
  const archive = doc as unknown as Undeclared;
  archive.file(Buffer.from(xml, 'utf8'), {
    name: 'factur-x.xml',
    type: 'text/xml',
    description: 'Factur-X',
    relationship: options.level === 'BASIC WL' ? 'Data' : 'Alternative',
    creationDate: made,
    modifiedDate: made,
  });
  archive.appendXML(EXTENSION);
  archive.appendXML(facts(options.level));
}
