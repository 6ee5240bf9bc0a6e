// The pure parts: what the day makes of a mandate, which addresses the annuaire takes, what a signed copy is.

import { describe, expect, test } from 'vitest';
import {
  addressFaults,
  addressOfParts,
  addressParts,
  formOfParts,
} from '../../../../modules/tenancy/model/mandates/address.ts';
import {
  dayAfter,
  endsIn,
  mandateGlance,
  mandateStateOn,
  mayBecome,
  platformGlance,
  platformStateOn,
} from '../../../../modules/tenancy/model/mandates/calendar.ts';
import { isDay, periodFaults, platformNumberFault } from '../../../../modules/tenancy/model/mandates/checks.ts';
import {
  hasMandateSituation,
  hasPlatformSituation,
  mandatesKey,
  platformsKey,
} from '../../../../modules/tenancy/model/mandates/client-column.ts';
import { suggestedPlatforms } from '../../../../modules/tenancy/model/mandates/known-platforms.ts';
import { signedFileName, signedFileType } from '../../../../modules/tenancy/model/mandates/signed-file.ts';
import { mandateStates, type ClientMandates } from '../../../../modules/tenancy/model/mandates/types.ts';

const siren = '732829320';
const none = { form: 'siren', siret: '', routingCode: '', suffix: '' };

describe('an address of the annuaire', () => {
  test.each([
    [{ form: 'siren' }, '732829320'],
    [{ form: 'siret', siret: '732 829 320 00074' }, '732829320_73282932000074'],
    [{ form: 'routing', siret: '73282932000074', routingCode: ' COMPTA-1 ' }, '732829320_73282932000074_COMPTA-1'],
    [{ form: 'suffix', suffix: 'achats.nord' }, '732829320_achats.nord'],
    [{ form: 'siren', siret: '73282932000074', suffix: 'oublié' }, '732829320'],
  ])('%j is %s', (typed, address) => {
    const input = { ...none, ...typed };
    expect(addressFaults(input, siren)).toEqual([]);
    const parts = addressParts(input);
    expect(addressOfParts(siren, parts)).toBe(address);
    expect(formOfParts(parts)).toBe(input.form);
  });

  test.each([
    [{ form: 'autre' }, ['form']],
    [{ form: 'siret' }, ['siret']],
    [{ form: 'siret', siret: '73282932000075' }, ['siret']],
    [{ form: 'siret', siret: '55210055400013' }, ['siret']],
    [{ form: 'routing', siret: '73282932000074' }, ['routingCode']],
    [{ form: 'routing', siret: '', routingCode: 'é' }, ['siret', 'routingCode']],
    [{ form: 'routing', siret: '73282932000074', routingCode: 'a/b' }, ['routingCode']],
    [{ form: 'suffix', suffix: '' }, ['suffix']],
    [{ form: 'suffix', suffix: 'a b' }, ['suffix']],
    [{ form: 'suffix', suffix: 'x'.repeat(101) }, ['suffix']],
    [{ form: 'suffix', suffix: '73282932000074' }, ['suffix']],
    [{ form: 'suffix', suffix: '73282932000074_A' }, ['suffix']],
  ])('%j is refused at %j', (typed, paths) => {
    expect(addressFaults({ ...none, ...typed }, siren).map(({ path }) => path)).toEqual(paths);
  });

  test('at its longest fits into what the annuaire takes', () => {
    const parts = addressParts({
      ...none,
      form: 'routing',
      siret: '73282932000074',
      routingCode: 'x'.repeat(100),
    });
    expect(addressOfParts(siren, parts)).toHaveLength(125);
  });

  test('of an establishment of La Poste is one too, though Luhn does not hold', () => {
    const input = { ...none, form: 'siret', siret: '35600000000003' };
    expect(addressFaults({ ...input, siret: '35600000049837' }, '356000000')).toEqual([]);
    expect(addressFaults(input, '356000000').map(({ path }) => path)).toEqual(['siret']);
  });
});

describe('the calendar', () => {
  const signed = { state: 'signed', endsOn: '2026-12-22' } as const;

  test.each([
    ['2026-11-21', 'signed', undefined],
    ['2026-11-22', 'signed', 30],
    ['2026-12-22', 'signed', 0],
    ['2026-12-23', 'expired', undefined],
  ])('on %s a mandate that ends on 22 December is %s, %s days left', (today, state, days) => {
    expect(mandateStateOn(signed, today)).toBe(state);
    expect(mandateGlance(signed, today)).toMatchObject({ state, endsIn: days });
  });

  test('ends nothing that was not in force, and nothing without an end', () => {
    expect(mandateGlance({ state: 'sent', endsOn: '2026-11-01' }, '2026-11-22')).toMatchObject({ state: 'sent' });
    expect(mandateGlance({ state: 'sent', endsOn: '2026-11-25' }, '2026-11-22').endsIn).toBeUndefined();
    expect(endsIn(undefined, '2026-11-22')).toBeUndefined();
    expect(platformStateOn({ state: 'requested', endsOn: '2026-11-01' }, '2026-11-22')).toBe('requested');
    const platform = { name: 'Iopole', state: 'active', endsOn: '2026-11-01' } as const;
    expect(platformGlance(platform, '2026-11-22')).toMatchObject({ state: 'ended', endsIn: undefined });
  });

  test('counts over the end of a year and of summer time', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(endsIn('2026-11-01', '2026-10-20')).toBe(12);
  });

  test('lets no mandate out of its end', () => {
    const after = (state: (typeof mandateStates)[number]): string[] =>
      (['sent', 'signed', 'refused', 'revoked', 'expired'] as const).filter((next) => mayBecome(state, next));
    expect(Object.fromEntries(mandateStates.map((state) => [state, after(state)]))).toEqual({
      draft: ['sent', 'signed', 'refused', 'revoked'],
      sent: ['sent', 'signed', 'refused', 'revoked'],
      signed: ['revoked', 'expired'],
      refused: ['sent', 'signed', 'revoked'],
      revoked: [],
      expired: [],
    });
  });
});

describe('what is typed', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['28/02/2026', false],
    ['0001-01-01', false],
    ['', false],
  ])('%s is a day: %s', (typed, expected) => {
    expect(isDay(typed)).toBe(expected);
  });

  test('has its end after its beginning', () => {
    const faults = (...period: Parameters<typeof periodFaults>) =>
      periodFaults(...period).flatMap((fault) => fault?.path ?? []);
    expect(faults('2026-12-01', '2026-11-30')).toEqual(['endsOn']);
    expect(faults('2026-12-01', '2026-12-01')).toEqual([]);
    expect(faults('', 'demain')).toEqual(['startsOn', 'endsOn']);
    expect(faults('', '', false)).toEqual([]);
  });

  test.each([
    ['', true],
    ['0123', true],
    ['123', false],
    ['A123', false],
    ['9998', false],
  ])('%s is the number of a platform: %s', (typed, isRight) => {
    expect(platformNumberFault('number', typed) === undefined).toBe(isRight);
  });
});

describe('a signed copy', () => {
  test.each([
    ['%PDF-1.7', 'application/pdf'],
    ['\u0089PNG\r\n\u001a\n', 'image/png'],
    ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['<html>', undefined],
    ['', undefined],
  ])('%j is %s by its first bytes', (bytes, type) => {
    expect(signedFileType(Buffer.from(bytes, 'latin1'))).toBe(type);
  });

  test('keeps its name without its path, and has the extension of what it is', () => {
    expect(signedFileName('C:\\Mes documents\\mandat.exe', 'application/pdf')).toBe('mandat.pdf');
    expect(signedFileName('../../etc/"passwd"\n', 'image/png')).toBe('passwd.png');
    expect(signedFileName('', 'image/jpeg')).toBe('mandat-signe.jpg');
  });
});

describe('the client list', () => {
  const at = (over: Partial<ClientMandates>): ClientMandates => ({
    delegation: undefined,
    designation: undefined,
    platform: undefined,
    ...over,
  });
  const soon = { state: 'signed', endsOn: '2026-12-01', endsIn: 9 } as const;
  const sent = { state: 'sent', endsOn: undefined, endsIn: undefined } as const;
  const signed = { state: 'signed', endsOn: undefined, endsIn: undefined } as const;

  test('finds who has none, and who has one of two', () => {
    expect(hasMandateSituation(at({}), 'none')).toBe(true);
    expect(hasMandateSituation(at({ delegation: sent }), 'none')).toBe(false);
    const both = at({ delegation: sent, designation: soon });
    expect((['sent', 'signed', 'ending', 'refused'] as const).map((one) => hasMandateSituation(both, one))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(hasPlatformSituation(at({}), 'none')).toBe(true);
    expect(hasPlatformSituation(at({ platform: { name: 'Iopole', ...signed, state: 'active' } }), 'active')).toBe(true);
    expect(hasPlatformSituation(at({ platform: { name: 'Iopole', ...soon, state: 'active' } }), 'ending')).toBe(true);
  });

  test('puts first who needs somebody', () => {
    const inOrder = [
      at({}),
      at({ delegation: signed, designation: { ...signed, state: 'refused' } }),
      at({ delegation: soon }),
      at({ delegation: { ...soon, endsOn: '2026-12-09', endsIn: 17 } }),
      at({ delegation: sent, designation: signed }),
      at({ delegation: signed }),
    ].map(mandatesKey);
    expect(inOrder).toEqual(inOrder.toSorted());
    const platform = { name: 'Iopole', ...signed, state: 'active' } as const;
    const platforms = [
      at({}),
      at({ platform: { ...platform, state: 'requested' } }),
      at({ platform: { ...platform, endsOn: '2026-12-01', endsIn: 9 } }),
      at({ platform }),
    ].map(platformsKey);
    expect(platforms).toEqual(platforms.toSorted());
  });
});

test('platforms that other clients have chosen are suggested first, each once', () => {
  const names = suggestedPlatforms([{ name: 'iopole', number: '0042' }]);
  expect(names[0]).toEqual({ name: 'iopole', number: '0042' });
  expect(names.filter(({ name }) => name.toLowerCase() === 'iopole')).toHaveLength(1);
  expect(names.length).toBeGreaterThan(5);
});
