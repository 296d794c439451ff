import { isPlainObject } from '#lib/domain/problem.ts';
import { refuse } from '#lib/server/refusal.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { forDevice, keyOf, readJson } from '#lib/web/device.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

/** Signs and seals what the device shows: without the hash of it nothing is sealed from afar. */
export const POST: RequestHandler = (event) =>
  forDevice(event, async ({ actor }) => {
    const key = keyOf(event);
    const body = await readJson(event);
    if (!isPlainObject(body) || body.contentHash === undefined) {
      return refuse('missing-key', { key: 'contentHash' }, { path: 'contentHash' });
    }
    // The service checks what it is given.
    const input = { ...body, sheet: event.params.sheet } as Parameters<typeof submitSheet>[2];
    return submitSheet(theSystem(), actor, input, { key });
  });
