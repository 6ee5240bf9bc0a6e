// Sessions: who is behind a cookie, where else they are signed in.

import { inTransaction, type Ctx } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import type { Language } from '#src/i18n.ts';
import { sessionIdleDays } from '../config.ts';
import { sessionNotFound } from '../errors.ts';
import type { Appearance, CompanyAccess, CompanyStatus, Density, SessionInfo, SignedIn } from '../model/types.ts';
import type { Demands } from '../repository/identity/demands.ts';
import { forgetFlows } from '../repository/identity/flows.ts';
import { enterUser } from '../repository/scope.ts';
import * as repository from '../repository/sessions.ts';
import { sha256 } from '../secrets.ts';
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

function companyOfRow(row: repository.SessionRow): CompanyAccess | undefined {
  if (row.company_id === null || row.role === null) return undefined;
  return {
    id: row.company_id,
    name: row.company_name ?? '',
    siren: row.company_siren ?? undefined,
    status: row.company_status as CompanyStatus,
    role: row.role,
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

/** The person of a session cookie and their company, in one query; `undefined` when the session is over. */
export async function findSession(ctx: Ctx, { token, companyId }: SessionLookup): Promise<FoundSession | undefined> {
  const row = await repository.findSession(ctx, {
    tokenHash: sha256(token),
    idleDays: ctx.config.get(sessionIdleDays),
    companyId: companyId !== undefined && isId(companyId) ? companyId : undefined,
  });
  if (!row) return undefined;
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
