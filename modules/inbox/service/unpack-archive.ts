// From an archive to the documents it holds.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { enqueue } from '#src/jobs/job.ts';
import type { BlobRef } from '#src/storage/blob-store.ts';
import type { LedgerDocument } from '../model/documents.ts';
import type { PackedFile } from '../reading/archive.ts';
import * as repository from '../repository/index.ts';
import { readTicket } from '../tickets.ts';
import { cleanName } from './receive-file.ts';

/** Enters each file as a document of its own, to be read; the archive stays beside them. Twice changes nothing. */
export async function enterFiles(
  tenant: TenantCtx,
  archive: LedgerDocument,
  files: readonly PackedFile[],
): Promise<void> {
  const kept: { readonly file: PackedFile; readonly ref: BlobRef }[] = [];
  for (const file of files) kept.push({ file, ref: await tenant.blobs.put(tenant.company.id, file.bytes) });
  await inTransaction({ ...tenant, actor: archive.receivedBy }, async (tx) => {
    await repository.lockDocument(tx, archive.id);
    const { messageId, source, direction } = archive;
    for (const { file, ref } of kept) {
      const document = {
        messageId,
        containerId: archive.id,
        part: archive.part === '' ? file.part : `${archive.part}.${file.part}`,
        source,
        direction,
        ...ref,
        filename: cleanName(file.name),
        declaredType: 'application/octet-stream',
      };
      const documentId = await repository.insertDocument(tx, document, { state: 'received' });
      if (documentId !== undefined) {
        await enqueue(tx, readTicket, { payload: { companyId: tx.company.id, documentId } });
        await signal(tx, 'document', documentId);
      }
    }
    await repository.setContents(tx, archive.id, kept.length);
    await repository.setState(tx, archive.id, { state: 'ignored', detail: { reason: 'unpacked' } });
    await signal(tx, 'document', archive.id);
  });
}
