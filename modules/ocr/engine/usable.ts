// Is a page's text layer worth trusting? Scans have none, scanning apps add only their own name,
// and fonts without a character map give signs without meaning.

import type { Character } from './pdf-text.ts';

const LEAST_CHARACTERS = 60;
const PRINTABLE = /[\p{L}\p{N}\p{P}\p{Sc}\p{Sm}\p{So}\p{M}°©®™]/u;
const VOWEL = /[aeiouyàâäéèêëîïôöùûüœæ]/i;

export function isUsable(characters: readonly Character[]): boolean {
  const printed = characters.filter(({ code }) => code > 0x20 && code !== 0xa0 && code !== 0x202f);
  if (printed.length < LEAST_CHARACTERS) return false;
  const bad = printed.filter(({ code, unmapped }) => unmapped || isMeaningless(code)).length;
  return bad / printed.length < 0.1 && readsLikeWords(characters);
}

function isMeaningless(code: number): boolean {
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return true;
  return !PRINTABLE.test(String.fromCodePoint(code));
}

/** A shifted encoding gives letters, but hardly any word with a vowel in it. */
function readsLikeWords(characters: readonly Character[]): boolean {
  const text = String.fromCodePoint(...characters.slice(0, 20_000).map(({ code }) => (code === 0 ? 0x20 : code)));
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  if (words.length < 5) return /\d/.test(text);
  return words.filter((word) => VOWEL.test(word)).length / words.length > 0.7;
}
