import { isId, newId } from '#src/ids.ts';
import { describe, expect, test } from 'vitest';

describe('an identifier', () => {
  test('is a UUID of version 7 that carries its time', () => {
    const later = Date.now() + 60_000;
    const id = newId(later);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(later);
    expect(isId(id)).toBe(true);
  });

  test('comes after every earlier one, also among ten thousand of one millisecond', () => {
    const now = Date.now() + 120_000;
    const ids = Array.from({ length: 10_000 }, () => newId(now));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('comes after every earlier one, also when the clock goes back', () => {
    const first = newId(Date.now() + 180_000);
    expect(newId(0) > first).toBe(true);
  });

  test.each([
    '',
    'x',
    '0192E4A0-0000-7000-8000-000000000000',
    '{0192e4a0-0000-7000-8000-000000000000}',
    '0192e4a0-0000-7000-8000-00000000000',
    "0192e4a0-0000-7000-8000-000000000000' or true --",
    '0192e4a0-0000-7000-8000-000000000000\n',
  ])('is not %j', (text) => {
    expect(isId(text)).toBe(false);
  });
});
