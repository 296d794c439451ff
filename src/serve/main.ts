/**
 * The production server. Environment: settings.ts says what concerns serving, src/lib/web/running.ts what concerns the
 * store (JIANGPING_STORE, JIANGPING_ANCHORS).
 */
import { inBoth } from '#i18n/serve.ts';
import { explain } from './failures.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';

const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const settings = readSettings(process.env, process.cwd());
if (Array.isArray(settings)) {
  for (const each of settings) complain(inBoth(each));
  process.exitCode = 2;
} else {
  await serve(settings).catch(async (error: unknown) => {
    complain(await explain(error));
    // The store may be open already, and nobody is served.
    process.exit(1);
  });
}
