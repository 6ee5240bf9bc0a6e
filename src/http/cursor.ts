// Pages of lists by cursor: where the last page ended. Opaque to clients, bound to the order of the list.

import { problem } from '../errors.ts';

const cursorInvalid = problem({
  code: 'http.cursor_invalid',
  status: 400,
  fr: 'Ce curseur de page n’est pas valable pour ce tri. Recommencez à la première page.',
  en: 'This page cursor does not belong to this order. Start again at the first page.',
});

export interface Cursor {
  /** Name of the order. */
  readonly order: string;
  /** Value of the sort key in the last row, as text. */
  readonly value: string;
  readonly id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.order, cursor.value, cursor.id])).toString('base64url');
}

/** Reads a cursor back. Throws `http.cursor_invalid` when it is not one of this order. */
export function decodeCursor(text: string, order: string): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (
      Array.isArray(parts) &&
      parts.length === 3 &&
      parts.every((part) => typeof part === 'string') &&
      parts[0] === order
    ) {
      return { order, value: parts[1] as string, id: parts[2] as string };
    }
  } catch {
    // Falls through to the problem below: whatever was sent, it is not a cursor.
  }
  throw cursorInvalid();
}

/** Which page of a list: the one that follows `cursor`, or the one that precedes `before`; the first without either. */
export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly before?: string | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

/** Items in the order of the list, whichever way it was walked; a cursor is absent where the list ends. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | undefined;
  readonly previousCursor: string | undefined;
}

/** Cuts a page out of the rows read from its cursor on, of which there are `limit + 1` when the list goes on. */
export function cutPage<T>(rows: readonly T[], request: PageRequest, cursorOf: (row: T) => Cursor): Page<T> {
  const { cursor, before, limit } = request;
  const goesOn = rows.length > limit;
  const isBackwards = before !== undefined;
  const items = isBackwards ? rows.slice(0, limit).toReversed() : rows.slice(0, limit);
  const at = (row: T | undefined, isThere: boolean): string | undefined =>
    isThere && row !== undefined ? encodeCursor(cursorOf(row)) : undefined;
  return {
    items,
    nextCursor: at(items.at(-1), isBackwards || goesOn),
    previousCursor: at(items[0], isBackwards ? goesOn : cursor !== undefined),
  };
}
