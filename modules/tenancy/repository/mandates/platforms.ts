// Tables company_platforms and company_platform_states. Behind the wall of the company.

import { sql } from 'kysely';
import { parisDay } from '#src/clock.ts';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import { platformStateOn } from '../../model/mandates/calendar.ts';
import type { Platform, PlatformName, PlatformState, PlatformStep } from '../../model/mandates/types.ts';

const rows = (tx: Tx<TenantCtx>) =>
  tx.db
    .selectFrom('company_platforms')
    .select(['platform_id', 'name', 'number', 'starts_on', 'ends_on', 'state', 'state_since'])
    .where('company_id', '=', tx.company.id);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirst']>>>;

function platformOf(row: Row, today: string): Platform {
  const endsOn = row.ends_on ?? undefined;
  return {
    id: row.platform_id,
    name: row.name,
    number: row.number ?? undefined,
    startsOn: row.starts_on ?? undefined,
    endsOn,
    state: platformStateOn({ state: row.state as PlatformState, endsOn }, today),
    stateSince: row.state_since,
  };
}

/** The latest first; those without a day yet before them. */
export async function platformsOf(tx: Tx<TenantCtx>): Promise<Platform[]> {
  const found = await rows(tx)
    .orderBy('starts_on', (order) => order.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .execute();
  return found.map((row) => platformOf(row, parisDay(tx.clock.now())));
}

/** Nobody else changes it, or the addresses there, until the transaction ends. */
export async function lockPlatform(tx: Tx<TenantCtx>, id: string): Promise<Platform | undefined> {
  const row = await rows(tx).where('platform_id', '=', id).forUpdate().executeTakeFirst();
  return row && platformOf(row, parisDay(tx.clock.now()));
}

export type KeptPlatform = Omit<Platform, 'stateSince'>;

const columnsOf = ({ name, number, startsOn, endsOn }: KeptPlatform) => ({
  name,
  number: number ?? null,
  starts_on: startsOn ?? null,
  ends_on: endsOn ?? null,
});

async function insertStep(tx: Tx<TenantCtx>, { id, state }: KeptPlatform): Promise<void> {
  const mine = { company_id: tx.company.id, platform_id: id };
  await tx.db
    .insertInto('company_platform_states')
    .values((one) => ({
      ...mine,
      sequence: one
        .selectFrom('company_platform_states')
        .select(sql<number>`coalesce(max(sequence), 0) + 1`.as('next'))
        .where('company_id', '=', mine.company_id)
        .where('platform_id', '=', id),
      state,
      at: tx.clock.now(),
      by: JSON.stringify(tx.actor),
    }))
    .execute();
}

export async function insertPlatform(tx: Tx<TenantCtx>, platform: KeptPlatform): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('company_platforms')
    .values({
      company_id: tx.company.id,
      platform_id: platform.id,
      ...columnsOf(platform),
      state: platform.state,
      state_since: now,
      created_at: now,
      created_by: JSON.stringify(tx.actor),
    })
    .execute();
  await insertStep(tx, platform);
}

/** `isStep`: it enters another state, which is noted with who and when. */
export async function updatePlatform(tx: Tx<TenantCtx>, platform: KeptPlatform, isStep: boolean): Promise<void> {
  const step = isStep ? { state: platform.state, state_since: tx.clock.now() } : {};
  await tx.db
    .updateTable('company_platforms')
    .set({ ...columnsOf(platform), ...step })
    .where('company_id', '=', tx.company.id)
    .where('platform_id', '=', platform.id)
    .execute();
  if (isStep) await insertStep(tx, platform);
}

/** Of all platforms of the company, oldest first. */
export async function platformSteps(tx: Tx<TenantCtx>): Promise<PlatformStep[]> {
  const found = await tx.db
    .selectFrom('company_platform_states')
    .select(['platform_id', 'state', 'at', 'by'])
    .where('company_id', '=', tx.company.id)
    .orderBy('platform_id')
    .orderBy('sequence')
    .execute();
  return found.map(({ platform_id: platformId, state, at, by }) => ({
    platformId,
    state: state as PlatformState,
    at,
    by: by as Actor,
  }));
}

/** Platforms that other clients of the open cabinet have chosen, the usual ones first. */
export async function platformsOfCabinet(tx: Tx): Promise<PlatformName[]> {
  const found = await sql<{ name: string; number: string | null }>`
    select name, number from tenancy_platforms_of_cabinet()`.execute(tx.db);
  return found.rows.map(({ name, number }) => ({ name, number: number ?? undefined }));
}
