// The mails that call somebody to their dossiers: about what, how often, and who has something to do there.

import type { Right } from './rights.ts';

/**
 * An invoice waits for a decision · a document could not be read · somebody calls the person by name in a discussion ·
 * a discussion they wrote in goes on · an invitation was declined, refused or ran out · a mandate of a client ends soon,
 * or was signed or refused by its signer.
 */
export const notificationEvents = ['waiting', 'failed', 'mention', 'reply', 'invitation', 'mandate'] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

/** Those that a dossier may have a choice of its own for. */
export const dossierEvents = ['waiting', 'failed', 'mention', 'reply'] as const satisfies readonly NotificationEvent[];
export type DossierEvent = (typeof dossierEvents)[number];

/** now: within five minutes, what came together in one mail · daily: at 8 · weekly: on Monday at 8. */
const sendingFrequencies = ['now', 'daily', 'weekly'] as const;
export type SendingFrequency = (typeof sendingFrequencies)[number];
export const frequencies = [...sendingFrequencies, 'never'] as const;
export type Frequency = (typeof frequencies)[number];

export type Choices = Readonly<Record<NotificationEvent, Frequency>>;
export type DossierChoices = Readonly<Partial<Record<DossierEvent, Frequency>>>;

/** Of who has chosen nothing. */
export const usualChoices: Choices = {
  waiting: 'daily',
  failed: 'now',
  mention: 'now',
  reply: 'now',
  invitation: 'now',
  mandate: 'daily',
};

const CALLED: Readonly<Record<DossierEvent, readonly Right[]>> = {
  waiting: ['invoices.decide', 'invoices.approve'],
  failed: ['mails.sort'],
  mention: ['invoices.discuss'],
  reply: ['invoices.discuss'],
};

/** Only who can do something about it is called. */
export function isCalled(event: DossierEvent, rights: ReadonlySet<Right>): boolean {
  return CALLED[event].some((right) => rights.has(right));
}

/** What one dossier has to say to one person. */
export interface DossierNews {
  readonly id: string;
  readonly name: string;
  readonly waiting: number;
  readonly failed: number;
  /** Discussions that call for the person, or that they wrote in, with something they have not seen. */
  readonly discussions: number;
}

export interface EndedInvitation {
  readonly kind: 'company' | 'cabinet';
  readonly id: string;
  readonly space: string;
  readonly email: string;
  readonly fate: 'declined' | 'expired' | 'refused';
}
