/** Every component in each of its states. Only while developing: a built server has no such page. */
import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { language, theme, requestId } }) => {
  if (!dev) error(404, { message: '404', language, requestId });
  return { language, theme };
};
