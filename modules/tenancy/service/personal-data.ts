// A person's data (GDPR): a copy of all of them, and their erasure down to what the law wants kept. Both are acts of the
// journal.

import { inTransaction, type Actor, type Ctx, type Tx } from '#src/context.ts';
import { userNotFound } from '../errors.ts';
import { stillNeeded } from '../personal-data-errors.ts';
import { keptAfterErasure, type KeptData } from '../model/personal-data.ts';
import { cabinetsOf } from '../repository/cabinets.ts';
import { companiesOf } from '../repository/companies.ts';
import type { PersonalSource } from '../ports.ts';
import * as repository from '../repository/personal-data.ts';
import { enterUser } from '../repository/scope.ts';
import { credentialsByEmail } from '../repository/users.ts';
import { provedAgain } from './identity/again.ts';
import type { AtSession } from './identity/again.ts';
import { recordForInstance } from './journal.ts';
import { actorOf } from './people.ts';

const EVERY_COMPANY = 100_000;

type Sources = readonly PersonalSource[];

async function copyOf(tx: Tx, userId: string, sources: Sources) {
  const { account, ...hanging } = await repository.accountOf(tx, userId);
  if (!account) throw userNotFound();
  const companies = await companiesOf(tx, { userId, term: '', limit: EVERY_COMPANY });
  return {
    format: 'facteur-person-1',
    madeAt: tx.clock.now().toISOString(),
    account: { id: userId, ...account },
    ...hanging,
    companies: companies.map(({ id, name, siren, role }) => ({ id, name, siren: siren ?? null, role })),
    cabinets: await cabinetsOf(tx, userId),
    mails: await repository.mailsTo(tx, account.email),
    acts: await repository.actsOf(tx, userId),
    written: await writtenBy(tx, userId, sources),
    keptAfterErasure: keptAfterErasure.map(({ what, why }) => ({ what: what.fr, why: why.fr })),
  };
}

async function writtenBy(tx: Tx, userId: string, sources: Sources): Promise<Record<string, readonly object[]>> {
  const written: Record<string, readonly object[]> = {};
  for (const source of sources) written[source.name] = await source.of(tx, userId);
  return written;
}

/** Everything the product knows of a person, ready for JSON; dates in ISO 8601. */
export type PersonalData = Awaited<ReturnType<typeof copyOf>>;

/** A copy of the person's own data. Secrets (password, codes, tokens) are kept as hashes only and are no part of it. */
export async function exportPersonalData(ctx: Ctx, person: Actor, sources: Sources = []): Promise<PersonalData> {
  return await inTransaction(ctx, async (tx) => {
    await recordForInstance(tx, person, {
      action: 'user.data_exported',
      subject: { kind: 'user', id: person.id },
    });
    return await copyOf(tx, person.id, sources);
  });
}

async function idByEmail(tx: Ctx | Tx, email: string): Promise<string> {
  const found = await credentialsByEmail(tx, email.trim());
  if (!found) throw userNotFound();
  return found.user_id;
}

/** The operator answers a request that came another way. Throws `tenancy.user_not_found`. */
export async function exportPersonalDataOf(
  ctx: Ctx,
  { email, by }: { readonly email: string; readonly by: Actor },
  sources: Sources = [],
): Promise<PersonalData> {
  return await inTransaction(ctx, async (tx) => {
    const id = await idByEmail(tx, email);
    await recordForInstance(tx, by, { action: 'user.data_exported', subject: { kind: 'user', id } });
    return await copyOf(tx, id, sources);
  });
}

/** Nobody leaves something behind that nobody can manage any more. */
async function refuseIfNeeded(tx: Tx, userId: string): Promise<void> {
  const needed = await repository.solelyManagedBy(tx, userId);
  if (needed.length === 0) return;
  throw stillNeeded({
    fields: needed.map(({ kind, name }) => ({
      path: kind,
      message: {
        fr: kind === 'instance' ? 'Cette instance n’a pas d’autre propriétaire.' : `« ${name} » n’a personne d’autre.`,
        en: kind === 'instance' ? 'This instance has no other owner.' : `“${name}” has nobody else.`,
      },
    })),
  });
}

async function eraseIn(tx: Tx, userId: string, by: Actor): Promise<readonly KeptData[]> {
  await refuseIfNeeded(tx, userId);
  await enterUser(tx, userId);
  await repository.erasePerson(tx, userId);
  // After the erasure, and by id alone: the entry must not bring the name back.
  const nameless: Actor = by.id === userId ? { ...by, name: 'Personne effacée' } : by;
  await recordForInstance(tx, nameless, { action: 'user.data_erased', subject: { kind: 'user', id: userId } });
  return keptAfterErasure;
}

/**
 * Erases the account and every trace of the signed-in person but what the law wants kept, which is answered.
 * Throws `tenancy.invalid_input` (password), `tenancy.still_needed` (409).
 */
export async function eraseOwnData(
  ctx: Ctx,
  { user, password }: { readonly user: AtSession; readonly password: string },
): Promise<readonly KeptData[]> {
  return await provedAgain(ctx, { user, password }, async (tx) => await eraseIn(tx, user.id, actorOf(user)));
}

/** By the operator. Throws `tenancy.user_not_found`, `tenancy.still_needed`. */
export async function erasePersonalDataOf(ctx: Ctx, email: string, by: Actor): Promise<readonly KeptData[]> {
  return await inTransaction(ctx, async (tx) => await eraseIn(tx, await idByEmail(tx, email), by));
}
