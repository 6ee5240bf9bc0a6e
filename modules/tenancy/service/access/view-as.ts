// « Voir comme » : somebody of the cabinet sees a company as one of its roles does. It changes nothing, ends by itself,
// and stands in the company's journal, which the client can read.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { invalidInput, notAllowed } from '../../errors.ts';
import { companyRoles, madeRole, profileOfRole } from '../../model/rights.ts';
import { accessOf } from '../../repository/access.ts';
import { closeView, companyProfiles, openView } from '../../repository/company-access.ts';
import { authorize } from '../authorize.ts';
import { record } from '../journal.ts';

/** How long a view lasts, in minutes. */
export const VIEW_MINUTES = 30;

async function assertRole(tx: Parameters<typeof companyProfiles>[0], role: string): Promise<void> {
  const profileId = profileOfRole(role);
  const known =
    profileId === undefined
      ? (companyRoles as readonly string[]).includes(role)
      : (await companyProfiles(tx)).some(({ id }) => madeRole(id) === role);
  if (known) return;
  const message = { fr: 'Choisissez un rôle de ce dossier.', en: 'Choose a role of this company.' };
  throw invalidInput({ fields: [{ path: 'role', message }] });
}

/** Throws `tenancy.not_allowed`, `tenancy.invalid_input`. */
export async function startView(ctx: TenantCtx, role: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'clients.view_as');
    // Only who comes through a cabinet looks through another's eyes.
    const access = await accessOf(tx, tx.actor.id, tx.company.id);
    if (access?.cabinetId === undefined) throw notAllowed();
    await assertRole(tx, role);
    const id = newId();
    const until = new Date(tx.clock.now().getTime() + VIEW_MINUTES * 60_000);
    await openView(tx, { id, userId: tx.actor.id, role, until });
    await record(tx, {
      action: 'view_as.started',
      subject: { kind: 'user', id: tx.actor.id },
      details: { role, until: until.toISOString() },
    });
  });
}

/** Back to one's own rights; nothing when no view was open. */
export async function endView(ctx: TenantCtx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const id = await closeView(tx, tx.actor.id);
    if (id === undefined) return;
    await record(tx, { action: 'view_as.ended', subject: { kind: 'user', id: tx.actor.id } });
  });
}
