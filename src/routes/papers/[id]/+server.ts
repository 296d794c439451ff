import { readPaper } from '#lib/server/services/read-paper.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { fileAnswer } from '#lib/web/download.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const attachment = event.params.id;
  return fileAnswer(await readOr(event, () => readPaper(theSystem(), actor, { attachment })));
};
