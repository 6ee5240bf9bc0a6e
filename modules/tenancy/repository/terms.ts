// Tables terms and terms_acceptances.

import { sql } from 'kysely';
import type { Actor, Ctx, Tx } from '#src/context.ts';
import type { Terms } from '../model/terms.ts';
import { enterUser } from './scope.ts';

/** The last text that was published here, if any. */
export async function publishedTerms(ctx: Ctx | Tx): Promise<Terms | undefined> {
  const row = await ctx.db
    .selectFrom('terms')
    .select(['version', 'text_fr', 'text_en', 'published_at'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, text: { fr: row.text_fr, en: row.text_en }, publishedAt: row.published_at };
}

export async function insertTerms(tx: Tx, { version, text }: Terms, by: Actor): Promise<void> {
  await tx.db
    .insertInto('terms')
    .values({
      version,
      text_fr: text.fr,
      text_en: text.en,
      published_at: tx.clock.now(),
      published_by: JSON.stringify(by),
    })
    .execute();
}

export interface Acceptance {
  readonly userId: string;
  readonly version: number;
  /** Where the request came from: part of the proof. */
  readonly address: string;
}

/** Once for each version. */
export async function insertAcceptance(tx: Tx, { userId, version, address }: Acceptance): Promise<void> {
  await enterUser(tx, userId);
  await tx.db
    .insertInto('terms_acceptances')
    .values({ user_id: userId, version, accepted_at: tx.clock.now(), address })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether this person has not yet accepted what is published. */
export async function termsAreDue(ctx: Ctx | Tx, userId: string): Promise<boolean> {
  const found = await sql<{ due: boolean }>`select tenancy_terms_due(${userId}) as due`.execute(ctx.db);
  return found.rows[0]?.due ?? false;
}
