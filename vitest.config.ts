import { defineConfig } from 'vitest/config';

// Node only, and without the Svelte plugin: what is tested here must run without a bundler.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/web/**'],
    environment: 'node',
    testTimeout: 60_000
  }
});
