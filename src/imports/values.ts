// Lenient values: what people write in lists, whatever the case, the accents, the language.

import type { Reading } from './model.ts';
import { words } from './words.ts';

const LANGUAGES_OF_NAMES = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'];
const REGION_CODES = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
);

const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  angleterre: 'GB',
  england: 'GB',
  usa: 'US',
  'etats unis d amerique': 'US',
  hollande: 'NL',
  holland: 'NL',
  'france metropolitaine': 'FR',
  fra: 'FR',
  bel: 'BE',
  che: 'CH',
  deu: 'DE',
  esp: 'ES',
  ita: 'IT',
  lux: 'LU',
  mco: 'MC',
};

/** Names of every code, in the languages people around us write. */
function namesOf(type: 'region' | 'language', codes: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const locale of LANGUAGES_OF_NAMES) {
    const names = new Intl.DisplayNames([locale], { type, fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      if (name !== undefined && !found.has(words(name))) found.set(words(name), code);
    }
  }
  return found;
}

let countries: ReadonlyMap<string, string> | undefined;

function countryCodes(): ReadonlyMap<string, string> {
  if (countries) return countries;
  const named = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'none' });
  // Retired codes turn into their successor (DD, UK); EU and the like are no country of ISO 3166-1.
  const codes = REGION_CODES.filter(
    (code) =>
      new Intl.Locale(`und-${code}`).region === code &&
      named.of(code) !== undefined &&
      !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code),
  );
  const found = namesOf('region', codes);
  for (const [name, code] of Object.entries(COUNTRY_ALIASES)) found.set(name, code);
  for (const code of codes) found.set(code.toLowerCase(), code);
  countries = found;
  return found;
}

/** ISO 3166-1 alpha-2 of a country by code or by name, in French, English or a neighbour's language. */
export function country(text: string): Reading {
  const value = countryCodes().get(words(text));
  if (value !== undefined) return { value };
  return {
    fault: {
      fr: `Pays inconnu : « ${text} ». Écrivez son nom, ou son code à deux lettres (FR, BE…).`,
      en: `Unknown country: “${text}”. Write its name, or its code of two letters (FR, BE…).`,
    },
  };
}

const LANGUAGE_CODES = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'];
let languages: ReadonlyMap<string, string> | undefined;

/** ISO 639-1 of a language by code (`fr`, `fr-FR`) or by name. */
export function language(text: string): Reading {
  languages ??= namesOf('language', LANGUAGE_CODES);
  const asked = words(text);
  const code = asked.split(' ')[0] ?? '';
  const value = languages.get(asked) ?? (LANGUAGE_CODES.includes(code) ? code : undefined);
  if (value !== undefined) return { value };
  return {
    fault: {
      fr: `Langue inconnue : « ${text} ». Écrivez « français » ou « anglais ».`,
      en: `Unknown language: “${text}”. Write “French” or “English”.`,
    },
  };
}

/** January of the year 2000 is month 1. */
const monthNames = new Map(
  ['fr', 'en'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((width) => {
      const format = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index): [string, string] => [
        words(format.format(Date.UTC(2000, index, 15))),
        String(index + 1),
      ]);
    }),
  ),
);

/** Number of a month (1 to 12) by number, by name, or out of a date (`31/12`, `2026-12-31`, `31 décembre`). */
export function month(text: string): Reading {
  const asked = words(text);
  const digits = /^\d{4} (\d{1,2}) \d{1,2}$/.exec(asked)?.[1] ?? /^\d{1,2} (\d{1,2})(?: \d{2,4})?$/.exec(asked)?.[1];
  const named = asked
    .split(' ')
    .map((word) => monthNames.get(word))
    .find((value) => value !== undefined);
  const value = named ?? String(Number(digits ?? (/^\d{1,2}$/.test(asked) ? asked : Number.NaN)));
  if (Number(value) >= 1 && Number(value) <= 12) return { value };
  return {
    fault: {
      fr: `Mois non compris : « ${text} ». Écrivez un nombre de 1 à 12, ou le nom du mois.`,
      en: `Month not understood: “${text}”. Write a number from 1 to 12, or the name of the month.`,
    },
  };
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'vrai', 'true', '1', 'x']);
const NO = new Set(['non', 'n', 'no', 'faux', 'false', '0']);

/** `oui` or `non`. */
export function yesOrNo(text: string): Reading {
  const asked = words(text);
  if (YES.has(asked)) return { value: 'oui' };
  if (NO.has(asked)) return { value: 'non' };
  return {
    fault: {
      fr: `Écrivez « oui » ou « non » au lieu de « ${text} ».`,
      en: `Write “yes” or “no” instead of “${text}”.`,
    },
  };
}

/** Text of one line, without doubled spaces. */
export function plainText(maximum: number): (text: string) => Reading {
  return (text) => {
    const value = text.replaceAll(/\s+/gu, ' ');
    if (value.length <= maximum) return { value };
    return {
      fault: {
        fr: `Trop long : ${value.length} caractères au lieu de ${maximum} au plus.`,
        en: `Too long: ${value.length} characters instead of at most ${maximum}.`,
      },
    };
  };
}
