// Writing to a person what was said since they last looked or were told: one mail for what everybody sees, another for
// what is internal, each with its own address for answers.

import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { queueMail } from '#src/mail/index.ts';
import { DAY_MS } from '#src/clock.ts';
import { publicUrl } from '#src/settings.ts';
import { enqueue } from '#src/jobs/job.ts';
import { companyProfile, peopleToTell, quietNow, type PersonToTell } from '#modules/tenancy';
import type { Message } from '../../discussion/types.ts';
import { discussionLetter } from '../../letters/discussion.ts';
import { factsOf, partnerOf, type RegisteredInvoice } from '../../model.ts';
import * as repository from '../../repository/discussion/index.ts';
import * as register from '../../repository/index.ts';
import { tellTicket } from '../../tickets.ts';
import { takesPart } from './entry.ts';
import { replyAddress } from './reply-address.ts';

/** Most that one mail looks at. */
const LOOKED_AT = 200;
/** What could not be sent within this time is no news any more. */
const FRESH_MS = 7 * DAY_MS;
const PATH = { purchase: 'achats', sale: 'ventes' } as const;

interface Telling {
  readonly invoice: RegisteredInvoice;
  readonly person: PersonToTell;
  readonly site: string;
}

/** « BUREAU VALLON · FA-2026-01873 ». */
function nameOf({ model, direction }: RegisteredInvoice): string {
  const facts = factsOf(model);
  return `${partnerOf(direction, facts).name ?? '—'} · ${facts.number ?? '—'}`;
}

async function tell(tx: Tx<TenantCtx>, { invoice, person, site }: Telling, messages: readonly Message[]) {
  const isInternal = messages[0]?.isInternal === true;
  const place = { invoiceId: invoice.id, userId: person.id, isInternal };
  const { name: company } = await companyProfile(tx);
  await queueMail(tx, {
    kind: 'invoices.discussion',
    to: { address: person.email, name: person.name },
    letter: discussionLetter({
      language: person.language,
      site,
      company,
      invoice: nameOf(invoice),
      href: `${site}/d/${tx.company.id}/${PATH[invoice.direction]}/${invoice.id}#discussion`,
      userId: person.id,
      messages,
      isInternal,
    }),
    replyTo: await replyAddress(tx, place),
    expiresAt: new Date(tx.clock.now().getTime() + FRESH_MS),
  });
}

export interface TellInput {
  readonly companyId: string;
  readonly invoiceId: string;
  readonly userId: string;
}

/** Job. Running it twice tells nothing twice; whoever lost access, or has seen it all meanwhile, gets no mail. */
export async function tellPerson(ctx: Ctx, { companyId, invoiceId, userId }: TellInput): Promise<void> {
  const site = ctx.config.get(publicUrl);
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    const runAt = await quietNow(tx, userId);
    if (runAt) return await enqueue(tx, tellTicket, { payload: { companyId, invoiceId, userId }, runAt });
    const known = await repository.lockKnown(tx, { invoiceId, userId });
    const invoice = await register.byId(tx, invoiceId);
    const person = (await peopleToTell(tx)).find(({ id }) => id === userId);
    if (!invoice || !person || !takesPart(person, false)) {
      return await repository.setTold(tx, { invoiceId, userId, messageId: undefined });
    }
    const seesInternal = person.side === 'cabinet';
    const page = { invoiceId, seesInternal, limit: LOOKED_AT, ...(known === undefined ? {} : { after: known }) };
    const found = await repository.messagesOf(tx, page);
    await repository.setTold(tx, { invoiceId, userId, messageId: found.at(-1)?.id });
    // An instance that does not know its own address writes to nobody.
    if (site === undefined) return undefined;
    const news = found.filter(({ author, withdrawnAt }) => author.id !== userId && withdrawnAt === undefined);
    for (const isInternal of [false, true]) {
      const messages = news.filter((message) => message.isInternal === isInternal);
      if (messages.length > 0) await tell(tx, { invoice, person, site }, messages);
    }
    return undefined;
  });
}
