import { sql } from 'kysely';
import { forCompany, inReading, inTransaction, systemActor, type Tx } from '#src/context.ts';
import { prepared } from '#src/db/prepared.ts';
import { newId } from '#src/ids.ts';
import { describe, expect, test } from 'vitest';
import { openEmptyWorld } from '../../support/world.ts';

const { ctx, owner } = await openEmptyWorld();
const tenant = forCompany(ctx, newId(), systemActor);

const one = async <T>(tx: Tx, expression: string): Promise<T> => {
  const { rows } = await sql<{ value: T }>`select ${sql.raw(expression)} as value`.execute(tx.db);
  return rows[0]?.value as T;
};
const slots = async (name: string): Promise<number> => {
  const { rowCount } = await owner.query('select from cron_slots where name = $1', [name]);
  return rowCount ?? 0;
};
const addSlot = async (tx: Tx, name: string): Promise<void> => {
  await tx.db
    .insertInto('cron_slots')
    .values({ name, slot: new Date(0) })
    .execute();
};

describe('what is asked at one moment', () => {
  test('is answered each with its own rows, and sees one transaction', async () => {
    const answers = await inReading(
      tenant,
      async (tx) => await Promise.all([one(tx, '1'), one(tx, `'two'`), one(tx, 'facteur_company()'), one(tx, 'now()')]),
    );
    expect(answers.slice(0, 3)).toEqual([1, 'two', tenant.company.id]);
    expect(answers[3]).toBeInstanceOf(Date);
    const instants = await inReading(tenant, async (tx) => await Promise.all([one(tx, 'now()'), one(tx, 'now()')]));
    expect(instants[0]).toEqual(instants[1]);
  });

  test('fails together, with the error of the one that failed; the connection works on', async () => {
    const asking = inReading(ctx, async (tx) => {
      const answers = await Promise.allSettled([one(tx, '1'), one(tx, '1 / 0'), one(tx, '3')]);
      return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)));
    });
    const [first, second, third] = await asking;
    expect(first).toBe(1);
    expect(second).toContain('division by zero');
    expect(third).toContain('division by zero');
    expect(await inReading(ctx, async (tx) => await one(tx, '4'))).toBe(4);
  });
});

describe('a reading transaction', () => {
  test('opens its company for every message of it', async () => {
    const seen = await inReading(tenant, async (tx) => {
      const first = await one(tx, 'facteur_company()');
      return [first, await one(tx, 'facteur_company()')];
    });
    expect(seen).toEqual([tenant.company.id, tenant.company.id]);
  });

  test('leaves no company open on the connection', async () => {
    await inReading(tenant, async (tx) => await Promise.all([one(tx, '1'), one(tx, '2')]));
    const left = await Promise.all(
      Array.from({ length: 8 }, async () => await inTransaction(ctx, async (tx) => await one(tx, 'facteur_company()'))),
    );
    expect(left).toEqual(Array.from({ length: 8 }, () => null));
  });

  test('can change nothing, whatever it calls', async () => {
    const writing = inReading(ctx, async (tx) => await addSlot(tx, 'read only'));
    await expect(writing).rejects.toMatchObject({ code: '25006' });
    expect(await slots('read only')).toBe(0);
  });
});

describe('a writing transaction', () => {
  test('takes back what nobody waited for when the work fails at once', async () => {
    const failing = inTransaction(ctx, async (tx) => {
      void addSlot(tx, 'not waited for').catch(() => undefined);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await slots('not waited for')).toBe(0);
  });

  test('does not pretend to have kept what PostgreSQL took back', async () => {
    const swallowing = inTransaction(ctx, async (tx) => {
      await addSlot(tx, 'taken back');
      await one(tx, '1 / 0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(/rolled back|aborted/i);
    expect(await slots('taken back')).toBe(0);
  });

  test('that says nothing is nothing, and counts what it changes', async () => {
    await inTransaction(ctx, async () => undefined);
    const deleted = await inTransaction(ctx, async (tx) => {
      await addSlot(tx, 'counted');
      return await tx.db.deleteFrom('cron_slots').where('name', '=', 'counted').executeTakeFirst();
    });
    expect(deleted.numDeletedRows).toBe(1n);
  });
});

describe('a prepared statement', () => {
  interface Words {
    readonly left: string | null;
    readonly right: Date;
    readonly [name: string]: unknown;
  }
  const pair = prepared<Words, { left: string | null; right: Date }>(
    'test.pair',
    (_, { left, right }) => sql`select ${left}::text as left, ${right}::timestamptz as right`,
  );
  const instant = new Date('2026-11-22T08:30:00.123Z');

  test('takes new values each time, on every connection, and inside a message with others', async () => {
    const ask = async (left: string | null) =>
      await inReading(ctx, async (tx) => (await Promise.all([one(tx, '1'), pair(tx.db, { left, right: instant })]))[1]);
    const words = ['été', null, `it's "quoted"`, '', 'x'.repeat(9000), 'last'];
    const answers = await Promise.all(words.map(ask));
    expect(answers).toEqual(words.map((left) => [{ left, right: instant }]));
  });

  test('works again after a message that failed with it inside', async () => {
    const failing = inReading(ctx, async (tx) => {
      await Promise.all([one(tx, '1 / 0'), pair(tx.db, { left: 'a', right: instant })]);
    });
    await expect(failing).rejects.toThrow('division by zero');
    for (let run = 0; run < 10; run += 1) {
      const rows = await inReading(ctx, async (tx) => await pair(tx.db, { left: 'b', right: instant }));
      expect(rows).toEqual([{ left: 'b', right: instant }]);
    }
  });
});

describe('instants', () => {
  test.each([
    ['2026-11-22 08:30:00.123456+00', '2026-11-22T08:30:00.123Z'],
    ['2026-11-22 08:30:00+01', '2026-11-22T07:30:00.000Z'],
    ['2026-11-22 08:30:00+05:30', '2026-11-22T03:00:00.000Z'],
    ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
  ])('%s are read as they are written', async (written, expected) => {
    const zone = written.includes('+05:30') ? 'Asia/Kolkata' : written.includes('+01') ? 'Etc/GMT-1' : 'UTC';
    const read = await inTransaction(ctx, async (tx) => {
      await sql`select set_config('timezone', ${zone}, true)`.execute(tx.db);
      return await one<Date>(tx, `'${written}'::timestamptz`);
    });
    expect(read.toISOString()).toBe(expected);
  });
});
