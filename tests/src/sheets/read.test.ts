// Tables of every kind, and files made to hurt.

import { Buffer } from 'node:buffer';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readTables, writeWorkbook } from '#src/sheets/index.ts';
import { zip } from '../../support/zip.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const rowsOf = async (bytes: Uint8Array) => (await readTables(bytes))[0]?.rows;

describe('csv', () => {
  test.each([
    ['semicolons', 'Nom;SIREN\r\nÉlan;552100554\r\n'],
    ['commas', 'Nom,SIREN\nÉlan,552100554'],
    ['tabs', 'Nom\tSIREN\nÉlan\t552100554\n'],
    ['a byte order mark', '\ufeffNom;SIREN\nÉlan;552100554'],
    ['a first line that names the separator', 'sep=|\r\nNom|SIREN\r\nÉlan|552100554'],
  ])('with %s', async (_, csv) => {
    expect(await rowsOf(text(csv))).toEqual([
      ['Nom', 'SIREN'],
      ['Élan', '552100554'],
    ]);
  });

  test('in Windows-1252 keeps its accents and its euro', async () => {
    const bytes = Buffer.from('Nom;Prix\nCaf\u00e9;10 \u0080', 'latin1');
    expect(await rowsOf(bytes)).toEqual([
      ['Nom', 'Prix'],
      ['Café', '10 €'],
    ]);
  });

  test('in UTF-16, as old spreadsheet programs export Unicode', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Nom\tVille\nÉlan\tÉpinal', 'utf16le')]);
    expect(await rowsOf(bytes)).toEqual([
      ['Nom', 'Ville'],
      ['Élan', 'Épinal'],
    ]);
  });

  test('with quotes, separators and line breaks inside a cell', async () => {
    expect(await rowsOf(text('Nom;Adresse\n"Dupont; ""Fils""";"1 rue A\n75001 Paris"\n'))).toEqual([
      ['Nom', 'Adresse'],
      ['Dupont; "Fils"', '1 rue A\n75001 Paris'],
    ]);
  });

  test('is not split at commas inside its words when semicolons separate', async () => {
    const rows = await rowsOf(text('Nom;Ville\nDurand, Fils;Lyon\nA, B, C;Nice\nMartin, SA;Metz'));
    expect(rows?.[1]).toEqual(['Durand, Fils', 'Lyon']);
  });
});

describe('workbooks', () => {
  const rows = [
    ['Nom', 'Depuis', 'Part'],
    ['Élan', new Date(Date.UTC(2026, 1, 3)), 0.1],
    ['Grand', null, 73282932000074],
  ];
  const read = [
    ['Nom', 'Depuis', 'Part'],
    ['Élan', '2026-02-03', '0.1'],
    ['Grand', '', '73282932000074'],
  ];

  test.each([
    ['xlsx', writeXlsx],
    ['ods', writeOds],
  ])('%s: text, dates, numbers', async (_, write) => {
    const sheets = [{ name: 'Clients', rows, columns: [{}, { numFmt: 'dd/mm/yyyy' }, {}] }];
    expect(await readTables(await write({ sheets }))).toEqual([{ name: 'Clients', rows: read }]);
  });

  test('a hidden sheet is left alone, an empty one too', async () => {
    const sheets = [
      { name: 'Vide', rows: [] },
      { name: 'Listes', rows: [['x']], hidden: true },
      { name: 'Clients', rows: [['a']] },
    ];
    expect((await readTables(await writeXlsx({ sheets }))).map(({ name }) => name)).toEqual(['Clients']);
  });

  test('a cell merged over rows says the same in each; one merged over columns says it once', async () => {
    const sheet = {
      name: 'A',
      rows: [
        ['Titre', null],
        ['Lyon', 'a'],
        [null, 'b'],
      ],
      merges: [
        { startRow: 0, endRow: 0, startCol: 0, endCol: 1 },
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
      ],
    };
    expect(await rowsOf(await writeXlsx({ sheets: [sheet] }))).toEqual([['Titre'], ['Lyon', 'a'], ['Lyon', 'b']]);
  });

  test('a formula is its last result', async () => {
    const cells = new Map([
      ['0,0', { formula: 'A2&"!"', formulaResult: 'Élan!', value: 'Élan!', type: 'formula' as const }],
    ]);
    expect(await rowsOf(await writeXlsx({ sheets: [{ name: 'A', rows: [[null]], cells }] }))).toEqual([['Élan!']]);
  });

  test('what we write is what we read, and no text becomes a formula', async () => {
    const written = await writeWorkbook([
      {
        name: 'Clients',
        columns: [{ title: 'Nom', note: 'Obligatoire' }, { title: 'Mois' }],
        rows: [['=1+1', 'mars']],
        choices: new Map([[1, ['janvier', 'mars']]]),
      },
    ]);
    expect(await rowsOf(written)).toEqual([
      ['Nom', 'Mois'],
      ['=1+1', 'mars'],
    ]);
  });
});

describe('is refused with what to do', () => {
  const zeros = new Uint8Array(120 * 1024 * 1024);

  test.each<[string, () => Uint8Array, string]>([
    ['an old or locked workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheets.old_format'],
    [
      'a package that unfolds past the bound',
      () => zip([{ name: 'xl/workbook.xml', bytes: zeros }]),
      'sheets.too_large',
    ],
    [
      'a package that says it is small and is not',
      () => zip([{ name: 'xl/workbook.xml', bytes: zeros, claims: 100 }]),
      'sheets.too_large',
    ],
    ['a package of something else', () => zip([{ name: 'a.txt', bytes: text('a') }]), 'sheets.unreadable'],
    [
      'half a package',
      () => zip([{ name: 'xl/workbook.xml', bytes: text('<a/>') }]).subarray(0, 60),
      'sheets.unreadable',
    ],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheets.unreadable'],
    ['an empty file', () => new Uint8Array(), 'sheets.empty'],
    ['a file of empty lines', () => text('\n;;\n'), 'sheets.empty'],
    ['a row of 201 columns', () => text('a;'.repeat(200) + 'b'), 'sheets.too_large'],
    ['50,001 rows', () => text('a;b\n'.repeat(50_001)), 'sheets.too_large'],
  ])('%s', async (_, make, code) => {
    await expect(readTables(make())).rejects.toMatchObject({ code });
  });
});
