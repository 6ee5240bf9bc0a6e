// The import itself: each line whole or not at all, and on where a stop interrupted it.

import { describe, expect, test } from 'vitest';
import { createCompany } from '#modules/tenancy';
import { readTables } from '#src/sheets/index.ts';
import { vatKeyOf } from '#src/siren.ts';
import { failedLines } from '../../../../modules/tenancy/service/client-import/files.ts';
import * as review from '../../../../modules/tenancy/service/client-import/review.ts';
import { writeImport } from '../../../../modules/tenancy/service/client-import/run.ts';
import { newSiren, openLists, table } from './lists.ts';

const { ctx, owner, alice, bob, call, dryRun, run, clientNamed, companyRow } = await openLists();

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
});
