// The extract of SIRENE: loaded as a stream, whole or not at all, and what may not be shown is not kept.

import { Buffer } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { loadExtract, lookUpCompany, sireneExtracts } from '#modules/tenancy';
import { zip } from '../../../support/zip.ts';
import { emptyInstance } from '../cast.ts';
import { manyUnits, newerUnitsCsv, seatsCsv, sirens, unitsCsv } from './files.ts';

const { ctx, owner, db, clock, folder } = await emptyInstance();

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const load = async (name: string, content: string | Uint8Array) =>
  await loadExtract({ path: await put(name, content), owner, clock });
const nameOf = async (number: string): Promise<string | undefined> => {
  const found = await lookUpCompany(ctx, number);
  return found.outcome === 'found' ? found.company.name : found.outcome;
};

describe('without an extract', () => {
  test('a number is right or wrong, and nothing is known behind it', async () => {
    expect(await lookUpCompany(ctx, sirens.bakery)).toEqual({ outcome: 'no_extract' });
    expect(await lookUpCompany(ctx, '732829321')).toEqual({ outcome: 'wrong_number' });
    expect(await sireneExtracts(ctx)).toEqual([]);
  });
});

describe('the files of INSEE', () => {
  test('are recognised, counted and dated, whichever comes first', async () => {
    expect(await load('adresses.csv', seatsCsv)).toMatchObject({ kind: 'seats', rows: 2, validOn: '2026-10-31' });
    expect(
      await load('noms.zip', zip([{ name: 'StockUniteLegale_utf8.csv', bytes: Buffer.from(unitsCsv) }])),
    ).toMatchObject({
      kind: 'units',
      rows: 6,
      validOn: '2026-10-30',
      fileName: 'StockUniteLegale_utf8.csv',
    });
    expect((await sireneExtracts(ctx)).map(({ kind }) => kind)).toEqual(['units', 'seats']);
  });

  test('say name, form, address and numbers of a company, by any of its numbers', async () => {
    const expected = {
      outcome: 'found',
      company: {
        siren: sirens.bakery,
        siret: '73282932000015',
        vatNumber: 'FR44732829320',
        name: 'BOULANGERIE "AU BON PAIN", FRÈRES & CIE',
        legalForm: 'SAS',
        legalCategory: '5710',
        ape: '10.71C',
        active: true,
        address: {
          addressLine1: '12 BIS AVENUE DE LA RÉPUBLIQUE',
          addressLine2: 'BATIMENT C',
          addressLine3: '',
          postcode: '69003',
          city: 'LYON 3EME',
        },
      },
    };
    for (const number of ['732 829 320', '732 829 320 00074', 'FR 44 732829320']) {
      expect(await lookUpCompany(ctx, number)).toEqual(expected);
    }
  });

  test('keep line breaks and backslashes in names; an address may be a CEDEX, or missing', async () => {
    expect(await lookUpCompany(ctx, sirens.garage)).toMatchObject({
      company: {
        name: 'GARAGE DU\nCENTRE',
        address: { addressLine3: 'BP 12', postcode: '13851', city: 'AIX CEDEX 3' },
      },
    });
    const ceased = await lookUpCompany(ctx, sirens.ceased);
    expect(ceased).toMatchObject({ company: { name: 'ÉCOLE\\FERMÉE', active: false, address: undefined } });
  });

  test('name people by the names they use', async () => {
    expect(await nameOf(sirens.painter)).toBe('MARIE-ÈVE MARTIN');
  });

  test('do not show who asked not to be shown, not even to the owner of the database', async () => {
    expect(await lookUpCompany(ctx, sirens.hidden)).toEqual({
      outcome: 'undisclosed',
      siren: sirens.hidden,
      active: true,
    });
    const { rows } = await owner.query<Record<string, unknown>>(
      `select name, legal_category, ape, seat_nic from sirene_units where siren = $1`,
      [sirens.hidden],
    );
    expect(rows).toEqual([{ name: null, legal_category: null, ape: null, seat_nic: null }]);
    expect((await owner.query(`select from sirene_seats where siren = $1`, [sirens.hidden])).rowCount).toBe(0);
  });

  test('show the name of a company that hides its address only', async () => {
    expect(await lookUpCompany(ctx, sirens.partly)).toMatchObject({
      company: { name: 'HOLDING DISCRÈTE', address: undefined },
    });
  });

  test('are written by the loader alone', async () => {
    for (const statement of [
      `insert into sirene_units (siren, is_active, is_disclosed) values ('1', true, true)`,
      `update sirene_units set name = 'x'`,
      'delete from sirene_seats',
      'truncate sirene_units',
      'drop table sirene_units',
      `update sirene_extracts set rows = 0`,
    ]) {
      await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a file that will not do', () => {
  test.each([
    ['is not there', '', undefined, 'tenancy.sirene_file_missing'],
    ['is something else', 'a.csv', 'nom;ville\nX;Y\n', 'tenancy.sirene_wrong_file'],
    ['is empty', 'b.csv', '', 'tenancy.sirene_wrong_file'],
    ['is a picture', 'c.csv', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0x00), 'tenancy.sirene_wrong_file'],
    ['has a header and nothing else', 'd.csv', `${unitsCsv.split('\n', 1)[0] ?? ''}\n`, 'tenancy.sirene_empty'],
    ['was cut off', 'e.csv', unitsCsv.slice(0, -60), 'tenancy.sirene_broken_record'],
    [
      'was cut off inside a quoted cell',
      'f.csv',
      unitsCsv.slice(0, unitsCsv.indexOf('DU\n') + 3),
      'tenancy.sirene_broken_record',
    ],
    [
      'is a cut zip',
      'g.zip',
      zip([{ name: 'a.csv', bytes: Buffer.from(unitsCsv) }]).subarray(0, 200),
      'tenancy.sirene_unreadable',
    ],
    [
      'is a zip of a text',
      'h.zip',
      zip([{ name: 'a.txt', bytes: Buffer.from(unitsCsv) }]),
      'tenancy.sirene_unreadable',
    ],
    [
      'is a zip with broken content',
      'i.zip',
      zip([{ name: 'a.csv', bytes: Buffer.from(unitsCsv) }]).fill(7, 60, 90),
      'tenancy.sirene_unreadable',
    ],
  ])('because it %s leaves what is there', async (...[, name, content, code]) => {
    const before = await sireneExtracts(ctx);
    const attempt =
      content === undefined ? loadExtract({ path: join(folder, 'nothing.csv'), owner, clock }) : load(name, content);
    await expect(attempt).rejects.toMatchObject({ code });
    expect(await sireneExtracts(ctx)).toEqual(before);
    expect(await nameOf(sirens.painter)).toBe('MARIE-ÈVE MARTIN');
    expect((await owner.query(`select to_regclass('sirene_units_next') as rest`)).rows).toEqual([{ rest: null }]);
  });

  test('because columns are missing names them', async () => {
    const renamed = unitsCsv.replace('denominationUniteLegale', 'nomDeLEntreprise');
    await expect(load('j.csv', renamed)).rejects.toMatchObject({
      code: 'tenancy.sirene_columns_missing',
      text: { fr: expect.stringContaining('denominationUniteLegale') as string },
    });
  });
});

describe('another extract', () => {
  test('takes the place of the former one at once: nobody ever finds nothing', async () => {
    let looks = 0;
    const loading = new AbortController();
    const looking = (async () => {
      while (!loading.signal.aborted) {
        expect(['BOULANGERIE "AU BON PAIN", FRÈRES & CIE', 'NOUVEAU NOM']).toContain(await nameOf(sirens.bakery));
        looks += 1;
      }
    })();
    await load('k.csv', newerUnitsCsv);
    loading.abort();
    await looking;
    expect(looks).toBeGreaterThan(0);
    expect(await nameOf(sirens.bakery)).toBe('NOUVEAU NOM');
    expect(await nameOf(sirens.garage)).toBe('unknown');
  });

  test('waits for no other: a second load of the same file is refused while the first goes on', async () => {
    const path = await put('l.csv', [...manyUnits(2_000)].join(''));
    const both = await Promise.allSettled([loadExtract({ path, owner, clock }), loadExtract({ path, owner, clock })]);
    const refused = both.filter((one) => one.status === 'rejected');
    // The quicker may have ended before the other began.
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'tenancy.sirene_loading' });
    expect(await nameOf('100000009')).toBe('ENTREPRISE NUMÉRO 9');
  });

  test('is loaded again after a load that was killed', async () => {
    await owner.query('create table sirene_units_next (rest text)');
    expect(await load('m.csv', unitsCsv)).toMatchObject({ rows: 6 });
  });

  test('is read piece by piece, telling how far it is, from a package as large ones are written', async () => {
    const seen: number[] = [];
    const path = await put(
      'n.zip',
      zip([{ name: 'StockUniteLegale_utf8.csv', bytes: Buffer.from([...manyUnits(20_000)].join('')) }], { wide: true }),
    );
    const extract = await loadExtract({ path, owner, clock, onProgress: ({ share }) => seen.push(share) });
    expect(extract.rows).toBe(20_000);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(1);
  });
});
