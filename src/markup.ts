// HTML on its way out. Most of a page is what was drawn before: such pieces are kept as bytes and put together as
// bytes, because writing a long text as UTF-8 costs more than drawing all the rest of the page.

import { randomBytes } from 'node:crypto';
// oxlint-disable-next-line no-restricted-imports -- what components have drawn is escaped already
import { raw } from 'hono/html';

/** Anything that becomes HTML when it is turned into text: an element of hono/jsx. */
export type Markup = { toString(): string } | Promise<{ toString(): string }>;

type Drawn = ReturnType<typeof raw>;

interface Piece {
  readonly text: Drawn;
  readonly bytes: Uint8Array;
}

/** Pieces in memory; a few kilobytes each at most. */
const MOST = 1000;

/** Stands for a piece in the text of a page that is being drawn; nobody outside can know it. */
const MARK = `\u0000${randomBytes(12).toString('base64url')}:`;

/** The pieces of the page that is being drawn: drawing is done in one go, so there is one at a time. */
let page: Uint8Array[] | undefined;

/** Draws aside, whatever page is being drawn. */
function textOf(draw: () => Markup | null): string {
  const outer = page;
  page = undefined;
  try {
    const text: unknown = (draw() as { toString(): unknown } | null)?.toString() ?? '';
    if (typeof text !== 'string') throw new Error('What is kept must be drawn at once');
    return text;
  } finally {
    page = outer;
  }
}

/**
 * Parts of pages that are drawn once, each found by *all* that it was drawn from, so that nobody is ever shown what was
 * drawn from somebody else's data. When there are too many, the half that was not asked for is forgotten.
 */
export class Pieces {
  readonly #most: number;
  #young = new Map<string, Piece>();
  #old = new Map<string, Piece>();

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** What `draw` made of this key before, else now. */
  piece(key: string, draw: () => Markup | null): Drawn {
    const { text, bytes } = this.#young.get(key) ?? this.#keep(key, draw);
    return page ? raw(`${MARK}${page.push(bytes) - 1};`) : text;
  }

  #keep(key: string, draw: () => Markup | null): Piece {
    const piece = this.#old.get(key) ?? newPiece(textOf(draw));
    if (this.#young.size >= this.#most / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, piece);
    return piece;
  }
}

function newPiece(text: string): Piece {
  return { text: raw(text), bytes: Buffer.from(text) };
}

/** `start` and what `markup` draws, as UTF-8. */
export async function markupBytes(start: string, markup: Markup): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const element = await markup;
  page = pieces;
  let text: string;
  try {
    text = element.toString();
  } finally {
    page = undefined;
  }
  const [first = '', ...others] = text.split(MARK);
  const parts: Uint8Array[] = [Buffer.from(start + first)];
  for (const other of others) {
    const end = other.indexOf(';');
    parts.push(pieces[Number(other.slice(0, end))] ?? new Uint8Array());
    if (end + 1 < other.length) parts.push(Buffer.from(other.slice(end + 1)));
  }
  return Buffer.concat(parts);
}
