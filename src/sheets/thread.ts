// Reads one file, answers once.

import { parentPort, workerData } from 'node:worker_threads';
import { SheetError } from './errors.ts';
import { parseTables, type Table } from './parse.ts';

export type Reading = { readonly tables: readonly Table[] } | { readonly fault: SheetError['fault'] };

async function reading(): Promise<Reading> {
  try {
    return { tables: await parseTables(workerData as Uint8Array) };
  } catch (error) {
    if (error instanceof SheetError) return { fault: error.fault };
    throw error;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window: there is no origin
parentPort?.postMessage(await reading());
