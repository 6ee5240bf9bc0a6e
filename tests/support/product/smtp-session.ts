// A plain SMTP client on a bare socket: one session, as many messages as wanted, no library between us and the reply.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
}

export interface Reply {
  readonly code: number;
  readonly text: string;
}

const LAST_LINE = /^(\d{3}) (.*)\r\n$/m;

/** RFC 5321, 4.5.2: a line that begins with a dot gets a second one. */
function stuffed(raw: Uint8Array): Buffer {
  return Buffer.from(`${Buffer.from(raw).toString('latin1').replaceAll(/^\./gm, '..')}.\r\n`, 'latin1');
}

export class SmtpSession {
  readonly #socket: Socket;
  #received = '';
  #wake: (() => void) | undefined;
  #lost: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#hear(String(bytes)));
    socket.on('error', (error) => this.#lose(error));
    socket.on('close', () => this.#lose(new Error('The server closed the connection')));
    socket.setTimeout(15_000, () => socket.destroy(new Error('The server is silent')));
  }

  /** Connects and says hello. Rejects when nobody answers or the greeting is not 220. */
  static async open(port: number): Promise<SmtpSession> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const session = new SmtpSession(socket);
    await session.#expect(220);
    await session.#command('EHLO mta.example', 250);
    return session;
  }

  /** Answers the last word of the server about the message; rejects when there was none. */
  async send({ from, to, raw }: Letter): Promise<Reply> {
    for (const [line, code] of [
      [`MAIL FROM:<${from}>`, 250],
      [`RCPT TO:<${to}>`, 250],
      ['DATA', 354],
    ] as const) {
      this.#socket.write(`${line}\r\n`);
      const reply = await this.#reply();
      if (reply.code !== code) return reply;
    }
    this.#socket.write(stuffed(raw));
    return await this.#reply();
  }

  async close(): Promise<void> {
    if (!this.#lost) this.#socket.end('QUIT\r\n');
    // A server that is killed resets the connection: closed is closed.
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
    this.#socket.destroy();
  }

  async #command(line: string, code: number): Promise<void> {
    this.#socket.write(`${line}\r\n`);
    await this.#expect(code);
  }

  async #expect(code: number): Promise<void> {
    const reply = await this.#reply();
    if (reply.code !== code) throw new Error(`${reply.code} ${reply.text}`);
  }

  async #reply(): Promise<Reply> {
    for (;;) {
      const found = LAST_LINE.exec(this.#received);
      if (found) {
        this.#received = '';
        return { code: Number(found[1]), text: found[2] ?? '' };
      }
      if (this.#lost) throw this.#lost;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #hear(text: string): void {
    this.#received += text;
    this.#wake?.();
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    this.#wake?.();
  }
}
