// What becomes of a mandate: signed, with the copy that was signed; refused; revoked.

import { parisDay } from '#src/clock.ts';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { mandateSettled } from '../../mandate-errors.ts';
import { tidy } from '../../model/checks.ts';
import { mayBecome, type NextMandateState } from '../../model/mandates/calendar.ts';
import { dayFault } from '../../model/mandates/checks.ts';
import { SIGNED_BYTES, signedFileName, signedFileType } from '../../model/mandates/signed-file.ts';
import { enterState, keepSigned } from '../../repository/mandates/mandates.ts';
import { refuseFaults } from '../answers.ts';
import { record } from '../journal.ts';
import { atClient, requireMandate, type ClientPlace } from './place.ts';

/** Longest reason, in characters. */
const NOTE = 1_000;

export interface SignatureInput {
  readonly id: string;
  readonly file: { readonly bytes: Uint8Array; readonly name: string } | undefined;
  /** `YYYY-MM-DD`; empty: today. */
  readonly signedOn: string;
}

const text = (fr: string, en: string) => ({ fr, en });

function fileFault(bytes: Uint8Array): FieldProblem | undefined {
  if (bytes.length > 0 && bytes.length <= SIGNED_BYTES && signedFileType(bytes) !== undefined) return undefined;
  const message = text(
    'Un PDF, ou une image PNG ou JPEG, de dix mégaoctets au plus.',
    'A PDF, or a PNG or JPEG image, of at most ten megabytes.',
  );
  return { path: 'file', message };
}

function signedOnFault(signedOn: string, today: string): FieldProblem | undefined {
  if (signedOn === '' || signedOn <= today) return dayFault('signedOn', signedOn, false);
  return { path: 'signedOn', message: text('Ce jour n’est pas encore venu.', 'That day has not come yet.') };
}

/** In the caller's transaction, which has made sure that the actor may. The bytes are kept before the row says so. */
export async function signWithin(tx: Tx<TenantCtx>, { id, file, signedOn }: SignatureInput): Promise<void> {
  const mandate = await requireMandate(tx, id);
  if (!mayBecome(mandate.state, 'signed')) throw mandateSettled();
  const bytes = file?.bytes ?? new Uint8Array();
  const today = parisDay(tx.clock.now());
  refuseFaults(fileFault(bytes), signedOnFault(signedOn, today));
  const mediaType = signedFileType(bytes) ?? '';
  const { sha256, size } = await tx.blobs.put(tx.company.id, bytes);
  const kept = { sha256, size, mediaType, filename: signedFileName(file?.name ?? '', mediaType) };
  await keepSigned(tx, id, { file: kept, signedOn: signedOn || today });
  await enterState(tx, id, { state: 'signed' });
  await record(tx, {
    action: 'mandate.signed',
    subject: { kind: 'mandate', id },
    details: { kind: mandate.kind, sha256, signedOn: signedOn || today },
  });
}

/** Throws `tenancy.mandate_not_found`, `tenancy.mandate_settled`, `tenancy.invalid_input`. */
export async function addSignature(place: ClientPlace, input: SignatureInput): Promise<void> {
  await atClient(place, 'act', async (tx) => await signWithin(tx, input));
}

export interface EndingInput {
  readonly id: string;
  readonly state: Extract<NextMandateState, 'refused' | 'revoked'>;
  /** Why, as typed. */
  readonly note: string;
}

/** As {@link signWithin}. */
export async function endWithin(tx: Tx<TenantCtx>, { id, state, note }: EndingInput): Promise<void> {
  const mandate = await requireMandate(tx, id);
  if (!mayBecome(mandate.state, state)) throw mandateSettled();
  const tooLong = text(`Au plus ${NOTE} caractères.`, `At most ${NOTE} characters.`);
  refuseFaults(note.length > NOTE ? { path: 'note', message: tooLong } : undefined);
  await enterState(tx, id, { state, note: tidy(note) || undefined });
  await record(tx, {
    action: `mandate.${state}`,
    subject: { kind: 'mandate', id },
    details: { kind: mandate.kind, ...(tidy(note) === '' ? {} : { note: tidy(note) }) },
  });
}

/** Refused by who was to sign, or revoked by either side. Throws `tenancy.mandate_not_found`, `tenancy.mandate_settled`. */
export async function endMandate(place: ClientPlace, input: EndingInput): Promise<void> {
  await atClient(place, 'act', async (tx) => await endWithin(tx, input));
}
