/** `npm start`: builds what is missing, then serves. A machine that has build/ runs src/serve/main.ts directly. */
import { ensureBuilt } from './build.ts';

ensureBuilt();
await import('../src/serve/main.ts');
