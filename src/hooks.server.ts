/**
 * What holds for every request: who sent it and in which language it is answered, that an act comes from our own pages,
 * and headers that keep a browser from guessing.
 */
import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { LANGUAGE_COOKIE, languageFrom, THEME_COOKIE, themeFrom } from '#lib/ui/preferences.ts';
import { documentOf } from '#lib/web/document.ts';
import { SHUTDOWN } from '#lib/web/entry-messages.ts';
import { log } from '#lib/web/log.ts';
import { foreign, isOurs } from '#lib/web/origin.ts';
import { start, stop, theSystem } from '#lib/web/running.ts';
import { signedInBy } from '#lib/web/signed-in.ts';

export const init: ServerInit = async () => {
  await start();
  // Said by the server's entry once it has drained.
  process.once(SHUTDOWN as 'exit', () => void stop());
};

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()'
} as const;

const headers: Handle = async ({ event, resolve }) => {
  event.locals.requestId = randomUUID();
  const response = isOurs(event.request, event.url) ? await resolve(event) : foreign();
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  // Of one person: neither a shared cache nor the way back after sign-out shows it.
  if (event.locals.signedIn && !response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-store');
  }
  response.headers.set('x-request-id', event.locals.requestId);
  return response;
};

const preferences: Handle = ({ event, resolve }) => {
  const { cookies, url, locals } = event;
  const asked = url.searchParams.get('lang');
  locals.language = languageFrom(asked ?? cookies.get(LANGUAGE_COOKIE));
  locals.theme = themeFrom(cookies.get(THEME_COOKIE));
  const isDrawnHere = event.route.id?.startsWith('/(expert)') ?? false;
  return resolve(event, {
    transformPageChunk: ({ html }) => documentOf(html, locals.language, locals.theme, isDrawnHere)
  });
};

const person: Handle = async ({ event, resolve }) => {
  event.locals.signedIn = await signedInBy(theSystem(), event.cookies);
  return resolve(event);
};

export const handle = sequence(headers, preferences, person);

export const handleError: HandleServerError = ({ error, event, status }) => {
  const { language, requestId } = event.locals;
  if (status !== 404)
    log.error({ err: error, requestId, route: event.route.id, method: event.request.method }, 'failed');
  return { message: status === 404 ? 'not found' : 'internal', language, requestId };
};
