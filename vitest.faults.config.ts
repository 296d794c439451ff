import { defineConfig } from 'vitest/config';

// Tests that kill processes in mid-write: one file at a time, because what they hit depends on the machine's load. Only
// scripts/test-faults.ts starts it: it needs the cluster's address in JIANGPING_TEST_POSTGRES.
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000
  }
});
