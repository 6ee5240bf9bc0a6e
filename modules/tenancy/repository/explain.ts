// Every way of a person into the company of the context (migrations/…_342_explained_access.ts).

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { AccessFact, Criteria } from '../model/explanation.ts';

interface Row {
  readonly kind: AccessFact['kind'];
  readonly holds: boolean;
  readonly role: string | null;
  readonly profile: string | null;
  readonly name: string | null;
  readonly criteria: (Criteria & { reach?: string; own?: boolean; confidential?: boolean }) | null;
  readonly until: Date | null;
}

function factOf({ kind, holds, role, profile, name, criteria, until }: Row): AccessFact {
  const way = { holds, until: until ?? undefined };
  const named = { role: role ?? '', profile: profile ?? undefined };
  const handedOverBy = name ?? undefined;
  switch (kind) {
    case 'member':
    case 'view':
      return { ...way, kind, ...named };
    case 'cabinet': {
      const { reach = '', own = false, confidential = false } = criteria ?? {};
      return { ...way, kind, ...named, cabinet: name ?? '', reach, own, confidential };
    }
    case 'in_charge':
    case 'named':
      return { ...way, kind, handedOverBy };
    case 'rule':
      return { ...way, kind, handedOverBy, criteria: criteria ?? {} };
  }
}

export async function accessFacts(tx: Tx<TenantCtx>, userId: string): Promise<AccessFact[]> {
  const found = await sql<Row>`
    select kind, holds, role, profile, name, criteria, until
    from tenancy_explained_access(${userId}, ${tx.clock.now()})`.execute(tx.db);
  return found.rows.map(factOf);
}
