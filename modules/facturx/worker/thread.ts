// A thread that works: it takes one request after the other, and says that it lives after each page that it draws.

import { parentPort } from 'node:worker_threads';
import { Problem, type ProblemShape } from '#src/errors.ts';
import type { Reply, Request } from './messages.ts';
import { pack, unpack } from './packing.ts';
import { type Progress, TASKS } from './tasks.ts';

const port = parentPort;
if (!port) throw new Error('worker/thread.ts runs as a thread only');

function send(reply: Reply, transfer: readonly ArrayBuffer[] = []): void {
  port?.postMessage(reply, transfer);
}

function shapeOf({ code, status, permanent, text, fields }: Problem): ProblemShape {
  return { code, status, permanent, text, fields };
}

async function answer({ id, task, input }: Request): Promise<void> {
  try {
    const run = TASKS[task] as (input: unknown, progress: Progress) => Promise<unknown>;
    const progress: Progress = {
      alive: () => send({ kind: 'alive' }),
      part: (part) => send({ kind: 'part', id, part }),
    };
    const { message, transfer } = pack(await run(unpack(input), progress), 'gives');
    send({ kind: 'done', id, output: message }, transfer);
  } catch (error) {
    if (error instanceof Problem) send({ kind: 'problem', id, problem: shapeOf(error) });
    else send({ kind: 'defect', id, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

port.on('message', (request: Request) => void answer(request));
