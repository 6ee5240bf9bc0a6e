import { expect, test } from 'vitest';
import { plans } from '../../../../modules/tenancy/model/client-import/types.ts';
import { importColumns } from '../../../../modules/tenancy/service/client-import/columns.ts';
import { importTemplate } from '../../../../modules/tenancy/service/client-import/files.ts';
import { importProgress } from '../../../../modules/tenancy/service/client-import/review.ts';
import { startImport } from '../../../../modules/tenancy/service/client-import/start.ts';
import { newSiren, openLists, table } from './lists.ts';

const { ctx, call, dryRun } = await openLists();

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
  const { plans: counts } = await importProgress(ctx, { ...call, importId });
  expect(counts).toEqual({ ...Object.fromEntries(plans.map((plan) => [plan, 0])), create: 4_500, faulty: 500 });
});
