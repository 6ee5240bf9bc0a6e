// COPY … FROM STDIN: the only way into PostgreSQL that keeps up with tens of millions of rows.
// https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-COPY

import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What `pg` 8.23 offers below its public face. */
interface Wire {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(bytes: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** A question of `pg` (a `Submittable`) whose answer is data from us. */
class CopyQuery {
  readonly done: Promise<unknown>;
  private readonly settle: { resolve: (nothing: undefined) => void; reject: (error: unknown) => void };
  private readonly text: string;
  private readonly send: (wire: Wire) => Promise<void>;
  private failure: unknown;

  constructor(text: string, send: (wire: Wire) => Promise<void>) {
    this.text = text;
    this.send = send;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.done = promise;
    this.settle = { resolve, reject };
  }

  submit(wire: Wire): void {
    wire.query(this.text);
  }

  handleCopyInResponse(wire: Wire): void {
    this.send(wire).then(
      () => wire.endCopyFrom(),
      (error: unknown) => {
        this.failure = error;
        wire.sendCopyFail('stopped by the sender');
      },
    );
  }

  handleCommandComplete(): void {
    // What counts is that the connection is ready again.
  }

  /** The server's own word; what stopped us before explains more. */
  handleError(error: unknown): void {
    this.settle.reject(this.failure ?? error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve(undefined);
  }
}

/** Waits until the server has taken what was sent: memory stays bounded by one buffer. */
async function sendAll(wire: Wire, chunks: AsyncIterable<string>): Promise<void> {
  for await (const chunk of chunks) {
    if (!wire.stream.writable) throw new Error('The connection is gone');
    wire.sendCopyFromChunk(Buffer.from(chunk, 'utf8'));
    if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
  }
}

/** One value in COPY's text format; `undefined` is null. */
export function copyValue(value: string | undefined): string {
  if (value === undefined) return String.raw`\N`;
  return /[\\\n\r\t]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : value;
}

/** Fills a table with lines of COPY's text format. Throws what `chunks` throws, and what PostgreSQL refuses. */
export async function copyInto(client: pg.ClientBase, statement: string, chunks: AsyncIterable<string>): Promise<void> {
  const query = new CopyQuery(statement, async (wire) => await sendAll(wire, chunks));
  client.query(query as unknown as pg.Submittable);
  await query.done;
}
