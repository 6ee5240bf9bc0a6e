// The colour of what a company issues: one that people can read on white paper.

import type { FieldProblem } from '#src/errors.ts';

/** As typed (`#0A5`, `00aa55`) → `#rrggbb`; `undefined` for anything else. */
export function parseColour(typed: string): string | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

/** WCAG 2.2: relative luminance, 0 (black) to 1 (white). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Least contrast of text with its ground (WCAG 1.4.3, AA). */
const LEAST = 4.5;

export function colourFault(path: string, typed: string): FieldProblem | undefined {
  if (typed.trim() === '') return undefined;
  const colour = parseColour(typed);
  if (colour === undefined) {
    const message = { fr: 'Une couleur comme #1f4e79.', en: 'A colour such as #1f4e79.' };
    return { path, message };
  }
  const contrast = 1.05 / (luminance(colour) + 0.05);
  if (contrast >= LEAST) return undefined;
  const shown = contrast.toFixed(1);
  return {
    path,
    message: {
      fr: `Trop claire pour du texte sur fond blanc : contraste de ${shown.replace('.', ',')}, il en faut 4,5. Choisissez une teinte plus foncée.`,
      en: `Too light for text on white: a contrast of ${shown}, 4.5 is needed. Choose a darker shade.`,
    },
  };
}
