// Lists of clients as cabinets really keep them: each line's fate, and nothing half-written.

import { Buffer } from 'node:buffer';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { cabinetsOf, companiesOf, createCompany } from '#modules/tenancy';
import { forCompany, inTransaction } from '#src/context.ts';
import { isSiren, vatKeyOf } from '#src/siren.ts';
import { plans, type ImportLine } from '../../../modules/tenancy/model/client-import/types.ts';
import { chooseColumns, chooseRows, importColumns } from '../../../modules/tenancy/service/client-import/columns.ts';
import { failedLines, importTemplate } from '../../../modules/tenancy/service/client-import/files.ts';
import * as review from '../../../modules/tenancy/service/client-import/review.ts';
import { writeImport } from '../../../modules/tenancy/service/client-import/run.ts';
import { startImport } from '../../../modules/tenancy/service/client-import/start.ts';
import { readTables } from '#src/sheets/index.ts';
import { emptyInstance, populate } from './cast.ts';

let lastNumber = 41_000_000;
/** A valid SIREN that nobody has yet. */
function newSiren(): string {
  for (;;) {
    lastNumber += 1;
    for (let key = 0; key < 10; key += 1) if (isSiren(`${lastNumber}${key}`)) return `${lastNumber}${key}`;
  }
}

const { ctx, owner } = await emptyInstance();
const { alice, bob, papillon } = await populate(ctx);
const [cabinet] = await cabinetsOf(ctx, bob.id);
const call = { cabinetId: cabinet?.id ?? '', by: bob };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const table = (...rows: string[][]): Uint8Array => utf8(rows.map((row) => row.join(';')).join('\r\n'));

/** Takes the file, confirms the columns as guessed; what would become of each line. */
async function dryRun(bytes: Uint8Array, fileName = 'clients.csv') {
  const importId = await startImport(ctx, { ...call, file: { fileName, bytes } });
  const { import: found } = await importColumns(ctx, { ...call, importId });
  await chooseColumns(ctx, { ...call, importId, mapping: found.mapping });
  return { importId, lines: await linesOf(importId) };
}

async function linesOf(importId: string): Promise<ImportLine[]> {
  return await review.importLines(ctx, { ...call, importId, plans: [], outcomes: [], after: 0, limit: 10_000 });
}

async function run(importId: string): Promise<ImportLine[]> {
  await review.runImport(ctx, { ...call, importId });
  await writeImport(ctx, { cabinetId: call.cabinetId, importId, by: bob }, new AbortController().signal);
  return await linesOf(importId);
}

const fates = (lines: readonly ImportLine[]) => lines.map(({ plan }) => plan);
const clientNamed = async (term: string) => (await companiesOf(ctx, { userId: bob.id, term }))[0];

async function companyRow(siren: string) {
  const { rows } = await owner.query('select * from companies where siren = $1', [siren]);
  return rows[0] as Record<string, unknown> | undefined;
}

describe('shapes of files', () => {
  test.each<[string, (siren: string) => Uint8Array | Promise<Uint8Array>]>([
    ['semicolons in Windows-1252', (siren) => Buffer.from(`Nom;N° SIREN;Ville\r\nÉlan;${siren};Épinal`, 'latin1')],
    ['commas in UTF-8 with a mark', (siren) => utf8(`\ufeffRaison sociale,Siren,Commune\nÉlan,${siren},Épinal`)],
    ['tabs in UTF-16', (siren) => Buffer.from(`\ufeffNom\tSIREN\tVille\nÉlan\t${siren}\tÉpinal`, 'utf16le')],
    [
      'titles of the sheet above the titles of columns',
      (siren) =>
        table(
          ['Cabinet Tournesol : clients', '', ''],
          ['Au 21/11/2026'],
          [],
          ['NOM *', 'N° SIREN *', 'VILLE *'],
          ['Élan', siren, 'Épinal'],
        ),
    ],
    [
      'columns in another order, others between',
      (siren) => table(['Forfait', 'Ville', 'Siren', 'Remarque', 'Client'], ['12', 'Épinal', siren, 'x', 'Élan']),
    ],
    [
      'no titles for the SIREN but nine digits',
      (siren) => table(['Nom', 'Réf. interne', 'Ville'], ['Élan', siren, 'Épinal']),
    ],
    ['a SIRET instead of the SIREN', (siren) => table(['Nom', 'SIRET', 'Ville'], ['Élan', siretOf(siren), 'Épinal'])],
    [
      'a VAT number instead of the SIREN',
      (siren) =>
        table(['Nom', 'TVA intracommunautaire', 'Ville'], ['Élan', `FR ${vatKeyOf(siren)} ${siren}`, 'Épinal']),
    ],
    [
      'a SIREN written in groups',
      (siren) => table(['Nom', 'SIREN', 'Ville'], [' Élan ', siren.replace(/(\d{3})(?=\d)/g, '$1 '), 'Épinal']),
    ],
    [
      'xlsx with the SIREN as a number',
      async (siren) =>
        await writeXlsx({
          sheets: [
            {
              name: 'Feuil1',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', Number(siren), 'Épinal'],
              ],
            },
          ],
        }),
    ],
    [
      'xlsx with formulas',
      async (siren) =>
        await writeXlsx({
          sheets: [
            {
              name: 'A',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                [null, siren, 'Épinal'],
              ],
              cells: new Map([
                ['1,0', { value: 'Élan', type: 'formula', formula: '"Él"&"an"', formulaResult: 'Élan' }],
              ]),
            },
          ],
        }),
    ],
    [
      'xlsx with merged titles and a city merged over lines',
      async (siren) =>
        await writeXlsx({
          sheets: [
            {
              name: 'A',
              rows: [
                ['Liste des clients', null, null],
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', siren, 'Épinal'],
              ],
              merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }],
            },
          ],
        }),
    ],
    [
      'xlsx whose first sheet is a cover',
      async (siren) =>
        await writeXlsx({
          sheets: [
            { name: 'Lisez-moi', rows: [['Bonjour']] },
            {
              name: 'Clients',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', siren, 'Épinal'],
              ],
            },
          ],
        }),
    ],
    [
      'ods',
      async (siren) =>
        await writeOds({
          sheets: [
            {
              name: 'Clients',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', siren, 'Épinal'],
              ],
            },
          ],
        }),
    ],
  ])('%s', async (_, make) => {
    const siren = newSiren();
    const { lines } = await dryRun(await make(siren));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ plan: 'create', values: { name: 'Élan', siren, city: 'Épinal' }, faults: [] });
  });

  test('a workbook made to hurt, or no table at all, is refused before anything is kept', async () => {
    const file = { fileName: 'x.xlsx', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') };
    await expect(startImport(ctx, { ...call, file })).rejects.toMatchObject({ code: 'sheets.unreadable' });
  });
});

function siretOf(siren: string): string {
  for (let key = 0; key < 10; key += 1) {
    const siret = `${siren}0001${key}`;
    const sum = [...siret].toReversed().reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return siret;
  }
  throw new Error('No key');
}

describe('the fate of a line', () => {
  test('wrong numbers, months, addresses are told all at once, in their field', async () => {
    const [line] = (
      await dryRun(
        table(
          ['Nom', 'SIREN', 'TVA', 'Mois de clôture', 'IBAN', 'E-mail', 'Pays'],
          ['Élan', '123456789', 'FR00552100554', '13', 'FR76 0000', 'pas une adresse', 'Syldavie'],
        ),
      )
    ).lines;
    expect(line?.plan).toBe('faulty');
    expect(line?.faults.map(({ field }) => field).toSorted()).toEqual(
      ['closingMonth', 'contactEmail', 'country', 'iban', 'siren', 'vatNumber'].toSorted(),
    );
  });

  test('identifiers of two companies in one line', async () => {
    const [one, other] = [newSiren(), newSiren()];
    const { lines } = await dryRun(table(['Nom', 'SIREN', 'SIRET'], ['Élan', one, siretOf(other)]));
    expect(lines[0]).toMatchObject({ plan: 'faulty', faults: [{ field: 'siret' }] });
  });

  test('the same SIREN or client number twice in the file: the first counts', async () => {
    const [one, other] = [newSiren(), newSiren()];
    const { lines } = await dryRun(
      table(['Nom', 'SIREN', 'N° client'], ['Élan', one, 'X1'], ['Élan bis', one, 'X2'], ['Orme', other, 'X1']),
    );
    expect(fates(lines)).toEqual(['create', 'duplicate', 'faulty']);
    expect(lines[1]?.faults[0]?.message.fr).toContain('ligne 2');
    expect(lines[2]?.faults[0]).toMatchObject({ field: 'code' });
  });

  test('the number of another client is not given twice', async () => {
    const { lines } = await dryRun(table(['Nom', 'SIREN', 'N° client'], ['Élan', newSiren(), 'T001']));
    expect(lines[0]?.faults[0]?.message.fr).toContain('Tournesol');
  });

  test('a client the cabinet has is changed, or already so', async () => {
    const { lines } = await dryRun(
      table(['Nom', 'SIREN', 'Ville'], ['Tournesol', '404833048', 'Nice'], ['Tournesol', '404833048', '']),
    );
    expect(fates(lines)).toEqual(['update', 'duplicate']);
    const { lines: same } = await dryRun(table(['Nom', 'SIREN', 'Ville'], ['Tournesol', '404833048', '']));
    expect(fates(same)).toEqual(['same']);
  });
});

describe('an import', () => {
  test('writes what was planned, each line whole, and says what became of it', async () => {
    const siren = newSiren();
    const { importId } = await dryRun(
      table(
        [
          'Nom',
          'SIREN',
          'N° client',
          'Adresse',
          'CP',
          'Ville',
          'Pays',
          'Langue',
          'Mois de clôture',
          'Contact',
          'E-mail',
        ],
        ['Saule', siren, 'S1', '1 rue A', '1000', 'Bourg', 'france', 'FR', 'mars', 'Jeanne', 'J@Saule.example'],
        ['Sans SIREN', '', '', '', '', '', '', '', '', '', ''],
      ),
    );
    const lines = await run(importId);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['created', undefined]);
    expect(await clientNamed('Saule')).toMatchObject({ siren, code: 'S1' });
    expect(await companyRow(siren)).toMatchObject({
      address_line1: '1 rue A',
      postcode: '01000',
      city: 'Bourg',
      country: 'FR',
      language: 'fr',
      closing_month: 3,
      status: 'created',
      vat_number: `FR${vatKeyOf(siren)}${siren}`,
    });
    const { rows } = await owner.query('select * from cabinet_client_contacts where company_id = $1', [
      lines[0]?.companyId,
    ]);
    expect(rows).toEqual([expect.objectContaining({ name: 'Jeanne', email: 'j@saule.example' })]);
    expect(await review.importProgress(ctx, { ...call, importId })).toMatchObject({
      import: { state: 'done' },
      outcomes: { created: 1, updated: 0, failed: 0 },
    });
  });

  test('an empty cell takes nothing away from a client', async () => {
    const siren = newSiren();
    await run((await dryRun(table(['Nom', 'SIREN', 'Ville'], ['Aulne', siren, 'Lens']))).importId);
    await run((await dryRun(table(['Nom', 'SIREN', 'Ville', 'CP'], ['Aulne', siren, '', '62300']))).importId);
    expect(await companyRow(siren)).toMatchObject({ city: 'Lens', postcode: '62300', status: 'updated' });
  });

  test('a company that somebody else keeps fails alone, leaving nothing', async () => {
    const [free, taken] = [newSiren(), newSiren()];
    const { importId } = await dryRun(table(['Nom', 'SIREN'], ['Prise', taken], ['Libre', free]));
    await createCompany(ctx, { name: 'Ailleurs', siren: taken, by: alice });
    const lines = await run(importId);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['failed', 'created']);
    expect(lines[0]?.faults[0]?.message.fr).toContain('existe déjà');
    expect(await companyRow(taken)).toMatchObject({ name: 'Ailleurs' });
    const failed = await readTables(await failedLines(ctx, { ...call, importId, language: 'fr' }));
    expect(failed[0]?.rows).toEqual([
      ['Nom', 'N° SIREN', 'Raison'],
      ['Prise', taken, 'Un dossier existe déjà pour ce SIREN sur cette instance.'],
    ]);
  });

  test('goes on where a killed process left it, and never twice', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`Lot ${index}`, newSiren()]);
    const { importId } = await dryRun(table(['Nom', 'SIREN'], ...rows));
    await review.runImport(ctx, { ...call, importId });
    const job = { cabinetId: call.cabinetId, importId, by: bob };
    await expect(writeImport(ctx, job, AbortSignal.abort())).rejects.toThrow();
    expect((await review.importProgress(ctx, { ...call, importId })).outcomes.created).toBe(50);
    await writeImport(ctx, job, new AbortController().signal);
    await writeImport(ctx, job, new AbortController().signal);
    expect((await review.importProgress(ctx, { ...call, importId })).outcomes).toEqual({
      created: 120,
      updated: 0,
      failed: 0,
    });
  });

  test('cells corrected on the page change the fate; lines left out are left out', async () => {
    const siren = newSiren();
    const { importId } = await dryRun(table(['Nom', 'SIREN'], ['Chêne', '1'], ['Charme', newSiren()]));
    await review.correctImportLine(ctx, { ...call, importId, line: 2, corrections: { siren }, setAside: false });
    await review.correctImportLine(ctx, { ...call, importId, line: 3, corrections: {}, setAside: true });
    expect(fates(await linesOf(importId))).toEqual(['create', 'aside']);
    await run(importId);
    expect(await clientNamed('Chêne')).toMatchObject({ siren });
    expect(await clientNamed('Charme')).toBeUndefined();
    const late = { ...call, importId, line: 2, corrections: {}, setAside: true };
    await expect(review.correctImportLine(ctx, late)).rejects.toMatchObject({ code: 'tenancy.import_closed' });
  });

  test('a mapping corrected by hand is remembered for the next file of that source', async () => {
    const file = (siren: string) => ({ fileName: 'a.csv', bytes: table(['Qui', 'Quoi'], ['Houx', siren]) });
    const importId = await startImport(ctx, { ...call, file: file(newSiren()) });
    const mapping = ['name', 'siren'];
    await chooseRows(ctx, { ...call, importId, sheet: 0, headerRow: 1 });
    await chooseColumns(ctx, { ...call, importId, mapping });
    const next = await startImport(ctx, { ...call, file: file(newSiren()) });
    await chooseRows(ctx, { ...call, importId: next, sheet: 0, headerRow: 1 });
    expect((await importColumns(ctx, { ...call, importId: next })).import.mapping).toEqual(mapping);
  });

  test('columns without a name or a number are not enough; nothing to import is not started', async () => {
    const importId = await startImport(ctx, {
      ...call,
      file: { fileName: 'a.csv', bytes: table(['Nom', 'Ville'], ['A', 'B']) },
    });
    await expect(chooseColumns(ctx, { ...call, importId, mapping: ['name', 'city'] })).rejects.toMatchObject({
      code: 'tenancy.import_columns_missing',
    });
    const faulty = await dryRun(table(['Nom', 'SIREN'], ['A', '1']));
    await expect(review.runImport(ctx, { ...call, importId: faulty.importId })).rejects.toMatchObject({
      code: 'tenancy.import_nothing_to_do',
    });
  });

  test('is for those who manage clients, and no other cabinet sees it', async () => {
    const { importId } = await dryRun(table(['Nom', 'SIREN'], ['If', newSiren()]));
    const stranger = { cabinetId: call.cabinetId, by: alice };
    await expect(review.importProgress(ctx, { ...stranger, importId })).rejects.toMatchObject({ status: 404 });
    const file = { fileName: 'a.csv', bytes: table(['Nom'], ['A']) };
    await expect(startImport(ctx, { ...stranger, file })).rejects.toMatchObject({ status: 404 });
    const count = await inTransaction(forCompany(ctx, papillon.company.id, alice), async (tx) =>
      tx.db.selectFrom('cabinet_import_lines').select('line').execute(),
    );
    expect(count).toEqual([]);
  });
});

test('the template is understood by the import, with every column in its place', async () => {
  const template = await importTemplate('fr');
  const importId = await startImport(ctx, { ...call, file: { fileName: 'modele.xlsx', bytes: template } });
  const { import: found } = await importColumns(ctx, { ...call, importId });
  expect(found.headerRow).toBe(1);
  expect(found.mapping.filter((field) => field !== undefined)).toHaveLength(20);
  expect(new Set(found.mapping).size).toBe(20);
});

test('five thousand lines are planned and listed by fate', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => [`Client ${index}`, index % 10 === 0 ? '1' : newSiren()]);
  const { importId } = await dryRun(table(['Nom', 'SIREN'], ...rows));
  const { plans: counts } = await review.importProgress(ctx, { ...call, importId });
  expect(counts).toEqual({ ...Object.fromEntries(plans.map((plan) => [plan, 0])), create: 4_500, faulty: 500 });
});
