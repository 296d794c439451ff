import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter(),
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        // The one inline style is that of SvelteKit's own announcer of page changes.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        // blob: photographs that this device holds itself
        'img-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none']
      }
    },
    // The shell that the service worker keeps is opened at every address.
    paths: { relative: false },
    // Asked for where somebody works (lib/offline): a screen never changes under the pen.
    serviceWorker: { register: false },
    typescript: {
      config: (config) => ({
        ...config,
        include: [
          ...config.include,
          '../src/**/*.ts',
          '../tests/**/*.ts',
          '../scripts/**/*.ts',
          '../*.config.ts',
          '../drizzle/*.config.ts'
        ],
        // Checked with the rest: it names the worker's types itself.
        exclude: config.exclude.filter((path) => !path.includes('service-worker'))
      })
    }
  }
};
