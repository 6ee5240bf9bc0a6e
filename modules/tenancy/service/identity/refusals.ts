// What was refused stands in the journal too: a refusal undoes its transaction, so it is written in one of its own.

import { inTransaction, systemActor, type Ctx } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import { deviceName } from '../../model/device.ts';
import { recordForInstance } from '../journal.ts';
import type { Client } from '../sign-in.ts';

export interface Attempt {
  /** `user.…_refused`. */
  readonly action: string;
  /** Whose account it was about, where that is known. */
  readonly userId: string | undefined;
  /** Absent for who is signed in. */
  readonly client?: Client;
}

export async function recordRefusal(ctx: Ctx, { action, userId, client }: Attempt): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await recordForInstance(tx, systemActor, {
      action,
      ...(userId !== undefined && { subject: { kind: 'user', id: userId } }),
      ...(client && { details: { address: client.address, device: deviceName(client.userAgent) } }),
    });
  });
}

/** Does the work; when it is refused (not when it breaks), says so in the journal first. */
export async function orRecordRefusal<R>(ctx: Ctx, attempt: Attempt, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.status === 401) await recordRefusal(ctx, attempt);
    throw error;
  }
}
