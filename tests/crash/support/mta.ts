// A sender as mail servers are: it keeps every message until it has been answered 250, and tries again.

import { setTimeout as sleep } from 'node:timers/promises';
import { SmtpSession, type Letter } from '../../support/product/smtp-session.ts';

const RETRY_AFTER_MS = 60;

export interface Mta<L extends Letter> {
  /** Answered 250, in that order. */
  readonly acknowledged: readonly L[];
  /** Settles when nothing is left to send. Rejects when a message is refused for good. */
  readonly done: Promise<void>;
}

/** Sends the letters over some connections at once. */
export function sendAll<L extends Letter>(port: number, letters: readonly L[], connections: number): Mta<L> {
  const queue = [...letters];
  const acknowledged: L[] = [];
  const deliver = async (session: SmtpSession, letter: L): Promise<void> => {
    const reply = await session.send(letter);
    if (reply.code >= 500) throw new RefusedForGood(`${reply.code} ${reply.text}`);
    if (reply.code !== 250) throw new Error(`${reply.code} ${reply.text}`);
    acknowledged.push(letter);
  };
  const work = async (): Promise<void> => {
    let session: SmtpSession | undefined;
    for (let letter = queue.shift(); letter; letter = queue.shift()) {
      try {
        session ??= await SmtpSession.open(port);
        await deliver(session, letter);
      } catch (error) {
        if (error instanceof RefusedForGood) throw error;
        queue.push(letter);
        await session?.close();
        session = undefined;
        await sleep(RETRY_AFTER_MS);
      }
    }
    await session?.close();
  };
  const done = Promise.all(Array.from({ length: connections }, work)).then(() => undefined);
  return { acknowledged, done };
}

class RefusedForGood extends Error {}
