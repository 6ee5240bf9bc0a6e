import { describe, expect, test } from 'vitest';
import { Decimal } from '#src/money.ts';
import {
  isNumberPattern,
  numberFrom,
  salesNotes,
  type SalesDefaults,
} from '../../../../modules/tenancy/model/sales-defaults.ts';
import { changeSalesDefaults, salesDefaults } from '../../../../modules/tenancy/service/sales-defaults.ts';
import { emptyInstance, populate } from '../cast.ts';

const { ctx, owner } = await emptyInstance();
const { papillon, charlie } = await populate(ctx);

const typed = {
  paymentDays: '45',
  paymentFrom: 'month_end',
  penaltyRate: '12,5',
  discountRate: '',
  vatRate: '5,5 %',
  numberPattern: 'FA-{AA}{MM}-{NNNNN}',
  nextNumber: '42',
  comment: ' Merci. ',
  footer: '',
} as const;

describe('what sales invoices begin with', () => {
  test('is what the law says until somebody decides', async () => {
    expect(await salesDefaults(papillon)).toMatchObject({ paymentDays: 30, nextNumber: 1, version: 0 });
  });

  test('is kept as decided, and told to the journal', async () => {
    await changeSalesDefaults(papillon, { ...typed, version: 0 });
    expect(await salesDefaults(papillon)).toMatchObject({
      paymentDays: 45,
      paymentFrom: 'month_end',
      penaltyRate: Decimal.of('12.5'),
      discountRate: undefined,
      vatRate: Decimal.of('5.5'),
      nextNumber: 42,
      comment: 'Merci.',
      footer: undefined,
      version: 1,
    });
    const { rowCount } = await owner.query(
      `select from company_journal where action = 'company.sales_defaults_changed'`,
    );
    expect(rowCount).toBe(1);
  });

  test('is not overwritten by who read it earlier', async () => {
    await expect(changeSalesDefaults(papillon, { ...typed, version: 0 })).rejects.toMatchObject({ status: 409 });
  });

  test.each([
    ['paymentDays', { paymentDays: '46' }],
    ['paymentDays', { paymentDays: '61', paymentFrom: 'issue' }],
    ['paymentDays', { paymentDays: '-1' }],
    ['penaltyRate', { penaltyRate: 'beaucoup' }],
    ['discountRate', { discountRate: '101' }],
    ['vatRate', { vatRate: '' }],
    ['vatRate', { vatRate: '5,555' }],
    ['numberPattern', { numberPattern: 'F2026' }],
    ['nextNumber', { nextNumber: '0' }],
    ['footer', { footer: 'x'.repeat(1_001) }],
  ] as const)('is refused for its %s', async (path, wrong) => {
    await expect(changeSalesDefaults(papillon, { ...typed, ...wrong, version: 1 })).rejects.toMatchObject({
      code: 'tenancy.invalid_input',
      fields: [{ path }],
    });
  });

  test('is closed to who has no role', async () => {
    const stranger = { ...papillon, actor: charlie };
    await expect(salesDefaults(stranger)).rejects.toMatchObject({ status: 403 });
    await expect(changeSalesDefaults(stranger, { ...typed, version: 1 })).rejects.toMatchObject({ status: 403 });
  });
});

describe('a number', () => {
  test.each([
    ['F{AAAA}-{NNNN}', 7, 'F2026-0007'],
    ['{AA}{MM}/{NN}', 123, '2611/123'],
    ['{N}', 1, '1'],
  ])('of the pattern %s and the counter %i is %s', (pattern, next, number) => {
    expect(numberFrom(pattern, next, '2026-11-22')).toBe(number);
  });

  test.each(['F{AAAA}', '{NN}-{NN}', 'Facture {NNNN}', 'É{NN}', `${'F'.repeat(30)}{NNNN}`])(
    'is not made from « %s »',
    (pattern) => {
      expect(isNumberPattern(pattern)).toBe(false);
    },
  );
});

describe('the notes of an invoice', () => {
  const known = { penaltyRate: undefined, discountRate: undefined } as SalesDefaults;
  const textOf = (defaults: SalesDefaults, code: string) =>
    salesNotes(defaults).find((note) => note.code === code)?.text;

  test('are the three that the law wants', () => {
    expect(salesNotes(known).map(({ code }) => code)).toEqual(['PMT', 'PMD', 'AAB']);
    expect(textOf(known, 'PMT')).toContain('40 €');
    expect(textOf(known, 'AAB')).toContain('Pas d’escompte');
  });

  test('say the rates of the company', () => {
    const own = { ...known, penaltyRate: Decimal.of('12.5'), discountRate: Decimal.of('2') };
    expect(textOf(own, 'PMD')).toContain('12,5 %');
    expect(textOf(own, 'AAB')).toContain('2 %');
  });
});
