// A discussion about an invoice: what is said, by whom, who may see it. Pure.

import type { Actor } from '#src/context.ts';
import type { Side } from '#modules/tenancy';

/** Written on the page, in answer to a mail, or by a program. */
export type MessageOrigin = 'page' | 'mail' | 'api';

/** A file that hangs on a message; its bytes are a blob of the company. */
export interface MessageFile {
  /** From 0, within its message. */
  readonly position: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
  /** Shown inside the mail it came with: the logo of a signature, most often. */
  readonly isInline: boolean;
}

export interface Message {
  /** Later ones are greater. */
  readonly id: string;
  readonly invoiceId: string;
  /** « Interne au cabinet »: exists only for people whose access comes through the cabinet. */
  readonly isInternal: boolean;
  readonly author: Actor;
  readonly side: Side;
  /** `undefined`: taken back. */
  readonly text: string | undefined;
  /** Of the text in UTF-8; stays when it is taken back, so that a copy in somebody's mail can be recognised. */
  readonly textSha256: string;
  readonly origin: MessageOrigin;
  /** The address an answer came from, when it is not the one of its author. */
  readonly fromAddress: string | undefined;
  readonly writtenAt: Date;
  readonly withdrawnAt: Date | undefined;
  /** Ids of people called by name. */
  readonly mentions: readonly string[];
  readonly files: readonly MessageFile[];
}

export type MarkState = 'resolved' | 'reopened';

/** « Résolu », and back: rows with who and when. */
export interface Mark {
  readonly id: string;
  readonly state: MarkState;
  readonly at: Date;
  readonly by: Actor;
}

/** How far one person has read. */
export interface SeenBy {
  readonly userId: string;
  readonly messageId: string;
  readonly at: Date;
}
