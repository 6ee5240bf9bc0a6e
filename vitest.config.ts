// Four suites, each runnable alone: `npm test -- --project e2e`, `npm test -- tests/modules/facturx`.

import process from 'node:process';
import { defineConfig } from 'vitest/config';

// Suites of many processes get a second try where nobody watches; what needed it is named at the end of the run.
// oxlint-disable-next-line no-restricted-properties -- the runner's own configuration, not the product's
const SECOND_TRY = process.env['CI'] === undefined ? 0 : 1;

const shared = {
  extends: true,
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Patience costs nothing where the condition comes soon; a loaded machine is no failure.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    setupFiles: ['tests/support/setup/patience.ts'],
    restoreMocks: true,
    unstubEnvs: true,
  },
} as const;

export default defineConfig({
  test: {
    // Every file gets its own process, its own database and no more than this company.
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    globalSetup: ['tests/support/setup/database.ts'],
    reporters: ['default', './tests/support/count-reporter.ts'],
    projects: [
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/conformance/**', 'tests/crash/**'],
        },
      },
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'e2e',
          retry: SECOND_TRY,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/setup/browser.ts'],
          testTimeout: 90_000,
        },
      },
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'crash',
          retry: SECOND_TRY,
          include: ['tests/crash/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
