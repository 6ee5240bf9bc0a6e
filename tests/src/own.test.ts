import { ownEntry } from '#src/own.ts';
import { expect, test } from 'vitest';

const words: Readonly<Record<string, string>> = { saved: 'Enregistré.' };

test('an entry is found under its own name', () => {
  expect(ownEntry(words, 'saved')).toBe('Enregistré.');
});

test.each([undefined, '', 'lost', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  '%s is no entry',
  (name) => {
    expect(ownEntry(words, name)).toBeUndefined();
  },
);
