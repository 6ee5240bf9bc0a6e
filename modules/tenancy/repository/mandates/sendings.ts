// Table company_mandate_sendings, and the link of the last mail in company_mandates. Behind the wall of the company, but
// for who holds a link.

import { sql } from 'kysely';
import type { Actor, Ctx, TenantCtx, Tx } from '#src/context.ts';

export interface Sending {
  readonly mandateId: string;
  readonly email: string;
  readonly mailId: string;
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
}

/** From now on the link of this mail opens the mandate, and no former one. */
export async function insertSending(tx: Tx<TenantCtx>, sending: Sending): Promise<void> {
  const mine = { company_id: tx.company.id, mandate_id: sending.mandateId };
  await tx.db
    .insertInto('company_mandate_sendings')
    .values((one) => ({
      ...mine,
      sequence: one
        .selectFrom('company_mandate_sendings')
        .select(sql<number>`coalesce(max(sequence), 0) + 1`.as('next'))
        .where('company_id', '=', mine.company_id)
        .where('mandate_id', '=', mine.mandate_id),
      email: sending.email,
      mail_id: sending.mailId,
      at: tx.clock.now(),
      by: JSON.stringify(tx.actor),
    }))
    .execute();
  await tx.db
    .updateTable('company_mandates')
    .set({
      signer_email: sending.email,
      link_hash: sending.tokenHash,
      link_expires_at: sending.expiresAt,
      link_opened_at: null,
    })
    .where('company_id', '=', mine.company_id)
    .where('mandate_id', '=', mine.mandate_id)
    .execute();
}

export interface SentMail {
  readonly mandateId: string;
  readonly email: string;
  readonly mailId: string;
  readonly at: Date;
  readonly by: Actor;
}

/** Of one mandate, newest first. */
export async function sendingsOf(tx: Tx<TenantCtx>, mandateId: string): Promise<SentMail[]> {
  const found = await tx.db
    .selectFrom('company_mandate_sendings')
    .select(['email', 'mail_id', 'at', 'by'])
    .where('company_id', '=', tx.company.id)
    .where('mandate_id', '=', mandateId)
    .orderBy('sequence', 'desc')
    .execute();
  return found.map(({ email, mail_id: mailId, at, by }) => ({
    mandateId,
    email,
    mailId,
    at,
    by: by as Actor,
  }));
}

/** Answers whether it was the first time. */
export async function markOpened(tx: Tx<TenantCtx>, mandateId: string): Promise<void> {
  await tx.db
    .updateTable('company_mandates')
    .set({ link_opened_at: tx.clock.now() })
    .where('company_id', '=', tx.company.id)
    .where('mandate_id', '=', mandateId)
    .where('link_opened_at', 'is', null)
    .execute();
}

export interface HeldLink {
  readonly companyId: string;
  readonly mandateId: string;
  readonly expiresAt: Date;
}

export async function mandateByLink(ctx: Ctx | Tx, tokenHash: Buffer): Promise<HeldLink | undefined> {
  const found = await sql<{ company_id: string; mandate_id: string; link_expires_at: Date }>`
    select company_id, mandate_id, link_expires_at from tenancy_mandate_by_link(${tokenHash})`.execute(ctx.db);
  const [row] = found.rows;
  return row && { companyId: row.company_id, mandateId: row.mandate_id, expiresAt: row.link_expires_at };
}
