import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter(),
    typescript: {
      config: (config) => ({
        ...config,
        include: [
          ...config.include,
          '../src/**/*.ts',
          '../tests/**/*.ts',
          '../scripts/**/*.ts',
          '../*.config.ts'
        ]
      })
    }
  }
};
