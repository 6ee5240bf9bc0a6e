import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archive, artefactsOf, verify, type Artefact } from '#modules/archive';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestWorld } from '../../support/world.ts';

const { alice, charlie, owner, folder } = await openTestWorld();
const papillon = alice.tenant;

async function artefact(text: string, kind: Artefact['kind'] = 'original', tenant = papillon): Promise<Artefact> {
  const ref = await tenant.blobs.put(tenant.company.id, new TextEncoder().encode(text));
  return { kind, ...ref, mediaType: 'text/plain', filename: `${text}.txt` };
}

async function keep(tenant: TenantCtx, subject: string, artefacts: readonly Artefact[]): Promise<void> {
  await inTransaction(tenant, async (tx) => await archive(tx, { kind: 'invoice', id: subject }, artefacts));
}

const pathOf = ({ sha256 }: Artefact): string => join(folder, 'blobs', papillon.company.id, sha256.slice(0, 2), sha256);
const faultsOf = async (tenant = papillon) =>
  (await verify(tenant)).faults.map(({ kind, sequence, filename }) => [kind, Number(sequence), filename]);

/** As somebody would who may do anything with the database. */
async function tamper(statement: string): Promise<void> {
  await owner.query('alter table archive_entries disable trigger archive_entries_final');
  await owner.query(statement);
  await owner.query('alter table archive_entries enable trigger archive_entries_final');
}

const subject = newId();
let files: Artefact[] = [];
beforeEach(async () => {
  files = [await artefact('un'), await artefact('deux', 'facturx'), await artefact('trois', 'readable')];
  await keep(papillon, subject, files);
});
afterEach(async () => {
  await tamper('truncate archive_entries, archive_heads');
});

describe('an archive', () => {
  test('that nobody touched has no fault, and its head is the hash of its last entry', async () => {
    const { entries, head, faults } = await verify(papillon);
    expect([entries, faults]).toEqual([3, []]);
    const { rows } = await owner.query<{ hash: Buffer }>('select hash from archive_entries where sequence = 3');
    expect(head).toBe(rows[0]?.hash.toString('hex'));
  });

  test('of a company with nothing in it is whole too', async () => {
    expect(await verify(charlie.tenant)).toEqual({ entries: 0, head: '0'.repeat(64), faults: [] });
  });

  test('answers the newest of each kind, with who kept it and until when', async () => {
    await keep(papillon, subject, [await artefact('deux bis', 'facturx')]);
    const found = await inTransaction(papillon, async (tx) => await artefactsOf(tx, subject));
    expect([...found.values()].map(({ kind, filename }) => [kind, filename])).toEqual([
      ['original', 'un.txt'],
      ['facturx', 'deux bis.txt'],
      ['readable', 'trois.txt'],
    ]);
    expect(found.get('original')).toMatchObject({ archivedBy: alice.actor, keepUntil: '2037-12-31', size: 2 });
  });

  test('is not the one of another company', async () => {
    const found = await inTransaction(charlie.tenant, async (tx) => await artefactsOf(tx, subject));
    expect(found.size).toBe(0);
    await keep(charlie.tenant, newId(), [await artefact('un', 'original', charlie.tenant)]);
    expect((await verify(charlie.tenant)).entries).toBe(1);
    expect((await verify(papillon)).entries).toBe(3);
  });

  test('keeps one chain when many add to it at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, async (_, at) => await artefact(`n° ${at}`)));
    await Promise.all(all.map(async (one) => await keep(papillon, newId(), [one])));
    expect(await verify(papillon)).toMatchObject({ entries: 23, faults: [] });
  });

  test('forgets nothing of a transaction that is taken back: there was nothing', async () => {
    const failing = inTransaction(papillon, async (tx) => {
      await archive(tx, { kind: 'invoice', id: newId() }, [files[0]!]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await verify(papillon)).toMatchObject({ entries: 3, faults: [] });
  });

  test('may grow while it is verified', async () => {
    let added = false;
    const { blobs } = papillon;
    const growing: TenantCtx = {
      ...papillon,
      blobs: {
        stage: async (source) => await blobs.stage(source),
        put: async (scope, bytes) => await blobs.put(scope, bytes),
        get: async (scope, hash) => await blobs.get(scope, hash),
        stream: async (scope, hash) => await blobs.stream(scope, hash),
        has: async (scope, hash) => {
          if (!added) {
            added = true;
            await keep(papillon, newId(), [await artefact('entre-temps')]);
          }
          return await blobs.has(scope, hash);
        },
      },
    };
    expect(await verify(growing)).toMatchObject({ entries: 4, faults: [] });
  });
});

describe('the journal can only grow', () => {
  test.each([
    'update archive_entries set filename = filename',
    'delete from archive_entries',
    'truncate archive_entries',
  ])('even the owner of the database is refused: %s', async (statement) => {
    await expect(owner.query(statement)).rejects.toThrow('append-only');
    expect((await verify(papillon)).entries).toBe(3);
  });

  test('the application may neither change nor remove', async () => {
    const change = inTransaction(
      papillon,
      async (tx) => await tx.db.updateTable('archive_entries').set({ size: 1 }).execute(),
    );
    await expect(change).rejects.toThrow('permission denied');
    const remove = inTransaction(papillon, async (tx) => await tx.db.deleteFrom('archive_heads').execute());
    await expect(remove).rejects.toThrow('permission denied');
  });
});

describe('what somebody changed is named', () => {
  test('a file with other bytes', async () => {
    await writeFile(pathOf(files[1]!), 'DEUX');
    expect(await faultsOf()).toEqual([['file-changed', 2, 'deux.txt']]);
    await rm(pathOf(files[1]!));
  });

  test('a file that is gone', async () => {
    await rm(pathOf(files[2]!));
    expect(await faultsOf()).toEqual([['file-missing', 3, 'trois.txt']]);
  });

  test.each([
    ['the name', `filename = 'autre.pdf'`, 'autre.pdf'],
    ['who kept it', `archived_by = '{"kind": "user", "id": "x", "name": "Mallory"}'`, 'deux.txt'],
    ['when', `archived_at = archived_at - interval '1 day'`, 'deux.txt'],
    ['until when', `keep_until = '2027-01-01'`, 'deux.txt'],
    ['its own hash', `hash = sha256('x')`, 'deux.txt'],
    ['what it is about', `subject_id = '${newId()}'`, 'deux.txt'],
  ])('an entry: %s', async (_what, change, filename) => {
    await tamper(`update archive_entries set ${change} where sequence = 2`);
    expect(await faultsOf()).toContainEqual(['entry-changed', 2, filename]);
  });

  test('an entry whose file was exchanged with it', async () => {
    const other = await artefact('faux');
    await tamper(`update archive_entries set sha256 = '${other.sha256}', size = ${other.size} where sequence = 2`);
    expect(await faultsOf()).toEqual([['entry-changed', 2, 'deux.txt']]);
  });

  test('an entry that is gone, and only that', async () => {
    await tamper('delete from archive_entries where sequence = 2');
    expect(await faultsOf()).toEqual([['entry-missing', 2, undefined]]);
  });

  test('the last entry that is gone', async () => {
    await tamper('delete from archive_entries where sequence = 3');
    expect(await faultsOf()).toEqual([['head-changed', 3, undefined]]);
  });

  test('the end that is gone', async () => {
    await tamper('delete from archive_heads');
    expect(await faultsOf()).toEqual([['head-changed', 0, undefined]]);
  });

  test('an entry put after the end', async () => {
    await tamper(
      `insert into archive_entries select company_id, 4, gen_random_uuid(), subject_kind, subject_id, kind, sha256, size,
         media_type, filename, archived_at, archived_by, keep_until, hash, hash from archive_entries where sequence = 3`,
    );
    expect(await faultsOf()).toEqual([
      ['entry-changed', 4, 'trois.txt'],
      ['head-changed', 3, undefined],
    ]);
  });

  test('everything, when there is much', async () => {
    await writeFile(pathOf(files[0]!), 'x');
    await tamper('delete from archive_entries where sequence = 2');
    await tamper(`update archive_entries set filename = 'x' where sequence = 3`);
    expect((await faultsOf()).map(([kind]) => kind)).toEqual(['file-changed', 'entry-missing', 'entry-changed']);
    await rm(pathOf(files[0]!));
  });
});
