// Between the file and the import: cells and columns corrected, and who may.

import { describe, expect, test } from 'vitest';
import { forCompany, inTransaction } from '#src/context.ts';
import { chooseColumns, chooseRows, importColumns } from '../../../../modules/tenancy/service/client-import/columns.ts';
import * as review from '../../../../modules/tenancy/service/client-import/review.ts';
import { startImport } from '../../../../modules/tenancy/service/client-import/start.ts';
import { fates, newSiren, openLists, table } from './lists.ts';

const { ctx, alice, papillon, call, dryRun, run, linesOf, clientNamed } = await openLists();

describe('an import under review', () => {
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
