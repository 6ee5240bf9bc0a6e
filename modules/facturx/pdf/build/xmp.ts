// The metadata packet of a Factur-X file: uncompressed, UTF-8, with the extension schema that PDF/A asks for
// before it accepts the four `fx:` properties (ISO 19005-3 §6.6.2.3.3).

import { FACTURX_FILENAME, type FacturxProfile } from './profile.ts';

const FX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const PROPERTIES: readonly [string, string][] = [
  ['DocumentFileName', 'Name of the embedded XML invoice file'],
  ['DocumentType', 'INVOICE'],
  ['Version', 'Version of the Factur-X XML schema'],
  ['ConformanceLevel', 'Conformance level of the embedded Factur-X data'],
];

export interface DocumentInfo {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  /** BCP 47: `fr`, `en`, `fr-FR`. */
  readonly language?: string;
  /** When the file is made. */
  readonly created: Date;
}

// Control characters have no place in XML 1.0; a lone surrogate has none in UTF-8.
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}

function escape(text: string): string {
  return clean(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function property([label, meaning]: readonly [string, string]): string {
  return `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${label}</pdfaProperty:name>\
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
<pdfaProperty:description>${meaning}</pdfaProperty:description></rdf:li>`;
}

const EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>${FX}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>${PROPERTIES.map(property).join('\n')}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

function description(namespace: string, content: string): string {
  return `<rdf:Description rdf:about="" ${namespace}>${content}</rdf:Description>`;
}

function dublinCore(info: DocumentInfo): string {
  const alternative = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`;
  return [
    `<dc:format>application/pdf</dc:format><dc:title>${alternative(info.title)}</dc:title>`,
    info.author ? `<dc:creator><rdf:Seq><rdf:li>${escape(info.author)}</rdf:li></rdf:Seq></dc:creator>` : '',
    info.subject ? `<dc:description>${alternative(info.subject)}</dc:description>` : '',
    info.language ? `<dc:language><rdf:Bag><rdf:li>${escape(info.language)}</rdf:li></rdf:Bag></dc:language>` : '',
  ].join('');
}

function facturx(profile: FacturxProfile): string {
  return `<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${FACTURX_FILENAME}</fx:DocumentFileName>\
<fx:Version>1.0</fx:Version><fx:ConformanceLevel>${profile}</fx:ConformanceLevel>`;
}

function packet(descriptions: string): Uint8Array {
  return new TextEncoder().encode(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${descriptions}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`);
}

/** The packet as bytes; `profile` is left out for a PDF/A-3 that carries no invoice. */
export function xmpPacket(info: DocumentInfo, profile?: FacturxProfile): Uint8Array {
  const instant = info.created.toISOString().replace(/\.\d+Z$/, 'Z');
  const parts = [
    description(
      'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
    ),
    description('xmlns:dc="http://purl.org/dc/elements/1.1/"', dublinCore(info)),
    description('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', `<pdf:Producer>${PRODUCER}</pdf:Producer>`),
    description(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><xmp:CreateDate>${instant}</xmp:CreateDate><xmp:ModifyDate>${instant}</xmp:ModifyDate>`,
    ),
    ...(profile ? [EXTENSION, description(`xmlns:fx="${FX}"`, facturx(profile))] : []),
  ];
  return packet(parts.join('\n'));
}

/** A packet that says nothing. */
export function emptyPacket(): Uint8Array {
  return packet('');
}

/** Named as the maker in every file we write. */
export const PRODUCER = 'Facteur';
