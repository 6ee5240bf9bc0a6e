// Work on invoices off the calling thread, which may be answering a web request.

import { setImmediate } from 'node:timers/promises';
import { invoiceFromJson } from '../model/json.ts';
import type { InvoiceLine } from '../model/line.ts';
import { type ReadXml, readXml } from '../read.ts';
import { runInThread } from './pool.ts';
import type { InputOf, OutputOf, TaskName } from './tasks.ts';

export type { EmbedInput } from './tasks.ts';

/** Runs one of the tasks in a thread; throws what it throws, and `facturx.too_complex` when it does not come to an end. */
export async function inThread<N extends TaskName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return await runInThread({ name, input });
}

/** XML up to this size is read where one stands, in a few milliseconds: starting a thread takes longer. */
const SMALL = 256 * 1024;

/**
 * As `readXml`, without holding the calling thread: what is large is read in a thread and taken over in small pieces.
 * Throws as `readXml`, and `facturx.too_complex`.
 */
export async function readXmlAside(bytes: Uint8Array): Promise<ReadXml> {
  if (bytes.length <= SMALL) return readXml(bytes);
  const parts: string[] = [];
  const { invoice, ...about } = await runInThread({
    name: 'readXml',
    input: bytes,
    onPart: (part) => void parts.push(part),
  });
  const lines: InvoiceLine[] = [];
  for (const part of parts) {
    // One a turn: others are answered in between.
    await setImmediate();
    for (const line of invoiceFromJson(JSON.parse(part)).lines) lines.push(line);
  }
  return { ...about, invoice: { ...invoiceFromJson(invoice), lines } };
}
