// An outside account meets an account of ours with the same, verified address: it opens it only after the person has
// signed in here once more in the usual way. Until then what the provider said waits.

import { z } from 'zod';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import type { Person } from '../../../model/types.ts';
import { insertIdentity } from '../../../repository/identity/identities.ts';
import { enterUser } from '../../../repository/scope.ts';
import { confirmEmail } from '../../../repository/users.ts';
import { recordForInstance } from '../../journal.ts';
import { actorOf } from '../../people.ts';
import { tellOwner } from '../notice.ts';
import { peekFlow, startFlow, takeFlow, type FlowKind } from '../flows.ts';

export const outsideAccount = z.object({
  provider: z.string(),
  issuer: z.string(),
  subject: z.string(),
  email: z.string(),
});
export type OutsideLink = z.infer<typeof outsideAccount>;

const linkFlow: FlowKind<OutsideLink> = { kind: 'provider-link', minutes: 30, payload: outsideAccount };

export async function startLink(tx: Tx, userId: string, account: OutsideLink): Promise<string> {
  return await startFlow(tx, linkFlow, { userId, payload: account });
}

/** What waits under this secret, for the sign-in page to say. */
export async function waitingLink(ctx: Ctx, token: string): Promise<OutsideLink | undefined> {
  if (token === '') return undefined;
  const flow = await inTransaction(ctx, async (tx) => await peekFlow(tx, linkFlow, token));
  return flow?.payload;
}

/** The link that waits for this very person; it waits no longer. */
export async function takeLink(tx: Tx, token: string | undefined, userId: string): Promise<OutsideLink | undefined> {
  if (!token || (await peekFlow(tx, linkFlow, token))?.userId !== userId) return undefined;
  return (await takeFlow(tx, linkFlow, token))?.payload;
}

/** The person has proved who they are: from now on the outside account opens theirs. */
export async function link(tx: Tx, person: Pick<Person, 'id' | 'name'>, account: OutsideLink): Promise<void> {
  await enterUser(tx, person.id);
  if (!(await insertIdentity(tx, person.id, account))) return;
  await confirmEmail(tx, person.id);
  await recordForInstance(tx, actorOf(person), {
    action: 'user.provider_linked',
    details: { issuer: account.issuer, email: account.email },
  });
  await tellOwner(tx, person.id, 'linked');
}
