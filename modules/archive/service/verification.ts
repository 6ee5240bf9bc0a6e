// Verifications that are kept: asked for, run by a job however long they take, and shown with what they found.

import type { z } from 'zod';
import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { enqueue } from '#src/jobs/job.ts';
import { authorize } from '#modules/tenancy';
import type { VerificationRecord } from '../model.ts';
import * as repository from '../repository/index.ts';
import { verifyTicket, type verifyPayload } from '../tickets.ts';
import { verify } from './verify.ts';

/** Verifications read whole disks: one after the other. */
const QUEUE = 'archive.verify';

async function request(tx: Tx<TenantCtx>): Promise<void> {
  const verificationId = newId();
  if (!(await repository.insertVerification(tx, verificationId))) return;
  await enqueue(tx, verifyTicket, { payload: { companyId: tx.company.id, verificationId }, queue: QUEUE });
}

/** Asks for a verification; while one is running it is that one. */
export async function requestVerification(ctx: TenantCtx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'archive.read');
    await request(tx);
  });
}

/** The last verifications of the company, newest first. */
export async function latestVerifications(ctx: TenantCtx, limit: number): Promise<VerificationRecord[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'archive.read');
    return await repository.latestVerifications(tx, limit);
  });
}

type Asked = z.infer<typeof verifyPayload>;

/** Job: reads the archive again and keeps what was found. Cut short, it starts anew. */
export async function runVerification(ctx: Ctx, asked: Asked, stop: AbortSignal): Promise<void> {
  const tenant = forCompany(ctx, asked.companyId, systemActor);
  const id = asked.verificationId;
  const record = await inTransaction(tenant, async (tx) => await repository.verificationById(tx, id));
  if (!record || record.finishedAt) return;
  const result = await verify(tenant, {
    onBatch: async (checked) => {
      stop.throwIfAborted();
      await inTransaction(tenant, async (tx) => await repository.setChecked(tx, id, checked));
    },
  });
  await inTransaction(tenant, async (tx) => await repository.finishVerification(tx, id, result));
  if (result.faults.length > 0) {
    ctx.log.error({ companyId: asked.companyId, faults: result.faults.length }, 'An archive has changed');
  }
}

/** The verification ends with a failure, so that another can be asked for. */
export async function giveUpVerification(ctx: Ctx, { companyId, verificationId }: Asked): Promise<void> {
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    await repository.failVerification(tx, verificationId, 'gave_up');
  });
}

/** Once a month: every company that keeps something. */
export async function verifyAll(ctx: Ctx): Promise<void> {
  const companies = await inTransaction(ctx, async (tx) => await repository.companiesWithArchive(tx));
  for (const companyId of companies) {
    await inTransaction(forCompany(ctx, companyId, systemActor), request);
  }
}
