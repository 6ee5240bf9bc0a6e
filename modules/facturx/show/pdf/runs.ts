// A line of text as runs: each in one font, in one direction, a word or a space, in the order in which they are seen.

import bidiFactory from 'bidi-js';
import type { Faces } from './faces.ts';
import type { Face, Weight } from './theme.ts';

const bidi = bidiFactory();

/** One character, its font, and its level: odd where text runs to the left (Unicode Annex 9). */
export interface Mark {
  readonly text: string;
  readonly face: Face;
  readonly level: number;
}

export interface Run {
  readonly text: string;
  readonly face: Face;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

function mirrored(character: string, level: number): string {
  return level % 2 === 1 ? (bidi.getMirroredCharacter(character) ?? character) : character;
}

/** The characters of a paragraph in the order in which they are read. */
export function marksOf(paragraph: string, weight: Weight, faces: Faces): Mark[] {
  const marks: Mark[] = [];
  const { levels } = bidi.getEmbeddingLevels(paragraph);
  let face: Face = weight;
  let at = 0;
  for (const character of paragraph) {
    const level = levels[at] ?? 0;
    at += character.length;
    const text = mirrored(character, level);
    const point = text.codePointAt(0) as number;
    if (/\p{Zs}/u.test(character) && faces.has(face, point)) {
      marks.push({ text, face, level });
      continue;
    }
    const best = faces.faceOf(point, weight);
    face = best === undefined ? weight : /\p{M}/u.test(text) && faces.has(face, point) ? face : best;
    const shown = best === undefined ? faces.standIn(character) : text;
    for (const one of shown) marks.push({ text: one, face, level: best === undefined ? level & ~1 : level });
  }
  return marks;
}

interface Part {
  readonly marks: readonly Mark[];
  readonly level: number;
}

function isSpace({ text }: Mark): boolean {
  return text === ' ';
}

/** Neighbours of one font and level; a space stands alone, for a font lays words out one by one. */
function partsOf(line: readonly Mark[]): Part[] {
  const parts: { marks: Mark[]; level: number }[] = [];
  for (const mark of line) {
    const last = parts.at(-1);
    const before = last?.marks[0];
    const isSame = before && before.face === mark.face && last.level === mark.level;
    if (isSame && !isSpace(before) && !isSpace(mark)) last.marks.push(mark);
    else parts.push({ marks: [mark], level: mark.level });
  }
  return parts;
}

/** Rule L2: from the highest level down to the lowest odd one, whatever is at it or above is turned round. */
function reordered(parts: readonly Part[]): Part[] {
  const order = [...parts];
  const highest = Math.max(0, ...parts.map((part) => part.level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while (end < order.length && (order[end] as Part).level >= level) end++;
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).toReversed());
      start = Math.max(start, end);
    }
  }
  return order;
}

/** A font turns the letters of its right-to-left scripts itself; signs among themselves are turned here. */
function drawnText({ marks, level }: Part): string {
  const texts = marks.map((mark) => mark.text);
  const isTurnedHere = level % 2 === 1 && !hasRightToLeft(texts.join(''));
  return (isTurnedHere ? texts.toReversed() : texts).join('');
}

/** The runs of a line from left to right. */
export function runsOf(line: readonly Mark[]): Run[] {
  return reordered(partsOf(line)).map((part) => ({ text: drawnText(part), face: (part.marks[0] as Mark).face }));
}
