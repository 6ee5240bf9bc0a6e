import { catalogue, formatDate, formatDateTime, formatLongDate, plural, preferredLanguage } from '#src/i18n.ts';
import { describe, expect, test } from 'vitest';

describe('a catalogue', () => {
  const messages = catalogue(
    { title: 'Factures', found: (count: number) => `${count} trouvées`, menu: { home: 'Accueil' } },
    { title: 'Invoices', found: (count: number) => `${count} found`, menu: { home: 'Home' } },
  );

  test('answers in the language asked', () => {
    expect([messages.fr.title, messages.en.title]).toEqual(['Factures', 'Invoices']);
    expect([messages.fr.found(2), messages.en.found(2)]).toEqual(['2 trouvées', '2 found']);
    expect([messages.fr.menu.home, messages.en.menu.home]).toEqual(['Accueil', 'Home']);
  });

  test('that lacks a key in English, or has other parameters, does not compile', () => {
    // @ts-expect-error the key `b` is missing
    const lacking = catalogue({ a: 'un', b: 'deux' }, { a: 'one' });
    expect(lacking.en.b).toBeUndefined();
    // @ts-expect-error the parameter is a number
    catalogue({ a: (n: number) => `${n}` }, { a: (n: string) => n });
    // @ts-expect-error the text became a function
    catalogue({ a: 'un' }, { a: () => 'one' });
  });
});

describe('a count', () => {
  const forms = ['facture', 'factures'] as const;

  test('of none and of one and a half is singular in French, plural in English', () => {
    expect([0, 1, 1.5, 2, -1].map((count) => plural('fr', count, forms))).toEqual([
      'facture',
      'facture',
      'facture',
      'factures',
      'facture',
    ]);
    expect([0, 1, 2].map((count) => plural('en', count, forms))).toEqual(['factures', 'facture', 'factures']);
  });
});

describe('the language of a browser', () => {
  test.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['en', 'en'],
    ['EN-GB,fr;q=0.8', 'en'],
    ['fr-FR,en;q=0.9', 'fr'],
    ['de', 'fr'],
    ['*', 'fr'],
  ] as const)('%j is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('a date', () => {
  test('is written as each language does', () => {
    expect(formatDate('2026-09-01', 'fr')).toBe('01/09/2026');
    expect(formatDate('2026-09-01', 'en')).toBe('2026-09-01');
    expect(formatLongDate('2026-09-01', 'fr')).toBe('1er septembre 2026');
    expect(formatLongDate('2026-12-31T23:59:59Z', 'fr')).toBe('31 décembre 2026');
    expect(formatLongDate('2026-02-11', 'en')).toBe('11 February 2026');
  });

  test('with its time is the one of Paris, summer and winter', () => {
    expect(formatDateTime(new Date('2026-07-14T22:30:00Z'), 'fr')).toBe('15/07/2026 00:30');
    expect(formatDateTime(new Date('2026-12-31T13:05:00Z'), 'fr')).toBe('31/12/2026 14:05');
    expect(formatDateTime(new Date('2026-12-31T13:05:00Z'), 'en')).toBe('31/12/2026, 14:05');
  });
});
