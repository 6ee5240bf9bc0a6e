// Tables company_mandates and company_mandate_states. Behind the wall of the company.

import { sql, type Selectable, type Updateable } from 'kysely';
import { parisDay } from '#src/clock.ts';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import type { Database } from '#src/db/schema.ts';
import { Decimal } from '#src/money.ts';
import { mandateStateOn } from '../../model/mandates/calendar.ts';
import type { MandateTerms } from '../../model/mandates/document.ts';
import type { Mandate, MandateKind, MandateState, MandateStep, SignedFile } from '../../model/mandates/types.ts';

const SELECTED = [
  'mandate_id',
  'kind',
  'agent_name',
  'agent_siren',
  'signer_name',
  'signer_quality',
  'signer_email',
  'platform_name',
  'platform_number',
  'starts_on',
  'ends_on',
  'ceiling',
  'document_sha256',
  'state',
  'state_since',
  'signed_on',
  'signed_sha256',
  'signed_size',
  'signed_media_type',
  'signed_filename',
  'link_opened_at',
  'created_at',
] as const;

type Row = Pick<Selectable<Database['company_mandates']>, (typeof SELECTED)[number]>;

function signedFileOf(row: Row): SignedFile | undefined {
  const { signed_sha256: sha256, signed_size: size, signed_media_type: mediaType, signed_filename: filename } = row;
  if (sha256 === null || size === null || mediaType === null || filename === null) return undefined;
  return { sha256, size, mediaType, filename };
}

function mandateOf(row: Row, today: string): Mandate {
  const endsOn = row.ends_on ?? undefined;
  return {
    id: row.mandate_id,
    kind: row.kind as MandateKind,
    agent: { name: row.agent_name, siren: row.agent_siren ?? undefined },
    signer: { name: row.signer_name, quality: row.signer_quality, email: row.signer_email },
    platform:
      row.platform_name === null ? undefined : { name: row.platform_name, number: row.platform_number ?? undefined },
    startsOn: row.starts_on,
    endsOn,
    ceiling: row.ceiling === null ? undefined : Decimal.of(row.ceiling),
    documentSha256: row.document_sha256,
    state: mandateStateOn({ state: row.state as MandateState, endsOn }, today),
    stateSince: row.state_since,
    signedOn: row.signed_on ?? undefined,
    signedFile: signedFileOf(row),
    openedAt: row.link_opened_at ?? undefined,
    createdAt: row.created_at,
  };
}

const rows = (tx: Tx<TenantCtx>) =>
  tx.db.selectFrom('company_mandates').select(SELECTED).where('company_id', '=', tx.company.id);

/** Newest first. */
export async function mandatesOf(tx: Tx<TenantCtx>): Promise<Mandate[]> {
  const found = await rows(tx).orderBy('created_at', 'desc').orderBy('mandate_id', 'desc').execute();
  return found.map((row) => mandateOf(row, parisDay(tx.clock.now())));
}

/** For changing: nobody else changes it until the transaction ends. */
export async function lockMandate(tx: Tx<TenantCtx>, id: string): Promise<Mandate | undefined> {
  const row = await rows(tx).where('mandate_id', '=', id).forUpdate().executeTakeFirst();
  return row && mandateOf(row, parisDay(tx.clock.now()));
}

export async function mandateById(tx: Tx<TenantCtx>, id: string): Promise<Mandate | undefined> {
  const row = await rows(tx).where('mandate_id', '=', id).executeTakeFirst();
  return row && mandateOf(row, parisDay(tx.clock.now()));
}

export interface DraftedMandate extends MandateTerms {
  readonly id: string;
  readonly agent: Mandate['agent'];
  readonly documentSha256: string;
}

function columnsOf(draft: DraftedMandate) {
  return {
    kind: draft.kind,
    agent_name: draft.agent.name,
    agent_siren: draft.agent.siren ?? null,
    signer_name: draft.signer.name,
    signer_quality: draft.signer.quality,
    signer_email: draft.signer.email,
    platform_name: draft.platform?.name ?? null,
    platform_number: draft.platform?.number ?? null,
    starts_on: draft.startsOn,
    ends_on: draft.endsOn ?? null,
    ceiling: draft.ceiling?.toString() ?? null,
    document_sha256: draft.documentSha256,
  };
}

export async function insertMandate(tx: Tx<TenantCtx>, draft: DraftedMandate): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('company_mandates')
    .values({
      company_id: tx.company.id,
      mandate_id: draft.id,
      ...columnsOf(draft),
      state: 'draft',
      state_since: now,
      created_at: now,
      created_by: JSON.stringify(tx.actor),
    })
    .execute();
  await insertStep(tx, draft.id, { state: 'draft' });
}

export async function updateDraft(tx: Tx<TenantCtx>, draft: DraftedMandate): Promise<void> {
  await change(tx, draft.id, columnsOf(draft));
}

interface NewStep {
  readonly state: MandateState;
  readonly note?: string | undefined;
}

async function insertStep(tx: Tx<TenantCtx>, mandateId: string, { state, note }: NewStep): Promise<void> {
  const mine = { company_id: tx.company.id, mandate_id: mandateId };
  await tx.db
    .insertInto('company_mandate_states')
    .values((one) => ({
      ...mine,
      sequence: one
        .selectFrom('company_mandate_states')
        .select(sql<number>`coalesce(max(sequence), 0) + 1`.as('next'))
        .where('company_id', '=', mine.company_id)
        .where('mandate_id', '=', mandateId),
      state,
      at: tx.clock.now(),
      by: JSON.stringify(tx.actor),
      note: note ?? null,
    }))
    .execute();
}

async function change(tx: Tx<TenantCtx>, id: string, changes: Updateable<Database['company_mandates']>): Promise<void> {
  await tx.db
    .updateTable('company_mandates')
    .set(changes)
    .where('company_id', '=', tx.company.id)
    .where('mandate_id', '=', id)
    .execute();
}

/** The mandate is locked, and may enter the state. */
export async function enterState(tx: Tx<TenantCtx>, id: string, step: NewStep): Promise<void> {
  await insertStep(tx, id, step);
  await change(tx, id, { state: step.state, state_since: tx.clock.now() });
}

export async function keepSigned(
  tx: Tx<TenantCtx>,
  id: string,
  { file, signedOn }: { readonly file: SignedFile; readonly signedOn: string },
): Promise<void> {
  await change(tx, id, {
    signed_on: signedOn,
    signed_sha256: file.sha256,
    signed_size: file.size,
    signed_media_type: file.mediaType,
    signed_filename: file.filename,
  });
}

export async function noteEnding(tx: Tx<TenantCtx>, id: string): Promise<void> {
  await change(tx, id, { ending_noticed_at: tx.clock.now() });
}

/** Oldest first. */
export async function stepsOf(tx: Tx<TenantCtx>, id: string): Promise<MandateStep[]> {
  const found = await tx.db
    .selectFrom('company_mandate_states')
    .select(['state', 'at', 'by', 'note'])
    .where('company_id', '=', tx.company.id)
    .where('mandate_id', '=', id)
    .orderBy('sequence')
    .execute();
  return found.map(({ state, at, by, note }) => ({
    state: state as MandateState,
    at,
    by: by as Actor,
    note: note ?? undefined,
  }));
}
