// What a message may hold, and whom it calls.

import { describe, expect, test } from 'vitest';
import { calledIn, cleanFileName, cleanMediaType, tidyText } from '../../../../modules/invoices/discussion/rules.ts';

const people = [
  { id: 'anne', name: 'Anne' },
  { id: 'anne-marie', name: 'Anne-Marie Léger' },
  { id: 'helene', name: 'Hélène Roux' },
];

describe('a text', () => {
  test.each([
    ['Bonjour @Anne, merci', ['anne']],
    ['@anne-marie léger : voir', ['anne-marie']],
    ['@ANNE-MARIE LEGER et @Anne.', ['anne-marie', 'anne']],
    ['(@Helene Roux)', ['helene']],
    ['Voir avec Anne', []],
    ['contact@Anne.fr', []],
    ['@Annette et @Hélène', []],
    ['@', []],
  ])('%j calls %j', (text, ids) => {
    expect(calledIn(text, people)).toEqual(ids);
  });

  test('keeps its lines and tabs, and nothing that cannot be seen', () => {
    expect(tidyText(' \u0000a\r\nb\u2028c \t\n\n\n\n\n\td\u0007 ')).toBe('a\nb\nc\n\n\n\td');
  });
});

describe('a file', () => {
  test.each([
    ['C:\\temp\\facture.pdf', 'facture.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nb.txt', 'ab.txt'],
    ['/', 'piece-jointe'],
  ])('named %j is %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  test.each([
    ['Text/HTML; charset=utf-8', 'text/html'],
    ['text/html\r\nX: y', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('declared as %j is %j', (declared, type) => {
    expect(cleanMediaType(declared)).toBe(type);
  });
});
