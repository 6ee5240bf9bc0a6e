// A real SMTP server that keeps what it gets, and answers as the test wants.

import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: ParsedMail;
}

/** What the next conversations meet: a reply instead of 250, at a step. */
export interface Refusal {
  readonly step: 'rcpt' | 'data';
  readonly code: number;
  readonly text: string;
}

export interface Sink {
  port: number;
  url: string;
  readonly received: Received[];
  /** Each is used once, in order. */
  readonly refusals: Refusal[];
  /** What happens between the last byte of a mail and its 250. */
  beforeReply: () => Promise<void>;
  /** Names and passwords that were tried. */
  readonly signIns: string[];
}

export interface SinkOptions {
  /** Refuses everybody who does not sign in like this. */
  readonly account?: { readonly user: string; readonly password: string };
  /** Knows no STARTTLS. */
  readonly isPlain?: boolean;
  readonly port?: number;
}

class Answer extends Error {
  readonly responseCode: number;

  constructor({ code, text }: Refusal) {
    super(text);
    this.responseCode = code;
  }
}

export async function openSink({ account, isPlain = false, port = 0 }: SinkOptions = {}): Promise<Sink> {
  const received: Received[] = [];
  const refusals: Refusal[] = [];
  const signIns: string[] = [];
  const beforeReply = async (): Promise<void> => await Promise.resolve();
  const sink: Sink = { port: 0, url: '', received, refusals, signIns, beforeReply };
  const refusalAt = (step: Refusal['step']): Answer | undefined => {
    const [next] = refusals;
    if (next?.step !== step) return undefined;
    refusals.shift();
    return new Answer(next);
  };
  const server = new SMTPServer({
    name: 'relais.test',
    authOptional: !account,
    disabledCommands: isPlain ? ['STARTTLS'] : [],
    allowInsecureAuth: isPlain,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username = '', password = '' }, _session, callback) {
      signIns.push(`${username}:${password}`);
      const isRight = username === account?.user && password === account.password;
      callback(isRight ? null : new Error('535 5.7.8 Wrong'), isRight ? { user: username } : undefined);
    },
    onRcptTo: (_address, _session, callback) => callback(refusalAt('rcpt')),
    onData(stream, session, callback) {
      void (async () => {
        const mail = await simpleParser(stream);
        const refusal = refusalAt('data');
        if (refusal) return callback(refusal);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), mail });
        await sink.beforeReply();
        return callback();
      })();
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  const address = server.server.address();
  const number = typeof address === 'object' && address ? address.port : port;
  sink.port = number;
  sink.url = `smtp://localhost:${number}`;
  return sink;
}
