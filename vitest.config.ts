import { defineConfig } from 'vitest/config';

/**
 * `unit` touches nothing outside the process; `integration` runs on a real PostgreSQL; `e2e` drives the built page in
 * a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['domain/**/*.test.ts', 'scripts/**/*.test.ts', 'web/src/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // One browser and one server at a time: the journeys share a small machine.
          maxWorkers: 1,
        },
      },
    ],
  },
});
