import fc from 'fast-check';
import { countInvoices, listInvoices } from '#modules/invoices';
import { correctInvoice } from '../../../modules/invoices/service/correct.ts';
import { acceptInvoice, refuseInvoice, undoDecision } from '../../../modules/invoices/service/decide.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWorld } from '../../support/world.ts';
import { enter, type Entry } from './entries.ts';

const { alice, charlie, owner, clock } = await openTestWorld();
const papillon = alice.tenant;
type Input = Parameters<typeof listInvoices>[1];
const orders = ['received', 'issued', 'due', 'gross', 'partner', 'number'] as const;

async function numbers(input: Partial<Input> = {}): Promise<(string | null)[]> {
  const page = await listInvoices(papillon, { direction: 'purchase', limit: 200, ...input });
  return page.items.map(({ number }) => number);
}

// Equal values, absent values, capitals and accents: where a keyset page may lose or repeat a row.
const entries: Entry[] = Array.from({ length: 23 }, (_, at) => ({
  number: at % 5 === 0 ? undefined : `N-${String(Math.floor(at / 2)).padStart(3, '0')}`,
  supplier: at % 7 === 0 ? undefined : ['Étoile', 'etoile', 'Zinc & Cie', 'Ardoise'][at % 4],
  siren: undefined,
  issueDate: at % 6 === 0 ? undefined : `2026-0${1 + (at % 3)}-15`,
  dueDate: at % 4 === 0 ? undefined : `2026-1${at % 3}-01`,
  gross: at % 8 === 0 ? undefined : ['0.00', '-12.00', '99.90', '1200.00'][at % 4],
}));

beforeAll(async () => {
  for (const [at, entry] of entries.entries()) {
    if (at % 3 === 0) clock.advance(1_000);
    await enter(papillon, entry);
  }
});

describe('the list', () => {
  const everyOrder = orders.flatMap((order) => [true, false].map((descending) => ({ order, descending })));

  test.each(everyOrder)(
    'by $order, descending: $descending, has each row once on pages of four, both ways',
    async (sort) => {
      const input = { direction: 'purchase' as const, limit: 4, ...sort };
      const whole = (await listInvoices(papillon, { ...input, limit: 200 })).items.map(({ id }) => id);
      expect(new Set(whole).size).toBe(entries.length);
      const forwards: string[] = [];
      let page = await listInvoices(papillon, input);
      for (;;) {
        forwards.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === undefined) break;
        page = await listInvoices(papillon, { ...input, cursor: page.nextCursor });
      }
      expect(forwards).toEqual(whole);
      const backwards = [page.items.map(({ id }) => id)];
      while (page.previousCursor !== undefined) {
        page = await listInvoices(papillon, { ...input, before: page.previousCursor });
        backwards.unshift(page.items.map(({ id }) => id));
      }
      expect(backwards.flat()).toEqual(whole);
    },
  );

  test('is newest received first, amounts and dates from small to large, absent ones at their end', async () => {
    const { items } = await listInvoices(papillon, { direction: 'purchase', limit: 200 });
    const times = items.map(({ receivedAt }) => receivedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const due = await listInvoices(papillon, { direction: 'purchase', limit: 200, order: 'due' });
    const dates = due.items.map(({ dueDate }) => dueDate ?? '9999');
    expect(dates).toEqual(dates.toSorted());
    const gross = await listInvoices(papillon, { direction: 'purchase', limit: 200, order: 'gross' });
    const cents = gross.items.map(({ totalGross }) => Number((totalGross ?? '0').replace('.', '')));
    expect(cents).toEqual(cents.toSorted((a, b) => a - b));
  });

  test('of another company, or of the other direction, is empty', async () => {
    expect((await listInvoices(charlie.tenant, { direction: 'purchase', limit: 10 })).items).toEqual([]);
    expect(await numbers({ direction: 'sale' })).toEqual([]);
  });

  test('refuses the cursor of another order', async () => {
    const { nextCursor } = await listInvoices(papillon, { direction: 'purchase', limit: 2 });
    const mixed = listInvoices(papillon, { direction: 'purchase', limit: 2, order: 'gross', cursor: nextCursor });
    await expect(mixed).rejects.toMatchObject({ code: 'http.cursor_invalid', status: 400 });
  });

  test('is closed to who has no role here', async () => {
    const stranger = { ...papillon, actor: charlie.actor };
    await expect(listInvoices(stranger, { direction: 'purchase', limit: 1 })).rejects.toMatchObject({ status: 403 });
  });
});

describe('the search', () => {
  beforeAll(async () => {
    const known = { number: 'FC/2026_042', supplier: 'Électricité du Cœur', siren: '542065479', gross: '1234.56' };
    await enter(papillon, known);
  });

  test.each([
    'FC/2026_042',
    'fc2026042',
    'electricite',
    'ÉLECTRICITÉ coeur',
    '542065479',
    '542 065 479',
    '1 234,56',
    '1234.56 €',
    '1.234,56',
    'cœur 1234.56',
    '2026_042',
  ])('finds it by %j', async (query) => {
    expect(await numbers({ query })).toEqual(['FC/2026_042']);
  });

  test.each(['%', '_', '2026%042', "' or true --", 'electricite absente', '1234.57'])(
    'finds nothing by %j',
    async (query) => {
      expect((await numbers({ query })).filter((number) => number !== 'FC/2026_042')).toEqual([]);
      if (query !== '_') expect(await numbers({ query })).toEqual([]);
    },
  );

  test('keeps its pages', async () => {
    const page = await listInvoices(papillon, { direction: 'purchase', query: 'zinc', limit: 2, order: 'gross' });
    const next = await listInvoices(papillon, {
      direction: 'purchase',
      query: 'zinc',
      limit: 2,
      order: 'gross',
      cursor: page.nextCursor,
    });
    expect([...page.items, ...next.items].map(({ partnerName }) => partnerName)).toEqual(
      Array.from({ length: 4 }, () => 'Zinc & Cie'),
    );
  });
});

describe('the counters', () => {
  const truth = async (direction: string) => {
    const { rows } = await owner.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from invoices where company_id = $1 and direction = $2 group by state',
      [papillon.company.id, direction],
    );
    return {
      pending: 0,
      accepted: 0,
      refused: 0,
      ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
    };
  };
  let random = 0;
  const ids: string[] = [];
  const step = fc.record({
    act: fc.constantFrom('enter', 'sale', 'accept', 'refuse', 'undo', 'correct', 'fail'),
    pick: fc.nat(),
  });

  async function act({ act: what, pick }: { act: string; pick: number }): Promise<void> {
    const id = ids[pick % Math.max(ids.length, 1)] ?? '';
    if (what === 'enter') ids.push(await enter(papillon, { number: `R-${(random += 1)}` }));
    else if (what === 'sale')
      await enter(papillon, { number: `R-${(random += 1)}`, registration: { direction: 'sale' } });
    else if (what === 'fail') await enter(papillon, { registration: { form: 'none' as never } });
    else if (what === 'accept') await acceptInvoice(papillon, { id });
    else if (what === 'refuse') await refuseInvoice(papillon, { id, reasonCode: 'DOUBLON' });
    else if (what === 'undo') await undoDecision(papillon, { id, verdict: pick % 2 === 0 ? 'accepted' : 'refused' });
    else await correctInvoice(papillon, { id, correction: { number: `R-${(random += 1)}` } });
  }

  test('say how many rows there are, after whatever was done, one after the other or at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), fc.boolean(), async (steps, atOnce) => {
        if (atOnce) await Promise.allSettled(steps.map(act));
        else for (const one of steps) await act(one).catch(() => undefined);
        for (const direction of ['purchase', 'sale'] as const) {
          expect((await countInvoices(papillon))[direction]).toEqual(await truth(direction));
        }
      }),
      { numRuns: 12 },
    );
  });

  test('of another company count its own', async () => {
    expect((await countInvoices(charlie.tenant)).purchase).toEqual({ pending: 0, accepted: 0, refused: 0 });
  });

  afterAll(() => expect(ids.length).toBeGreaterThan(0));
});
