// A client of a cabinet: made, changed, put away and taken up again.

import { enterCompany, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import { companyExists, companyNotFound } from '../../errors.ts';
import { tidy } from '../../model/checks.ts';
import { readCompanyNumber } from '../../model/company-number.ts';
import { keptAddress } from '../../model/postal-address.ts';
import type { CompanyProfile, CompanyStatus } from '../../model/types.ts';
import { reachedAmong } from '../../repository/cabinet/access.ts';
import { dossierOf, type DossierCard } from '../../repository/cabinet/clients.ts';
import * as companies from '../../repository/companies.ts';
import { changeStatus } from '../../repository/company-state.ts';
import { closingMonthOf, setClosingMonth } from '../../repository/company-papers.ts';
import { refuseFaults } from '../answers.ts';
import { record } from '../journal.ts';
import { addClient, addMailAddresses } from './add-client.ts';
import { clientFaults, monthOf, orNothing, saveDossier, type ClientInput } from './client-input.ts';
import { inCabinet, type CabinetCall, type CabinetTx } from './open.ts';

/** Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed` and what {@link addClient} throws. */
export async function createClient(ctx: Ctx, call: CabinetCall, input: ClientInput): Promise<string> {
  return await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => await addClient(tx, input));
}

export interface ClientCall extends CabinetCall {
  readonly companyId: string;
}

export interface ClientCard {
  readonly profile: CompanyProfile;
  readonly dossier: DossierCard;
  readonly closingMonth: number | undefined;
  readonly status: CompanyStatus;
}

/** The company, entered; only one that the person reaches. Throws `tenancy.company_not_found`. */
export async function reachClient(
  tx: CabinetTx,
  companyId: string,
): Promise<{ inside: Tx<TenantCtx>; card: ClientCard }> {
  const reached = isId(companyId)
    ? await reachedAmong(tx, { userId: tx.actor.id, companyIds: [companyId] })
    : new Set<string>();
  const dossier = reached.has(companyId) ? await dossierOf(tx, tx.cabinet.id, companyId) : undefined;
  if (!dossier) throw companyNotFound();
  const inside = await enterCompany(tx, companyId, tx.actor);
  const profile = await companies.profileOf(inside);
  if (!profile) throw companyNotFound();
  return { inside, card: { profile, dossier, ...(await closingMonthOf(inside)) } };
}

/** What the form of a client shows. Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.company_not_found`. */
export async function clientCard(ctx: Ctx, call: ClientCall): Promise<ClientCard> {
  return await inCabinet(
    ctx,
    { ...call, right: 'clients.manage' },
    async (tx) => (await reachClient(tx, call.companyId)).card,
  );
}

/** Gives a draft its number. Throws `tenancy.company_exists`. */
async function completeDraft(tx: Tx<TenantCtx>, number: string): Promise<void> {
  const numbers = readCompanyNumber(number);
  if (!numbers) return;
  if (!(await companies.setNumbers(tx, numbers))) throw companyExists();
  await addMailAddresses(tx, numbers);
}

/**
 * Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.company_not_found`, `tenancy.invalid_input`,
 * `tenancy.company_exists`, `tenancy.code_taken`.
 */
export async function changeClient(ctx: Ctx, call: ClientCall, input: ClientInput): Promise<void> {
  refuseFaults(...clientFaults(input));
  await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const { inside, card } = await reachClient(tx, call.companyId);
    const { siret, vatNumber, version, siren } = card.profile;
    const kept = { name: tidy(input.name), siret, vatNumber, legalForm: orNothing(input.legalForm), version };
    await companies.updateProfile(inside, { ...kept, ...keptAddress(input) });
    if (siren === undefined) await completeDraft(inside, input.number);
    await setClosingMonth(inside, monthOf(input));
    await saveDossier(tx, call.companyId, input);
    const isComplete = siren !== undefined || readCompanyNumber(input.number) !== undefined;
    if (isComplete) await changeStatus(inside, { to: 'updated', from: ['draft', 'created'] });
    await record(inside, { action: 'company.profile_changed', details: { name: kept.name } });
  });
}

/** Puts a client away (nothing is received or kept out of its archive any more) or takes it up again. */
export async function setClientActive(ctx: Ctx, call: ClientCall, active: boolean): Promise<void> {
  await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const { inside } = await reachClient(tx, call.companyId);
    const changed = active
      ? await changeStatus(inside, { to: 'active', from: ['disabled'] })
      : await changeStatus(inside, { to: 'disabled', from: ['draft', 'created', 'updated', 'invited', 'active'] });
    if (changed) await record(inside, { action: active ? 'company.enabled' : 'company.disabled' });
  });
}
