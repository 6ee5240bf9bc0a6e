// Invitations that really travel: a relay that receives them, and the links that stand in them.

import { mailJobs } from '#src/mail/index.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { renderLetter } from '#views/mail/letter.tsx';
import { afterAll, vi } from 'vitest';
import { openSink, type Received, type Sink } from '../../../src/mail/sink.ts';
import { ownerPool } from '../../../src/jobs/queue.ts';
import { openTestWorld, type TestWorld } from '../../../support/world.ts';

export const origin = 'https://facteur.test';

export interface InvitedWorld {
  readonly world: TestWorld;
  readonly sink: Sink;
  /** The last mail that address got, once it has come: the `count`th. */
  received(address: string, count?: number): Promise<Received>;
  /** The token of the link in that mail. */
  tokenFor(address: string, count?: number): Promise<string>;
}

export async function openInvitedWorld(environment: Record<string, string> = {}): Promise<InvitedWorld> {
  const sink = await openSink({ isPlain: true });
  const world = await openTestWorld({ environment: { FACTEUR_RELAY_URL: sink.url, ...environment } });
  const { ctx } = world;
  const worker = await startWorker({ ctx, owner: ownerPool(world), jobs: mailJobs(renderLetter), concurrency: 1 });
  afterAll(async () => {
    await worker.stop();
  });
  const received: InvitedWorld['received'] = async (address, count = 1) =>
    await vi.waitFor(
      () => {
        const got = sink.received.filter(({ to }) => to.some((one) => one.toLowerCase() === address.toLowerCase()))[
          count - 1
        ];
        if (!got) throw new Error(`Mail number ${count} to ${address} has not come`);
        return got;
      },
      { timeout: 15_000, interval: 30 },
    );
  return {
    world,
    sink,
    received,
    async tokenFor(address, count) {
      const { mail } = await received(address, count);
      const token = /\/invitation\?jeton=([\w-]+)/.exec(mail.text ?? '')?.[1];
      if (token === undefined) throw new Error(`No link in the mail to ${address}`);
      return token;
    },
  };
}
