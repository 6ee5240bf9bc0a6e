// Mails as the product writes them, and what became of them.

import type pg from 'pg';
import { inTransaction, type Ctx } from '#src/context.ts';
import { queueMail, type Letter, type MailReason, type NewMail } from '#src/mail/index.ts';

export const letter: Letter = {
  language: 'fr',
  subject: 'Léa vous invite à rejoindre « Papillon »',
  title: 'Bienvenue',
  paragraphs: ['Bonjour <Camille> & merci.', 'Second paragraphe.'],
  button: { label: 'Accepter l’invitation', href: 'https://facteur.test/invitation/abc?x=1&y=2' },
  notes: ['Ce lien fonctionne sept jours.'],
};

export async function post(ctx: Ctx, more: Partial<NewMail> = {}): Promise<string> {
  const expiresAt = new Date(ctx.clock.now().getTime() + 7 * 86_400_000);
  const mail = {
    kind: 'test.letter',
    to: { address: 'camille@exemple.test', name: 'Camille Roux' },
    letter,
    expiresAt,
  };
  return await inTransaction(ctx, async (tx) => await queueMail(tx, { ...mail, ...more }));
}

export interface MailRow {
  readonly state: string;
  readonly attempts: number;
  readonly reason: MailReason | null;
  readonly content: unknown;
  readonly return_token: string;
}

export async function mailRow(owner: pg.Pool, id: string): Promise<MailRow> {
  const { rows } = await owner.query<MailRow>(
    'select state, attempts, reason, content, return_token from outgoing_mails where mail_id = $1',
    [id],
  );
  if (!rows[0]) throw new Error(`No mail ${id}`);
  return rows[0];
}
