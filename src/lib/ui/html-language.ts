/** Writes the page's language into app.html's <html lang>, which a component cannot reach: for src/hooks.server.ts. */
import type { Handle } from '@sveltejs/kit';
import { languageOf } from './language.ts';

export const htmlLanguage: Handle = ({ event, resolve }) =>
  resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('<html lang="zh-CN">', `<html lang="${languageOf(event.url)}">`)
  });
