// What a company says of itself on what it issues, and when it closes its books. Behind the wall of the company.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { CompanyPapers, Logo, VatRegime } from '../model/papers.ts';
import type { CompanyStatus } from '../model/types.ts';

export async function papersOf(tx: Tx<TenantCtx>): Promise<CompanyPapers | undefined> {
  const row = await tx.db
    .selectFrom('companies')
    .select(['share_capital', 'registration_city', 'vat_regime', 'vat_on_debits', 'invoice_mentions'])
    .select(['closing_month', 'language', 'time_zone', 'accent_color', 'logo_sha256', 'logo_media_type'])
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return (
    row && {
      shareCapital: row.share_capital ?? undefined,
      registrationCity: row.registration_city ?? undefined,
      vatRegime: (row.vat_regime ?? undefined) as VatRegime | undefined,
      vatOnDebits: row.vat_on_debits,
      invoiceMentions: row.invoice_mentions ?? undefined,
      closingMonth: row.closing_month ?? undefined,
      language: row.language,
      timeZone: row.time_zone,
      accentColor: row.accent_color ?? undefined,
      logo:
        row.logo_sha256 === null || row.logo_media_type === null
          ? undefined
          : { sha256: row.logo_sha256, mediaType: row.logo_media_type },
    }
  );
}

export async function updatePapers(tx: Tx<TenantCtx>, papers: Omit<CompanyPapers, 'logo'>): Promise<void> {
  await tx.db
    .updateTable('companies')
    .set({
      share_capital: papers.shareCapital ?? null,
      registration_city: papers.registrationCity ?? null,
      vat_regime: papers.vatRegime ?? null,
      vat_on_debits: papers.vatOnDebits,
      invoice_mentions: papers.invoiceMentions ?? null,
      closing_month: papers.closingMonth ?? null,
      language: papers.language,
      time_zone: papers.timeZone,
      accent_color: papers.accentColor ?? null,
    })
    .where('company_id', '=', tx.company.id)
    .execute();
}

export async function setLogo(tx: Tx<TenantCtx>, logo: Logo | undefined): Promise<void> {
  await tx.db
    .updateTable('companies')
    .set({ logo_sha256: logo?.sha256 ?? null, logo_media_type: logo?.mediaType ?? null })
    .where('company_id', '=', tx.company.id)
    .execute();
}

export async function setClosingMonth(tx: Tx<TenantCtx>, month: number | undefined): Promise<void> {
  await tx.db
    .updateTable('companies')
    .set({ closing_month: month ?? null })
    .where('company_id', '=', tx.company.id)
    .execute();
}

export async function closingMonthOf(
  tx: Tx<TenantCtx>,
): Promise<{ closingMonth: number | undefined; status: CompanyStatus }> {
  const row = await tx.db
    .selectFrom('companies')
    .select(['closing_month', 'status'])
    .where('company_id', '=', tx.company.id)
    .executeTakeFirstOrThrow();
  return { closingMonth: row.closing_month ?? undefined, status: row.status as CompanyStatus };
}
