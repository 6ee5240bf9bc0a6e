// Mails that are accepted while a commit is under way wait for the next one and share it: many connections cost few
// transactions. Rows are written while the bytes are on their way to the disk, and committed once all are there. Each
// mail is answered only when the transaction that holds it has committed.

import { inTransaction, type Ctx } from '#src/context.ts';
import * as repository from '../repository/index.ts';
import { unpackTicket } from '../tickets.ts';

const MOST_AT_ONCE = 100;

export interface Arrival {
  readonly mail: repository.AcceptedMail;
  /** Resolves when the bytes are durable; before, no row of this mail is committed. */
  readonly kept: Promise<unknown>;
}

interface Waiting extends Arrival {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

class Batches {
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  async add(ctx: Ctx, arrival: Arrival): Promise<void> {
    // Heard again in the transaction, which may begin after it has failed.
    arrival.kept.catch(() => undefined);
    const committed = new Promise<void>((resolve, reject) => this.#waiting.push({ ...arrival, resolve, reject }));
    if (!this.#isWriting) void this.#write(ctx);
    await committed;
  }

  async #write(ctx: Ctx): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await commit(ctx, this.#waiting.splice(0, MOST_AT_ONCE));
    this.#isWriting = false;
  }
}

/** All or, when they cannot be written together, one by one: a mail that cannot be kept fails alone. */
async function commit(ctx: Ctx, batch: readonly Waiting[]): Promise<void> {
  try {
    await inTransaction(ctx, async (tx) => {
      await repository.acceptMails(
        tx,
        batch.map(({ mail }) => mail),
        unpackTicket,
      );
      await Promise.all(batch.map(({ kept }) => kept));
    });
    for (const { resolve } of batch) resolve();
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await commit(ctx, [one]);
  }
}

/** One per instance: tests have several in a process. */
const batchesOf = new WeakMap<object, Batches>();

/** Resolves when the mail's ledger row and ticket are committed, hence its bytes durable. */
export async function acceptedTogether(ctx: Ctx, arrival: Arrival): Promise<void> {
  let batches = batchesOf.get(ctx.config);
  if (!batches) batchesOf.set(ctx.config, (batches = new Batches()));
  await batches.add(ctx, arrival);
}
