/** What every answer of the server carries: the page's language, and headers that keep a browser from guessing. */
import type { Handle } from '@sveltejs/kit';
import { htmlLanguage } from '#lib/ui/html-language.ts';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()'
} as const;

export const handle: Handle = async (input) => {
  const response = await htmlLanguage(input);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
};
