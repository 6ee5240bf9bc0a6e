// Inviting clients in bulk (« Activer »): those whose space is not open yet, with the person to write to at each.

import { forCompany, type Ctx } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import type { CompanyStatus } from '../../model/types.ts';
import { clientsOf } from '../../repository/cabinet/clients.ts';
import { contactsOf, type ClientContact } from '../../repository/cabinet/contacts.ts';
import { inCabinet, type CabinetCall } from '../cabinet/open.ts';
import { inviteClient } from './clients.ts';

/** A client whose space waits to be opened. */
export interface WaitingClient {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly code: string | undefined;
  readonly status: CompanyStatus;
  readonly statusSince: Date;
  readonly contact: ClientContact | undefined;
}

const CLOSED: ReadonlySet<CompanyStatus> = new Set(['created', 'updated', 'invited']);

const order = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** Those the person reaches, by name; a draft waits for its SIREN first. Throws `tenancy.not_allowed`. */
export async function clientsToActivate(ctx: Ctx, call: CabinetCall): Promise<readonly WaitingClient[]> {
  return await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const contacts = await contactsOf(tx, call.cabinetId);
    const clients = await clientsOf(tx, { userId: call.by.id, cabinetId: call.cabinetId });
    return clients
      .filter(({ status, own }) => CLOSED.has(status) && !own)
      .map(({ id, name, siren, code, status, statusSince }) => {
        return { id, name, siren, code, status, statusSince, contact: contacts.get(id) };
      })
      .toSorted((a, b) => order.compare(a.name, b.name));
  });
}

export interface Activation {
  readonly companyId: string;
  /** As typed: the known contact or another address. */
  readonly email: string;
}

/** What became of one client; a problem of one does not keep the others. */
export type ActivationFate = { readonly client: string } & (
  | { readonly done: 'invited' | 'reminded' }
  | { readonly problem: Problem }
);

/**
 * Invites the manager of each client, or reminds the one who is invited. Clients the person does not reach, and those
 * whose space is open, are left out. Throws `tenancy.not_allowed`.
 */
export async function activateClients(
  ctx: Ctx,
  call: CabinetCall & { readonly origin: string },
  activations: readonly Activation[],
): Promise<readonly ActivationFate[]> {
  const { cabinet, by, origin } = { ...call, cabinet: await nameOf(ctx, call) };
  const waiting = new Map((await clientsToActivate(ctx, call)).map((client) => [client.id, client]));
  const fates: ActivationFate[] = [];
  for (const { companyId, email } of activations) {
    const client = waiting.get(companyId);
    if (!client) continue;
    const known = client.contact?.email.toLowerCase() === email.trim().toLowerCase() ? client.contact : undefined;
    const person = { email, name: known?.name, language: known?.language };
    try {
      const done = await inviteClient(forCompany(ctx, companyId, by), { person, origin, cabinet });
      fates.push({ client: client.name, done });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fates.push({ client: client.name, problem: error });
    }
  }
  return fates;
}

const nameOf = async (ctx: Ctx, call: CabinetCall): Promise<string> =>
  await inCabinet(ctx, call, async ({ cabinet }) => await Promise.resolve(cabinet.name));
