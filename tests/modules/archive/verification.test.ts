// Verifications that are asked for, run by a job and kept.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archive, archiveModule, type Artefact } from '#modules/archive';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { afterAll, expect, test, vi } from 'vitest';
import {
  giveUpVerification,
  latestVerifications,
  requestVerification,
  verifyAll,
} from '../../../modules/archive/service/verification.ts';
import { ownerPool } from '../../src/jobs/queue.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld();
const { alice, charlie, ctx, folder, owner } = world;
const papillon = alice.tenant;
const nobody = { find: () => Promise.resolve([]), describe: () => Promise.resolve(new Map()) };
const { jobs = [] } = archiveModule({ subjects: nobody });

async function keep(tenant: TenantCtx, text: string): Promise<Artefact> {
  const ref = await tenant.blobs.put(tenant.company.id, new TextEncoder().encode(text));
  const artefact: Artefact = { kind: 'original', ...ref, mediaType: 'text/plain', filename: `${text}.txt` };
  await inTransaction(tenant, async (tx) => await archive(tx, { kind: 'invoice', id: newId() }, [artefact]));
  return artefact;
}

const last = async (tenant = papillon) => (await latestVerifications(tenant, 1))[0];
const count = async (tenant = papillon) => (await latestVerifications(tenant, 100)).length;

const un = await keep(papillon, 'un');
await keep(papillon, 'deux');

test('until it has run it waits, and asking again asks for nothing more', async () => {
  await requestVerification(papillon);
  await requestVerification(papillon);
  expect(await count()).toBe(1);
  expect(await last()).toMatchObject({ requestedBy: alice.actor, finishedAt: undefined, found: undefined, checked: 0 });
});

test('one that could not be ended says so, and another can be asked for', async () => {
  await giveUpVerification(ctx, { companyId: papillon.company.id, verificationId: (await last())?.id ?? '' });
  expect(await last()).toMatchObject({ failure: 'gave_up', found: undefined });
  world.clock.advance(1000);
  await requestVerification(papillon);
  expect(await count()).toBe(2);
});

test('its result is kept, and final', async () => {
  const worker = await startWorker({ ctx, owner: ownerPool(world), jobs, concurrency: 1 });
  afterAll(async () => await worker.stop());
  await vi.waitFor(async () => expect((await last())?.found).toMatchObject({ faults: [], faultCount: 0 }));
  expect((await last())?.checked).toBe(2);
  await expect(owner.query('update archive_verifications set head = null')).rejects.toThrow('does not change');
  await expect(owner.query('delete from archive_verifications')).rejects.toThrow('does not change');
});

test('once a month every company that keeps something is verified, and a changed file is named', async () => {
  await writeFile(join(folder, 'blobs', papillon.company.id, un.sha256.slice(0, 2), un.sha256), 'UN');
  world.clock.advance(1000);
  await verifyAll(ctx);
  await vi.waitFor(async () => expect((await last())?.found).toMatchObject({ faultCount: 1 }));
  expect((await last())?.found?.faults).toMatchObject([{ kind: 'file-changed', sequence: 1n, filename: 'un.txt' }]);
  expect((await last())?.requestedBy.kind).toBe('system');
  expect(await count(charlie.tenant)).toBe(0);
});
