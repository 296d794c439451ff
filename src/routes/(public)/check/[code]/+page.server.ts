/** The published result that a check code belongs to; an unknown code is an answer too, not a missing page. */
import { Refusal } from '#lib/server/refusal.ts';
import { readPublication } from '#lib/server/services/read-publication.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { code } }) => {
  try {
    return { code, publication: await readPublication(theSystem(), PUBLIC, { code }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code, publication: null };
  }
};
