// A thread that builds: it takes one request after the other, and says that it lives after each page that it draws.

import { parentPort } from 'node:worker_threads';
import { Problem } from '#src/errors.ts';
import { buildHybrid } from '../build/hybrid.ts';
import type { Reply, Request } from './messages.ts';

const port = parentPort;
if (!port) throw new Error('worker/thread.ts runs as a thread only');

function send(reply: Reply, transfer: readonly ArrayBuffer[] = []): void {
  port?.postMessage(reply, transfer);
}

/** Bytes that own their memory can be handed over instead of copied. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return isWhole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

async function answer({ id, input }: Request): Promise<void> {
  try {
    const output = await buildHybrid(input, () => send({ kind: 'alive' }));
    const bytes = owned(output.bytes);
    send({ kind: 'done', id, output: { ...output, bytes } }, [bytes.buffer]);
  } catch (error) {
    if (error instanceof Problem) send({ kind: 'problem', id, code: error.code });
    else send({ kind: 'defect', id, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

port.on('message', (request: Request) => void answer(request));
