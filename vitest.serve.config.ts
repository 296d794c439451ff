import { defineConfig } from 'vitest/config';

// The production server as a process, and the demo's store. It needs the build, which scripts/test.ts makes.
export default defineConfig({
  test: {
    include: ['tests/serve/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000
  }
});
