// Titles, content and values of lists as people keep them.

import { describe, expect, test } from 'vitest';
import {
  country,
  findHeader,
  guessMapping,
  language,
  missingFields,
  month,
  plainText,
  readLine,
  signatureOf,
  yesOrNo,
  type ImportField,
} from '#src/imports/index.ts';

const text = plainText(80);
const fields: readonly ImportField[] = [
  {
    key: 'name',
    title: { fr: 'Nom', en: 'Name' },
    aliases: ['raison sociale'],
    required: true,
    example: 'Élan',
    read: text,
  },
  {
    key: 'siren',
    title: { fr: 'N° SIREN', en: 'SIREN' },
    aliases: [],
    required: true,
    example: '552100554',
    read: text,
    recognises: (cell) => /^\d{9}$/.test(cell),
  },
  { key: 'postcode', title: { fr: 'Code postal', en: 'Postcode' }, aliases: ['cp'], example: '75001', read: text },
  { key: 'city', title: { fr: 'Ville', en: 'City' }, aliases: ['commune'], example: 'Paris', read: text },
  {
    key: 'closing',
    title: { fr: 'Mois de clôture', en: 'Closing month' },
    aliases: ['clôture'],
    example: '12',
    read: month,
  },
];

describe('the row of titles', () => {
  test.each<[string, string[][], number]>([
    [
      'is the first',
      [
        ['Nom', 'SIREN'],
        ['Élan', '552100554'],
      ],
      0,
    ],
    [
      'stands below titles of the sheet and empty rows',
      [['Clients au 01/01/2026'], [], ['NOM *', 'VILLE *'], ['Élan', 'Nom']],
      2,
    ],
    [
      'is missing',
      [
        ['Élan', '552100554'],
        ['Orme', '732829320'],
      ],
      -1,
    ],
    ['is one cell in a table of one column', [['Raison sociale'], ['Élan']], 0],
  ])('%s', (_, rows, index) => {
    expect(findHeader(rows, fields)).toBe(index);
  });
});

describe('columns', () => {
  test('are told by titles, whatever their case, accents and stars', () => {
    const rows = [
      ['CP', 'commune', 'RAISON SOCIALE*', 'Mois cloture', 'n°siren'],
      ['75001', 'Paris', 'Élan', '3', '1'],
    ];
    expect(guessMapping(rows, 0, fields)).toEqual(['postcode', 'city', 'name', 'closing', 'siren']);
  });

  test('are told by what is in them where the title says nothing', () => {
    const rows = [
      ['Nom', 'Référence'],
      ['Élan', '552100554'],
      ['Orme', '732829320'],
    ];
    expect(guessMapping(rows, 0, fields)).toEqual(['name', 'siren']);
  });

  test('are told without any title', () => {
    expect(guessMapping([['552100554', 'Élan']], -1, fields)).toEqual(['siren', undefined]);
  });

  test('hold each field once, the best title first', () => {
    const rows = [
      ['Nom du contact', 'Nom'],
      ['Jeanne', 'Élan'],
    ];
    expect(guessMapping(rows, 0, fields)).toEqual([undefined, 'name']);
  });

  test('that are required and missing are named', () => {
    expect(missingFields(['name', 'city'], fields).map(({ key }) => key)).toEqual(['siren']);
  });

  test('of one source have one signature', () => {
    expect(signatureOf(['Nom *', 'N° SIREN'])).toBe(signatureOf(['NOM', 'n° siren']));
  });
});

describe('a line', () => {
  const mapping = ['name', 'closing', undefined, 'siren'];

  test('says its values, and everything that is wrong at once', () => {
    const { values, faults } = readLine({ cells: ['\u00a0Élan ', 'treizième', 'x'], mapping }, fields);
    expect(values).toEqual({ name: 'Élan' });
    expect(faults.map(({ field }) => field)).toEqual(['siren', 'closing']);
  });

  test('says what a person typed over it', () => {
    const corrections = { closing: 'mars', siren: '552100554', name: '' };
    const { values, faults } = readLine({ cells: ['Élan', '13'], mapping, corrections }, fields);
    expect(values).toEqual({ closing: '3', siren: '552100554' });
    expect(faults).toEqual([{ field: 'name', message: { fr: 'À renseigner.', en: 'Required.' }, isMissing: true }]);
  });
});

describe('values', () => {
  test.each([
    [country, 'belgique', 'BE'],
    [country, 'BE', 'BE'],
    [country, 'Belgium', 'BE'],
    [country, 'ÉTATS-UNIS', 'US'],
    [country, 'Deutschland', 'DE'],
    [country, 'Royaume Uni', 'GB'],
    [country, 'france', 'FR'],
    [country, 'La Réunion', 'RE'],
    [language, 'Français', 'fr'],
    [language, 'FR', 'fr'],
    [language, 'en-GB', 'en'],
    [language, 'anglais', 'en'],
    [month, '12', '12'],
    [month, '03', '3'],
    [month, 'Décembre', '12'],
    [month, 'déc.', '12'],
    [month, 'AOUT', '8'],
    [month, 'june', '6'],
    [month, '31/03', '3'],
    [month, '31 mars', '3'],
    [month, '2026-06-30', '6'],
    [month, '30/09/2026', '9'],
    [yesOrNo, 'OUI', 'oui'],
    [yesOrNo, '0', 'non'],
    [text, 'a  b\nc', 'a b c'],
  ])('%o reads « %s » as %s', (read, typed, value) => {
    expect(read(typed)).toEqual({ value });
  });

  test.each([
    [country, 'Syldavie'],
    [country, 'XX'],
    [language, 'elfique'],
    [month, '13'],
    [month, '0'],
    [month, 'brumaire'],
    [yesOrNo, 'peut-être'],
    [text, 'a'.repeat(81)],
  ])('%o does not read « %s »', (read, typed) => {
    expect(read(typed)).toHaveProperty('fault.fr');
  });
});
