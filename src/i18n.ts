// Typed message catalogues. French decides the keys; a key missing in English does not compile.

export type Language = 'fr' | 'en';

type Message = string | ((...values: never[]) => string);
type Messages = { readonly [key: string]: Message | Messages };

/** Same keys, same parameters, any text. */
type Translated<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer A) => string
    ? (...values: A) => string
    : T[K] extends string
      ? string
      : Translated<T[K]>;
};

export type Catalogue<T> = Readonly<Record<Language, Translated<T>>>;

/** Declares the texts of a module: `catalogue({ fr: {...} }, { en: {...} })` read as `messages[language].key`. */
export function catalogue<const T extends Messages>(fr: T, en: Translated<T>): Catalogue<T> {
  return { fr: fr as unknown as Translated<T>, en };
}

/** The form a count takes, of `[singular, plural]`. French: 0 and 1 are singular; English: only 1 is. */
export function plural(language: Language, count: number, [one, many]: readonly [string, string]): string {
  const isSingular = language === 'fr' ? Math.abs(count) < 2 : count === 1;
  return isSingular ? one : many;
}

/** Chooses a language from an `Accept-Language` header; French when in doubt. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'fr';
}

/** `31/12/2026` from an ISO date `2026-12-31`. */
export function formatDate(isoDate: string, language: Language): string {
  const [year = '', month = '', day = ''] = isoDate.slice(0, 10).split('-');
  return language === 'fr' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** `1er septembre 2026` from `2026-09-01`. */
export function formatLongDate(isoDate: string, language: Language): string {
  const [year, month, day] = isoDate.slice(0, 10).split('-').map(Number);
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${isoDate.slice(0, 10)}T00:00:00Z`),
    );
  }
  return `${day === 1 ? '1er' : day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

const TIME_FORMATS: Record<Language, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' }),
};

/** `31/12/2026 14:05`, Europe/Paris. */
export function formatDateTime(instant: Date, language: Language): string {
  return TIME_FORMATS[language].format(instant);
}
