// What a company says of itself, whole: its profile and its papers, as programs read and change them.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import type { CompanyPapers } from '../model/papers.ts';
import type { CompanyProfile } from '../model/types.ts';
import { changePapers, companyPapers, type PapersInput } from './papers.ts';
import { changeProfile, companyProfile, type ProfileInput } from './profile.ts';

export interface CompanySelf {
  readonly profile: CompanyProfile;
  readonly papers: CompanyPapers;
}

/** Throws `tenancy.not_allowed`. */
export async function companySelf(ctx: TenantCtx): Promise<CompanySelf> {
  return await inTransaction(ctx, async (tx) => {
    const papers = await companyPapers(tx);
    return { papers, profile: await companyProfile(tx) };
  });
}

type Told = Readonly<Record<string, string | number | boolean | null | undefined>>;

const profileParts = [
  'name',
  'siret',
  'legalForm',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postcode',
  'city',
  'region',
] as const;
const paperParts = [
  'shareCapital',
  'registrationCity',
  'vatRegime',
  'invoiceMentions',
  'closingMonth',
  'language',
  'timeZone',
  'accentColor',
] as const;

/** What is told, else what is known, as if it had been typed. */
function merged<Part extends string>(
  parts: readonly Part[],
  known: Readonly<Record<Part, string | number | undefined>>,
  told: Told,
): Record<Part, string> {
  const one = (part: Part): string => String((told[part] === undefined ? known[part] : told[part]) ?? '');
  return Object.fromEntries(parts.map((part) => [part, one(part)])) as Record<Part, string>;
}

const names = (parts: readonly string[], told: Told): boolean => parts.some((part) => told[part] !== undefined);

/**
 * Changes what is named; `null` takes it away. All or nothing. `version`: the one that was read.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.changed_meanwhile`.
 */
export async function changeCompany(ctx: TenantCtx, told: Told, version?: number): Promise<CompanySelf> {
  return await inTransaction(ctx, async (tx) => {
    const { profile, papers } = await companySelf(tx);
    if (names(profileParts, told) || version !== undefined) {
      const input: ProfileInput = { ...merged(profileParts, profile, told), version: version ?? profile.version };
      await changeProfile(tx, input);
    }
    if (names([...paperParts, 'vatOnDebits'], told)) {
      const vatOnDebits = told['vatOnDebits'] === undefined ? papers.vatOnDebits : told['vatOnDebits'] === true;
      const input: PapersInput = { ...merged(paperParts, papers, told), vatOnDebits };
      await changePapers(tx, input);
    }
    return await companySelf(tx);
  });
}
