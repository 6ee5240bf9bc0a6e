import { setTimeout as sleep } from 'node:timers/promises';
import { createRush } from '#src/jobs/rush.ts';
import { describe, expect, test, vi } from 'vitest';

describe('a rush', () => {
  test('that never was holds nobody back', async () => {
    const settled = vi.fn<() => void>();
    void createRush().calm().then(settled);
    await Promise.resolve();
    expect(settled).toHaveBeenCalledOnce();
  });

  test('holds back until nothing was received for a moment', async () => {
    const rush = createRush();
    rush.touch();
    const started = performance.now();
    await rush.calm();
    expect(performance.now() - started).toBeGreaterThan(40);
  });

  test('calls whoever wants to know of each touch', () => {
    const rush = createRush();
    const heard = vi.fn<() => void>();
    rush.onTouch(heard);
    rush.touch();
    rush.touch();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('without end leaves the jobs a good part of the time', async () => {
    const rush = createRush();
    const stream = setInterval(() => rush.touch(), 5);
    rush.touch();
    await rush.calm();
    // Held for two seconds, free for the next two: jobs that begin now begin at once.
    let begun = 0;
    for (let time = 0; time < 10; time += 1) {
      await rush.calm();
      begun += 1;
      await sleep(10);
    }
    clearInterval(stream);
    expect(begun).toBe(10);
  });
});
