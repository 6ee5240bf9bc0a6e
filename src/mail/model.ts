// What a mail of the product is, and what may become of it.

import { z } from 'zod';
import type { Language } from '../i18n.ts';

/** A letter as data: views/mail gives it its look, in HTML and as text. */
const letter = z.object({
  language: z.enum(['fr', 'en']) satisfies z.ZodType<Language>,
  subject: z.string(),
  /** A small line above everything: what an answer is cut at. */
  above: z.string().optional(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  /** What the letter is about, thing by thing. */
  items: z.array(z.object({ label: z.string(), detail: z.string() })).optional(),
  /** Several places to go to, with what waits there. */
  links: z.array(z.object({ label: z.string(), href: z.url(), detail: z.string() })).optional(),
  /** The one thing to do. `href` is absolute. */
  button: z.object({ label: z.string(), href: z.url() }),
  /** Small print: how long the link works, what to do when the mail is a surprise. */
  notes: z.array(z.string()),
  /** Where the recipient chooses to get fewer of these. */
  manage: z.url().optional(),
});

export type Letter = Readonly<z.infer<typeof letter>>;

export const parseLetter = (value: unknown): Letter => letter.parse(value);

/** Both faces of a letter. Plugged in src/app.ts (views/mail). */
export type LetterRenderer = (letter: Letter) => Promise<{ readonly html: string; readonly text: string }>;

/**
 * held: waits for a relay to be configured · queued: waits for its (next) try · sent: a relay has it · delivered: the
 * recipient's server has it, as far as it said so · refused: the address does not take it · failed: given up after the
 * last try · expired: nobody could use its link any more · cancelled: its author took it back.
 */
export type MailState = 'held' | 'queued' | 'sent' | 'delivered' | 'refused' | 'failed' | 'expired' | 'cancelled';

/** Why a mail is not where it should be; `diagnostic` is what the other server said, word for word. */
export interface MailReason {
  readonly cause: MailCause;
  /** Enhanced status (RFC 3463), `5.1.1`. */
  readonly status?: string | undefined;
  readonly diagnostic: string;
}

export type MailCause =
  | 'no_mailbox'
  | 'mailbox_full'
  | 'no_domain'
  | 'rejected'
  | 'too_large'
  | 'unknown'
  | 'relay_sign_in'
  | 'relay_encryption'
  | 'relay_sender'
  | 'relay_unreachable'
  | 'later';

/** What became of a mail. */
export interface MailStatus {
  readonly id: string;
  readonly state: MailState;
  readonly since: Date;
  /** Of a state that is no success, or of the last try that failed. */
  readonly reason: MailReason | undefined;
}
