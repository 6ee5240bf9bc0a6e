// Supplier statements in a real register: understood or told, whose they are, followed as documents arrive, taken away.

import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '#src/sheets/index.ts';
import { listMissing } from '../../../../modules/inbox/service/missing/list.ts';
import { searchMissing } from '../../../../modules/inbox/service/missing/search.ts';
import {
  addStatement,
  changeStatement,
  getStatement,
  listStatements,
  removeStatement,
  statementTable,
} from '../../../../modules/inbox/service/missing/statements.ts';
import { statementSuppliers } from '../../../../modules/inbox/service/missing/statement-supplier.ts';
import { openTestWorld } from '../../../support/world.ts';
import { enter } from '../../invoices/entries.ts';
import { orion } from './dossier.ts';

const world = await openTestWorld();
const { alice, bob, charlie } = world;
const tenant = alice.tenant;
const file = (text: string, supplierKey?: string) => ({
  name: 'C:\\relevés\\orion.csv',
  bytes: new TextEncoder().encode(text),
  supplierKey,
});
const add = async (text: string, supplierKey?: string): Promise<string> =>
  await addStatement(tenant, file(text, supplierKey), {});
const outcomes = async (id: string): Promise<string[]> =>
  (await getStatement(tenant, id)).outcomes.map(({ kind, line }) => `${line.number ?? '-'} ${kind}`);
const waiting = async (): Promise<(string | undefined)[]> =>
  (await listMissing(tenant, { filter: 'waiting', limit: 50 })).items.map(({ number }) => number);

for (const number of ['O-1', 'O-2', 'O-3'])
  await enter(tenant, { ...orion, number, issueDate: `2026-0${number.slice(-1)}-11` });
await enter(tenant, { supplier: 'Altaïr', siren: '813460276', number: 'A-1', issueDate: '2026-03-03' });

const LIST = 'Numéro;Date;Montant TTC\nO-1;11/01/2026;120,00\nO-2;11/02/2026;130,00\nO-9;20/10/2026;50,00\n';

describe('a statement', () => {
  test('is told from its numbers whose it is, and what is missing is to be asked for', async () => {
    const id = await add(LIST);
    const { statement, extra } = await getStatement(tenant, id);
    expect(statement).toMatchObject({ filename: 'orion.csv', supplier: { name: 'Orion Énergie' }, headerRow: 1 });
    expect(await outcomes(id)).toEqual(['O-1 present', 'O-2 differs', 'O-9 missing']);
    expect(extra.map(({ number }) => number)).toEqual(['O-3']);
    expect(await waiting()).toEqual(['O-9']);
    await expect(getStatement(charlie.tenant, id)).rejects.toMatchObject({ code: 'inbox.statement_not_found' });
  });

  test('says something else as soon as the document is there', async () => {
    await enter(tenant, { ...orion, number: 'O-9', issueDate: '2026-10-20', gross: '50.00' });
    const id = (await listStatements(tenant))[0]?.id ?? '';
    expect(await outcomes(id)).toEqual(['O-1 present', 'O-2 differs', 'O-9 present']);
    expect(await searchMissing(tenant, {})).toEqual({ found: 0, received: 1, withdrawn: 0 });
  });

  test('may be a workbook, under titles and an empty line', async () => {
    const rows = [
      ['', '', ''],
      ['Facture', 'Date', 'Montant'],
      ['O-77', '2026-10-01', '12.5'],
    ];
    const columns = [{ title: 'Relevé' }, { title: 'Orion' }, { title: '' }];
    const bytes = await writeWorkbook([{ name: 'Relevé', columns, rows }]);
    const [orionKey] = (await statementSuppliers(tenant)).filter(({ name }) => name === 'Orion Énergie');
    const id = await addStatement(tenant, { name: 'r.xlsx', bytes, supplierKey: orionKey?.key }, {});
    expect(await outcomes(id)).toEqual(['O-77 missing']);
    await removeStatement(tenant, id, {});
    expect(await waiting()).toEqual([]);
    await expect(getStatement(tenant, id)).rejects.toMatchObject({ code: 'inbox.statement_not_found' });
  });

  test('that nobody understands waits for its columns, and for whose it is', async () => {
    const id = await add('Truc;Machin;Chose\nO-88;14/09/2026;33,00\n');
    expect(await getStatement(tenant, id)).toMatchObject({
      isUnderstood: false,
      outcomes: [],
      statement: { supplier: { key: '' } },
    });
    const { statement } = await getStatement(tenant, id);
    const table = await statementTable(tenant, statement);
    const lines = [table.titles, ...table.rows];
    expect(lines).toContainEqual(['O-88', '14/09/2026', '33,00']);
    const change = { id, mapping: ['number', undefined, undefined], supplierKey: undefined };
    await expect(changeStatement(tenant, change, {})).rejects.toMatchObject({ code: 'inbox.statement_columns' });
    const [altair] = (await statementSuppliers(tenant)).filter(({ name }) => name === 'Altaïr');
    const right = { id, mapping: ['number', 'day', 'amount'], supplierKey: altair?.key };
    await expect(changeStatement(tenant, { ...right, supplierKey: 'n:nobody' }, {})).rejects.toMatchObject({
      code: 'inbox.supplier_unknown',
    });
    await changeStatement(tenant, right, {});
    expect(await outcomes(id)).toEqual(['O-88 missing']);
    expect(await waiting()).toEqual(['O-88']);
  });

  test.each([
    ['', 'inbox.file_empty'],
    ['\u00d0\u00cf', undefined],
  ])('of %j is refused with %s, or kept', async (text, code) => {
    const outcome = await add(text).then(
      () => undefined,
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(code);
  });

  test('is added by who may add documents', async () => {
    await expect(addStatement(bob.tenant, file(LIST), {})).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
    const id = (await listStatements(tenant))[0]?.id ?? '';
    await expect(removeStatement(bob.tenant, id, {})).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
  });
});
