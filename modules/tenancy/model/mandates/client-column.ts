// Mandates and platforms in the client list: what is filtered, and what comes first when the list is sorted by them.
// First who needs somebody: nothing there, refused, expired, revoked, ending soon, then by last day. Pure.

import type { ClientMandates, MandateGlance, PlatformGlance } from './types.ts';

export const mandateSituations = [
  'none',
  'refused',
  'expired',
  'revoked',
  'ending',
  'draft',
  'sent',
  'signed',
] as const;
export type MandateSituation = (typeof mandateSituations)[number];

export const platformSituations = ['none', 'to_designate', 'requested', 'ended', 'ending', 'active'] as const;
export type PlatformSituation = (typeof platformSituations)[number];

/** Absent mandates are of no kind; a signed one that ends soon is found as both. */
function mandateSituationsOf({ delegation, designation }: ClientMandates): ReadonlySet<MandateSituation> {
  const found = new Set<MandateSituation>();
  for (const one of [delegation, designation]) {
    if (one) found.add(one.state);
    if (one?.endsIn !== undefined) found.add('ending');
  }
  return found.size === 0 ? new Set(['none']) : found;
}

export function hasMandateSituation(mandates: ClientMandates, situation: MandateSituation): boolean {
  return mandateSituationsOf(mandates).has(situation);
}

export function hasPlatformSituation({ platform }: ClientMandates, situation: PlatformSituation): boolean {
  if (situation === 'ending') return platform?.endsIn !== undefined;
  return (platform?.state ?? 'none') === situation;
}

const LAST_DAY = '9999-12-31';

const rankIn = <T extends string>(among: readonly T[], situation: T): string => String(among.indexOf(situation));

function mandateKey({ state, endsIn, endsOn }: MandateGlance): string {
  return rankIn(mandateSituations, endsIn === undefined ? state : 'ending') + (endsOn ?? LAST_DAY);
}

function platformKey({ state, endsIn, endsOn }: PlatformGlance): string {
  return rankIn(platformSituations, endsIn === undefined ? state : 'ending') + (endsOn ?? LAST_DAY);
}

/** The smaller, the sooner somebody has to see to it. */
export function mandatesKey({ delegation, designation }: ClientMandates): string {
  const keys = [delegation, designation].filter((one) => one !== undefined).map(mandateKey);
  return keys.toSorted()[0] ?? rankIn(mandateSituations, 'none');
}

export function platformsKey({ platform }: ClientMandates): string {
  return platform ? platformKey(platform) : rankIn(platformSituations, 'none');
}
