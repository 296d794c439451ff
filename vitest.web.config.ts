import { defineConfig } from 'vitest/config';

// The built server over HTTP (`vite build` first), and the pure files behind its pages. No browser, no Svelte plugin.
export default defineConfig({
  test: { include: ['tests/web/**/*.test.ts'], environment: 'node', testTimeout: 30_000, hookTimeout: 60_000 }
});
