import { defineConfig } from 'vitest/config';

// Node only, and without the Svelte plugin: what is tested here must run without a bundler.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/web/**', 'tests/serve/**', 'tests/postgres/**', 'tests/faults/**'], // these have a config of their own
    environment: 'node',
    testTimeout: 60_000
  }
});
