import { describe, expect, test } from 'vitest';
import {
  canonicalLocalPart,
  freeLocalPartFault,
  suggestedLocalPart,
} from '../../../modules/tenancy/model/local-part.ts';

describe('the part before the @', () => {
  test.each([
    ['732829320', '732829320'],
    ['SIREN732829320', '732829320'],
    ['siren732829320+achats', '732829320'],
    ['FR44732829320', 'fr44732829320'],
    ['Factures.Papillon+edf', 'factures.papillon'],
    ['sirene', 'sirene'],
  ])('%s is looked up as %s', (written, lookedUp) => {
    expect(canonicalLocalPart(written)).toBe(lookedUp);
  });

  test.each(['factures', 'factures.papillon', 'a', 'papillon-2', 'x_y'])('%s may be chosen', (localPart) => {
    expect(freeLocalPartFault(localPart)).toBeUndefined();
  });

  test.each([
    ['postmaster', 'reserved'],
    ['abuse', 'reserved'],
    ['', 'shape'],
    ['.factures', 'shape'],
    ['fac..tures', 'shape'],
    ['Factures', 'shape'],
    ['fac tures', 'shape'],
    ['factures+edf', 'shape'],
    ['é', 'shape'],
    ['x'.repeat(65), 'shape'],
    ['404833048', 'number'],
    ['siren404833048', 'number'],
    ['fr83404833048', 'number'],
  ])('%j is refused: %s', (localPart, fault) => {
    expect(freeLocalPartFault(localPart)).toBe(fault);
  });

  test('a suggestion is made of the name', () => {
    expect(suggestedLocalPart('Menuiserie Lefèvre & Fils')).toBe('menuiserie-lefevre-fils');
    expect(suggestedLocalPart('  ')).toBe('');
    expect(freeLocalPartFault(suggestedLocalPart(`${'très '.repeat(20)}long`))).toBeUndefined();
  });
});
