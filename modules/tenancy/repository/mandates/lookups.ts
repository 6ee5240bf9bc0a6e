// What is asked about mandates before one company is known, and about the cabinet that keeps a company's books.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { MandateParty } from '../../model/mandates/document.ts';

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
