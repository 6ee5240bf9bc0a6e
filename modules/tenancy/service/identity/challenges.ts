// Challenges of passkeys: random bytes that the device signs. The challenge is itself the secret under which it waits, so
// that it comes back with the answer, serves once and is over after five minutes.

import { z } from 'zod';
import type { Tx } from '#src/context.ts';
import { passkeyRefused } from '../../identity-errors.ts';
import { startFlow, takeFlow, type FlowKind } from './flows.ts';

/** Where the passkey belongs: what stands in the address bar. */
export interface Site {
  /** Host name: passkeys work for it alone. */
  readonly rpId: string;
  /** `https://factures.exemple.fr`. */
  readonly origin: string;
}

/** `join`: a passkey for somebody who will have an account once they accept an invitation, under the id `personId`. */
const payload = z.object({ purpose: z.enum(['create', 'get', 'join']), personId: z.uuid().optional() });
type Payload = z.infer<typeof payload>;

const challengeFlow: FlowKind<Payload> = { kind: 'passkey-challenge', minutes: 5, payload };

/** `userId` absent: whoever comes with a passkey. */
export async function newChallenge(
  tx: Tx,
  { userId, ...content }: Payload & { readonly userId: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const token = await startFlow(tx, challengeFlow, { userId, payload: content });
  return new Uint8Array(Buffer.from(token, 'base64url'));
}

const answer = z.looseObject({
  id: z.string().max(2_000),
  response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
});
const clientData = z.looseObject({ challenge: z.string().max(200) });

export interface PasskeyAnswer {
  /** As the browser sent it; what it says is not checked yet. */
  readonly response: z.infer<typeof answer>;
  readonly challenge: string;
}

/** What the browser answered, as text. Throws `tenancy.passkey_refused`, also when the person turned it down. */
export function readAnswer(credential: string): PasskeyAnswer {
  try {
    const response = answer.parse(JSON.parse(credential));
    const written = Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8');
    return { response, challenge: clientData.parse(JSON.parse(written)).challenge };
  } catch (error) {
    throw passkeyRefused({ cause: error });
  }
}

/** Uses the challenge up; answers what was kept with it. Throws `tenancy.passkey_refused` for one that was never given, or to somebody else. */
export async function useChallenge(
  tx: Tx,
  challenge: string,
  { purpose, userId }: Omit<Payload, 'personId'> & { readonly userId: string | undefined },
): Promise<Payload> {
  const flow = await takeFlow(tx, challengeFlow, challenge);
  if (flow?.payload.purpose !== purpose || (flow.userId !== undefined && flow.userId !== userId)) {
    throw passkeyRefused();
  }
  return flow.payload;
}
