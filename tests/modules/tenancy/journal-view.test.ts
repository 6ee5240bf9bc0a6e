import { forCompany } from '#src/context.ts';
import { describe, expect, test } from 'vitest';
import { exportReport } from '../../../modules/tenancy/service/journal-report.ts';
import {
  exportedChain,
  exportedEntries,
  journalChoices,
  readJournal,
  verifyJournal,
  type JournalReader,
} from '../../../modules/tenancy/service/journal-view.ts';
import { record } from '../../../modules/tenancy/service/journal.ts';
import { inTransaction } from '#src/context.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld();
const { ctx, owner, clock, alice, bob, charlie, papillon } = world;
const reader: JournalReader = { kind: 'company', tenant: alice.tenant };
const problem = (code: string) => expect.objectContaining({ code: `tenancy.${code}` }) as Error;
const act = async (action: string, details: Record<string, string> = {}, actor = alice.actor): Promise<void> => {
  const tenant = forCompany(ctx, papillon.id, actor);
  await inTransaction(tenant, async (tx) => await record(tx, { action, details }));
};
const { rows } = await owner.query<{ id: string }>('select cabinet_id as id from cabinets');
const cabinetId = rows[0]?.id ?? '';

await act('test.first', { what: '100 % sûr' });
clock.advance(26 * 3_600_000);
await act('test.second', { what: 'Émile_1' }, bob.actor);
await act('test.third');

const actionsOf = async (filter: object): Promise<string[]> =>
  (await readJournal(reader, filter)).entries.map(({ action }) => action).filter((action) => action.startsWith('test'));

describe('the journal of a dossier', () => {
  test('is read newest first', async () => {
    expect(await actionsOf({})).toEqual(['test.third', 'test.second', 'test.first']);
  });

  test('page by page', async () => {
    const first = await readJournal(reader, {}, 2);
    expect(first.entries.map(({ action }) => action)).toEqual(['test.third', 'test.second']);
    const second = await readJournal(reader, { before: first.next }, 1);
    expect(second.entries.map(({ action }) => action)).toEqual(['test.first']);
    expect((await readJournal(reader, { before: 2 }, 5)).next).toBeUndefined();
  });

  test.each([
    [{ term: 'émile' }, ['test.second']],
    [{ term: '100 %' }, ['test.first']],
    [{ term: '%' }, ['test.first']],
    [{ term: '_' }, ['test.second']],
    [{ action: 'test.third' }, ['test.third']],
    [{ actorId: bob.actor.id }, ['test.second']],
    [{ from: '2026-11-22' }, ['test.third', 'test.second']],
    [{ until: '2026-11-21' }, ['test.first']],
    [{ from: '2026-11-21', until: '2026-11-22', term: 'bob' }, ['test.second']],
    [{ term: 'nothing at all' }, []],
  ])('is searched with %j', async (filter, expected) => {
    expect(await actionsOf(filter)).toEqual(expected);
  });

  test('offers who acted and what was done', async () => {
    const { actors, actions } = await journalChoices(reader);
    expect(actors).toEqual(expect.arrayContaining([{ id: bob.actor.id, name: 'Bob' }]));
    expect(actions).toEqual(expect.arrayContaining(['test.first', 'company.created']));
  });

  test('takes the right to read it', async () => {
    const byBob: JournalReader = { kind: 'company', tenant: bob.tenant };
    await expect(readJournal(byBob, {})).rejects.toEqual(problem('not_allowed'));
    await expect(verifyJournal(byBob)).rejects.toEqual(problem('not_allowed'));
    await expect(exportedChain(byBob).next()).rejects.toEqual(problem('not_allowed'));
  });
});

async function chainOf(from: JournalReader): Promise<{ entries: Record<string, unknown>[] }> {
  let text = '';
  for await (const piece of exportedChain(from)) text += piece;
  return JSON.parse(text) as { entries: Record<string, unknown>[] };
}

describe('an exported chain', () => {
  test('is proved anywhere, by itself; that it was taken is the last entry', async () => {
    const exported = await chainOf(reader);
    const report = exportReport(exported);
    expect(report.fault).toBeUndefined();
    expect(report.entries).toBe(exported.entries.length);
    expect(exported.entries.at(-1)).toMatchObject({ action: 'journal.exported', actorName: 'Alice' });
  });

  test.each([
    { what: 'word', at: 1, change: { action: 'test.other' }, fault: 'hash' },
    { what: 'detail', at: 1, change: { details: { x: 'y' } }, fault: 'details' },
    { what: 'time', at: 2, change: { at: '2026-01-01T00:00:00.000Z' }, fault: 'hash' },
  ])('of which a $what was changed is found out', async ({ at, change, fault }) => {
    const exported = await chainOf(reader);
    Object.assign(exported.entries[at] ?? {}, change);
    expect(exportReport(exported).fault).toEqual({ sequence: at + 1, fault });
  });

  test('without one of its entries is found out', async () => {
    const exported = await chainOf(reader);
    exported.entries.splice(2, 1);
    expect(exportReport(exported).fault).toEqual({ sequence: 4, fault: 'gap' });
  });

  test('whose names and details were erased still holds', async () => {
    const exported = await chainOf(reader);
    for (const entry of exported.entries) Object.assign(entry, { actorName: null, details: null });
    expect(exportReport(exported).fault).toBeUndefined();
  });
});

describe('the other journals', () => {
  test('of the cabinet is for who administers it', async () => {
    const mine: JournalReader = { kind: 'cabinet', ctx, cabinetId, by: charlie.actor };
    expect((await readJournal(mine, {})).entries.map(({ action }) => action)).toContain('cabinet.created');
    expect((await verifyJournal(mine)).fault).toBeUndefined();
    const stranger: JournalReader = { kind: 'cabinet', ctx, cabinetId, by: alice.actor };
    await expect(readJournal(stranger, {})).rejects.toEqual(problem('cabinet_not_found'));
  });

  test('of the instance is for its owners', async () => {
    const mine: JournalReader = { kind: 'instance', ctx, by: alice.actor };
    const { entries } = await readJournal(mine, { action: 'instance.claimed' });
    expect(entries).toHaveLength(1);
    expect(exportReport(await chainOf(mine)).fault).toBeUndefined();
    const bobs: JournalReader = { kind: 'instance', ctx, by: bob.actor };
    await expect(readJournal(bobs, {})).rejects.toEqual(problem('not_allowed'));
  });

  test('are exported as searched', async () => {
    const mine: JournalReader = { kind: 'instance', ctx, by: alice.actor };
    const found: string[] = [];
    for await (const batch of exportedEntries(mine, { action: 'user.created' })) {
      found.push(...batch.map(({ action }) => action));
    }
    expect(found).toEqual(['user.created', 'user.created', 'user.created']);
  });
});

test('an entry that was changed in the database is found out', async () => {
  await owner.query('alter table company_journal disable trigger append_only');
  await owner.query(`update company_journal set action = 'test.forged' where action = 'test.second'`);
  const { fault } = await verifyJournal(reader);
  expect(fault?.fault).toBe('hash');
});
