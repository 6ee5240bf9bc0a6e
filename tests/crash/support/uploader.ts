// A script that posts documents and tries again until each has been answered 201, as the API's own advice says.

import { setTimeout as sleep } from 'node:timers/promises';
import type { TestCompany } from '../../support/product/company.ts';

const RETRY_AFTER_MS = 60;
const SILENCE_MS = 10_000;

export interface Upload {
  readonly filename: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Absent: nothing tells the server that a second try is the same upload. */
  readonly idempotencyKey?: string;
}

/** One 201. */
export interface Receipt {
  readonly id: string;
  readonly sha256: string;
}

async function post(company: TestCompany, upload: Upload): Promise<Receipt | undefined> {
  const form = new FormData();
  form.set('direction', 'purchase');
  form.set('file', new File([upload.bytes], upload.filename));
  const headers: Record<string, string> = upload.idempotencyKey ? { 'idempotency-key': upload.idempotencyKey } : {};
  const signal = AbortSignal.timeout(SILENCE_MS);
  try {
    const answer = await company.api('/documents', { method: 'POST', headers, body: form, signal });
    const receipt = (await answer.json()) as Receipt;
    if (answer.status === 201) return receipt;
    if (answer.status < 500) throw new RefusedForGood(`${answer.status} ${JSON.stringify(receipt)}`);
  } catch (error) {
    if (error instanceof RefusedForGood) throw error;
  }
  return undefined;
}

class RefusedForGood extends Error {}

/** Posts all, some at once. `receipts` grows as they are answered. */
export function uploadAll(
  company: TestCompany,
  uploads: readonly Upload[],
): { readonly receipts: readonly Receipt[]; readonly done: Promise<void> } {
  const queue = [...uploads];
  const receipts: Receipt[] = [];
  const work = async (): Promise<void> => {
    for (let upload = queue.shift(); upload; upload = queue.shift()) {
      const receipt = await post(company, upload);
      if (receipt) receipts.push(receipt);
      else {
        queue.push(upload);
        await sleep(RETRY_AFTER_MS);
      }
    }
  };
  return { receipts, done: Promise.all(Array.from({ length: 4 }, work)).then(() => undefined) };
}
