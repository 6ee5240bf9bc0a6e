import { describe, expect, it } from 'vitest';
import { readXml, validateXml, writeUbl } from '#modules/facturx';
import { bytesOf, fixture } from '../support.ts';

type Name = 'BR-FR-UBL' | 'EXTENDED-CTC-FR-UBL';

/** Our French example as UBL, in the profile that allows sub-lines; its place of delivery with the scheme that France asks for. */
const ubl = new TextDecoder()
  .decode(writeUbl(readXml(fixture('cii-en16931.xml')).invoice, 'EXTENDED-CTC-FR'))
  .replace(/(<cac:DeliveryLocation>\s*<cbc:ID)>/, '$1 schemeID="0088">');

/** `rulesDate`: by the rules of that day instead of the day of issue. */
function rulesOf(name: Name, xml: string, rulesDate?: string): readonly string[] {
  const options = rulesDate === undefined ? {} : { rulesDate };
  const layer = validateXml(bytesOf(xml), options).layers.find((one) => one.name === name);
  return layer?.error ? ['ERROR'] : (layer?.findings.map(({ rule }) => rule) ?? ['MISSING']);
}

function changed(from: string | RegExp, to: string): string {
  const xml = ubl.replace(from, to);
  if (xml === ubl) throw new Error(`Nothing was changed: ${String(from)}`);
  return xml;
}

/** A reference of a line to its own invoice, which makes it a group, a part of one or mere information. */
function reference(status: string, parent?: string): string {
  const above =
    parent === undefined ? '' : `<cac:BillingReferenceLine><cbc:ID>${parent}</cbc:ID></cac:BillingReferenceLine>`;
  return `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-2026-0042</cbc:ID><cbc:DocumentStatusCode>${status}</cbc:DocumentStatusCode></cac:InvoiceDocumentReference>${above}</cac:BillingReference>`;
}

const afterFirstAmount = /(<cac:InvoiceLine>[\s\S]*?<\/cbc:LineExtensionAmount>)/;

describe('the French rules for UBL', () => {
  it('find nothing in a right invoice', () => {
    expect(rulesOf('BR-FR-UBL', ubl)).toEqual([]);
    expect(rulesOf('EXTENDED-CTC-FR-UBL', ubl)).toEqual([]);
  });

  it('stop at an amount that is no number though no total asks for its sum', () => {
    const line = changed(/(<cac:InvoiceLine>[\s\S]*?<cbc:LineExtensionAmount[^>]*>)[^<]*/, '$10x1F');
    const bare = line.replace(/<cac:TaxTotal>[\s\S]*?<\/cac:TaxTotal>/, '');
    const empty = (xml: string): string => xml.replace(/(<cac:LegalMonetaryTotal>)[\s\S]*?(?=<\/cac:Leg)/, '$1');
    expect(rulesOf('EXTENDED-CTC-FR-UBL', empty(bare))).toEqual(['ERROR']);
    const untaxed = line.replace(/<cbc:TaxableAmount[^/]*\/cbc:TaxableAmount>/g, '');
    const without = untaxed.replace(/<cac:LegalMonetaryTotal>[\s\S]*?<\/cac:LegalMonetaryTotal>/, '');
    expect(rulesOf('EXTENDED-CTC-FR-UBL', without)).toEqual(['ERROR']);
  });

  it.each([
    ['BR-FR-02_BT-1', /<cbc:ID>F-2026-0042</, '<cbc:ID>F 2026 é<'],
    ['BR-FR-03_BT-2', /<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>2026-02-30'],
    ['BR-FR-04_BT-3', /(<cbc:InvoiceTypeCode[^>]*>)[^<]*/, '$1325'],
    ['BR-FR-05_BT-22-1', '#PMT#', '#ABC#'],
    ['BR-FR-06_BT-21-2', '#PMT#', '#PMD#'],
    ['BR-FR-08_BT-23', /<cbc:ProfileID>[^<]*/, '<cbc:ProfileID>Z1'],
    ['BR-FR-13_BT-34', /<cbc:EndpointID[^>]*>[^<]*</, '<cbc:EndpointID schemeID="0225"><'],
    ['BR-FR-16_BT-152', /(<cac:ClassifiedTaxCategory>[\s\S]*?<cbc:Percent>)[^<]*/, '$17.77'],
    ['BR-FR-DEC-01_BT-131', /(<cac:InvoiceLine>[\s\S]*?<cbc:LineExtensionAmount[^>]*>)[^<]*/, '$1100.001'],
    ['BR-FR-CO-07_BT-9', /<cbc:DueDate>[^<]*/, '<cbc:DueDate>2020-01-01'],
  ])('find %s', (rule, from, to) => {
    expect(rulesOf('BR-FR-UBL', changed(from, to))).toContain(rule);
  });

  it('read the treatment in the notes and ask for the address of a domestic buyer', () => {
    const domestic = changed('#PMT#', '#BAR#B2B#PMT#');
    expect(rulesOf('BR-FR-UBL', domestic)).not.toContain('BR-FR-21_BT-49');
    const elsewhere = domestic.replace(
      /(<cac:AccountingCustomerParty>[\s\S]*?<cbc:EndpointID[^>]*>)[^<]*/,
      '$1999999999',
    );
    expect(rulesOf('BR-FR-UBL', elsewhere)).toContain('BR-FR-21_BT-49');
    expect(rulesOf('BR-FR-UBL', changed('#PMT#', '#BAR#ALL#PMT#'))).toContain('BR-FR-20_BT-21');
  });

  it('ask invoices of several sellers for groups of lines', () => {
    expect(rulesOf('BR-FR-UBL', changed(/<cbc:ProfileID>[^<]*/, '<cbc:ProfileID>M8'))).toEqual(
      expect.arrayContaining(['BR-FR-MV-01_EXT-FR-FE-163', 'BR-FR-MV-02_EXT-FR-FE-163']),
    );
  });

  it('stop where the artefact stops: a date whose year is no number', () => {
    const undated = changed(/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>hier');
    expect(rulesOf('BR-FR-UBL', undated, '2026-12-31')).toEqual(['ERROR']);
    expect(rulesOf('BR-FR-UBL', undated, '2026-08-31')).toContain('BR-FR-03_BT-2');
  });
});

describe('the rules of EXTENDED-CTC-FR for UBL', () => {
  it('allow a cent for each line where EN 16931 allows none', () => {
    const total = /(<cac:LegalMonetaryTotal>[\s\S]*?<cbc:LineExtensionAmount[^>]*>)(\d+)\.(\d\d)/.exec(ubl);
    if (!total) throw new Error('No total');
    const [whole, before, units, cents] = total;
    const next = (by: number): string => `${before}${units}.${String(Number(cents) + by).padStart(2, '0')}`;
    expect(rulesOf('EXTENDED-CTC-FR-UBL', ubl.replace(whole, next(1)))).not.toContain('BR-FREXT-CO-10');
    expect(rulesOf('EXTENDED-CTC-FR-UBL', ubl.replace(whole, next(50)))).toContain('BR-FREXT-CO-10');
  });

  it('leave lines that only inform out of the sums', () => {
    const informing = changed(afterFirstAmount, `$1${reference('INFORMATION')}`);
    expect(rulesOf('EXTENDED-CTC-FR-UBL', informing)).toContain('BR-FREXT-CO-10');
    const counting = changed(afterFirstAmount, `$1${reference('DETAIL')}`);
    expect(rulesOf('EXTENDED-CTC-FR-UBL', counting)).not.toContain('BR-FREXT-CO-10');
  });

  it('want the line that another one names as its parent', () => {
    const orphan = changed(afterFirstAmount, `$1${reference('DETAIL', '999')}`);
    expect(rulesOf('EXTENDED-CTC-FR-UBL', orphan)).toContain('BR-FREXT-11');
  });

  it('know the type of a credit note where its due date stands among the means of payment', () => {
    const credit = ubl
      .replaceAll(/InvoiceLine>/g, 'CreditNoteLine>')
      .replaceAll(/InvoicedQuantity/g, 'CreditedQuantity')
      .replaceAll(/InvoiceTypeCode/g, 'CreditNoteTypeCode')
      .replace(/<cbc:DueDate>[^<]*<\/cbc:DueDate>/, '')
      .replace(/(<\/cbc:PaymentMeansCode>)/, '$1<cbc:PaymentDueDate>2026-10-15</cbc:PaymentDueDate>')
      .replace(/<Invoice /, '<CreditNote ')
      .replace(/<\/Invoice>/, '</CreditNote>')
      .replace(':Invoice-2', ':CreditNote-2');
    expect(rulesOf('EXTENDED-CTC-FR-UBL', credit)).not.toContain('UBL-CR-412');
  });
});
