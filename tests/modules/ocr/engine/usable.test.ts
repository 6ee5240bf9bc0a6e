import { describe, expect, test } from 'vitest';
import { isUsable } from '../../../../modules/ocr/engine/usable.ts';

const TEXT = 'Facture numéro 12 du 3 août 2026, total toutes taxes comprises : 1 234,56 €, payable à réception, merci.';

function characters(text: string, unmapped = false): Parameters<typeof isUsable>[0] {
  const box = { x: 0, y: 0, width: 0, height: 0 };
  return [...text].map((sign) => ({ code: sign.codePointAt(0) ?? 0, box, angle: 0, unmapped }));
}

describe('a text layer', () => {
  test('of an invoice is usable', () => expect(isUsable(characters(TEXT))).toBe(true));
  test('with a few figures only is usable', () => expect(isUsable(characters('12 345,00 '.repeat(12)))).toBe(true));
  test('that is empty is not', () => expect(isUsable([])).toBe(false));
  test('with no more than the name of the scanning app is not', () =>
    expect(isUsable(characters('Scanned by CamScanner'))).toBe(false));
  test('whose font maps to nothing is not', () => expect(isUsable(characters(TEXT, true))).toBe(false));
  test('in private signs is not', () =>
    expect(isUsable(characters('\ue001\ue002\ue003\ue004 '.repeat(40)))).toBe(false));
  test('of shifted letters is not', () => {
    const shifted = TEXT.replace(/[a-z]/g, (sign) => 'bcdfghjklmnpqrstvwxz'.charAt(sign.charCodeAt(0) % 20));
    expect(isUsable(characters(shifted.replace(/[éàû]/g, 'x')))).toBe(false);
  });
});
