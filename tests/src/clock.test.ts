import { parisDay, systemClock } from '#src/clock.ts';
import { expect, test } from 'vitest';

test('a day begins at midnight in Paris, summer and winter', () => {
  expect(parisDay(new Date('2026-07-14T21:59:59Z'))).toBe('2026-07-14');
  expect(parisDay(new Date('2026-07-14T22:00:00Z'))).toBe('2026-07-15');
  expect(parisDay(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  expect(parisDay(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
});

test('the clock of the system tells the time', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
});
