// Values of options that name something: a profile, a syntax, a language, what is sold.

import * as facturx from '../../facturx.ts';
import { usageOf, type Verb } from './verb.ts';

type Known<V extends string> = readonly V[];

/** One of a list, or a wrong command. */
export function oneOf<V extends string>(verb: Verb, known: Known<V>, given: { name: string; value: string }): V {
  const found = known.find((one) => one === given.value.toLowerCase());
  if (found !== undefined) return found;
  const list = known.join(', ');
  throw usageOf(verb, {
    fr: `--${given.name} : « ${given.value} » est inconnu (${list}).`,
    en: `--${given.name}: "${given.value}" is unknown (${list}).`,
  });
}

/** A profile by any of its spellings. */
export function profileOption(verb: Verb, text: string | undefined): facturx.WrittenProfile | undefined {
  if (text === undefined) return undefined;
  const profile = facturx.profileNamed(text);
  if (profile !== undefined) return profile;
  const list = facturx.CII_PROFILES.join(', ');
  throw usageOf(verb, {
    fr: `Profil inconnu : « ${text} » (${list}).`,
    en: `Unknown profile: "${text}" (${list}).`,
  });
}

const NATURES = ['goods', 'services', 'both'] as const;

export function natureOption(verb: Verb, text: string | undefined): (typeof NATURES)[number] | undefined {
  return text === undefined ? undefined : oneOf(verb, NATURES, { name: 'complete', value: text });
}
