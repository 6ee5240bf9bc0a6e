import { describe, expect, it } from 'vitest';
import { checkInvoice, type Invoice, newInvoice, newLine, newParty, readXml } from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { fixture } from '../support.ts';

const sound = readXml(fixture('cii-en16931.xml')).invoice;
const d = Decimal.of;

function rulesOf(change: Partial<Invoice>, today?: string): string[] {
  const findings = checkInvoice({ ...sound, ...change }, today ? { today } : {});
  return findings.map(({ rule, severity }) => `${rule.replace('facturx.', '')} ${severity}`);
}

describe('our own checks', () => {
  it('find nothing in a sound invoice', () => {
    expect(checkInvoice(sound, { today: '2026-10-01' })).toEqual([]);
  });

  it('name each missing mention', () => {
    const rules = checkInvoice(newInvoice()).map(({ rule, severity }) => `${rule.replace('facturx.', '')} ${severity}`);
    expect(rules).toEqual([
      'missing_number error',
      'missing_date error',
      'missing_seller error',
      'missing_gross error',
      'missing_net error',
      'missing_currency warning',
      'missing_buyer warning',
      'missing_seller_id warning',
      'missing_buyer_id warning',
    ]);
  });

  it('ask no SIREN of a foreign buyer', () => {
    const buyer = newParty({ name: 'Park Hotel', address: { country: 'US' } });
    expect(rulesOf({ buyer })).toEqual([]);
    expect(rulesOf({ buyer: newParty({ name: 'Parc', address: { country: 'FR' } }) })).toEqual([
      'missing_buyer_id warning',
    ]);
  });
});

describe('arithmetic', () => {
  const totals = sound.totals;

  it('compares HT + TVA with TTC: a cent is a rounding, more is an error', () => {
    expect(rulesOf({ totals: { ...totals, gross: d('892.51'), due: d('792.51') } })).toEqual(['total_gross warning']);
    expect(rulesOf({ totals: { ...totals, gross: d('902.50'), due: d('802.50') } })).toEqual(['total_gross error']);
  });

  it('shows both amounts and the difference in the words of each language', () => {
    const [finding] = checkInvoice({ ...sound, totals: { ...totals, gross: d('902.50'), due: d('802.50') } });
    expect(finding?.message.fr).toContain('902,50\u00a0€ indiqué, 892,50\u00a0€ calculé (écart 10,00\u00a0€)');
    expect(finding?.message.en).toContain('€902.50 stated, €892.50 computed');
    expect(finding?.location).toEqual({ bt: 'BT-112', field: 'totals.gross' });
  });

  it.each<[string, Partial<typeof totals>]>([
    ['total_lines', { lines: d('760.00'), net: d('770.00'), gross: d('902.50'), due: d('802.50') }],
    ['total_allowances', { allowances: d('9.00'), net: d('756.00'), gross: d('888.50'), due: d('788.50') }],
    ['total_charges', { charges: d('25.00'), net: d('770.00'), gross: d('902.50'), due: d('802.50') }],
    ['total_net', { net: d('770.00'), gross: d('902.50'), due: d('802.50') }],
    ['total_vat', { vat: d('142.50'), gross: d('902.50'), due: d('802.50') }],
    ['amount_due', { due: d('700.00') }],
  ])('notices a wrong %s', (rule, change) => {
    expect(rulesOf({ totals: { ...totals, ...change } })).toContain(`${rule} error`);
  });

  it('compares base × rate with the tax of each rate', () => {
    const [first, second] = sound.vatBreakdown;
    const change = (tax: string) => ({
      vatBreakdown: [{ ...first, tax: d(tax) }, { ...second }],
      totals: {
        ...totals,
        vat: d(tax).plus(d('19.50')),
        gross: d('779.50').plus(d(tax)),
        due: d('679.50').plus(d(tax)),
      },
    });
    expect(rulesOf(change('113.02'))).toEqual(['vat_rate_amount warning']);
    expect(rulesOf(change('113.03'))).toEqual(['vat_rate_amount error']);
  });

  it('compares quantity × price with the amount of the line', () => {
    const [first, second] = sound.lines;
    if (!first || !second) throw new Error('two lines expected');
    expect(rulesOf({ lines: [{ ...first, quantity: { value: d('4') } }, second] })).toEqual(['line_amount warning']);
  });

  it('counts neither group nor information lines', () => {
    const group = newLine({ id: 'G', kind: 'GROUP', netAmount: d('750.00') });
    const information = newLine({ id: 'I', kind: 'INFORMATION', netAmount: d('9.99') });
    expect(rulesOf({ lines: [group, ...sound.lines, information] })).toEqual([]);
  });
});

describe('VAT', () => {
  const withVat = (change: object) => ({ vatBreakdown: [{ ...sound.vatBreakdown[0], ...change }] });

  it('knows the rates of France', () => {
    expect(rulesOf(withVat({ rate: d('19') }))).toContain('vat_rate error');
    expect(rulesOf(withVat({ rate: d('5.50') }))).not.toContain('vat_rate error');
  });

  it('leaves the rates of foreign sellers alone', () => {
    const seller = newParty({ name: 'GmbH', vatId: 'DE123456789', address: { country: 'DE' } });
    expect(rulesOf({ seller, ...withVat({ rate: d('19') }) })).not.toContain('vat_rate error');
  });

  it('wants a category that goes with the rate, and a reason where no VAT is charged', () => {
    expect(rulesOf(withVat({ category: 'E' }))).toEqual(
      expect.arrayContaining(['vat_category_rate error', 'vat_exemption warning']),
    );
    expect(rulesOf(withVat({ rate: d('0') }))).toContain('vat_category_rate error');
    expect(rulesOf(withVat({ category: 'AE', rate: d('0'), exemptionReason: 'Autoliquidation' }))).not.toContain(
      'vat_exemption warning',
    );
  });

  it('asks for a credit note instead of a negative invoice', () => {
    const totals = { net: d('-10'), vat: d('-2'), gross: d('-12') };
    const negative = newInvoice({ ...sound, lines: [], allowances: [], charges: [], vatBreakdown: [], totals });
    expect(rulesOf(negative)).toEqual(['negative_invoice error']);
    expect(rulesOf({ ...negative, typeCode: '384' })).toEqual(['negative_invoice warning']);
    expect(rulesOf({ ...negative, typeCode: '381' })).toEqual(['negative_credit_note warning']);
  });
});

describe('parties, payment and dates', () => {
  const seller = sound.seller ?? newParty();

  it('checks SIREN, SIRET and VAT number, and that they agree', () => {
    expect(
      rulesOf({ seller: { ...seller, legalRegistration: { value: '732829321', scheme: '0002' }, identifiers: [] } }),
    ).toEqual(['siren error', 'vat_siren warning']);
    expect(rulesOf({ seller: { ...seller, identifiers: [{ value: '73282932000075', scheme: '0009' }] } })).toEqual([
      'siret error',
    ]);
    expect(rulesOf({ seller: { ...seller, identifiers: [{ value: '55210055400013', scheme: '0009' }] } })).toEqual([
      'siret_siren error',
    ]);
    expect(rulesOf({ seller: { ...seller, vatId: 'FR45732829320' } })).toEqual(['vat_number error']);
  });

  it('proposes the right VAT number', () => {
    const [finding] = checkInvoice({ ...sound, seller: { ...seller, vatId: 'FR45732829320' } });
    expect(finding?.message.fr).toContain('FR44732829320');
  });

  it('checks IBAN and BIC', () => {
    expect(rulesOf({ paymentMeans: [{ iban: 'FR76 3000 6000 0112 3456 7890 188' }] })).toEqual(['iban error']);
    expect(rulesOf({ paymentMeans: [{ iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRI' }] })).toEqual([
      'bic warning',
    ]);
  });

  it('checks that dates exist and follow each other', () => {
    expect(rulesOf({ issueDate: '2026-02-30' })).toEqual(['date error']);
    expect(rulesOf({ paymentTerms: [{ dueDate: '2026-09-01' }] })).toEqual(['due_before_issue warning']);
    expect(rulesOf({ paymentTerms: [{ dueDate: '2026-09-01' }], typeCode: '386' })).toEqual([]);
    expect(rulesOf({}, '2026-09-14')).toEqual(['issued_in_future warning']);
    expect(rulesOf({ period: { start: '2026-09-02', end: '2026-09-01' } })).toEqual(['period_reversed error']);
  });

  it('keeps unreadable values visible', () => {
    expect(rulesOf({ unreadable: [{ field: 'totals.paid', text: '1O0' }] })).toEqual(['unreadable_value error']);
  });
});
