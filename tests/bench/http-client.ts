// HTTP/1.1 on a kept connection, with as little work as possible: what is measured is the other side.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: Buffer;
  /** Bytes that came over the wire, head included. */
  readonly size: number;
}

const HEAD_END = '\r\n\r\n';

export class HttpConnection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #wake: (() => void) | undefined;
  #lost = false;

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      this.#chunks.push(bytes);
      this.#wake?.();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#lost = true;
      this.#wake?.();
    });
  }

  static async open(port: number): Promise<HttpConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    for (;;) {
      const answer = this.#answer();
      if (answer) return answer;
      if (this.#lost) throw new Error('The server closed the connection');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #answer(): HttpAnswer | undefined {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) return undefined;
    const headers = bytes.toString('latin1', 0, end);
    const start = end + HEAD_END.length;
    const length = /^content-length: (\d+)/im.exec(headers)?.[1];
    const stop = length === undefined ? chunkedEnd(bytes, start) : start + Number(length);
    if (stop === undefined || bytes.length < stop) return undefined;
    this.#chunks = [];
    const sent = bytes.subarray(start, stop);
    const body = length === undefined ? unchunked(sent) : sent;
    return { status: Number(headers.slice(9, 12)), headers, body, size: stop };
  }
}

function chunkedEnd(bytes: Buffer, start: number): number | undefined {
  const last = bytes.indexOf('0\r\n\r\n', start, 'latin1');
  return last < 0 || last + 5 !== bytes.length ? undefined : bytes.length;
}

/** The content of a chunked body. */
function unchunked(sent: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < sent.length;) {
    const lineEnd = sent.indexOf('\r\n', at, 'latin1');
    const size = Number.parseInt(sent.toString('latin1', at, lineEnd), 16);
    parts.push(sent.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
