// Sending a mandate to whoever signs it, and reminding them: mail, link, state and journal in one transaction.

import { DAY_MS } from '#src/clock.ts';
import type { TenantCtx, Tx } from '#src/context.ts';
import { cancelMail, queueMail } from '#src/mail/index.ts';
import { companyNotFound } from '../../errors.ts';
import { mandateLetter } from '../../letters/mandate.ts';
import { mandateSettled } from '../../mandate-errors.ts';
import { emailFault } from '../../model/checks.ts';
import { mayBecome } from '../../model/mandates/calendar.ts';
import type { Mandate } from '../../model/mandates/types.ts';
import { profileOf } from '../../repository/companies.ts';
import { enterState } from '../../repository/mandates/mandates.ts';
import { insertSending, sendingsOf } from '../../repository/mandates/sendings.ts';
import { newSecret, sha256 } from '../../secrets.ts';
import { refuseFaults } from '../answers.ts';
import { record } from '../journal.ts';
import { atClient, requireMandate, type ClientPlace } from './place.ts';

/** How long the link of a mail works. */
const LINK_DAYS = 30;

export interface SendInput {
  readonly id: string;
  /** As typed; empty: the address that the mandate has. */
  readonly email: string;
  /** Origin of the pages. */
  readonly origin: string;
}

interface Post {
  readonly mandate: Mandate;
  readonly email: string;
  readonly origin: string;
  readonly isReminder: boolean;
}

async function post(tx: Tx<TenantCtx>, { mandate, email, origin, isReminder }: Post): Promise<void> {
  const company = await profileOf(tx);
  if (!company) throw companyNotFound();
  const token = newSecret();
  const expiresAt = new Date(tx.clock.now().getTime() + LINK_DAYS * DAY_MS);
  const letter = mandateLetter({
    language: 'fr',
    kind: mandate.kind,
    signer: mandate.signer.name,
    company: company.name,
    agent: mandate.agent.name,
    isReminder,
    href: `${origin}/mandat?jeton=${token}`,
    expiresAt,
  });
  const to = { address: email, name: mandate.signer.name };
  const mailId = await queueMail(tx, { kind: 'tenancy.mandate', to, letter, expiresAt });
  await insertSending(tx, { mandateId: mandate.id, email, mailId, tokenHash: sha256(token), expiresAt });
}

/**
 * The first time it is a sending, then a reminder; the link of a former mail no longer opens anything.
 * Throws `tenancy.mandate_not_found`, `tenancy.mandate_settled`, `tenancy.invalid_input`.
 */
export async function sendMandate(place: ClientPlace, input: SendInput): Promise<void> {
  await atClient(place, 'act', async (tx) => {
    const mandate = await requireMandate(tx, input.id);
    if (!mayBecome(mandate.state, 'sent')) throw mandateSettled();
    const email = input.email.trim() || mandate.signer.email;
    refuseFaults(emailFault('email', email));
    const [last] = await sendingsOf(tx, mandate.id);
    if (last) await cancelMail(tx, last.mailId);
    const isReminder = mandate.state === 'sent';
    await post(tx, { mandate, email, origin: input.origin, isReminder });
    await enterState(tx, mandate.id, { state: 'sent' });
    await record(tx, {
      action: isReminder ? 'mandate.reminded' : 'mandate.sent',
      subject: { kind: 'mandate', id: mandate.id },
      details: { email, kind: mandate.kind },
    });
  });
}
