// Mails that are accepted while a commit is under way wait for the next one and share it: many connections cost few
// transactions. Each mail is answered only when the transaction that holds it has committed.

import type { Ctx } from '#src/context.ts';
import * as repository from '../repository/index.ts';
import { unpackTicket } from '../tickets.ts';

const MOST_AT_ONCE = 100;

interface Waiting {
  readonly mail: repository.AcceptedMail;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

class Batches {
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  async add(ctx: Ctx, mail: repository.AcceptedMail): Promise<void> {
    const committed = new Promise<void>((resolve, reject) => this.#waiting.push({ mail, resolve, reject }));
    if (!this.#isWriting) void this.#write(ctx);
    await committed;
  }

  async #write(ctx: Ctx): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await commit(ctx, this.#waiting.splice(0, MOST_AT_ONCE));
    this.#isWriting = false;
  }
}

/** All or, when the database refuses them together, one by one: a mail that cannot be written fails alone. */
async function commit(ctx: Ctx, batch: readonly Waiting[]): Promise<void> {
  try {
    await repository.acceptMails(
      ctx,
      batch.map(({ mail }) => mail),
      unpackTicket,
    );
    for (const { resolve } of batch) resolve();
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await commit(ctx, [one]);
  }
}

/** One per instance: tests have several in a process. */
const batchesOf = new WeakMap<object, Batches>();

/** Resolves when the mail's ledger row and ticket are committed. */
export async function acceptedTogether(ctx: Ctx, mail: repository.AcceptedMail): Promise<void> {
  let batches = batchesOf.get(ctx.config);
  if (!batches) batchesOf.set(ctx.config, (batches = new Batches()));
  await batches.add(ctx, mail);
}
