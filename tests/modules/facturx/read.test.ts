import { describe, expect, it } from 'vitest';
import { checkInvoice, completeForFrance, invoiceToJson, readXml, writeCii } from '#modules/facturx';
import { bytesOf, fixture, fixtureText, problemOf } from './support.ts';

describe('reading a CII invoice', () => {
  const { invoice, findings, syntax, profile, customizationId } = readXml(fixture('cii-en16931.xml'));

  it('says its syntax and profile, and leaves nothing unread', () => {
    expect({ syntax, profile, customizationId }).toEqual({
      syntax: 'cii',
      profile: 'EN 16931',
      customizationId: 'urn:cen.eu:en16931:2017',
    });
    expect(findings).toEqual([]);
  });

  it('takes a scheme without an identifier for nothing, and checks what remains', () => {
    const hollow = fixtureText('cii-en16931.xml').replace(/(<ram:(?:Global)?ID schemeID="[^"]*">)[^<]*/g, '$1');
    const { invoice: read } = readXml(bytesOf(hollow));
    expect(read.seller).toMatchObject({ identifiers: [] });
    expect(read.seller?.legalRegistration).toBeUndefined();
    expect(checkInvoice(read).map(({ rule }) => rule)).not.toContain('facturx.siren');
    expect(completeForFrance(read, { nature: 'goods' }).seller?.name).toBe('Menuiserie Arnaud SARL');
  });

  it('reads header, parties and references', () => {
    expect(invoice.number).toBe('F-2026-0042');
    expect(invoice.issueDate).toBe('2026-09-15');
    expect(invoice.processType).toBe('M1');
    expect(invoice.notes.map((note) => note.subjectCode)).toEqual(['PMT', 'PMD', 'AAB']);
    expect(invoice.seller).toMatchObject({
      name: 'Menuiserie Arnaud SARL',
      tradingName: 'Arnaud Bois',
      legalRegistration: { value: '732829320', scheme: '0002' },
      identifiers: [{ value: '73282932000074', scheme: '0009' }],
      vatId: 'FR44732829320',
      electronicAddress: { value: '732829320', scheme: '0225' },
      address: { line1: '12 rue des Tilleuls', line2: 'Bâtiment B', city: 'Lyon', postcode: '69003', country: 'FR' },
      contacts: [
        {
          name: 'Jeanne Arnaud',
          department: 'Facturation',
          phone: '+33 4 72 00 00 00',
          email: 'jeanne@arnaud.example',
        },
      ],
    });
    expect(invoice.buyerReference).toBe('SERVICE-12');
    expect(invoice.orderReference).toEqual({ number: 'CDE-881' });
    expect(invoice.tenderReferences).toEqual([{ number: 'LOT-4' }]);
    expect(invoice.project).toEqual({ id: 'P-77' });
    expect(invoice.precedingInvoices).toEqual([{ number: 'F-2026-0001', date: '2026-01-02' }]);
    expect(invoice.supportingDocuments[0]).toEqual({
      number: 'BL-9',
      description: 'BON_LIVRAISON',
      file: { base64: 'YSxiCg==', mediaType: 'text/csv', name: 'bl.csv' },
    });
    expect(invoice.delivery).toMatchObject({ date: '2026-09-10', shipTo: { name: 'Chantier Parc' } });
  });

  it('reads lines with their prices, allowances and attributes', () => {
    expect(invoiceToJson(invoice)['lines']).toMatchObject([
      {
        id: '1',
        notes: [{ text: 'Chêne clair' }],
        quantity: { value: '3.0000', unit: 'C62' },
        netAmount: '570.00',
        price: { net: '200.0000', gross: '210.0000', discounts: [{ amount: '10.0000' }] },
        allowances: [{ amount: '30.00', base: '600.00', percent: '5.00', reasonCode: '95', reason: 'Remise' }],
        vat: [{ category: 'S', rate: '20.00' }],
        objects: [{ value: 'CHANTIER-7', scheme: 'AAB' }],
        item: {
          classifications: [{ value: '4418', scheme: 'TST', version: '2' }],
          attributes: [{ name: 'Couleur', value: 'chêne' }],
          originCountry: 'FR',
        },
        period: { start: '2026-09-01', end: '2026-09-10' },
        orderReference: { line: '10' },
      },
      { id: '2', quantity: { value: '4', unit: 'HUR' } },
    ]);
  });

  it('reads payment, VAT and totals', () => {
    expect(invoice.paymentMeans[0]).toMatchObject({ code: '58', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' });
    expect(invoice.creditorId).toBe('FR12ZZZ123456');
    expect(invoice.paymentTerms).toEqual([{ description: '30 jours', dueDate: '2026-10-15' }]);
    expect(invoice.taxPointCode).toBe('3');
    expect(invoice.vatBreakdown.map(({ tax }) => tax?.toString())).toEqual(['113.00', '19.50']);
    expect(invoice.vatBreakdown[0]?.taxPointCode).toBeUndefined();
    expect(invoice.totals.gross?.toString()).toBe('892.50');
    expect(invoice.totals.vat?.toString()).toBe('132.50');
  });
});

describe('the VAT point of CII', () => {
  it.each([
    ['5', '3'],
    ['29', '35'],
    ['72', '432'],
    ['77', '77'],
  ])('code %s of its own list is %s in EN 16931, and written back as it was', (cii, model) => {
    const text = fixtureText('cii-en16931.xml').replaceAll('<ram:DueDateTypeCode>5<', `<ram:DueDateTypeCode>${cii}<`);
    const { invoice } = readXml(bytesOf(text));
    expect(invoice.taxPointCode).toBe(model);
    const written = new TextDecoder().decode(writeCii(invoice, 'EN 16931'));
    expect(written.match(/<ram:DueDateTypeCode>\d+/g)).toEqual(Array(2).fill(`<ram:DueDateTypeCode>${cii}`));
  });
});

describe('reading a UBL credit note', () => {
  const { invoice, findings, syntax } = readXml(fixture('ubl-creditnote.xml'));

  it('leaves nothing unread', () => {
    expect(syntax).toBe('ubl-creditnote');
    expect(findings).toEqual([]);
  });

  it('finds the terms UBL puts elsewhere', () => {
    expect(invoice.notes).toEqual([{ subjectCode: 'PMD', text: 'Sans objet' }, { text: 'Merci de votre confiance' }]);
    expect(invoice.creditorId).toBe('FR12ZZZ123456');
    expect(invoice.seller?.identifiers).toEqual([]);
    expect(invoice.paymentTerms).toEqual([{ dueDate: '2026-10-31', description: 'Remboursement sous 30 jours' }]);
    expect(invoice.remittance).toBe('AV3');
    expect(invoice.orderReference).toBeUndefined();
    expect(invoice.salesOrderReference).toEqual({ number: 'SO-5' });
    expect(invoice.project).toEqual({ id: 'P-77' });
    expect(invoice.objects).toEqual([{ value: 'COMPTEUR-1', scheme: 'AFL' }]);
  });

  it('tells the two VAT totals apart by their currency', () => {
    expect(invoice.totals.vat?.toString()).toBe('20.00');
    expect(invoice.totals.vatInAccountingCurrency?.toString()).toBe('18.40');
  });

  it('reads gross price and discount from the allowance of the price', () => {
    expect(invoice.lines[0]?.price?.gross?.toString()).toBe('55.00');
    expect(invoice.lines[0]?.price?.discounts[0]?.amount?.toString()).toBe('5.00');
  });
});

describe('reading what is not as it should be', () => {
  const text = fixtureText('cii-en16931.xml');

  it('keeps unreadable figures and dates as text, with a finding that cites the place', () => {
    const broken = text
      .replace('>892.50<', '>892,50<')
      .replace(
        '>20260915</udt:DateTimeString></ram:IssueDateTime>',
        '>20260931</udt:DateTimeString></ram:IssueDateTime>',
      );
    const { invoice, findings } = readXml(bytesOf(broken));
    expect(invoice.totals.gross).toBeUndefined();
    expect(invoice.issueDate).toBeUndefined();
    expect(invoice.unreadable).toEqual([
      { field: 'issueDate', text: '20260931' },
      { field: 'totals.gross', text: '892,50' },
    ]);
    expect(findings.map(({ rule, severity, value }) => ({ rule, severity, value }))).toEqual([
      { rule: 'facturx.unreadable_value', severity: 'error', value: '20260931' },
      { rule: 'facturx.unreadable_value', severity: 'error', value: '892,50' },
    ]);
    expect(findings[1]?.location.xpath).toMatch(/MonetarySummation\[1\]\/ram:GrandTotalAmount\[1\]$/);
  });

  it('tells elements it has no place for, repeated ones and stray attributes', () => {
    const odd = text
      .replace('<ram:TypeCode>380</ram:TypeCode>', '<ram:TypeCode>380</ram:TypeCode><ram:TypeCode>381</ram:TypeCode>')
      .replace('<ram:BuyerReference>', '<ram:Colour>blue</ram:Colour><ram:BuyerReference languageID="fr">');
    const { invoice, findings } = readXml(bytesOf(odd));
    expect(invoice.typeCode).toBe('380');
    expect(findings.map(({ rule, value }) => `${rule} ${value}`)).toEqual([
      'facturx.not_read 381',
      'facturx.not_read blue',
      'facturx.not_read fr',
    ]);
  });

  it('reads nested lines of the XRechnung extension as a flat hierarchy', () => {
    const line = (id: string, inside = '') =>
      `<cac:SubCreditNoteLine><cbc:ID>${id}</cbc:ID><cbc:LineExtensionAmount currencyID="USD">50</cbc:LineExtensionAmount>${inside}</cac:SubCreditNoteLine>`;
    const nested = fixtureText('ubl-creditnote.xml').replace(
      '</cac:Price>',
      `</cac:Price>${line('1.1', line('1.1.1'))}${line('1.2')}`,
    );
    const { invoice, findings } = readXml(bytesOf(nested));
    expect(findings).toEqual([]);
    expect(invoice.lines.map(({ id, parentId, kind }) => [id, parentId, kind])).toEqual([
      ['1', undefined, 'GROUP'],
      ['1.1', '1', 'GROUP'],
      ['1.1.1', '1.1', 'DETAIL'],
      ['1.2', '1', 'DETAIL'],
    ]);
  });

  it('reads ZUGFeRD 1.0 by the names CII has today', () => {
    const old = `<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"
      xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"
      xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">
      <rsm:HeaderExchangedDocument><ram:ID>R-1</ram:ID><ram:TypeCode>380</ram:TypeCode>
        <ram:IssueDateTime><udt:DateTimeString format="102">20140305</udt:DateTimeString></ram:IssueDateTime></rsm:HeaderExchangedDocument>
      <rsm:SpecifiedSupplyChainTradeTransaction>
        <ram:ApplicableSupplyChainTradeAgreement><ram:BuyerOrderReferencedDocument><ram:ID>PO-1</ram:ID></ram:BuyerOrderReferencedDocument></ram:ApplicableSupplyChainTradeAgreement>
        <ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
          <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:ApplicablePercent>19</ram:ApplicablePercent></ram:ApplicableTradeTax>
          <ram:SpecifiedTradeSettlementMonetarySummation><ram:GrandTotalAmount currencyID="EUR">119.00</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation>
        </ram:ApplicableSupplyChainTradeSettlement>
        <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedSupplyChainTradeSettlement><ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount currencyID="EUR">100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
      </rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>`;
    const { invoice, findings } = readXml(bytesOf(old));
    expect(findings).toEqual([]);
    expect(invoice.number).toBe('R-1');
    expect(invoice.orderReference).toEqual({ number: 'PO-1' });
    expect(invoice.vatBreakdown[0]?.rate?.toString()).toBe('19');
    expect(invoice.totals.gross?.toString()).toBe('119.00');
    expect(invoice.lines[0]?.netAmount?.toString()).toBe('100.00');
  });

  it('refuses XML that is no invoice', () => {
    expect(problemOf(() => readXml(bytesOf('<html/>'))).code).toBe('facturx.xml_not_invoice');
  });
});
