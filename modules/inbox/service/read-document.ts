// From a document to an invoice of the register.

import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { register } from '#modules/invoices';
import type { Self } from '#modules/ocr';
import { companyProfile, type CompanyProfile } from '#modules/tenancy';
import type { LedgerDocument, ReadingStage } from '../model/documents.ts';
import { filesOf } from '../reading/archive.ts';
import { readBytes, type ReadResult } from '../reading/index.ts';
import * as repository from '../repository/index.ts';
import { enterFiles } from './unpack-archive.ts';
import { failureOf } from './failure.ts';
import { closeAnswered } from './missing/close-answered.ts';

/** Job: reads a document and enters it into the register, or unpacks an archive. Running it twice changes nothing. */
export async function readDocument(ctx: Ctx, companyId: string, documentId: string): Promise<void> {
  const tenant = forCompany(ctx, companyId, systemActor);
  const document = await begin(tenant, documentId);
  if (!document) return;
  const bytes = await ctx.blobs.get(companyId, document.sha256);
  // What came out of an archive is not unpacked again: an archive may hold itself.
  const files = document.containerId === undefined ? await filesOf(bytes) : undefined;
  if (files) {
    await enterFiles(tenant, document, files);
    return;
  }
  const own = await companyProfile(tenant);
  const result = await readBytes(bytes, {
    direction: document.direction,
    self: selfOf(own, document),
    onStage: (stage) => void showStage(tenant, documentId, stage),
  });
  await showStage(tenant, documentId, 'checks');
  await enter(tenant, document, result);
}

function selfOf(own: CompanyProfile, document: LedgerDocument): Self {
  return {
    name: own.name,
    ...(own.siren !== undefined ? { siren: own.siren } : {}),
    ...(own.vatNumber !== undefined ? { vat: own.vatNumber } : {}),
    role: document.direction === 'purchase' ? 'buyer' : 'supplier',
  };
}

async function begin(tenant: TenantCtx, documentId: string): Promise<LedgerDocument | undefined> {
  return await inTransaction(tenant, async (tx) => {
    const document = await repository.lockDocument(tx, documentId);
    if (!document || document.invoiceId !== undefined || document.state === 'ignored') return undefined;
    await repository.setState(tx, documentId, { state: 'reading' });
    await signal(tx, 'document', documentId);
    return document;
  });
}

async function showStage(tenant: TenantCtx, documentId: string, stage: ReadingStage): Promise<void> {
  try {
    await inTransaction(tenant, async (tx) => {
      await repository.setStage(tx, documentId, stage);
      await signal(tx, 'document', documentId);
    });
  } catch (error) {
    tenant.log.debug({ err: error }, 'A reading stage could not be shown');
  }
}

async function enter(tenant: TenantCtx, document: LedgerDocument, result: ReadResult): Promise<void> {
  const actor = document.receivedBy;
  await inTransaction({ ...tenant, actor }, async (tx) => {
    const current = await repository.lockDocument(tx, document.id);
    if (!current || current.invoiceId !== undefined) return;
    const { sha256, size, filename } = document;
    const invoiceId = await register(tx, {
      direction: document.direction,
      source: document.source,
      original: { sha256, size, filename, mediaType: result.mediaType },
      form: result.form,
      profile: result.profile,
      pageCount: result.pageCount,
      invoice: result.invoice,
      provenance: result.provenance,
      receivedAt: document.receivedAt,
    });
    await closeAnswered(tx, invoiceId);
    await repository.setState(tx, document.id, {
      state: 'ready',
      invoiceId,
      detail: { form: result.form, note: result.note },
    });
    await signal(tx, 'document', document.id);
  });
}

/** The document will not be tried again by itself: its failure gets a name. */
export async function failDocument(
  ctx: Ctx,
  { companyId, documentId }: { companyId: string; documentId: string },
  error: unknown,
): Promise<void> {
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    const document = await repository.lockDocument(tx, documentId);
    if (!document || document.invoiceId !== undefined) return;
    await repository.setState(tx, documentId, { state: 'failed', failure: failureOf(error) });
    await signal(tx, 'document', documentId);
  });
}
