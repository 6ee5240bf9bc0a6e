// Profiles: which identifier (BT-24) says which, which of them France accepts, which is the smallest that will do.

import type { Need } from './mapping/writer.ts';
import { type Profile, PROFILES } from './mapping/types.ts';

/** BT-24 of each Factur-X profile. */
export const GUIDELINE: Readonly<Record<Profile, string>> = {
  MINIMUM: 'urn:factur-x.eu:1p0:minimum',
  'BASIC WL': 'urn:factur-x.eu:1p0:basicwl',
  BASIC: 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
  'EN 16931': 'urn:cen.eu:en16931:2017',
  EXTENDED: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
};

/** BT-24 of EXTENDED-CTC-FR, for a CII or UBL document that travels without a PDF. */
export const EXTENDED_CTC_FR = 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr';

/** A profile we write: those of Factur-X, and the French extension, which travels without a PDF. */
export type WrittenProfile = Profile | 'EXTENDED-CTC-FR';

/** A profile that a document may claim. */
export type ClaimedProfile = WrittenProfile | 'XRECHNUNG' | 'PEPPOL' | 'ZUGFERD 1.0';

/** Every profile that CII is written in, each smaller one before the larger. */
export const CII_PROFILES: readonly WrittenProfile[] = [...PROFILES, 'EXTENDED-CTC-FR'];

/** Profiles that UBL has, the smaller first. */
export const UBL_PROFILES = ['EN 16931', 'EXTENDED-CTC-FR'] as const;
export type UblProfile = (typeof UBL_PROFILES)[number];

/** BT-24 of a profile we write. */
export function guidelineOf(profile: WrittenProfile): string {
  return profile === 'EXTENDED-CTC-FR' ? EXTENDED_CTC_FR : GUIDELINE[profile];
}

/** The profile somebody means: `EN16931`, `en 16931`, `basic-wl`, `extended-ctc-fr`. `undefined` for anything else. */
export function profileNamed(text: string): WrittenProfile | undefined {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return CII_PROFILES.find((profile) => plain(profile) === plain(text));
}

/** What identifiers of all ages contain, the most telling first (`zugferd.de:2p0`, `factur-x.eu:1p0`…). */
const SIGNS: readonly (readonly [RegExp, ClaimedProfile])[] = [
  [/extended-ctc-fr/, 'EXTENDED-CTC-FR'],
  [/ferd:CrossIndustryDocument/, 'ZUGFERD 1.0'],
  [/xrechnung/i, 'XRECHNUNG'],
  [/peppol/i, 'PEPPOL'],
  [/:1p0:minimum|:2p\d:minimum/, 'MINIMUM'],
  [/:basicwl/, 'BASIC WL'],
  [/:basic\b/, 'BASIC'],
  [/:(?:extended|en16931:extended)\b/, 'EXTENDED'],
  [/^urn:cen\.eu:en16931:2017$/, 'EN 16931'],
];

/** The profile an identifier stands for; `undefined` when nobody knows it. */
export function profileOf(specification: string | undefined): ClaimedProfile | undefined {
  const claimed = specification?.trim();
  if (claimed === undefined || claimed === '') return undefined;
  const known = SIGNS.find(([sign]) => sign.test(claimed));
  if (known) return known[1];
  return claimed.startsWith('urn:cen.eu:en16931:2017') ? 'EN 16931' : undefined;
}

/** Factur-X profiles that the French reform accepts; MINIMUM and BASIC are not among them. */
export const FRENCH_PROFILES: readonly Profile[] = ['BASIC WL', 'EN 16931', 'EXTENDED'];

export interface ProfileChoice {
  readonly profile: Profile;
  /** Data for which a smaller profile would not do: empty for the smallest of all. */
  readonly because: readonly Need[];
  /** What each smaller profile of the choice would lose. */
  readonly losses: readonly { readonly profile: Profile; readonly lost: readonly Need[] }[];
  /** What even the chosen one cannot hold: an invoice without lines cannot go beyond BASIC WL. */
  readonly lost: readonly Need[];
}

/** BASIC and above want at least one line. */
const FIRST_WITH_LINES = PROFILES.indexOf('BASIC');

function isPossible(profile: Profile, hasLines: boolean): boolean {
  return hasLines || PROFILES.indexOf(profile) < FIRST_WITH_LINES;
}

/** The smallest of `among` that holds everything in `needs`, or the one that loses least. */
export function choose(needs: readonly Need[], among: readonly Profile[], hasLines: boolean): ProfileChoice {
  const ordered = PROFILES.filter((profile) => among.includes(profile));
  const possible = ordered.filter((profile) => isPossible(profile, hasLines));
  const beyond = (profile: Profile): readonly Need[] => {
    const level = PROFILES.indexOf(profile);
    return needs.filter((need) => need.level > level);
  };
  const fitting = possible.find((profile) => beyond(profile).length === 0) ?? possible.at(-1) ?? ordered.at(-1);
  const profile = fitting ?? 'EXTENDED';
  const losses = ordered
    .slice(0, ordered.indexOf(profile))
    .map((smaller) => ({ profile: smaller, lost: beyond(smaller) }));
  return { profile, because: losses.at(-1)?.lost ?? [], losses, lost: beyond(profile) };
}
