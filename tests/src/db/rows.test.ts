import { describe, expect, test } from 'vitest';
import { openEmptyWorld } from '../../support/world.ts';

const { owner } = await openEmptyWorld();

interface Numbered {
  readonly n: number;
  readonly text: string | null;
}

describe('rows read by their bytes', () => {
  test.each([
    '',
    'abc',
    'Électricité générale',
    '請求書',
    '🧾 reçu',
    `a\n"b"\t\\`,
    'x'.repeat(70_000),
    `é${'y'.repeat(300)}`,
  ])('say what was stored, whatever letters it holds and however long it is (%#)', async (text) => {
    const { rows } = await owner.query('select $1::text as first, null as nothing, $1::text as last, 12.50 as amount', [
      text,
    ]);
    expect(rows).toEqual([{ first: text, nothing: null, last: text, amount: '12.50' }]);
  });

  test('stand each for itself where many come at once', async () => {
    const { rows } = await owner.query<Numbered>(
      `select n, case when n % 3 > 0 then repeat('é', n % 7) || n end as text from generate_series(1, 5000) n`,
    );
    const expected = Array.from({ length: 5000 }, (_, index): Numbered => {
      const n = index + 1;
      return { n, text: n % 3 > 0 ? 'é'.repeat(n % 7) + String(n) : null };
    });
    expect(rows).toEqual(expected);
  });
});
