import type { ChangeOutcome } from '#lib/offline/wire.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { forDevice, readJson } from '#lib/web/device.ts';
import { inWords } from '#lib/web/refusals.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

/** Each change says for itself what became of it; the list as a whole is refused only where it is no list. */
export const POST: RequestHandler = (event) =>
  forDevice(event, async ({ actor }) => {
    // The service checks what it is given.
    const body = (await readJson(event)) as Parameters<typeof saveChanges>[2];
    const { outcomes } = await saveChanges(theSystem(), actor, body);
    const { language } = event.locals;
    const said: ChangeOutcome[] = outcomes.map((outcome) => ({
      ...outcome,
      problems: inWords(outcome.problems, language)
    }));
    return { outcomes: said };
  });
