// Sessions: who is behind a cookie, where else they are signed in.

import {
  inEntering,
  inTransaction,
  type Assurance,
  type Ctx,
  type Entered,
  type TenantCtx,
  type Tx,
} from '#src/context.ts';
import { isId } from '#src/ids.ts';
import type { Language } from '#src/i18n.ts';
import { sessionIdleDays } from '../config.ts';
import { sessionNotFound } from '../errors.ts';
import type { Appearance, CompanyAccess, CompanyStatus, Density, SessionInfo, SignedIn } from '../model/types.ts';
import { rightsOfAccess, type Right } from '../model/rights.ts';
import { accessOfRow } from '../repository/access.ts';
import type { Demands } from '../repository/identity/demands.ts';
import { forgetFlows } from '../repository/identity/flows.ts';
import { enterUser } from '../repository/scope.ts';
import * as repository from '../repository/sessions.ts';
import { sha256 } from '../secrets.ts';
import { rightsComeWith } from './authorize.ts';
import type { AtSession } from './identity/again.ts';
import { recordForInstance } from './journal.ts';
import { actorOf } from './people.ts';

export interface SessionLookup {
  readonly token: string;
  /** The company the page is about, as the address gives it. */
  readonly companyId?: string | undefined;
}

export interface FoundSession {
  readonly user: SignedIn;
  /** Only when the person may enter the company asked for. */
  readonly company: CompanyAccess | undefined;
  readonly demands: Demands;
  /** The conditions of use have changed since they were accepted. */
  readonly termsAreDue: boolean;
}

type EnteredRow = repository.SessionRow & { readonly company_id: string; readonly role: string };

function isEntered(row: repository.SessionRow): row is EnteredRow {
  return row.company_id !== null && row.role !== null;
}

function companyOfRow(row: repository.SessionRow): CompanyAccess | undefined {
  if (!isEntered(row)) return undefined;
  return {
    id: row.company_id,
    name: row.company_name ?? '',
    siren: row.company_siren ?? undefined,
    status: row.company_status as CompanyStatus,
    role: row.seen_role === null ? row.role : 'view-as',
    ...(row.seen_role !== null && row.seen_until && { seenAs: { role: row.seen_role, until: row.seen_until } }),
  };
}

function demandsOfRow(row: repository.SessionRow): Demands {
  return {
    secondFactorAt: row.second_factor_at ?? undefined,
    hasSecondFactor: row.has_second_factor,
    needsSecondFactor: row.needs_second_factor,
    guardedRights: row.guarded_rights ?? undefined,
  };
}

function foundIn(row: repository.SessionRow): FoundSession {
  const user: SignedIn = {
    id: row.user_id,
    name: row.name,
    email: row.email,
    language: row.language as Language,
    appearance: row.appearance as Appearance,
    density: row.density as Density,
    sessionId: row.session_id,
    isOwner: row.is_owner,
  };
  return { user, company: companyOfRow(row), demands: demandsOfRow(row), termsAreDue: row.terms_due };
}

function questionOf(ctx: Ctx, { token, companyId }: SessionLookup): repository.SessionQuestion {
  return {
    tokenHash: sha256(token),
    idleDays: ctx.config.get(sessionIdleDays),
    companyId: companyId !== undefined && isId(companyId) ? companyId : undefined,
  };
}

/** What their session has proved, for what it guards. */
export function assuranceOf({ secondFactorAt, guardedRights = [] }: Demands): Assurance {
  return { secondFactorAt, guardedRights };
}

/** The person of a session cookie and their company, in one query; `undefined` when the session is over. */
export async function findSession(ctx: Ctx, lookup: SessionLookup): Promise<FoundSession | undefined> {
  const row = await repository.findSession(ctx, questionOf(ctx, lookup));
  return row && foundIn(row);
}

type Found<R> = Entered<FoundSession | undefined, R>;

/** {@link findSession}, with work of the company that travels with the question: what came of it, for who may enter. */
export async function findSessionAnd<R>(
  ctx: Ctx,
  lookup: SessionLookup & { readonly companyId: string },
  work: (tx: Tx<TenantCtx>) => Promise<R>,
): Promise<Found<R>> {
  const question = questionOf(ctx, lookup);
  const [row, outcome] = await inEntering(
    ctx,
    {
      companyId: lookup.companyId,
      enter: async (db) => await repository.enterBySession(ctx, db, question),
      caller: (answer) =>
        answer && {
          actor: actorOf({ id: answer.user_id, name: answer.name }),
          assurance: assuranceOf(demandsOfRow(answer)),
        },
    },
    async (tx, entering) => {
      rightsComeWith(tx, entering.then(rightsOfRow));
      return await work(tx);
    },
  );
  return [row && foundIn(row), outcome];
}

function rightsOfRow(row: repository.SessionRow | undefined): ReadonlySet<Right> {
  return row && isEntered(row) ? rightsOfAccess(accessOfRow(row)) : new Set();
}

/** The open sessions of a person, last used first. */
export async function listSessions(ctx: Ctx, userId: string): Promise<SessionInfo[]> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    return await repository.sessionsOf(tx, userId);
  });
}

/** Ends one session of the person. Throws `tenancy.session_not_found`, for somebody else's session too. */
export async function revokeSession(
  ctx: Ctx,
  { user, sessionId }: { readonly user: { readonly id: string; readonly name: string }; readonly sessionId: string },
): Promise<void> {
  if (!isId(sessionId)) throw sessionNotFound();
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    if (!(await repository.deleteSession(tx, user.id, sessionId))) throw sessionNotFound();
    await recordForInstance(tx, actorOf(user), {
      action: 'user.session_revoked',
      subject: { kind: 'session', id: sessionId },
    });
  });
}

/** Ends all sessions of the person but this one. */
export async function revokeOtherSessions(ctx: Ctx, user: AtSession): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    const ended = await repository.deleteSessionsOf(tx, user.id, user.sessionId);
    await recordForInstance(tx, actorOf(user), { action: 'user.sessions_revoked', details: { ended } });
  });
}

/** Removes what has expired; the daily job calls it. */
export async function forgetExpired(ctx: Ctx): Promise<void> {
  await repository.forgetExpired(ctx);
  await inTransaction(ctx, forgetFlows);
}
