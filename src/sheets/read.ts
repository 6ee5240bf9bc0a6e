import { Worker } from 'node:worker_threads';
import { sheetProblem } from './errors.ts';
import type { Table } from './parse.ts';
import type { Reading } from './thread.ts';

export type { Table } from './parse.ts';

/** 5,000 rows of 20 columns take half a second; a file that needs this long was made to. */
const PATIENCE_MS = 20_000;

function readInThread(bytes: Uint8Array): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: bytes });
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate();
      act();
    };
    const timer = setTimeout(() => settle(() => resolve({ fault: 'tooLarge' })), PATIENCE_MS);
    worker.once('message', (reading: Reading) => settle(() => resolve(reading)));
    worker.once('error', (error: Error) => settle(() => reject(error)));
  });
}

/**
 * The visible sheets of an xlsx or ods file, or the one table of a csv file (any separator; UTF-8, UTF-16 or
 * Windows-1252), by content, whatever the file is called. Cells are text: dates as YYYY-MM-DD, formulas as their last
 * result. Throws `sheets.unreadable`, `sheets.old_format`, `sheets.too_large`, `sheets.empty`.
 */
export async function readTables(bytes: Uint8Array): Promise<readonly Table[]> {
  const reading = await readInThread(bytes);
  if ('fault' in reading) throw sheetProblem(reading.fault);
  return reading.tables;
}
