import { describe, expect, test } from 'vitest';
import { cabinetFailure, readClaims } from '../../../../modules/tenancy/model/identity/claims.ts';

const names = { cabinets: 'cabinets', role: 'role', administrators: ['expert-comptable'] };
const siret = '73282932000074';
const cabinetsOf = (cabinets: unknown, more: object = {}) =>
  readClaims({ sub: 'x', cabinets, ...more }, names).cabinets;

describe('cabinets', () => {
  test.each([
    ['a SIRET', siret, siret],
    ['a SIRET in groups', '732 829 320 00074', siret],
    ['a number', 73_282_932_000_074, siret],
    ['a list of SIRETs', [siret], siret],
    ['an object', { siret, nom: 'PREX' }, siret],
    ['objects', [{ SIRET: siret, raison_sociale: 'PREX' }], siret],
    ['a SIRET whose key is wrong', '73282932000075', undefined],
    ['an object without SIRET', { nom: 'PREX' }, undefined],
  ])('are read from %s', (_, said, expected) => {
    expect(cabinetsOf(said)?.map((cabinet) => cabinet.siret)).toEqual([expected]);
  });

  test.each([[undefined], [[]], [null], [{}], [[null, {}]]])('are none in %j', (said) => {
    expect(cabinetsOf(said)).toEqual([]);
  });

  test('are found at a path', () => {
    const claims = { sub: 'x', comptexpert: { cabinets: [siret] } };
    expect(readClaims(claims, { ...names, cabinets: 'comptexpert.cabinets' }).cabinets).toHaveLength(1);
  });

  test('are not asked for where the provider does not say them', () => {
    expect(readClaims({ sub: 'x', cabinets: [siret] }, { ...names, cabinets: '' }).cabinets).toBeUndefined();
  });

  test('have the role of their own before the general one', () => {
    expect(cabinetsOf([{ siret, role: 'Stagiaire' }], { role: 'Expert-comptable' })?.[0]?.isAdministrator).toBe(false);
    expect(cabinetsOf([siret], { role: ['autre', 'EXPERT-COMPTABLE'] })?.[0]?.isAdministrator).toBe(true);
  });
});

describe('a person', () => {
  test('has an address only if the provider has verified it, truly', () => {
    const verified = (email_verified: unknown) =>
      readClaims({ sub: 'x', email: 'a@b.test', email_verified }, names).isEmailVerified;
    expect([true, 'true', 1, undefined, false].map(verified)).toEqual([true, false, false, false, false]);
  });

  test.each([
    [{ name: ' Anne  Durand ' }, 'Anne Durand'],
    [{ given_name: 'Anne', family_name: 'Durand' }, 'Anne Durand'],
    [{ email: 'anne@b.test' }, 'anne'],
    [{}, '?'],
  ])('is named by %j', (claims, name) => {
    expect(readClaims({ sub: 'x', ...claims }, names).name).toBe(name);
  });

  test.each([
    [['pwd'], false],
    [['pwd', 'mfa'], true],
    ['otp', true],
    [undefined, false],
  ])('who signed in there with %j has shown a second factor: %s', (amr, isStrong) => {
    expect(readClaims({ sub: 'x', amr }, names).isStrong).toBe(isStrong);
  });
});

test('the failure of cabinets is named by what is missing', () => {
  const known = { name: 'A', siret, isAdministrator: false };
  expect(cabinetFailure([])).toBe('no-cabinet');
  expect(cabinetFailure([{ ...known, siret: undefined }])).toBe('no-siret');
  expect(cabinetFailure([known, { ...known, siret: undefined }])).toBe('unknown-cabinet');
});
