// The first owner: by the wizard of the first visit, or by the operator's command line.

import { inTransaction, systemActor, type Ctx, type Tx } from '#src/context.ts';
import { mailDomain } from '#src/settings.ts';
import { parseSiren } from '#src/siren.ts';
import { alreadyClaimed, companyExists, emailTaken } from '../errors.ts';
import { sirenFault } from '../model/checks.ts';
import type { Person } from '../model/types.ts';
import { companyIdBySiren } from '../repository/companies.ts';
import * as repository from '../repository/instance.ts';
import { enterUser } from '../repository/scope.ts';
import { credentialsByEmail } from '../repository/users.ts';
import { passwordMatches } from '../secrets.ts';
import { refuseFaults } from './answers.ts';
import { addKey } from './api-keys.ts';
import { addDossier, cabinetNamed } from './cabinets.ts';
import { addCompany, type CompanyTx } from './companies.ts';
import { recordForInstance } from './journal.ts';
import { addMemberIn } from './members.ts';
import { actorOf, addPerson, type PersonInput } from './people.ts';
import { openSession, type Client, type SignedInSession } from './sign-in.ts';

/** False until the first owner has claimed the instance. */
export async function isClaimed(ctx: Ctx): Promise<boolean> {
  return await repository.hasOwner(ctx);
}

/** Whether this person may create companies and cabinets here. */
export async function isInstanceOwner(ctx: Ctx, userId: string): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    return await repository.isOwner(tx, userId);
  });
}

async function claim(tx: Tx, person: Person): Promise<boolean> {
  if (!(await repository.insertClaim(tx, person.id))) return false;
  await enterUser(tx, person.id);
  await repository.insertOwner(tx, person.id, actorOf(person));
  await recordForInstance(tx, actorOf(person), { action: 'instance.claimed' });
  return true;
}

/**
 * Makes the first visitor the owner and signs them in. Of several at once, one wins; the others are told so.
 * Throws `tenancy.already_claimed` (409), `tenancy.invalid_input`.
 */
export async function claimInstance(
  ctx: Ctx,
  { person: input, client }: { readonly person: PersonInput; readonly client: Client },
): Promise<SignedInSession> {
  if (await repository.hasOwner(ctx)) throw alreadyClaimed();
  return await inTransaction(ctx, async (tx) => {
    await repository.waitForClaims(tx);
    if (await repository.hasOwner(tx)) throw alreadyClaimed();
    const person = await addPerson(tx, input);
    if (!(await claim(tx, person))) throw alreadyClaimed();
    return await openSession(tx, person, { client, methods: ['password'] });
  });
}

export interface InitInput {
  readonly company: string;
  readonly siren: string;
  readonly email: string;
  readonly password: string;
  /** Name of the cabinet that keeps the company's books: the person's own of that name, or a new one of theirs. */
  readonly cabinet?: string | undefined;
}

export interface InitOutcome {
  readonly companyId: string;
  readonly userId: string;
  readonly apiKey: string;
  readonly mailAddress: string;
}

/**
 * `facteur init`: a company, its manager (an existing account when e-mail and password match), an API key. The first
 * time, the manager also becomes the owner of the instance. All or nothing.
 * Throws `tenancy.company_exists`, `tenancy.email_taken`, `tenancy.invalid_input`.
 */
export async function initInstance(ctx: Ctx, input: InitInput): Promise<InitOutcome> {
  refuseFaults(sirenFault('siren', input.siren));
  return await inTransaction(ctx, async (tx) => {
    if (await companyIdBySiren(tx, parseSiren(input.siren) ?? '')) throw companyExists();
    const person = await accountFor(tx, input);
    await claim(tx, person);
    const inside = await companyFor(tx, input, person.id);
    const key = await addKey(inside, { name: 'facteur init' });
    const { id: companyId, siren } = inside.created;
    const mailAddress = `${siren}@${ctx.config.get(mailDomain)}`;
    return { companyId, userId: person.id, apiKey: key.secret, mailAddress };
  });
}

/** The person has the company as its manager, or as the administrator of its cabinet. */
async function companyFor(tx: Tx, input: InitInput, userId: string): Promise<CompanyTx> {
  const company = { name: input.company, siren: input.siren };
  if (input.cabinet !== undefined) {
    const cabinetId = await cabinetNamed(tx, input.cabinet, userId);
    return await addDossier(tx, { cabinetId, dossier: company, by: systemActor });
  }
  const inside = await addCompany(tx, company, systemActor);
  await addMemberIn(inside, { userId, role: 'manager' });
  return inside;
}

async function accountFor(tx: Tx, { email, password }: InitInput): Promise<Person> {
  const known = await credentialsByEmail(tx, email.trim());
  if (!known) {
    const name = email.trim().split('@')[0] || email;
    return await addPerson(tx, { name, email, password, language: 'fr' }, systemActor);
  }
  if (known.disabled_at || !(await passwordMatches(password, known.password_hash))) throw emailTaken();
  return { id: known.user_id, name: known.name, email: email.trim() };
}
