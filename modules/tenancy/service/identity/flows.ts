// Steps under way: what has been proved or sent waits under a secret that only its holder has, serves once and soon ends.

import type { z } from 'zod';
import type { Tx } from '#src/context.ts';
import * as repository from '../../repository/identity/flows.ts';
import { newSecret, sha256 } from '../../secrets.ts';

export interface FlowKind<P> {
  readonly kind: string;
  readonly minutes: number;
  readonly payload: z.ZodType<P>;
}

export interface OpenFlow<P> {
  readonly userId: string | undefined;
  readonly payload: P;
}

/** Answers the secret under which it is found: 43 characters, for a cookie or a link. */
export async function startFlow<P>(tx: Tx, flow: FlowKind<P>, content: OpenFlow<P>): Promise<string> {
  const token = newSecret();
  await repository.insertFlow(tx, {
    kind: flow.kind,
    tokenHash: sha256(token),
    expiresAt: new Date(tx.clock.now().getTime() + flow.minutes * 60_000),
    ...content,
  });
  return token;
}

function opened<P>(flow: FlowKind<P>, found: repository.Flow | undefined): OpenFlow<P> | undefined {
  return found && { userId: found.userId, payload: flow.payload.parse(found.payload) };
}

/** Looks without using it up; `undefined` when it is over, of another kind or unknown. */
export async function peekFlow<P>(tx: Tx, flow: FlowKind<P>, token: string): Promise<OpenFlow<P> | undefined> {
  return opened(flow, await repository.findFlow(tx, { tokenHash: sha256(token), kind: flow.kind }));
}

/** Uses it up. When the caller's transaction fails, it stands again. */
export async function takeFlow<P>(tx: Tx, flow: FlowKind<P>, token: string): Promise<OpenFlow<P> | undefined> {
  return opened(flow, await repository.takeFlow(tx, { tokenHash: sha256(token), kind: flow.kind }));
}
