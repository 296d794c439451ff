import { detachEvidence } from '#lib/server/services/detach-evidence.ts';
import { readAttachment } from '#lib/server/services/read-attachment.ts';
import { forDevice, keyOf } from '#lib/web/device.ts';
import { fileAnswer } from '#lib/web/download.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  let file: Awaited<ReturnType<typeof readAttachment>> | undefined;
  const refused = await forDevice(event, async ({ actor }) => {
    file = await readAttachment(theSystem(), actor, { attachment: event.params.id });
    return null;
  });
  if (!file) return refused;
  return fileAnswer(file);
};

export const DELETE: RequestHandler = (event) =>
  forDevice(event, ({ actor }) => {
    const key = keyOf(event);
    return detachEvidence(theSystem(), actor, { attachment: event.params.id }, { key });
  });
