import { expect, it } from 'vitest';
import { inputOf } from '../../fuzz/inputs.ts';
import { judge } from '../../fuzz/judge.ts';

// What `npm run fuzz` does by the hundred thousand, in a process that is watched.
it('answers five hundred damaged documents with a result or a Problem', { timeout: 120_000 }, async () => {
  const defects: string[] = [];
  for (let number = 0; number < 500; number += 1) {
    const { xml: _slow, ...input } = inputOf(1, number);
    const { defect } = await judge(input);
    if (defect !== undefined) defects.push(`${number} (${input.kind}): ${defect}`);
  }
  expect(defects).toEqual([]);
});
