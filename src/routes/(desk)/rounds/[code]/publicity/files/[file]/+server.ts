/** A file that came with an objection: a stranger's, so that it is saved and never opened as a page of ours. */
import { readObjectionFile } from '#lib/server/services/read-objection-file.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { attachmentNamed } from '#lib/web/file-name.ts';
import { theSystem } from '#lib/web/running.ts';
import { savedAs } from './saved-as.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const { bytes, mediaType, fileName } = await readOr(event, () =>
    readObjectionFile(theSystem(), actor, { attachment: event.params.file })
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': attachmentNamed(savedAs(fileName, mediaType)),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store'
    }
  });
};
