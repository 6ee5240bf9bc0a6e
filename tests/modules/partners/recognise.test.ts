import { recognisePartner, rememberAccount, type PartnerHints, type PartnerKind } from '#modules/partners';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { openTestWorld } from '../../support/world.ts';

const { alice, charlie, owner } = await openTestWorld();
const papillon = alice.tenant;
const iban = { known: 'FR7630006000011234567890189', other: 'FR7610107001011234567890129' };
const garage: PartnerHints = { name: 'Garage Dupont', siren: '404833048', vatNumber: 'FR83404833048' };

const recognise = async (hints: PartnerHints, kind: PartnerKind = 'supplier', tenant: TenantCtx = papillon) =>
  await inTransaction(tenant, async (tx) => await recognisePartner(tx, kind, hints));
const remember = async (partnerId: string, account: string): Promise<void> =>
  await inTransaction(papillon, async (tx) => await rememberAccount(tx, partnerId, account));

async function codes(): Promise<string[]> {
  const { rows } = await owner.query<{ code: string }>('select code from partners order by code');
  return rows.map(({ code }) => code);
}

beforeEach(async () => {
  await owner.query('truncate partners, partner_accounts, partner_series cascade');
});

describe('a partner', () => {
  test('is made the first time a document identifies it, and found the next', async () => {
    const first = await recognise(garage);
    expect(first).toMatchObject({
      isNew: true,
      account: 'none',
      partner: { ...garage, kind: 'supplier', code: 'FOUR-001' },
    });
    const again = await recognise({ ...garage, name: 'GARAGE DUPONT SARL' });
    expect(again).toEqual({ partner: first?.partner, isNew: false, account: 'none' });
  });

  test('is found by SIREN before VAT number before account', async () => {
    const bySiren = await recognise({ name: 'A', siren: '404833048' });
    const byVat = await recognise({ name: 'B', vatNumber: 'FR27552100554' });
    await remember(byVat?.partner.id ?? '', iban.known);
    const both = await recognise({ siren: '404833048', vatNumber: 'FR27552100554', iban: iban.known });
    expect(both?.partner.id).toBe(bySiren?.partner.id);
    const vatThenAccount = await recognise({ siren: '542065479', vatNumber: 'FR27552100554', iban: iban.other });
    expect(vatThenAccount?.partner.id).toBe(byVat?.partner.id);
    expect((await recognise({ iban: iban.known }))?.partner.id).toBe(byVat?.partner.id);
  });

  test('is never found by its name, nor made from it alone', async () => {
    await recognise(garage);
    expect(await recognise({ name: garage.name })).toBeUndefined();
    expect(await recognise({ name: garage.name, iban: iban.known })).toBeUndefined();
    expect((await recognise({ name: garage.name, siren: '542065479' }))?.isNew).toBe(true);
    expect(await codes()).toEqual(['FOUR-001', 'FOUR-002']);
  });

  test('without a name is not made', async () => {
    expect(await recognise({ siren: '404833048' })).toBeUndefined();
    expect(await codes()).toEqual([]);
  });

  test('is not found by an account that several share', async () => {
    const one = await recognise(garage);
    const two = await recognise({ name: 'Factor', siren: '542065479' });
    await remember(one?.partner.id ?? '', iban.known);
    await remember(two?.partner.id ?? '', iban.known);
    expect(await recognise({ iban: iban.known })).toBeUndefined();
  });

  test('is another one as a customer than as a supplier', async () => {
    const supplier = await recognise(garage);
    const customer = await recognise(garage, 'customer');
    expect(customer).toMatchObject({ isNew: true, partner: { code: 'CUST-001' } });
    expect(customer?.partner.id).not.toBe(supplier?.partner.id);
  });

  test('of one company is not known to another, whose series is its own', async () => {
    await recognise(garage);
    const foreign = await recognise(garage, 'supplier', charlie.tenant);
    expect(foreign).toMatchObject({ isNew: true, partner: { code: 'FOUR-001' } });
  });
});

describe('an account', () => {
  test('is the first, a known one, or a new one: the mark of a changed IBAN', async () => {
    const supplier = await recognise({ ...garage, iban: iban.known });
    expect(supplier?.account).toBe('first');
    await remember(supplier?.partner.id ?? '', iban.known);
    await remember(supplier?.partner.id ?? '', iban.known);
    expect((await recognise({ ...garage, iban: iban.known }))?.account).toBe('known');
    expect((await recognise({ ...garage, iban: iban.other }))?.account).toBe('new');
    expect((await recognise(garage))?.account).toBe('none');
  });

  test('that was only seen is not remembered: a person must have accepted it', async () => {
    await recognise({ ...garage, iban: iban.known });
    expect((await recognise({ ...garage, iban: iban.other }))?.account).toBe('first');
  });
});

describe('at once', () => {
  test('twenty new partners get twenty numbers without a gap', async () => {
    const hints = Array.from({ length: 20 }, (_, at) => ({ name: `N° ${at}`, vatNumber: `BE01234567${at + 10}` }));
    await Promise.all(hints.map(async (one) => await recognise(one)));
    expect(await codes()).toEqual(Array.from({ length: 20 }, (_, at) => `FOUR-${String(at + 1).padStart(3, '0')}`));
  });

  test('twenty documents of one new partner make it once', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, async () => await recognise(garage)));
    expect(new Set(found.map((one) => one?.partner.id)).size).toBe(1);
    expect(found.filter((one) => one?.isNew)).toHaveLength(1);
  });

  test('a number whose transaction is taken back is given again', async () => {
    const failing = inTransaction(papillon, async (tx) => {
      await recognisePartner(tx, 'supplier', garage);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await recognise({ name: 'Autre', siren: '542065479' });
    expect(await codes()).toEqual(['FOUR-001']);
  });

  test('numbers go on after the thousandth', async () => {
    await recognise(garage);
    await owner.query('update partner_series set last_number = 999');
    const late = await recognise({ name: 'Mille', siren: '542065479' });
    expect(late?.partner.code).toBe('FOUR-1000');
  });
});
