// What is asked about mandates before one company is known, and about the cabinet that keeps a company's books.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { MandateParty } from '../../model/mandates/document.ts';
import type { MandateNews } from '../../model/mandates/types.ts';

interface AgentRow {
  readonly name: string;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly legal_form: string | null;
  readonly address_line1: string | null;
  readonly address_line2: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
}

/** The cabinet that keeps the books of the company whose wall is open. */
export async function agentOf(tx: Tx<TenantCtx>): Promise<MandateParty | undefined> {
  const found = await sql<AgentRow>`
    select name, siren, siret, legal_form, address_line1, address_line2, postcode, city
    from tenancy_agent_of_company()`.execute(tx.db);
  const [row] = found.rows;
  return (
    row && {
      name: row.name,
      legalForm: row.legal_form ?? undefined,
      siren: row.siren ?? undefined,
      siret: row.siret ?? undefined,
      addressLine1: row.address_line1 ?? undefined,
      addressLine2: row.address_line2 ?? undefined,
      postcode: row.postcode ?? undefined,
      city: row.city ?? undefined,
    }
  );
}

export interface DueMandate {
  readonly companyId: string;
  readonly mandateId: string;
  /** Its last day has passed; else it is near. */
  readonly hasEnded: boolean;
}

/** Of every company: signed mandates that end by then and of which nothing has been said. */
export async function dueMandates(ctx: Ctx, today: string, horizon: string): Promise<DueMandate[]> {
  const found = await sql<{ company_id: string; mandate_id: string; ended: boolean }>`
    select company_id, mandate_id, ended from tenancy_mandates_due(${today}::date, ${horizon}::date)`.execute(ctx.db);
  return found.rows.map((row) => ({ companyId: row.company_id, mandateId: row.mandate_id, hasEnded: row.ended }));
}

export interface NewsPeriod {
  readonly userId: string;
  readonly since: Date;
  readonly until: Date;
}

interface NewsRow {
  readonly company_id: string;
  readonly company: string;
  readonly cabinet_id: string;
  readonly role: string;
  readonly rights: string[] | null;
  readonly kind: string;
  readonly what: string;
  readonly ends_on: string | null;
}

/** Of the dossiers the person reaches, with their role there as stored. */
export async function mandateNewsOf(
  ctx: Ctx | Tx,
  { userId, since, until }: NewsPeriod,
): Promise<{ role: string; profileRights: readonly string[] | undefined; news: MandateNews }[]> {
  const found = await sql<NewsRow>`
    select company_id, company, cabinet_id, role, rights, kind, what, ends_on
    from tenancy_mandate_news(${userId}, ${ctx.clock.now()}, ${since}, ${until})
    order by ends_on nulls last, company`.execute(ctx.db);
  return found.rows.map((row) => ({
    role: row.role,
    profileRights: row.rights ?? undefined,
    news: {
      companyId: row.company_id,
      company: row.company,
      cabinetId: row.cabinet_id,
      kind: row.kind as MandateNews['kind'],
      what: row.what as MandateNews['what'],
      endsOn: row.ends_on ?? undefined,
    },
  }));
}
