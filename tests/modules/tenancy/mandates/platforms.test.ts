// Platforms and addresses over time, on a real database: any platform, several one after the other, never two that
// receive at one address on one day.

import { describe, expect, test } from 'vitest';
import { parisDay } from '#src/clock.ts';
import { dayAfter } from '../../../../modules/tenancy/model/mandates/calendar.ts';
import {
  addAddress,
  changePeriod,
  removeAddress,
  type NewAddressInput,
} from '../../../../modules/tenancy/service/mandates/addresses.ts';
import {
  addPlatform,
  changePlatform,
  type PlatformInput,
} from '../../../../modules/tenancy/service/mandates/platforms.ts';
import { clientRegister } from '../../../../modules/tenancy/service/mandates/read.ts';
import { createClient } from '../../../../modules/tenancy/service/cabinet/client-card.ts';
import { noClient } from '../cabinet/firm.ts';
import { openRegister } from './register.ts';

const { ctx, owner, clock, at, bakery, journal, anne, cabinetId, clients } = await openRegister();
const today = parisDay(clock.now());
const [yesterday, tomorrow, later] = [dayAfter(today, -1), dayAfter(today, 1), dayAfter(today, 60)];

const platform = async (over: Partial<PlatformInput> = {}, place = bakery): Promise<string> =>
  await addPlatform(place, { name: 'Iopole', number: '', state: 'active', startsOn: yesterday, endsOn: '', ...over });
const address = async (platformId: string, over: Partial<NewAddressInput> = {}, place = bakery): Promise<string> =>
  await addAddress(place, {
    platformId,
    form: 'siren',
    siret: '',
    routingCode: '',
    suffix: '',
    startsOn: yesterday,
    endsOn: '',
    endsPrevious: false,
    ...over,
  });
const kept = async (place = bakery): Promise<(string | undefined)[][]> =>
  (await clientRegister(place)).addresses.map(({ address: line, startsOn, endsOn }) => [line, startsOn, endsOn]);

describe('a platform', () => {
  test('is any, with its days; each state is a row with who and when', async () => {
    const place = at(anne, clients.garage);
    const id = await platform({ name: 'Ma  plateforme', state: 'to_designate', startsOn: '' }, place);
    await changePlatform(place, id, {
      name: 'Ma plateforme',
      number: '0042',
      state: 'active',
      startsOn: today,
      endsOn: '',
    });
    const { platforms, platformSteps } = await clientRegister(place);
    expect(platforms).toMatchObject([{ name: 'Ma plateforme', number: '0042', state: 'active', startsOn: today }]);
    expect(platformSteps.map(({ state, by }) => [state, by.name])).toEqual([
      ['to_designate', 'Anne'],
      ['active', 'Anne'],
    ]);
    expect(await journal(clients.garage)).toEqual(['platform.added', 'platform.changed']);
    expect((await clientRegister(at(anne, clients.school))).known).toContainEqual({
      name: 'Ma plateforme',
      number: '0042',
    });
  });

  test.each([
    [{ name: '' }, 'name'],
    [{ number: '12345' }, 'number'],
    [{ state: 'morte' }, 'state'],
    [{ startsOn: '' }, 'startsOn'],
    [{ endsOn: '2020-01-01' }, 'endsOn'],
    [{ state: 'ended', endsOn: tomorrow }, 'endsOn'],
    [{ startsOn: '2020-01-01', endsOn: yesterday }, 'endsOn'],
  ])('with %j is refused', async (over, path) => {
    await expect(platform(over)).rejects.toMatchObject({ fields: [{ path }] });
  });

  test('of a foreign company does not exist', async () => {
    const id = await platform({}, at(anne, clients.garage));
    const input = { name: 'Volée', number: '', state: 'requested', startsOn: '', endsOn: '' };
    await expect(changePlatform(bakery, id, input)).rejects.toMatchObject({ code: 'tenancy.platform_not_found' });
    await expect(address(id)).rejects.toMatchObject({ code: 'tenancy.platform_not_found' });
  });
});

describe('an address', () => {
  const place = at(anne, clients.school);

  test('receives at one platform a day: the next begins where the former ends', async () => {
    const [first, second] = [await platform({}, place), await platform({ name: 'SUPER PDP' }, place)];
    await address(first, {}, place);
    await expect(address(second, { startsOn: today }, place)).rejects.toMatchObject({
      code: 'tenancy.directory_address_taken',
    });
    await address(second, { startsOn: today, endsPrevious: true }, place);
    expect(await kept(place)).toEqual([
      ['813460276', today, undefined],
      ['813460276', yesterday, yesterday],
    ]);
    await expect(address(first, { startsOn: later, endsPrevious: false }, place)).rejects.toMatchObject({
      status: 409,
    });
    await address(first, { form: 'suffix', suffix: 'ACHATS' }, place);
    await expect(address(second, { form: 'suffix', suffix: 'achats', startsOn: later }, place)).rejects.toMatchObject({
      status: 409,
    });
  });

  test('is refused by the database too, whoever writes', async () => {
    const { rows } = await owner.query<{ id: string }>(
      `select address_id as id from company_directory_addresses where ends_on = $1`,
      [yesterday],
    );
    await expect(
      owner.query(`update company_directory_addresses set ends_on = null where address_id = $1`, [rows[0]?.id]),
    ).rejects.toMatchObject({ code: '23P01' });
  });

  test('is taken once, however many ask at one moment', async () => {
    const id = await platform({}, at(anne, clients.garage));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, async () => await address(id, {}, at(anne, clients.garage))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await kept(at(anne, clients.garage))).toHaveLength(1);
  });

  test('stays within the days of its platform, and ends with it', async () => {
    const id = await platform({ startsOn: today, endsOn: later });
    await expect(address(id)).rejects.toMatchObject({ fields: [{ path: 'startsOn' }] });
    const beyond = { startsOn: today, endsOn: dayAfter(later, 1) };
    await expect(address(id, beyond)).rejects.toMatchObject({ fields: [{ path: 'endsOn' }] });
    const line = await address(id, { startsOn: today });
    expect(await kept()).toEqual([['732829320', today, later]]);
    await address(id, { form: 'suffix', suffix: 'X', startsOn: tomorrow });
    await changePlatform(bakery, id, { name: 'Iopole', number: '', state: 'ended', startsOn: today, endsOn: '' });
    expect(await kept()).toEqual([['732829320', today, today]]);
    await changePeriod(bakery, line, { startsOn: today, endsOn: today });
    await expect(changePeriod(bakery, line, { startsOn: tomorrow, endsOn: '' })).rejects.toMatchObject({
      fields: [{ path: 'startsOn' }],
    });
    await removeAddress(bakery, line);
    expect(await kept()).toEqual([]);
    await expect(removeAddress(bakery, line)).rejects.toMatchObject({ code: 'tenancy.directory_address_not_found' });
    expect((await journal()).at(-1)).toBe('directory_address.removed');
  });

  test('needs the SIREN of its company', async () => {
    const draft = await createClient(ctx, { cabinetId, by: anne }, { ...noClient, name: 'Sans numéro' });
    const nowhere = at(anne, draft);
    const id = await platform({}, nowhere);
    await expect(address(id, {}, nowhere)).rejects.toMatchObject({ code: 'tenancy.siren_missing' });
  });
});
