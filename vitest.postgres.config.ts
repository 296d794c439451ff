import { defineConfig } from 'vitest/config';

// vitest.config.ts runs the server's tests on SQLite; this one runs the same files again on PostgreSQL, and those of the
// cluster itself. Only scripts/test-postgres.ts starts it: it needs the cluster's address in JIANGPING_TEST_POSTGRES.
export default defineConfig({
  test: {
    include: ['tests/server/**/*.test.ts', 'tests/postgres/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000
  }
});
