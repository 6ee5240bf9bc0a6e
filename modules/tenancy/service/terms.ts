// The conditions of use: what is in force, who accepted which version, and publishing another one.

import { inTransaction, type Actor, type Ctx, type Tx } from '#src/context.ts';
import { termsChanged } from '../invitation-errors.ts';
import { textFault } from '../model/checks.ts';
import { firstTerms, type Terms } from '../model/terms.ts';
import * as repository from '../repository/terms.ts';
import { refuseFaults } from './answers.ts';
import { requireOwner } from './companies.ts';
import { recordForInstance } from './journal.ts';

/** What is in force on this instance. */
export async function currentTerms(ctx: Ctx | Tx): Promise<Terms> {
  return (await repository.publishedTerms(ctx)) ?? firstTerms;
}

export interface AcceptedTerms {
  readonly person: Actor;
  /** The version that was read. */
  readonly version: number;
  readonly address: string;
}

/** In the caller's transaction. Throws `tenancy.terms_changed` when another version is in force by now. */
export async function acceptTermsIn(tx: Tx, { person, version, address }: AcceptedTerms): Promise<void> {
  const current = await currentTerms(tx);
  if (current.version !== version) throw termsChanged();
  await repository.insertAcceptance(tx, { userId: person.id, version, address });
  await recordForInstance(tx, person, { action: 'terms.accepted', details: { version } });
}

/** Throws `tenancy.terms_changed`. */
export async function acceptTerms(ctx: Ctx, accepted: AcceptedTerms): Promise<void> {
  await inTransaction(ctx, async (tx) => await acceptTermsIn(tx, accepted));
}

/** Whether a person has to accept before going on: a version newer than any they accepted. */
export async function termsAreDue(ctx: Ctx, userId: string): Promise<boolean> {
  return await repository.termsAreDue(ctx, userId);
}

/**
 * Puts another text in force: everybody is asked at their next page. Only an owner of the instance may.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`.
 */
export async function publishTerms(ctx: Ctx, text: Terms['text'], by: Actor): Promise<Terms> {
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    refuseFaults(textFault('fr', text.fr), textFault('en', text.en));
    const current = await currentTerms(tx);
    const next: Terms = { version: current.version + 1, text, publishedAt: tx.clock.now() };
    await repository.insertTerms(tx, next, by);
    // Who writes the text need not be asked for it.
    if (by.kind === 'user')
      await repository.insertAcceptance(tx, { userId: by.id, version: next.version, address: '' });
    await recordForInstance(tx, by, { action: 'terms.published', details: { version: next.version } });
    return next;
  });
}
