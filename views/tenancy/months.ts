// Months by name, for closing dates.

import type { Language } from '#src/i18n.ts';

const names = {
  fr: new Intl.DateTimeFormat('fr', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }),
};

/** `décembre` for 12. */
export function monthName(month: number, language: Language): string {
  return names[language].format(Date.UTC(2026, month - 1, 1));
}

/** January to December, for a choice. */
export function monthOptions(language: Language): { value: string; label: string }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const name = monthName(index + 1, language);
    return { value: String(index + 1), label: name.charAt(0).toUpperCase() + name.slice(1) };
  });
}
