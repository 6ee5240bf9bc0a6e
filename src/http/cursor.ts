// Cursors of lists: where the last page ended. Opaque to clients, bound to the order of the list.

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
