// The other end of the mail: who holds its link reads the mandate, adds the signed copy, or refuses. No account needed.

import { enterCompany, inTransaction, type Actor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { mandateLinkExpired, mandateLinkInvalid } from '../../mandate-errors.ts';
import { mayBecome } from '../../model/mandates/calendar.ts';
import type { Mandate } from '../../model/mandates/types.ts';
import { profileOf } from '../../repository/companies.ts';
import { lockMandate } from '../../repository/mandates/mandates.ts';
import { mandateByLink, markOpened } from '../../repository/mandates/sendings.ts';
import { sha256 } from '../../secrets.ts';
import { documentWithin, type MandateFile } from './read.ts';
import { endWithin, signWithin, type SignatureInput } from './settle.ts';

/** Whether the link opens a mandate, whatever has become of it. */
export async function isMandateLink(ctx: Ctx, token: string): Promise<boolean> {
  const found = token === '' ? undefined : await mandateByLink(ctx, sha256(token));
  return found !== undefined && found.expiresAt > ctx.clock.now();
}

interface Held {
  readonly tx: Tx<TenantCtx>;
  readonly mandate: Mandate;
}

/** As the signer. Throws `tenancy.mandate_link_invalid`, `tenancy.mandate_link_expired`. */
async function holding<R>(ctx: Ctx, token: string, work: (held: Held) => Promise<R>): Promise<R> {
  return await inTransaction(ctx, async (outer) => {
    const found = token === '' ? undefined : await mandateByLink(outer, sha256(token));
    if (!found) throw mandateLinkInvalid();
    if (found.expiresAt <= outer.clock.now()) throw mandateLinkExpired();
    const signer = (mandate: Mandate): Actor => ({ kind: 'mail', id: mandate.signer.email, name: mandate.signer.name });
    const anonymous: Actor = { kind: 'mail', id: '', name: '' };
    const inside = await enterCompany(outer, found.companyId, anonymous);
    const mandate = await lockMandate(inside, found.mandateId);
    if (!mandate) throw mandateLinkInvalid();
    return await work({ tx: { ...inside, actor: signer(mandate) }, mandate });
  });
}

export interface HeldMandate {
  readonly mandate: Mandate;
  readonly company: string;
  /** It still waits for an answer. */
  readonly isOpen: boolean;
}

/** What the page behind the link shows; notes that it was opened. Throws as {@link holding}. */
export async function openMandateLink(ctx: Ctx, token: string): Promise<HeldMandate> {
  return await holding(ctx, token, async ({ tx, mandate }) => {
    await markOpened(tx, mandate.id);
    const company = (await profileOf(tx))?.name ?? '';
    return { mandate, company, isOpen: mayBecome(mandate.state, 'signed') };
  });
}

export async function documentByLink(ctx: Ctx, token: string): Promise<MandateFile> {
  return await holding(ctx, token, async ({ tx, mandate }) => await documentWithin(tx, mandate.id));
}

/** Throws also `tenancy.mandate_settled`, `tenancy.invalid_input`. */
export async function signByLink(ctx: Ctx, token: string, input: Omit<SignatureInput, 'id'>): Promise<void> {
  await holding(ctx, token, async ({ tx, mandate }) => {
    await signWithin(tx, { ...input, id: mandate.id });
  });
}

/** Throws also `tenancy.mandate_settled`, `tenancy.invalid_input`. */
export async function refuseByLink(ctx: Ctx, token: string, note: string): Promise<void> {
  await holding(ctx, token, async ({ tx, mandate }) => {
    await endWithin(tx, { id: mandate.id, state: 'refused', note });
  });
}
