// Where an answer by e-mail comes back to: `fil+<token>@<mail domain>`, one for each person in each discussion, and
// another for what is internal, so that an answer is seen by those who saw the question. 128 random bits, kept as a
// digest to be found by and sealed under the instance's key to be written again: a stolen database answers for nobody.
// An address works as long as its person may write in that discussion.

import { createHash, randomBytes } from 'node:crypto';
import { forCompany, inReading, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { secretsOf } from '#src/crypto/index.ts';
import { mailDomain } from '#src/settings.ts';
import { peopleToTell, type PersonToTell } from '#modules/tenancy';
import * as repository from '../../repository/discussion/index.ts';
import { takesPart } from './entry.ts';

const PURPOSE = 'invoices.reply_address';
/** No dossier may take this word as its address. */
const SHAPE = /^fil\+([0-9a-f]{32})$/;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The address of a place, made at its first mail. */
export async function replyAddress(tx: Tx<TenantCtx>, place: repository.ReplyPlace): Promise<string> {
  const secrets = await secretsOf(tx.config);
  const token = randomBytes(16).toString('hex');
  const fresh = { hash: hashOf(token), sealed: secrets.seal(PURPOSE, token) };
  const sealed = await repository.keepReplyToken(tx, place, fresh);
  return `fil+${secrets.open(PURPOSE, sealed)}@${tx.config.get(mailDomain)}`;
}

/** Whether an address has the shape of these: nothing is asked of the database for any other. */
export function isReplyAddress(localPart: string): boolean {
  return SHAPE.test(localPart.toLowerCase());
}

/** The place of an address; undefined when there is none, or its person may no longer write there. */
export async function replyPlace(ctx: Ctx, localPart: string): Promise<repository.FoundReplyPlace | undefined> {
  const [, token] = SHAPE.exec(localPart.toLowerCase()) ?? [];
  const place = token === undefined ? undefined : await repository.placeOfToken(ctx, hashOf(token));
  if (!place) return undefined;
  const writer = await inReading(
    forCompany(ctx, place.companyId, systemActor),
    async (tx) => await writerOf(tx, place),
  );
  return writer && place;
}

/** The person of a place, while they may write there. */
export async function writerOf(tx: Tx<TenantCtx>, place: repository.ReplyPlace): Promise<PersonToTell | undefined> {
  const person = (await peopleToTell(tx)).find(({ id }) => id === place.userId);
  return person && takesPart(person, place.isInternal) ? person : undefined;
}
