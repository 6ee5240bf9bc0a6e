import { describe, expect, it } from 'vitest';
import {
  completeForFrance,
  frenchFindings,
  type Invoice,
  newDelivery,
  newInvoice,
  newParty,
  readXml,
} from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { fixture } from '../support.ts';

const sound = readXml(fixture('cii-en16931.xml')).invoice;
const rulesOf = (change: Partial<Invoice>) => frenchFindings({ ...sound, ...change }).map(({ rule }) => rule);

describe('completing an invoice for France', () => {
  const bare = newInvoice({
    number: 'F-1',
    issueDate: '2026-09-01',
    typeCode: '380',
    currency: 'EUR',
    seller: newParty({ name: 'Arnaud', identifiers: [{ value: '73282932000074', scheme: '0009' }] }),
    buyer: newParty({ name: 'Parc', vatId: 'FR61954506077' }),
  });

  it('makes it clean from a SIRET and a VAT number alone', () => {
    const done = completeForFrance(bare, { nature: 'services' });
    expect(frenchFindings(done)).toEqual([]);
    expect(done.processType).toBe('S1');
    expect(done.seller).toMatchObject({
      legalRegistration: { value: '732829320', scheme: '0002' },
      electronicAddress: { value: '732829320', scheme: '0225' },
      vatId: 'FR44732829320',
    });
    expect(done.buyer?.legalRegistration).toEqual({ value: '954506077', scheme: '0002' });
  });

  it('knows a SIRET that has no scheme by its key, once in a party', () => {
    const [siret, other] = [{ value: '732 829 320 00074' }, { value: 'QUAI-7' }];
    const shipTo = newParty({ identifiers: [other, siret] });
    const done = completeForFrance({ ...bare, delivery: newDelivery({ shipTo }) }, { nature: 'goods' });
    expect(done.delivery?.shipTo?.identifiers).toEqual([other, { value: '73282932000074', scheme: '0009' }]);
    const known = newParty({ identifiers: [siret, { value: '73282932000074', scheme: '0009' }] });
    expect(completeForFrance({ ...bare, payee: known }, { nature: 'goods' }).payee).toEqual(known);
  });

  it('keeps what the invoice already says', () => {
    const notes = [{ subjectCode: 'PMT', text: 'Quarante euros' }];
    const done = completeForFrance(
      { ...bare, notes, processType: 'B1' },
      { nature: 'services', discount: '2 % à 8 jours' },
    );
    expect(done.notes.map(({ subjectCode }) => subjectCode)).toEqual(['PMT', 'PMD', 'AAB']);
    expect(done.notes[0]?.text).toBe('Quarante euros');
    expect(done.notes[2]?.text).toBe('2 % à 8 jours');
    expect(done.processType).toBe('B1');
    expect(completeForFrance(sound, { nature: 'goods' })).toEqual({
      ...sound,
      buyer: { ...sound.buyer, vatId: 'FR96552100554' },
    });
  });

  it('fills an empty compulsory note rather than leave a second one', () => {
    const done = completeForFrance({ ...bare, notes: [{ subjectCode: 'PMT', text: ' ' }] }, { nature: 'both' });
    expect(done.notes.filter(({ subjectCode }) => subjectCode === 'PMT')).toHaveLength(1);
    expect(frenchFindings(done)).toEqual([]);
  });

  it('derives no VAT number for a seller in franchise, nor anything for foreigners', () => {
    const franchise = { ...bare, vatBreakdown: [{ category: 'E', exemptionCode: 'VATEX-FR-FRANCHISE' }] };
    const seller = completeForFrance(franchise, { nature: 'goods' }).seller;
    expect(seller?.vatId).toBeUndefined();
    // BR-E-02: whoever is exempt has a tax number of some kind.
    expect(seller?.taxNumber).toBe('732829320');
    const foreign = newParty({ name: 'GmbH', vatId: 'DE123456789', address: { country: 'DE' } });
    expect(completeForFrance({ ...bare, buyer: foreign }, { nature: 'goods' }).buyer).toEqual(foreign);
  });

  it('knows an invoice paid in advance and the balance after a deposit', () => {
    const totals = { gross: Decimal.of('12'), paid: Decimal.of('12.00'), due: Decimal.of('0') };
    const paid = { ...bare, totals, paymentTerms: [{ dueDate: '2026-08-30' }] };
    expect(completeForFrance(paid, { nature: 'goods' }).processType).toBe('B2');
    const balance = { ...bare, precedingInvoices: [{ number: 'A-1', date: '2026-08-01', typeCode: '386' }] };
    expect(completeForFrance(balance, { nature: 'both' }).processType).toBe('M4');
  });
});

describe('the French rules on the model', () => {
  it('find nothing in a sound invoice', () => {
    expect(frenchFindings(sound)).toEqual([]);
  });

  it.each<[string, Partial<Invoice>]>([
    ['BR-FR-01', { number: 'F'.repeat(36) }],
    ['BR-FR-02', { number: 'F 2026' }],
    ['BR-FR-03', { issueDate: '1999-12-31' }],
    ['BR-FR-04', { typeCode: '326' }],
    ['BR-FR-05', { notes: sound.notes.slice(1) }],
    ['BR-FR-06', { notes: [...sound.notes, { subjectCode: 'AAB', text: 'encore' }] }],
    ['BR-FR-08', { processType: 'A1' }],
    ['BR-FR-10', { seller: newParty({ name: 'X', electronicAddress: { value: 'x', scheme: 'EM' } }) }],
    ['BR-FR-12', { buyer: newParty({ name: 'X' }) }],
    ['BR-FR-13', { seller: newParty({ legalRegistration: { value: '732829320', scheme: '0002' } }) }],
    ['BR-FR-15', { vatBreakdown: [{ category: 'L' }] }],
    ['BR-FR-16', { vatBreakdown: [{ category: 'S', rate: Decimal.of('19') }] }],
    ['BR-FR-23', { buyer: newParty({ electronicAddress: { value: '552100554/x', scheme: '0225' } }) }],
    ['BR-FR-CO-04', { typeCode: '384', precedingInvoices: [] }],
    ['BR-FR-CO-05', { typeCode: '381', precedingInvoices: [{ number: 'F-1' }] }],
    ['BR-FR-CO-07', { paymentTerms: [{ dueDate: '2026-09-14' }] }],
    ['BR-FR-CO-08', { processType: 'M4', typeCode: '386' }],
    ['BR-FR-CO-09', { processType: 'M2' }],
    ['BR-FR-CO-12', { currency: 'USD' }],
    ['BR-FR-DEC-01', { totals: { ...sound.totals, net: Decimal.of('760.001') } }],
    ['BR-FR-DEC-02', { lines: [{ ...sound.lines[0]!, quantity: { value: Decimal.of('1.00001') } }] }],
    [
      'BR-FR-DEC-03',
      { lines: [{ ...sound.lines[0]!, price: { ...sound.lines[0]!.price!, net: Decimal.of('1.0000001') } }] },
    ],
  ])('apply %s', (rule, change) => {
    expect(rulesOf(change)).toEqual([rule]);
  });
});
