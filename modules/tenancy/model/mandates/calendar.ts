// What the day makes of mandates and platforms, and which step may follow which.

import { DAY_MS } from '#src/clock.ts';
import type { MandateGlance, MandateState, PlatformGlance, PlatformState } from './types.ts';

/** So many days before its end a mandate or a platform is said to end soon. */
export const SOON_DAYS = 30;

/** The civil day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one civil day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

interface Stored<State> {
  readonly state: State;
  readonly endsOn: string | undefined;
}

const hasEnded = (endsOn: string | undefined, today: string): boolean => endsOn !== undefined && endsOn < today;

export function mandateStateOn({ state, endsOn }: Stored<MandateState>, today: string): MandateState {
  return state === 'signed' && hasEnded(endsOn, today) ? 'expired' : state;
}

export function platformStateOn({ state, endsOn }: Stored<PlatformState>, today: string): PlatformState {
  return state === 'active' && hasEnded(endsOn, today) ? 'ended' : state;
}

/** Days until something in force ends, from {@link SOON_DAYS} on. */
export function endsIn(endsOn: string | undefined, today: string): number | undefined {
  if (endsOn === undefined || endsOn < today) return undefined;
  const days = daysBetween(today, endsOn);
  return days <= SOON_DAYS ? days : undefined;
}

export function mandateGlance(stored: Stored<MandateState>, today: string): MandateGlance {
  const state = mandateStateOn(stored, today);
  return { state, endsOn: stored.endsOn, endsIn: state === 'signed' ? endsIn(stored.endsOn, today) : undefined };
}

export function platformGlance(
  stored: Stored<PlatformState> & { readonly name: string },
  today: string,
): PlatformGlance {
  const state = platformStateOn(stored, today);
  const soon = state === 'active' ? endsIn(stored.endsOn, today) : undefined;
  return { name: stored.name, state, endsOn: stored.endsOn, endsIn: soon };
}

/** From which states each may be entered. Sending what was sent is a reminder; a refusal may be thought over. */
const BEFORE: Readonly<Record<Exclude<MandateState, 'draft'>, readonly MandateState[]>> = {
  sent: ['draft', 'sent', 'refused'],
  signed: ['draft', 'sent', 'refused'],
  refused: ['draft', 'sent'],
  revoked: ['draft', 'sent', 'refused', 'signed'],
  expired: ['signed'],
};

export type NextMandateState = keyof typeof BEFORE;

export function mayBecome(state: MandateState, next: NextMandateState): boolean {
  return BEFORE[next].includes(state);
}
