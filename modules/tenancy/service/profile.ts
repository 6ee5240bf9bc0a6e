// What a company says about itself.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { parseSiret } from '#src/siren.ts';
import { changedMeanwhile, companyNotFound } from '../errors.ts';
import { lineFault, siretFault, tidy } from '../model/checks.ts';
import { addressFaults, keptAddress, type PostalAddress } from '../model/postal-address.ts';
import type { CompanyProfile } from '../model/types.ts';
import * as repository from '../repository/companies.ts';
import { refuseFaults } from './answers.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

/** Throws `tenancy.company_not_found`. */
export async function companyProfile(ctx: TenantCtx): Promise<CompanyProfile> {
  const profile = await inTransaction(ctx, repository.profileOf);
  if (!profile) throw companyNotFound();
  return profile;
}

export interface ProfileInput extends PostalAddress {
  readonly name: string;
  readonly siret: string;
  readonly legalForm: string;
  /** The version that was read. */
  readonly version: number;
}

/** Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.changed_meanwhile`. */
export async function changeProfile(ctx: TenantCtx, input: ProfileInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    const current = await repository.profileOf(tx);
    if (!current) throw companyNotFound();
    refuseFaults(
      lineFault('name', input.name),
      siretFault('siret', input.siret, current.siren),
      lineFault('legalForm', input.legalForm, false),
      ...addressFaults(input),
    );
    const kept = {
      name: tidy(input.name),
      siret: parseSiret(input.siret),
      vatNumber: current.vatNumber,
      legalForm: tidy(input.legalForm) || undefined,
      ...keptAddress(input),
      version: input.version,
    };
    if (!(await repository.updateProfile(tx, kept))) throw changedMeanwhile();
    await record(tx, { action: 'company.profile_changed', details: { name: kept.name } });
  });
}
