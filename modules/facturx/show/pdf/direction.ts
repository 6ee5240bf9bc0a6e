// Hebrew and Arabic run from right to left. The letters of a word are put in order by the font; here the words of a
// line are (the part of the bidirectional algorithm, Unicode Annex 9, that names and addresses need).

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** A space of its own may be added between two words: lines are broken with room for all of them. */
const GAP = '  ';
const LETTER = /\p{L}/u;

function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** The direction of a word that has letters; `undefined` for figures and signs, which follow their neighbours. */
function directionOf(word: string): 'left' | 'right' | undefined {
  if (RIGHT_TO_LEFT.test(word)) return 'left';
  return LETTER.test(word) ? 'right' : undefined;
}

/** Words of a line as they stand from left to right. The first letter of the text says which way the line runs. */
function ordered(words: readonly string[], base: 'left' | 'right'): string[] {
  const runs: { direction: 'left' | 'right'; words: string[] }[] = [];
  for (const word of words) {
    const direction = directionOf(word) ?? runs.at(-1)?.direction ?? base;
    const last = runs.at(-1);
    if (last?.direction === direction) last.words.push(word);
    else runs.push({ direction, words: [word] });
  }
  const seen = runs.map((run) => (run.direction === 'left' ? run.words.toReversed() : run.words));
  return (base === 'left' ? seen.toReversed() : seen).flat();
}

/** A font puts the space after a word on its left when it runs to the left: the last word, and a Latin one, need theirs. */
function spaced(words: readonly string[]): string {
  const parts = words.map((word, index) => {
    const next = words[index + 1];
    return hasRightToLeft(word) && (next === undefined || !hasRightToLeft(next)) ? `${word} ` : word;
  });
  return parts.join(' ');
}

/** Words broken into lines that fit; a word that fits nowhere stands alone, for others to cut. */
function linesOf(words: readonly string[], width: number, measure: (text: string) => number): string[][] {
  const lines: string[][] = [[]];
  for (const word of words) {
    const line = lines.at(-1) as string[];
    if (line.length > 0 && measure([...line, word, ''].join(GAP)) > width) lines.push([word]);
    else line.push(word);
  }
  return lines;
}

/** The text broken into lines, each in the order in which it is seen. */
export function visualOrder(text: string, width: number, measure: (text: string) => number): string {
  if (!hasRightToLeft(text)) return text;
  return text
    .split('\n')
    .flatMap((paragraph) => {
      const words = paragraph.split(/ +/).filter((word) => word !== '');
      const base = words.map(directionOf).find((direction) => direction !== undefined) ?? 'right';
      return linesOf(words, width, measure).map((line) => spaced(ordered(line, base)));
    })
    .join('\n');
}
