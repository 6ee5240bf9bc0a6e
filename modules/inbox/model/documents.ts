// What came in, and how far it got. Pure.

import type { Actor } from '#src/context.ts';
import type { ErrorText } from '#src/errors.ts';
import type { Direction } from '#modules/invoices';

export const documentStates = ['received', 'reading', 'ready', 'failed', 'ignored'] as const;
/** Reçu, en lecture, prêt (an invoice exists), échec (named), écarté (a signature image…). */
export type DocumentState = (typeof documentStates)[number];

export type ReadingStage = 'text' | 'recognition' | 'checks';

export type Source = 'mail' | 'drop' | 'api';

/** Why something did not become an invoice: a stable code and words. */
export interface Failure {
  readonly code: string;
  readonly message: ErrorText;
}

export interface NewDocument {
  readonly messageId: string | undefined;
  /** The archive it came in. */
  readonly containerId?: string | undefined;
  /** Place in the message or the archive: `1`, `2.1`; empty for uploads. */
  readonly part: string;
  readonly source: Source;
  readonly direction: Direction;
  readonly sha256: string;
  readonly size: number;
  readonly filename: string;
  /** As declared by the sender; what it really is is found by reading it. */
  readonly declaredType: string;
}

export interface LedgerDocument extends NewDocument {
  readonly id: string;
  readonly receivedAt: Date;
  readonly receivedBy: Actor;
  readonly state: DocumentState;
  readonly stateSince: Date;
  readonly stage: ReadingStage | undefined;
  readonly failure: Failure | undefined;
  readonly invoiceId: string | undefined;
  /** Documents found in it, when it was an archive. */
  readonly contents: number | undefined;
}

export interface Step {
  readonly state: DocumentState;
  readonly detail: Readonly<Record<string, unknown>> | undefined;
  readonly at: Date;
  readonly actor: Actor;
}

/** Images below this size that a mail shows in its text are signatures and logos, not invoices. Bytes. */
const SIGNATURE_IMAGE_BYTES = 40_000;
const NEVER_INVOICES = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
  'text/calendar',
  'text/vcard',
  'text/x-vcard',
]);

export interface MailPart {
  readonly mediaType: string;
  readonly size: number;
  /** Shown inside the text of the mail. */
  readonly isInline: boolean;
}

/** Parts that are set aside, with the reason: they stay in the ledger and can be read after all. */
export function setAsideReason(part: MailPart): 'signature-image' | 'not-a-document' | undefined {
  if (NEVER_INVOICES.has(part.mediaType)) return 'not-a-document';
  const isImage = part.mediaType.startsWith('image/');
  return isImage && part.isInline && part.size < SIGNATURE_IMAGE_BYTES ? 'signature-image' : undefined;
}
