import { listRefusedChanges } from '#lib/server/services/list-refused-changes.ts';
import { forDevice } from '#lib/web/device.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

/** What was typed and no sheet could take, for the one who typed it. */
export const GET: RequestHandler = (event) =>
  forDevice(event, ({ actor }) => listRefusedChanges(theSystem(), actor, {}));
