import { expect, test } from 'vitest';
import { forgetJob } from '#src/jobs/housekeeping.ts';
import { openTestWorld } from '../../support/world.ts';

const DAY_MS = 86_400_000;

const { ctx, owner, clock, papillon } = await openTestWorld();

test('keys of repeated requests are forgotten after a month, not before', async () => {
  const keep = async (key: string, days: number) =>
    await owner.query(
      `insert into idempotency_keys (company_id, key, fingerprint, status, response, created_at)
       values ($1, $2, 'f', 201, '{}', $3)`,
      [papillon.id, key, new Date(clock.now().getTime() - days * DAY_MS)],
    );
  await keep('old', 32);
  await keep('young', 30);
  const run = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
  await forgetJob.run(ctx, {}, run);
  const { rows } = await owner.query('select key from idempotency_keys');
  expect(rows).toEqual([{ key: 'young' }]);
});
