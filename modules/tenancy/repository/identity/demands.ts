// What is asked of a person beside the password, and what their session has already shown.

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';

export interface Demands {
  /** When this session last proved a second factor. */
  readonly secondFactorAt: Date | undefined;
  readonly hasSecondFactor: boolean;
  /** The instance, or a cabinet they work for, wants them to have one. */
  readonly needsSecondFactor: boolean;
  /** Rights whose use wants a second factor proved a moment ago; absent where the owner has chosen nothing. */
  readonly guardedRights: readonly string[] | undefined;
}

interface DemandsRow {
  readonly second_factor_at: Date | null;
  readonly has_second_factor: boolean;
  readonly needs_second_factor: boolean;
  readonly guarded_rights: string[] | null;
}

export interface SessionOf {
  readonly userId: string;
  readonly sessionId: string;
}

/** `undefined` for a session that is over. */
export async function demandsOn(ctx: Ctx | Tx, { userId, sessionId }: SessionOf): Promise<Demands | undefined> {
  const found = await sql<DemandsRow>`
    select second_factor_at, has_second_factor, needs_second_factor, guarded_rights
    from tenancy_demands(${userId}, ${sessionId})`.execute(ctx.db);
  const row = found.rows[0];
  return (
    row && {
      secondFactorAt: row.second_factor_at ?? undefined,
      hasSecondFactor: row.has_second_factor,
      needsSecondFactor: row.needs_second_factor,
      guardedRights: row.guarded_rights ?? undefined,
    }
  );
}
