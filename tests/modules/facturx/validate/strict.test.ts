import { describe, expect, it } from 'vitest';
import { type Invoice, newParty, readXml, renderPdf, validateFile, writeCii, writeUbl } from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { claimedConformance } from '../../../../modules/facturx/pdf/metadata.ts';
import { strictVerdict } from '../../../../modules/facturx/validate/strict/strict.ts';
import { bytesOf, fixture } from '../support.ts';

const { invoice: sound } = readXml(fixture('cii-en16931.xml'));
const attachment = {
  filename: 'factur-x.xml',
  bytes: fixture('cii-en16931.xml'),
  relationship: 'Alternative',
  mediaType: 'text/xml',
};

/** What we say of our example, changed, written as CII. */
function own(change: Partial<Invoice>) {
  return strictVerdict(writeCii({ ...sound, ...change }, 'EXTENDED'));
}

const rulesOf = (change: Partial<Invoice>): readonly string[] => own(change).findings.map(({ rule }) => rule);
const [breakdown] = sound.vatBreakdown;
const seller = sound.seller ?? newParty({});
const buyer = sound.buyer ?? newParty({});

describe('our own layer', () => {
  it('has its name and version, and nothing to say of a right invoice', () => {
    expect(own({})).toEqual({ name: 'FACTEUR', version: '1', valid: true, findings: [] });
  });

  it('judges a party whose number is empty, in CII and in UBL', () => {
    const numbered = [writeCii(sound, 'EN 16931'), writeUbl(sound, 'EN 16931')];
    for (const xml of numbered) {
      const empty = new TextDecoder().decode(xml).replaceAll(/(="0002"[^>]*>)\d+</g, '$1<');
      expect(empty).toContain('"0002"><');
      expect(strictVerdict(bytesOf(empty)).findings.map(({ rule }) => rule)).not.toContain('facturx.siren');
    }
  });

  it('says term, value, both languages, and where in the document, in CII and in UBL', () => {
    const wrong = { ...sound, seller: { ...seller, legalRegistration: { value: '732829321', scheme: '0002' } } };
    const places = [writeCii(wrong, 'EN 16931'), writeUbl(wrong, 'EN 16931')].map((xml) => {
      const finding = strictVerdict(xml).findings.find(({ rule }) => rule === 'facturx.siren');
      expect(finding).toMatchObject({ severity: 'error', value: '732829321', location: { bt: 'BT-30' } });
      expect(finding?.message.fr).toContain('732829321');
      return finding?.location.xpath;
    });
    expect(places[0]).toMatch(/ram:SellerTradeParty\[1\]\/ram:SpecifiedLegalOrganization\[1\]\/ram:ID\[1\]$/);
    expect(places[1]).toMatch(/cac:PartyLegalEntity\[1\]\/cbc:CompanyID\[1\]$/);
  });

  it('places what stands in one line of several in that line', () => {
    const [first] = sound.lines;
    if (!first) throw new Error('The fixture has no line');
    const lines = [first, { ...first, id: '2', netAmount: Decimal.of('1.23') }];
    const finding = own({ lines }).findings.find(({ rule }) => rule === 'facturx.line_amount');
    expect(finding?.location.xpath).toContain('ram:IncludedSupplyChainTradeLineItem[2]');
  });

  it('tells the same of a hundred lines at most', () => {
    const [first] = sound.lines;
    if (!first) throw new Error('The fixture has no line');
    const lines = Array.from({ length: 150 }, (_, n) => ({ ...first, id: String(n), netAmount: Decimal.of('1.23') }));
    const rules = own({ lines }).findings.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'facturx.line_amount')).toHaveLength(100);
    expect(rules).toContain('facturx.total_lines');
  });

  it('places a text that is no figure where it stands', () => {
    const xml = new TextDecoder().decode(fixture('cii-en16931.xml'));
    const wrong = xml.replace(/<ram:GrandTotalAmount>[^<]*/, '<ram:GrandTotalAmount>1 200,00');
    const finding = strictVerdict(bytesOf(wrong)).findings.find(({ rule }) => rule === 'facturx.unreadable_value');
    expect(finding?.location.xpath).toMatch(/ram:GrandTotalAmount\[1\]$/);
  });
});

describe('the categories of VAT', () => {
  const exempt = { base: Decimal.of('100.00'), tax: Decimal.of('0.00'), rate: Decimal.of('0') };

  it.each([
    ['a reason of another category', 'exemption_category', { category: 'E', exemptionCode: 'VATEX-EU-IC' }],
    [
      'a reverse charge that is not called so',
      'reverse_charge_mention',
      { category: 'AE', exemptionReason: 'Chantier' },
    ],
    ['an intra-community supply at home', 'intra_community_country', { category: 'K', exemptionCode: 'VATEX-EU-IC' }],
    ['an export into the Union', 'export_country', { category: 'G', exemptionCode: 'VATEX-EU-G' }],
    ['a rate that ended', 'vat_rate_former', { category: 'S', rate: Decimal.of('19.6'), tax: Decimal.of('19.60') }],
  ])('tell of %s', (_, rule, part) => {
    const change = { vatBreakdown: [{ ...exempt, ...part }], buyer: { ...buyer, vatId: 'FR96552100554' } };
    expect(rulesOf(change)).toContain(`facturx.${rule}`);
  });

  it('are content with a reverse charge that says so and names the VAT number of the buyer', () => {
    const vatBreakdown = [{ ...exempt, category: 'AE', exemptionReason: 'Autoliquidation, art. 283-2 du CGI' }];
    const said = rulesOf({ vatBreakdown, buyer: { ...buyer, vatId: 'FR96552100554' } });
    expect(said.filter((rule) => rule.includes('reverse_charge'))).toEqual([]);
    const { vatId: _none, ...nameless } = { ...buyer, vatId: '' };
    expect(rulesOf({ vatBreakdown, buyer: nameless })).toContain('facturx.reverse_charge_buyer');
  });

  it('leave a former rate alone in a credit note and in an invoice of its time', () => {
    const vatBreakdown = [{ ...exempt, category: 'S', rate: Decimal.of('19.6'), tax: Decimal.of('19.60') }];
    expect(rulesOf({ vatBreakdown, typeCode: '381' })).not.toContain('facturx.vat_rate_former');
    expect(rulesOf({ vatBreakdown, issueDate: '2013-12-31' })).not.toContain('facturx.vat_rate_former');
  });

  it('know that who is exempt as a small business charges no VAT', () => {
    const exemption = { ...exempt, category: 'E', exemptionReason: 'TVA non applicable, art. 293 B du CGI' };
    if (!breakdown) throw new Error('The fixture has no VAT');
    expect(rulesOf({ vatBreakdown: [exemption, breakdown] })).toContain('facturx.small_business_vat');
    expect(rulesOf({ vatBreakdown: [exemption] })).not.toContain('facturx.small_business_vat');
  });
});

describe('parties and notes', () => {
  it('tell of an electronic address that is not of the company, and of one who invoices himself', () => {
    const address = { scheme: '0225', value: '552100554_FACTURES' };
    expect(rulesOf({ seller: { ...seller, electronicAddress: address } })).toContain('facturx.address_siren');
    const own0225 = { scheme: '0225', value: '732829320_FACTURES' };
    expect(rulesOf({ seller: { ...seller, electronicAddress: own0225 } })).not.toContain('facturx.address_siren');
    const same = { ...buyer, ...(seller.legalRegistration ? { legalRegistration: seller.legalRegistration } : {}) };
    expect(rulesOf({ buyer: same })).toContain('facturx.same_party');
  });

  it('tell of a note that says nothing', () => {
    expect(rulesOf({ notes: [...sound.notes, { subjectCode: 'REG', text: ' - ' }] })).toContain('facturx.empty_note');
  });

  it('do not ask a foreign payee for a SIREN', () => {
    const legalRegistration = { value: '989823401' };
    const foreign = { ...sound, seller: newParty({ name: 'S', address: { country: 'NO' } }) };
    const payee = newParty({ name: 'P', legalRegistration });
    expect(rulesOf({ ...foreign, payee })).not.toContain('facturx.siren');
    expect(rulesOf({ payee })).toContain('facturx.siren');
  });
});

describe('an invoice to a public body', () => {
  // The SIREN of the tax administration: those of the State begin with 1.
  const state = newParty({ ...buyer, legalRegistration: { value: '130004955', scheme: '0002' }, identifiers: [] });

  it('must have what Chorus Pro wants, which is told as warnings', () => {
    const number = 'F-2026-0042-000000000000';
    const found = own({ buyer: state, number, processType: 'S5' });
    const cpro = found.findings.filter(({ rule }) => rule.startsWith('BR-FR-CPRO'));
    expect(cpro.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['BR-FR-CPRO-02', 'BR-FR-CPRO-10', 'BR-FR-CPRO-24']),
    );
    expect(cpro.find(({ rule }) => rule === 'BR-FR-CPRO-02')).toMatchObject({ severity: 'warning', value: number });
    expect(found.valid).toBe(true);
  });

  it('is told from one to a company', () => {
    expect(rulesOf({ number: 'F-2026-0042-000000000000' }).filter((rule) => rule.startsWith('BR-FR-CPRO'))).toEqual([]);
  });
});

describe('the PDF around an invoice', () => {
  const gross = sound.totals.gross?.toString() ?? '';
  const shown = `Facture F-2026-0042 de la société Arnaud, rue des Lilas, Paris, pour la société Parc. Montant 12,34 `;

  function said(text: string, change: Partial<typeof attachment> = {}, bytes = fixture('cii-en16931.xml')) {
    const carrier = { attachment: { ...attachment, ...change }, conformance: 'EN 16931', text };
    return strictVerdict(bytes, { carrier }).findings.map(({ rule }) => rule);
  }

  const amounts = (separator: string, point: string): string =>
    [sound.totals.gross, sound.totals.net]
      .map((amount) => {
        const [units = '', cents = ''] = amount?.rounded(2).toString().split('.') ?? [];
        return units.replace(/\B(?=(?:\d{3})+$)/g, separator) + point + cents;
      })
      .join(' ');

  it.each([
    ['\u202F', ','],
    [' ', ','],
    ['', ','],
    [',', '.'],
    ['.', ','],
    ['’', '.'],
  ])('is content with amounts written with "%s" and "%s"', (separator, point) => {
    expect(said(shown + amounts(separator, point))).toEqual([]);
  });

  it('must show the number and the totals of its XML', () => {
    expect(said(shown)).toEqual(['facturx.visible_gross', 'facturx.visible_net']);
    expect(said(shown.replace('0042', '0043') + amounts(' ', ','))).toEqual(['facturx.visible_number']);
  });

  it('does not take a part of a longer figure for the amount', () => {
    expect(said(`${shown} 9${gross} ${gross}9 ${amounts(' ', ',').split(' ').at(-1)}`)).toContain(
      'facturx.visible_gross',
    );
  });

  it('may be a scan: of a page without text nothing is said', () => {
    expect(said('')).toEqual([]);
    expect(said('Page 1 12,00')).toEqual([]);
  });

  it('must say how its XML belongs to it, by profile', () => {
    const text = shown + amounts(' ', ',');
    expect(said(text, { relationship: 'Supplement' })).toEqual(['facturx.af_relationship']);
    expect(said(text, { relationship: 'Source' })).toEqual([]);
    const withoutLines = writeCii(sound, 'BASIC WL');
    expect(said(text, {}, withoutLines)).toContain('facturx.af_relationship');
    expect(said(text, { relationship: 'Data' }, withoutLines)).not.toContain('facturx.af_relationship');
  });

  it.each([
    ['EN 16931', []],
    ['COMFORT', []],
    [undefined, []],
    ['BASIC', ['facturx.xmp_profile']],
    ['EXTENDED', ['facturx.xmp_profile']],
  ])('must claim the profile of its XML in its metadata (%s)', (conformance, expected) => {
    const carrier = { attachment, conformance, text: '' };
    const found = strictVerdict(fixture('cii-en16931.xml'), { carrier }).findings;
    expect(found.map(({ rule }) => rule)).toEqual(expected);
  });

  it('should call its XML by the name everybody looks for', () => {
    expect(said(shown + amounts(' ', ','), { filename: 'facture.xml' })).toEqual(['facturx.attachment_name']);
  });

  it('that we make shows what its XML says, and another invoice does not', async () => {
    const xml = writeCii(sound, 'EN 16931');
    const made = await renderPdf(sound, { language: 'fr', xml });
    expect((await validateFile(made)).own).toEqual({ name: 'FACTEUR', version: '1', valid: true, findings: [] });
    const other = { ...sound, totals: { ...sound.totals, gross: Decimal.of('77.77') } };
    const swapped = await validateFile(await renderPdf(other, { language: 'fr', xml }));
    expect(swapped.kind).toBe('PDF');
    expect(swapped.own.findings.map(({ rule }) => rule)).toEqual(['facturx.visible_gross']);
    expect(claimedConformance(made)).toBe('EN 16931');
    expect(claimedConformance(xml)).toBeUndefined();
  });

  it('is dated in the future only for those who know what day it is', async () => {
    const rules = async (today?: string) =>
      (await validateFile(fixture('cii-en16931.xml'), today === undefined ? {} : { today })).own.findings.map(
        ({ rule }) => rule,
      );
    expect(await rules('2020-01-01')).toEqual(['facturx.issued_in_future']);
    expect(await rules('2090-01-01')).toEqual([]);
    expect(await rules()).toEqual([]);
  });
});
