// What the database and the disk say after the storm, asked as the owner of the tables.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../../support/product/process.ts';

/** `rows` of one question; waits for a database that is being started again. */
export async function ask<R extends object>(product: Product, question: string): Promise<R[]> {
  for (let patience = 100; ; patience -= 1) {
    try {
      const client = await product.database();
      try {
        return (await client.query<R>(question)).rows;
      } finally {
        await client.end();
      }
    } catch (error) {
      if (patience === 0) throw error;
      await sleep(200);
    }
  }
}

const UNFINISHED = `
  with unfinished as (
    select 'message ' || state as what, message_id::text as id from inbox_messages where state = 'received'
    union all
    select 'document ' || state, document_id::text from inbox_documents where state in ('received', 'reading'))
  select what, unfinished.id, job.locked_by as worker, job.attempts, job.run_at - now() as "waits", job.last_error as error
  from unfinished left join graphile_worker._private_jobs job
  on unfinished.id in (job.payload->>'messageId', job.payload->>'documentId')`;

/** Something that came in and is neither an invoice nor a failure, with what is known of its job. */
export interface Unfinished {
  readonly what: string;
  readonly id: string;
}

/** Waits until everything has become something with a name. Answers what has not, in the end. */
export async function unfinished(product: Product, withinMs: number): Promise<Unfinished[]> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const rows = await ask<Unfinished>(product, UNFINISHED);
    if (rows.length === 0 || Date.now() > deadline) return rows;
    await sleep(250);
  }
}

export interface Ledger {
  /** SHA-256 of each message row. */
  readonly messages: readonly string[];
  readonly documents: readonly DocumentRow[];
  /** Number of each invoice, as read. */
  readonly invoices: readonly InvoiceRow[];
}

export interface DocumentRow {
  readonly id: string;
  readonly sha256: string;
  readonly state: string;
  readonly failure: string | null;
  readonly invoiceId: string | null;
}

export interface InvoiceRow {
  readonly id: string;
  readonly number: string | null;
  readonly sha256: string;
  /** Rules of the findings. */
  readonly findings: readonly string[];
}

export async function readLedger(product: Product): Promise<Ledger> {
  const messages = await ask<{ sha256: string }>(product, 'select sha256 from inbox_messages');
  return {
    messages: messages.map(({ sha256 }) => sha256),
    documents: await ask(
      product,
      `select document_id as id, sha256, state, error->>'code' as failure, invoice_id as "invoiceId" from inbox_documents`,
    ),
    invoices: await ask(
      product,
      `select invoice_id as id, number, original_sha256 as sha256,
         array(select finding->>'rule' from jsonb_array_elements(findings) finding) as findings
       from invoices`,
    ),
  };
}

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function blobPath(product: Product, companyId: string, hash: string): string {
  return join(product.dataDir, 'blobs', companyId, hash.slice(0, 2), hash);
}

/** Those whose kept bytes are missing or not what their name says. */
export async function brokenBlobs(product: Product, companyId: string, hashes: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const hash of hashes) {
    const bytes = await readFile(blobPath(product, companyId, hash)).catch(() => new Uint8Array());
    if (digest(bytes) !== hash) broken.push(hash);
  }
  return broken;
}

/** Values that occur more than once. */
export function repeated<V>(values: readonly V[]): V[] {
  const seen = new Set<V>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
