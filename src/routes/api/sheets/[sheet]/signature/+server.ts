import { readSignature } from '#lib/server/services/read-signature.ts';
import { forDevice } from '#lib/web/device.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

/** The picture under a sealed sheet. A sheet that was sent back is signed anew, so it is asked for each time. */
export const GET: RequestHandler = async (event) => {
  let png: Uint8Array | undefined;
  const refused = await forDevice(event, async ({ actor }) => {
    ({ png } = await readSignature(theSystem(), actor, { sheet: event.params.sheet }));
    return null;
  });
  if (!png) return refused;
  return new Response(new Uint8Array(png), {
    headers: {
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox"
    }
  });
};
