import { describe, expect, it } from 'vitest';
import { frenchVatNumber, isFrenchVatNumber, isIban, isSiren, isSiret, vatKeyOf } from '#modules/facturx';

describe('identifiers that prove themselves', () => {
  it('checks a SIREN by Luhn', () => {
    expect(isSiren('732829320')).toBe(true);
    expect(isSiren('732829321')).toBe(false);
    expect(isSiren('73282932')).toBe(false);
    expect(isSiren('000000000')).toBe(false);
  });

  it('checks a SIRET by Luhn over all fourteen digits', () => {
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
  });

  it('lets establishments of La Poste have a sum of digits that is a multiple of five', () => {
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });

  it('computes the key of a French VAT number', () => {
    expect(vatKeyOf('732829320')).toBe('44');
    expect(frenchVatNumber('732829320')).toBe('FR44732829320');
    expect(vatKeyOf('552081317')).toBe('03');
  });

  it('checks that key, and accepts keys with letters', () => {
    expect(isFrenchVatNumber('FR44732829320')).toBe(true);
    expect(isFrenchVatNumber('FR45732829320')).toBe(false);
    expect(isFrenchVatNumber('FRK7399859412')).toBe(true);
    expect(isFrenchVatNumber('FRO7399859412')).toBe(false);
    expect(isFrenchVatNumber('DE123456789')).toBe(false);
  });

  it('checks an IBAN', () => {
    expect(isIban('FR7630006000011234567890189')).toBe(true);
    expect(isIban('FR7630006000011234567890188')).toBe(false);
  });
});
