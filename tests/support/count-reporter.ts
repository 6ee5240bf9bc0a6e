// The last words of a run, for people and for `.ci/run`, which adds up the lines of all suites.

import process from 'node:process';
import type { Reporter, TestModule } from 'vitest/node';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Counts tests; a file or hook that broke before its tests could run counts as one failure. */
export function countTests(modules: readonly TestModule[], unhandledErrors: number): Counts {
  let [passed, failed, skipped] = [0, unhandledErrors, 0];
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failedHere += 1;
      else skipped += 1;
    }
    failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere;
  }
  return { passed, failed, skipped };
}

/** Tests that passed on the second try only: something in them, or in what they test, depends on luck. */
function luckyTests(modules: readonly TestModule[]): string[] {
  return modules
    .flatMap((module) => [...module.children.allTests()])
    .filter((test) => test.diagnostic()?.flaky === true)
    .map((test) => test.fullName);
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const { passed, failed, skipped } = countTests(modules, unhandledErrors.length);
    for (const name of luckyTests(modules)) process.stdout.write(`\nPassed on the second try only: ${name}`);
    const leftOut = skipped === 0 ? '' : `, ${skipped} skipped`;
    process.stdout.write(`\n${passed} passed, ${failed} failed${leftOut}\n`);
  }
}
