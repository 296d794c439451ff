import { isSample } from '#lib/web/desk-data.ts';
import { forDevice } from '#lib/web/device.ts';
import type { RequestHandler } from './$types';

/** Who is signed in: what a device asks before it shows or sends anything. */
export const GET: RequestHandler = (event) =>
  forDevice(event, ({ actor: { user, role }, name }) =>
    Promise.resolve({ user, name, role, isSample: isSample() })
  );
