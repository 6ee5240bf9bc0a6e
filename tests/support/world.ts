// The fixed cast of the tests. Alice owns the instance and the company « Papillon »; Bob works in her firm; Charlie
// belongs to a foreign company, « Muguet », and must get a 404 for whatever is Papillon's.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  claimInstance,
  createApiKey,
  createCabinet,
  createCompany,
  createUser,
  keyScopes,
  signIn,
} from '#modules/tenancy';
import { loadConfig, type Environment } from '#src/config.ts';
import { forCompany, systemActor, type Actor, type Ctx, type TenantCtx } from '#src/context.ts';
import type { Clock } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import { openFileStore } from '#src/storage/file-store.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { declaredSettings } from './settings.ts';

export const password = 'correct cheval pile agrafe';
export const mailDomain = 'factures.test';

/** Valid SIRENs that belong to nobody in particular. */
export const sirens = { papillon: '732829320', muguet: '552100554' } as const;

const client = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

export interface TestClock extends Clock {
  /** Moves the time forward, in milliseconds. */
  advance(milliseconds: number): void;
}

/** Stands still at a Saturday morning until it is moved. */
function testClock(start = '2026-11-21T10:00:00.000Z'): TestClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

export interface TestPerson {
  readonly actor: Actor;
  readonly email: string;
  /** Their own company as they work in it. */
  readonly tenant: TenantCtx;
  /** Signs in and gives the session's token, for the cookie. */
  signIn(): Promise<string>;
}

export interface TestWorld extends TestDatabase {
  readonly ctx: Ctx;
  readonly clock: TestClock;
  /** Folder of the world's blobs. */
  readonly folder: string;
  readonly alice: TestPerson;
  readonly bob: TestPerson;
  readonly charlie: TestPerson;
  readonly papillon: { readonly id: string; readonly apiKey: string };
  readonly muguet: { readonly id: string; readonly apiKey: string };
}

export interface WorldOptions {
  /** Settings beside the defaults, as in the environment. */
  readonly environment?: Environment;
}

/** An instance nobody has claimed: its own database, blobs and clock. `await` it at the top of a test file. */
export async function openEmptyWorld({ environment = {} }: WorldOptions = {}): Promise<
  TestDatabase & Pick<TestWorld, 'ctx' | 'clock' | 'folder'>
> {
  const folder = await mkdtemp(join(tmpdir(), 'facteur-world-'));
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const database = await openTestDatabase();
  const clock = testClock();
  const config = loadConfig(await declaredSettings(), {
    FACTEUR_DATA: folder,
    FACTEUR_MAIL_DOMAIN: mailDomain,
    ...environment,
  });
  const blobs = await openFileStore(join(folder, 'blobs'));
  return { ...database, clock, folder, ctx: { db: database.db, clock, config, blobs, log: createLog('silent') } };
}

const emailOf = (name: string): string => `${name.toLowerCase()}@exemple.test`;
const inputOf = (name: string) => ({ name, email: emailOf(name), password, language: 'fr' as const });

/** The cast, signed up through the product's own use cases. */
export async function openTestWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const world = await openEmptyWorld(options);
  const { ctx, owner, clock } = world;
  const { userId } = await claimInstance(ctx, { person: inputOf('Alice'), client });
  const alice: Actor = { kind: 'user', id: userId, name: 'Alice' };
  const signUp = async (name: string): Promise<Actor> => {
    const { id } = await createUser(ctx, { ...inputOf(name), by: alice });
    return { kind: 'user', id, name };
  };
  const [bob, charlie] = [await signUp('Bob'), await signUp('Charlie')];
  const papillon = await createCompany(ctx, { name: 'Papillon', siren: sirens.papillon, by: alice });
  await owner.query(
    `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, 'approver', $3, $4)`,
    [papillon.id, bob.id, clock.now(), JSON.stringify(alice)],
  );
  const { dossiers } = await createCabinet(ctx, {
    name: 'Cabinet du Muguet',
    administratorId: charlie.id,
    dossiers: [{ name: 'Muguet', siren: sirens.muguet }],
    by: systemActor,
  });
  const muguet = dossiers[0];
  if (!muguet) throw new Error('The cabinet was created without its dossier');

  const person = (actor: Actor, companyId: string): TestPerson => ({
    actor,
    email: emailOf(actor.name),
    tenant: forCompany(ctx, companyId, actor),
    signIn: async () => (await signIn(ctx, { email: emailOf(actor.name), password, client })).token,
  });
  const company = async (id: string, actor: Actor): Promise<TestWorld['papillon']> => {
    const { secret } = await createApiKey(forCompany(ctx, id, actor), { name: 'Essais', scopes: keyScopes });
    return { id, apiKey: secret };
  };
  return {
    ...world,
    alice: person(alice, papillon.id),
    bob: person(bob, papillon.id),
    charlie: person(charlie, muguet.id),
    papillon: await company(papillon.id, alice),
    muguet: await company(muguet.id, charlie),
  };
}
