import { afterEach, describe, expect, test } from 'vitest';
import { Lane } from '../../../../modules/ocr/engine/lane.ts';
import { layouts } from '../support/layouts/index.ts';

const [layout] = layouts;
const pdf = layout ? await layout.draw(layout.sample).bytes() : new Uint8Array();
let lane = new Lane({ recycleAfter: 100, idleMs: 60_000 });

afterEach(() => lane.stop());

function count(change: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<number> {
  return lane
    .ask({ request: { op: 'count' }, bytes: pdf, timeoutMs: 20_000, ...change })
    .then(({ head }) => head.pageCount);
}

describe('a lane', () => {
  test('answers its jobs in turn, from one process', async () => {
    expect(await Promise.all([count(), count(), count()])).toEqual([1, 1, 1]);
    expect(lane.running).toBe(true);
  });

  test('kills a job that takes too long, says so, and goes on with the next', async () => {
    await expect(count({ timeoutMs: 1 })).rejects.toMatchObject({ code: 'ocr.timeout', permanent: false });
    expect(await count()).toBe(1);
  });

  test('ends a job whose asker has gone, with the reason', async () => {
    const gone = new AbortController();
    const job = count({ signal: gone.signal });
    setTimeout(() => gone.abort(new Error('closed')), 5);
    await expect(job).rejects.toThrow('closed');
    await expect(count({ signal: gone.signal })).rejects.toThrow('closed');
  });

  test('lets its process go when nothing comes', async () => {
    lane = new Lane({ recycleAfter: 100, idleMs: 30 });
    await count();
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(lane.running).toBe(false);
    expect(await count()).toBe(1);
  });

  test('fails what is waiting when it is stopped, and can start again', async () => {
    const jobs = [count(), count()];
    setTimeout(() => lane.stop(), 5);
    const settled = await Promise.allSettled(jobs);
    expect(settled.map((job) => job.status === 'rejected' && (job.reason as { code: string }).code)).toEqual([
      'ocr.stopped',
      'ocr.stopped',
    ]);
    expect(await count()).toBe(1);
  });

  test('takes a new process after enough work', async () => {
    lane = new Lane({ recycleAfter: 1, idleMs: 60_000 });
    expect(await count()).toBe(1);
    expect(await count()).toBe(1);
  });
});
