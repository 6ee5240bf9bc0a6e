// What to say of letters that no font of ours has: whoever reads the page sees their code points instead.

import type { Finding } from '../finding.ts';

const MOST_NAMED = 20;

/** One finding for all of them; none when every letter is shown. */
export function unshownLetters(points: ReadonlySet<number>): Finding[] {
  if (points.size === 0) return [];
  const named = [...points].sort((a, b) => a - b).slice(0, MOST_NAMED);
  const value = named
    .map((point) => `${String.fromCodePoint(point)} (U+${point.toString(16).toUpperCase()})`)
    .join(' ');
  return [
    {
      rule: 'facturx.letters_not_shown',
      severity: 'warning',
      location: {},
      value,
      message: {
        fr: `${points.size} caractère(s) ne sont dans aucune police connue : la page lisible montre leurs codes. Le XML les contient tels quels.`,
        en: `${points.size} character(s) are in no known font: the readable page shows their codes. The XML holds them as they are.`,
      },
    },
  ];
}
