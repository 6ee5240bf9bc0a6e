// Table sessions. A session is found by the hash of its cookie, and listed behind the wall of its person.

import { sql, type Kysely } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';
import { prepared } from '#src/db/prepared.ts';
import type { Database } from '#src/db/schema.ts';
import type { SessionInfo } from '../model/types.ts';
import type { AccessRow } from './access.ts';

export interface SessionRow extends Omit<AccessRow, 'role'> {
  readonly session_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly appearance: string;
  readonly density: string;
  readonly is_owner: boolean;
  readonly company_id: string | null;
  readonly company_name: string | null;
  readonly company_siren: string | null;
  readonly company_status: string | null;
  /** Null where they may not enter the company. */
  readonly role: string | null;
  readonly second_factor_at: Date | null;
  readonly has_second_factor: boolean;
  readonly needs_second_factor: boolean;
  readonly guarded_rights: string[] | null;
  readonly terms_due: boolean;
}

export interface SessionQuestion {
  readonly tokenHash: Buffer;
  readonly idleDays: number;
  /** The company the page is about: answered only when the person may enter it. */
  readonly companyId: string | undefined;
}

interface SessionValues {
  readonly tokenHash: Buffer;
  readonly now: Date;
  readonly idleDays: number;
  readonly companyId: string | null;
  readonly [name: string]: unknown;
}

const COLUMNS = sql.raw(`
  session_id, user_id, email, name, language, appearance, density, is_owner,
  second_factor_at, has_second_factor, needs_second_factor, guarded_rights, terms_due,
  company_id, company_name, company_siren, company_status,
  role, rights, ends_at, cabinet_id, seen_role, seen_rights, seen_until`);

const sessionRows = prepared<SessionValues, SessionRow>(
  'tenancy.session',
  (_, { tokenHash, now, idleDays, companyId }) => sql<SessionRow>`
    select ${COLUMNS} from tenancy_enter(${tokenHash}, ${now}, make_interval(days => ${idleDays}), ${companyId})`,
);

/** The session may still have to be prolonged, so nothing is read-only until it was found. */
const enteringRows = prepared<SessionValues, SessionRow>(
  'tenancy.entering',
  (_, { tokenHash, now, idleDays, companyId }) => sql<SessionRow>`
    select ${COLUMNS},
      set_config('facteur.company_id', coalesce(company_id::text, ''), true),
      set_config('transaction_read_only', 'on', true)
    from tenancy_enter(${tokenHash}, ${now}, make_interval(days => ${idleDays}), ${companyId})`,
  { opensEach: 'heard' },
);

function valuesOf(ctx: Ctx, { tokenHash, idleDays, companyId }: SessionQuestion): SessionValues {
  return { tokenHash, now: ctx.clock.now(), idleDays, companyId: companyId ?? null };
}

/** One query; slides the expiry at most once in five minutes. */
export async function findSession(ctx: Ctx, question: SessionQuestion): Promise<SessionRow | undefined> {
  return (await sessionRows(ctx.db, valuesOf(ctx, question)))[0];
}

/** The same as the first words of a reading transaction, which see the company if the person may enter it. */
export async function enterBySession(
  ctx: Ctx,
  db: Kysely<Database>,
  question: SessionQuestion,
): Promise<SessionRow | undefined> {
  return (await enteringRows(db, valuesOf(ctx, question)))[0];
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: Buffer;
  readonly methods: readonly string[];
  /** One of the methods is a second factor. */
  readonly hasSecondFactor: boolean;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly address: string;
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('sessions')
    .values({
      user_id: session.userId,
      session_id: session.id,
      token_hash: session.tokenHash,
      methods: [...session.methods],
      second_factor_at: session.hasSecondFactor ? now : null,
      created_at: now,
      last_seen_at: now,
      expires_at: session.expiresAt,
      user_agent: session.userAgent,
      address: session.address,
    })
    .execute();
}

/** Newest use first. The wall of the person must be open. */
export async function sessionsOf(tx: Tx, userId: string): Promise<SessionInfo[]> {
  const rows = await tx.db
    .selectFrom('sessions')
    .select(['session_id', 'created_at', 'last_seen_at', 'expires_at', 'user_agent', 'address', 'methods'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', tx.clock.now())
    .orderBy('last_seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.session_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    address: row.address,
    methods: row.methods,
  }));
}

/** This session has just proved a second factor. The wall of the person must be open. */
export async function markSecondFactor(tx: Tx, sessionId: string, method: string): Promise<void> {
  await tx.db
    .updateTable('sessions')
    .set({
      second_factor_at: tx.clock.now(),
      methods: sql`case when ${method} = any(methods) then methods else array_append(methods, ${method}) end`,
    })
    .where('session_id', '=', sessionId)
    .execute();
}

export async function deleteSession(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  const result = await tx.db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Ends all sessions of the person, but the one to keep. Returns how many. */
export async function deleteSessionsOf(tx: Tx, userId: string, keptId?: string): Promise<number> {
  const all = tx.db.deleteFrom('sessions').where('user_id', '=', userId);
  const result = await (keptId === undefined ? all : all.where('session_id', '<>', keptId)).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Ends the session of this cookie; answers whose it was. */
export async function endSession(tx: Tx, tokenHash: Buffer): Promise<{ user_id: string; name: string } | undefined> {
  const gone = await sql<{ user_id: string; name: string }>`
    select user_id, name from tenancy_end_session(${tokenHash})`.execute(tx.db);
  return gone.rows[0];
}

/** Removes ended sessions and windows of sign-in attempts that are over. */
export async function forgetExpired(ctx: Ctx | Tx): Promise<void> {
  await sql`select tenancy_forget_expired(${ctx.clock.now()})`.execute(ctx.db);
}
