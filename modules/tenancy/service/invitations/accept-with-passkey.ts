// Accepting an invitation with a passkey instead of a password: the account is made under the id that the device was told.

import { inTransaction, type Ctx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import type { Language } from '#src/i18n.ts';
import { passkeyRefused } from '../../identity-errors.ts';
import { accountExists } from '../../invitation-errors.ts';
import { consentFault, lineFault } from '../../model/checks.ts';
import { deviceName } from '../../model/device.ts';
import { refuseFaults } from '../answers.ts';
import { newChallenge, readAnswer, useChallenge, type Site } from '../identity/challenges.ts';
import { keepPasskey, optionsFor } from '../identity/passkeys.ts';
import { firstRecoveryCodes } from '../identity/recovery.ts';
import { actorOf, addPersonWithoutPassword } from '../people.ts';
import { openSession, type Client } from '../sign-in.ts';
import { acceptTermsIn } from '../terms.ts';
import { held, hrefOf, settleFor, type Consent, type LetIn } from './accept.ts';

/**
 * What the browser needs to make a passkey for the holder of the link.
 * Throws `tenancy.invitation_invalid`, `tenancy.invitation_expired`, `tenancy.account_exists`.
 */
export async function joinOptions(
  ctx: Ctx,
  { token, site }: { readonly token: string; readonly site: Site },
): Promise<Awaited<ReturnType<typeof optionsFor>>> {
  return await inTransaction(ctx, async (tx) => {
    const { accountId, email, name } = await held(tx, token);
    if (accountId !== undefined) throw accountExists();
    const personId = newId();
    const challenge = await newChallenge(tx, { purpose: 'join', userId: undefined, personId });
    return await optionsFor({ id: personId, name: name || email, email }, { site, challenge, known: [] });
  });
}

export interface PasskeyAccount extends Consent {
  readonly token: string;
  readonly name: string;
  /** The browser's answer, as JSON. */
  readonly credential: string;
  readonly site: Site;
  readonly language: Language;
  readonly client: Client;
}

export interface LetInWithCodes extends LetIn {
  /** Shown this once: they stand in for the passkey when the device is lost. */
  readonly codes: readonly string[];
}

/**
 * Makes the account, its passkey, the membership and a session, all or nothing.
 * Throws `tenancy.invitation_invalid`, `tenancy.invitation_expired`, `tenancy.account_exists`, `tenancy.terms_changed`,
 * `tenancy.passkey_refused`, `tenancy.invalid_input`.
 */
export async function acceptWithPasskey(ctx: Ctx, input: PasskeyAccount): Promise<LetInWithCodes> {
  const { token, name, credential, site, language, client } = input;
  return await inTransaction(ctx, async (tx) => {
    const invitation = await held(tx, token);
    if (invitation.accountId !== undefined) throw accountExists();
    refuseFaults(lineFault('name', name), consentFault('accepted', input.accepted));
    const answer = readAnswer(credential);
    const { personId } = await useChallenge(tx, answer.challenge, { purpose: 'join', userId: undefined });
    if (personId === undefined) throw passkeyRefused();
    const person = await addPersonWithoutPassword(tx, { id: personId, name, email: invitation.email, language });
    const actor = actorOf(person);
    await keepPasskey(tx, person, { answer, site, name: deviceName(client.userAgent) });
    await acceptTermsIn(tx, { person: actor, version: input.termsVersion, address: client.address });
    await settleFor(tx, invitation, actor);
    const session = await openSession(tx, person, { client, methods: ['passkey'] });
    return { ...session, href: hrefOf(invitation), codes: await firstRecoveryCodes(tx, person.id) };
  });
}
