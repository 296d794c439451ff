import { problem } from '#lib/domain/problem.ts';
import { LARGEST_ATTACHMENT } from '#lib/server/attachment-file.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { forDevice, keyOf, readBytes } from '#lib/web/device.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

const tooLarge = (size: number) =>
  problem('attachment-bad', { why: 'size', found: String(size), most: LARGEST_ATTACHMENT });

/** The file is the body; of what kind it is its own bytes say, whatever the request calls it. */
export const POST: RequestHandler = (event) =>
  forDevice(event, async ({ actor }) => {
    const key = keyOf(event);
    const asked = event.url.searchParams;
    const bytes = await readBytes(event, LARGEST_ATTACHMENT, tooLarge);
    const file = {
      sheet: asked.get('sheet') ?? '',
      edition: Number(asked.get('edition')),
      criterion: asked.get('criterion') ?? '',
      fileName: asked.get('name') ?? '',
      bytes
    };
    return attachEvidence(theSystem(), actor, file, { key });
  });
