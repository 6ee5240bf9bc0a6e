// Drafting a mandate: its terms are checked, its PDF is drawn and kept, and may be changed until it is sent.

import type { TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { parseAmount } from '#src/money.ts';
import { companyNotFound } from '../../errors.ts';
import { agentMissing, mandateSettled } from '../../mandate-errors.ts';
import { emailFault, lineFault, tidy } from '../../model/checks.ts';
import { amongFault, ceilingFault, periodFaults, platformNumberFault } from '../../model/mandates/checks.ts';
import { mandatePaper, type MandateParty, type MandateTerms } from '../../model/mandates/document.ts';
import { mandateKinds, type MandateKind } from '../../model/mandates/types.ts';
import type { PaperPort } from '../../ports.ts';
import { profileOf } from '../../repository/companies.ts';
import { agentOf } from '../../repository/mandates/lookups.ts';
import { insertMandate, updateDraft, type DraftedMandate } from '../../repository/mandates/mandates.ts';
import { refuseFaults } from '../answers.ts';
import { record } from '../journal.ts';
import { atClient, requireMandate, type ClientPlace } from './place.ts';

/** As typed. */
export interface MandateInput {
  readonly kind: string;
  readonly signerName: string;
  readonly signerQuality: string;
  readonly signerEmail: string;
  readonly platformName: string;
  readonly platformNumber: string;
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Empty: until it is revoked. */
  readonly endsOn: string;
  /** Euros; empty: none. Of a delegation only. */
  readonly ceiling: string;
  /** Who is mandated, where no cabinet of this instance keeps the books. */
  readonly agentName: string;
}

/** Throws `tenancy.invalid_input`. */
function refuseFaulty(input: MandateInput): void {
  const isNumbered = input.platformNumber.trim() !== '';
  refuseFaults(
    amongFault('kind', input.kind, mandateKinds),
    lineFault('signerName', input.signerName),
    lineFault('signerQuality', input.signerQuality),
    emailFault('signerEmail', input.signerEmail.trim()),
    lineFault('platformName', input.platformName, isNumbered),
    platformNumberFault('platformNumber', input.platformNumber),
    ...periodFaults(input.startsOn, input.endsOn),
    ceilingFault(input.ceiling),
    lineFault('agentName', input.agentName, false),
  );
}

function termsOf(input: MandateInput): MandateTerms {
  const { kind, signerName, signerQuality, signerEmail, startsOn, endsOn } = input;
  const platform = { name: tidy(input.platformName), number: input.platformNumber.trim() || undefined };
  return {
    kind: kind as MandateKind,
    signer: { name: tidy(signerName), quality: tidy(signerQuality), email: signerEmail.trim() },
    platform: platform.name === '' ? undefined : platform,
    startsOn,
    endsOn: endsOn || undefined,
    ceiling: kind === 'delegation' ? parseAmount(input.ceiling) : undefined,
  };
}

const named = (name: string): MandateParty => ({
  name,
  legalForm: undefined,
  siren: undefined,
  siret: undefined,
  addressLine1: undefined,
  addressLine2: undefined,
  postcode: undefined,
  city: undefined,
});

/** The cabinet that keeps the books; elsewhere who is named. Throws `tenancy.agent_missing`. */
async function agentFor(tx: Tx<TenantCtx>, { agentName }: MandateInput): Promise<MandateParty> {
  const cabinet = await agentOf(tx);
  if (cabinet) return cabinet;
  if (tidy(agentName) === '') throw agentMissing();
  return named(tidy(agentName));
}

interface Drafting {
  readonly id: string;
  readonly input: MandateInput;
  readonly papers: PaperPort;
}

/** The terms with their PDF, kept. */
async function drawn(tx: Tx<TenantCtx>, { id, input, papers }: Drafting): Promise<DraftedMandate> {
  const [principal, agent] = [await profileOf(tx), await agentFor(tx, input)];
  if (!principal) throw companyNotFound();
  const terms = termsOf(input);
  const bytes = await papers.draw(mandatePaper(terms, { principal, agent }, tx.clock.now()));
  const { sha256 } = await tx.blobs.put(tx.company.id, bytes);
  return { ...terms, id, agent: { name: agent.name, siren: agent.siren }, documentSha256: sha256 };
}

/**
 * Answers the id. Throws `tenancy.invalid_input`, `tenancy.agent_missing`, and what {@link atClient} throws, as all
 * that follows.
 */
export async function draftMandate(place: ClientPlace, papers: PaperPort, input: MandateInput): Promise<string> {
  return await atClient(place, 'act', async (tx) => {
    refuseFaulty(input);
    const draft = await drawn(tx, { id: newId(tx.clock.now().getTime()), input, papers });
    await insertMandate(tx, draft);
    await record(tx, {
      action: 'mandate.drafted',
      subject: { kind: 'mandate', id: draft.id },
      details: { kind: draft.kind, signer: draft.signer.name, startsOn: draft.startsOn, endsOn: draft.endsOn ?? null },
    });
    return draft.id;
  });
}

/** Throws `tenancy.mandate_not_found`, `tenancy.mandate_settled` once it has been sent. */
export async function changeDraft(
  place: ClientPlace,
  papers: PaperPort,
  { id, ...input }: MandateInput & { readonly id: string },
): Promise<void> {
  await atClient(place, 'act', async (tx) => {
    const mandate = await requireMandate(tx, id);
    refuseFaulty(input);
    if (mandate.state !== 'draft') throw mandateSettled();
    await updateDraft(tx, await drawn(tx, { id, input, papers }));
    await record(tx, { action: 'mandate.changed', subject: { kind: 'mandate', id } });
  });
}
