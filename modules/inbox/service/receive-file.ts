// Files that people drop and scripts post.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { once } from '#src/http/idempotency.ts';
import { enqueue } from '#src/jobs/job.ts';
import type { Direction } from '#modules/invoices';
import { authorize } from '#modules/tenancy';
import { fileEmpty } from '../errors.ts';
import type { DocumentState, Source } from '../model/documents.ts';
import * as repository from '../repository/index.ts';
import { readTicket } from '../tickets.ts';

export interface ReceiveFileInput {
  readonly file: File;
  readonly direction: Direction;
  readonly source: Source;
  readonly idempotencyKey?: string | undefined;
}

export interface ReceivedFile {
  readonly id: string;
  readonly sha256: string;
  readonly state: DocumentState;
}

/**
 * Enters a dropped or posted file: bytes synced, ledger row and reading ticket committed, then it answers. The same
 * idempotency key with the same file answers the first document again. Throws `inbox.file_empty`.
 */
export async function receiveFile(
  ctx: TenantCtx,
  input: ReceiveFileInput,
): Promise<ReceivedFile & { replayed: boolean }> {
  const { file, direction, source } = input;
  if (file.size === 0) throw fileEmpty();
  await inTransaction(ctx, async (tx) => await authorize(tx, 'documents.add'));
  const { sha256, size } = await ctx.blobs.put(ctx.company.id, new Uint8Array(await file.arrayBuffer()));
  const call = { key: input.idempotencyKey, fingerprint: `documents ${direction} ${sha256} ${file.name}` };
  const answer = await inTransaction(ctx, async (tx) =>
    once<ReceivedFile>(tx, call, async () => {
      const id = await repository.insertDocument(
        tx,
        {
          messageId: undefined,
          part: '',
          source,
          direction,
          sha256,
          size,
          filename: cleanName(file.name),
          declaredType: file.type,
        },
        { state: 'received' },
      );
      if (id === undefined) throw new Error('An upload cannot collide with another document');
      await enqueue(tx, readTicket, { payload: { companyId: tx.company.id, documentId: id } });
      await signal(tx, 'document', id);
      return { status: 201, body: { id, sha256, state: 'received' } };
    }),
  );
  return { ...answer.body, replayed: answer.replayed };
}

/** A file name without folders or control characters, never empty. */
export function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const visible = base
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return visible === '' ? 'document' : visible;
}
