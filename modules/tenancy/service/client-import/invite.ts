// After an import: its clients and their delegates, invited in one go, in the background.

import { forCompany, inTransaction, type Actor, type Ctx } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import { enqueue } from '#src/jobs/job.ts';
import { roleFault } from '../../model/checks.ts';
import { invitedCompanyRoles } from '../../model/invitations.ts';
import { importedCompanies } from '../../repository/client-import/lines.ts';
import { refuseFaults } from '../answers.ts';
import { openCabinet } from '../cabinet/open.ts';
import { clientsToActivate, type WaitingClient } from '../invitations/activation.ts';
import { inviteClient, inviteDelegates } from '../invitations/clients.ts';
import { withImport, type ImportCall } from './open.ts';

export interface ImportedToInvite {
  /** Clients whose space waits for its first invitation, with somebody to write to. */
  readonly clients: number;
  /** Others at those clients. */
  readonly delegates: number;
  /** Clients nobody is known at. */
  readonly unknown: number;
}

const notInvited = ({ status }: WaitingClient): boolean => status !== 'invited';

async function waitingOf(ctx: Ctx, call: ImportCall): Promise<readonly WaitingClient[]> {
  const imported = await withImport(ctx, call, async (tx) => await importedCompanies(tx, call.importId));
  return (await clientsToActivate(ctx, call)).filter((client) => imported.has(client.id) && notInvited(client));
}

/** Who would be invited. Throws `tenancy.import_not_found`, `tenancy.not_allowed`. */
export async function importedToInvite(ctx: Ctx, call: ImportCall): Promise<ImportedToInvite> {
  const waiting = await waitingOf(ctx, call);
  const known = waiting.flatMap(({ contact }) => contact ?? []);
  return {
    clients: known.length,
    delegates: known.reduce((sum, { delegates }) => sum + delegates.length, 0),
    unknown: waiting.length - known.length,
  };
}

export const inviteTicket = { name: 'tenancy.invite_imported', maxAttempts: 5 };

export interface Inviting {
  readonly cabinetId: string;
  readonly importId: string;
  readonly by: Actor;
  /** Origin of the pages: the links of the mails begin with it. */
  readonly origin: string;
  /** What delegates may do; the contact of each client manages its space. */
  readonly delegateRole: string;
}

/** Throws `tenancy.import_not_found`, `tenancy.not_allowed`, `tenancy.invalid_input` on `delegateRole`. */
export async function inviteImported(ctx: Ctx, inviting: Inviting): Promise<void> {
  const { cabinetId, importId, by, delegateRole } = inviting;
  const isRole = (invitedCompanyRoles as readonly string[]).includes(delegateRole);
  refuseFaults(roleFault('delegateRole', isRole));
  await withImport(ctx, { cabinetId, importId, by }, async (tx) => {
    await enqueue<Inviting>(tx, inviteTicket, { payload: inviting, key: `invite:${importId}` });
  });
}

/**
 * Invites client by client, each in its own transaction; what a stop interrupts goes on with those that are left. A client
 * that cannot be invited keeps the others from nothing.
 */
export async function sendInvitations(ctx: Ctx, inviting: Inviting, signal: AbortSignal): Promise<void> {
  const { by, origin, delegateRole: role } = inviting;
  const { name: cabinet } = await openCabinet(ctx, inviting);
  for (const { id, contact } of await waitingOf(ctx, inviting)) {
    signal.throwIfAborted();
    if (!contact) continue;
    const { delegates: addresses, ...person } = contact;
    try {
      await inTransaction(forCompany(ctx, id, by), async (tx) => {
        await inviteClient(tx, { person, origin, cabinet });
        await inviteDelegates(tx, { addresses, role, origin, cabinet });
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      ctx.log.warn({ err: error, company: id }, 'A client of an import could not be invited');
    }
  }
}
