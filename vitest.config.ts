// Four suites, each runnable alone: `npm test -- --project e2e`, `npm test -- tests/modules/facturx`.

import { defineConfig } from 'vitest/config';

const shared = {
  extends: true,
  test: { testTimeout: 20_000, hookTimeout: 60_000, restoreMocks: true, unstubEnvs: true },
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
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/setup/browser.ts'],
          testTimeout: 60_000,
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
          include: ['tests/crash/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
