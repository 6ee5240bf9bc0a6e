// The fixed cast: Alice owns the instance and manages Papillon; Bob manages Tournesol; Charlie has an account and
// nothing else.

import { loadConfig } from '#src/config.ts';
import { systemActor, type Actor, type Ctx, type TenantCtx } from '#src/context.ts';
import { forCompany } from '#src/context.ts';
import { createLog } from '#src/log.ts';
import { platformSettings } from '#src/settings.ts';
import type { BlobStore } from '#src/storage/blob-store.ts';
import {
  claimInstance,
  createCabinet,
  createCompany,
  createUser,
  findSession,
  tenancySettings,
} from '#modules/tenancy';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

export const password = 'correct cheval pile agrafe';
export const client = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

/** Valid SIRENs that belong to nobody in particular. */
export const sirens = { papillon: '732829320', tournesol: '404833048', muguet: '552100554', bleuet: '542065479' };

export interface TestClock {
  now(): Date;
  /** Moves the time forward. */
  advance(milliseconds: number): void;
}

export function testClock(start = '2026-11-21T10:00:00.000Z'): TestClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

/** An instance nobody has claimed yet, on a database of its own. */
export async function emptyInstance(): Promise<TestDatabase & { ctx: Ctx; clock: TestClock }> {
  const database = await openTestDatabase();
  const clock = testClock();
  const config = loadConfig([...platformSettings, ...tenancySettings], { FACTEUR_MAIL_DOMAIN: 'factures.test' });
  // No use case of this module touches a blob: reading this one fails the test.
  const blobs = undefined as unknown as BlobStore;
  return { ...database, clock, ctx: { db: database.db, clock, log: createLog('silent'), config, blobs } };
}

export interface Cast {
  readonly alice: Actor;
  readonly bob: Actor;
  readonly charlie: Actor;
  readonly papillon: TenantCtx;
  readonly tournesol: TenantCtx;
}

export async function populate(ctx: Ctx): Promise<Cast> {
  const person = (name: string) => ({
    name,
    email: `${name.toLowerCase()}@exemple.test`,
    password,
    language: 'fr' as const,
  });
  const { userId, token } = await claimInstance(ctx, { person: person('Alice'), client });
  const found = await findSession(ctx, { token });
  const alice: Actor = { kind: 'user', id: userId, name: found?.user.name ?? '' };
  const actor = ({ id, name }: { id: string; name: string }): Actor => ({ kind: 'user', id, name });
  const bob = actor(await createUser(ctx, { ...person('Bob'), by: alice }));
  const charlie = actor(await createUser(ctx, { ...person('Charlie'), by: alice }));
  const papillon = await createCompany(ctx, { name: 'Papillon', siren: sirens.papillon, by: alice });
  const cabinet = await createCabinet(ctx, {
    name: 'Cabinet Tournesol',
    by: systemActor,
    administratorId: bob.id,
    dossiers: [{ name: 'Tournesol', siren: sirens.tournesol, code: 'T001' }],
  });
  return {
    alice,
    bob,
    charlie,
    papillon: forCompany(ctx, papillon.id, alice),
    tournesol: forCompany(ctx, cabinet.dossiers[0]?.id ?? '', bob),
  };
}
