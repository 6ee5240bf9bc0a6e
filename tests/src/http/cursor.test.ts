// Pages of a list of eleven, three at a time, walked both ways.

import { describe, expect, test } from 'vitest';
import { newId } from '#src/ids.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '#src/http/cursor.ts';

const ORDER = 'number asc';
const list = Array.from({ length: 11 }, (_, index) => index);

/** What a repository answers: `limit + 1` rows from the cursor on, in the direction of the walk. */
function rowsFor({ cursor, before, limit }: PageRequest): number[] {
  const from = before ?? cursor;
  const key = from === undefined ? undefined : Number(decodeCursor(from, ORDER).value);
  const walked = before === undefined ? list : list.toReversed();
  const after = key === undefined ? walked : walked.slice(walked.indexOf(key) + 1);
  return after.slice(0, limit + 1);
}

function page(request: Omit<PageRequest, 'limit'>): Page<number> {
  const asked = { ...request, limit: 3 };
  return cutPage(rowsFor(asked), asked, (row) => ({ order: ORDER, value: String(row), id: newId() }));
}

function everyPage(): Page<number>[] {
  const pages = [page({})];
  for (let next = pages[0]?.nextCursor; next !== undefined; next = pages.at(-1)?.nextCursor) {
    pages.push(page({ cursor: next }));
  }
  return pages;
}

describe('A list', () => {
  test('is read page by page to its end, each row once', () => {
    expect(everyPage().map(({ items }) => items)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
      [9, 10],
    ]);
  });

  test('is read backwards to its beginning, each page in the order of the list', () => {
    const last = everyPage().at(-1);
    const third = page({ before: last?.previousCursor });
    const second = page({ before: third.previousCursor });
    const first = page({ before: second.previousCursor });
    expect([third.items, second.items, first.items]).toEqual([
      [6, 7, 8],
      [3, 4, 5],
      [0, 1, 2],
    ]);
    expect(first.previousCursor).toBeUndefined();
    expect(page({ cursor: first.nextCursor }).items).toEqual([3, 4, 5]);
  });

  test('has no page before the first and none after the last', () => {
    expect(page({}).previousCursor).toBeUndefined();
    expect(everyPage().at(-1)?.nextCursor).toBeUndefined();
    expect(cutPage([], { limit: 3 }, () => ({ order: ORDER, value: '', id: newId() }))).toEqual({
      items: [],
      nextCursor: undefined,
      previousCursor: undefined,
    });
  });
});

describe('A cursor', () => {
  test('of another order, or one nobody gave, is refused by name', () => {
    const { nextCursor } = page({});
    expect(() => decodeCursor(nextCursor ?? '', 'number desc')).toThrow('http.cursor_invalid');
    expect(() => decodeCursor('nonsense', ORDER)).toThrow('http.cursor_invalid');
  });
});
