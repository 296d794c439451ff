import type { TakeAlong } from '#lib/offline/wire.ts';
import { takeAlong } from '#lib/server/services/take-along.ts';
import { forDevice } from '#lib/web/device.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  forDevice(event, async ({ actor }) => {
    const all: TakeAlong = await takeAlong(theSystem(), actor, {});
    return all;
  });
