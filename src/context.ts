// What every use case receives first. `Ctx` is the instance, `TenantCtx` one company and one actor, `Tx` an open
// transaction: a function that must run inside one takes `Tx<…>`, so calling it without one does not compile.

import type { Kysely, Transaction } from 'kysely';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/schema.ts';
import { together } from './db/together.ts';
import { openCompany, openReading } from './db/walls.ts';
import { isId } from './ids.ts';
import type { Log } from './log.ts';
import type { BlobStore } from './storage/blob-store.ts';

/** What the session behind a person's request has proved. */
export interface Assurance {
  /** When it last proved a second factor. */
  readonly secondFactorAt: Date | undefined;
  /** Rights whose use wants one proved a moment ago. */
  readonly guardedRights: readonly string[];
}

export interface Ctx {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly blobs: BlobStore;
  /** Absent where no session stands behind: keys, mails, jobs. */
  readonly assurance?: Assurance;
}

/** Who acts: a person, an API key, a mail, or the product itself. Written into timelines and journals. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'mail' | 'system';
  readonly id: string;
  readonly name: string;
}

export interface TenantCtx extends Ctx {
  readonly company: { readonly id: string };
  readonly actor: Actor;
}

const open = Symbol('open transaction');

/** A context whose `db` is an open transaction. */
export type Tx<C extends Ctx = Ctx> = Omit<C, 'db'> & {
  readonly db: Transaction<Database>;
  /** Runs once, after the outermost transaction has committed; never when it rolls back. */
  afterCommit(hook: () => void | Promise<void>): void;
  /** True when nothing can be changed in it ({@link inReading}). */
  readonly isReading: boolean;
  /** What was asked once and stays so ({@link onceRead}). */
  readonly [open]: Map<symbol, unknown>;
};

function isOpen<C extends Ctx>(ctx: C | Tx<C>): ctx is Tx<C> {
  return open in ctx;
}

/** The same instance, seen by one company. The tenant wall of the database follows it into every transaction. */
export function forCompany(ctx: Ctx, companyId: string, actor: Actor): TenantCtx {
  if (!isId(companyId)) throw new Error('Not a company id');
  const { db, clock, config, blobs, assurance } = ctx;
  const log = ctx.log.child({ company: companyId });
  return { db, clock, config, blobs, log, company: { id: companyId }, actor, ...(assurance && { assurance }) };
}

export const systemActor: Actor = { kind: 'system', id: 'facteur', name: 'Facteur' };

function companyOf(ctx: Ctx): string | undefined {
  return 'company' in ctx ? (ctx as TenantCtx).company.id : undefined;
}

type Work<C extends Ctx, R> = (tx: Tx<C>) => Promise<R>;

/**
 * Runs `work` in a transaction, or joins the one `ctx` already holds. For a tenant context the row-level security
 * variable `facteur.company_id` is set for just this transaction: without it every tenant table is empty.
 */
export async function inTransaction<C extends Ctx, R>(ctx: C | Tx<C>, work: Work<C, R>): Promise<R> {
  if (isOpen(ctx)) return await work(ctx);
  const hooks: Hooks = [];
  const company = companyOf(ctx);
  const result = await ctx.db.transaction().execute(async (db) => {
    if (company !== undefined) await openCompany(db, company);
    return await work(openTx(ctx, db, { hooks, isReading: false }));
  });
  await runHooks(ctx, hooks);
  return result;
}

/**
 * Like {@link inTransaction} for work that only looks, with fewer round trips: what it asks at one moment
 * (`Promise.all`) goes as one message. PostgreSQL refuses every change in it. As at its usual isolation level each
 * statement sees what is committed when it begins.
 */
export async function inReading<C extends Ctx, R>(ctx: C | Tx<C>, work: Work<C, R>): Promise<R> {
  if (isOpen(ctx)) return await work(ctx);
  return await readTogether(ctx, async (db, hooks) => {
    await openReading(db, companyOf(ctx));
    return await work(openTx(ctx, db, { hooks, isReading: true }));
  });
}

/** A transaction that only looks; who opens it says what each of its messages begins with. */
async function readTogether<R>(ctx: Ctx, work: (db: Transaction<Database>, hooks: Hooks) => Promise<R>): Promise<R> {
  const hooks: Hooks = [];
  const builder = ctx.db.transaction().setAccessMode('read only');
  const result = await builder.execute(async (transaction) => await work(await together(transaction), hooks));
  await runHooks(ctx, hooks);
  return result;
}

/** Asks once while nothing can change, in a reading transaction; else each time. */
export function onceRead<T>(tx: Tx, name: symbol, ask: () => T): T {
  if (!tx.isReading) return ask();
  const known = tx[open];
  if (!known.has(name)) known.set(name, ask());
  return known.get(name) as T;
}

/** Who asks, and what their session has proved. */
export interface Caller {
  readonly actor: Actor;
  readonly assurance?: Assurance | undefined;
}

export interface Entrance<E> {
  readonly companyId: string;
  /** Says who asks. Opens the wall of the company for those who may enter, in each message (`opensEach`). */
  enter(db: Transaction<Database>): Promise<E>;
  /** `undefined`: they may not enter. */
  caller(answer: E): Caller | undefined;
}

/** What the work came to, if who asks may know. */
export type Entered<E, R> = readonly [answer: E, outcome: PromiseSettledResult<R>];

/**
 * Like {@link inReading} before it is known who asks: the question travels with those of `work`. Every table of the
 * company is empty to who may not enter, and what the work made of that is for nobody. The work knows the actor only
 * after the first answer to a question of its own.
 */
export async function inEntering<E, R>(
  ctx: Ctx,
  entrance: Entrance<E>,
  work: (tx: Tx<TenantCtx>, entering: Promise<E>) => Promise<R>,
): Promise<Entered<E, R>> {
  return await readTogether(ctx, async (db, hooks) => {
    let known: Caller | undefined;
    const entering = entrance.enter(db).then((answer) => {
      known = entrance.caller(answer);
      return answer;
    });
    const tx = openTx(forCompany(ctx, entrance.companyId, systemActor), db, { hooks, isReading: true });
    const asking = (): Caller => {
      if (!known) throw new Error('It is not known yet who asks');
      return known;
    };
    Object.defineProperties(tx, {
      actor: { get: () => asking().actor, enumerable: true },
      assurance: { get: () => asking().assurance, enumerable: true },
    });
    const [answer, outcome] = await Promise.allSettled([entering, work(tx, entering)]);
    if (answer.status === 'rejected') throw answer.reason;
    return [answer.value, outcome] as const;
  });
}

type Hooks = (() => void | Promise<void>)[];

function openTx<C extends Ctx>(
  ctx: C,
  db: Transaction<Database>,
  { hooks, isReading }: { readonly hooks: Hooks; readonly isReading: boolean },
): Tx<C> {
  return {
    ...ctx,
    db,
    afterCommit: (hook: () => void | Promise<void>) => hooks.push(hook),
    isReading,
    [open]: new Map<symbol, unknown>(),
  };
}

async function runHooks(ctx: Ctx, hooks: Readonly<Hooks>): Promise<void> {
  for (const hook of hooks) {
    try {
      await hook();
    } catch (error) {
      ctx.log.error({ err: error }, 'A hook failed after its transaction had committed');
    }
  }
}

/** Goes on inside the same transaction as one company: for use cases that create a company and then its first rows. */
export async function enterCompany(tx: Tx, companyId: string, actor: Actor): Promise<Tx<TenantCtx>> {
  await openCompany(tx.db, companyId);
  return { ...tx, company: { id: companyId }, actor };
}
