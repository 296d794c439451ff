/** Language and theme of a browser without JavaScript: kept in the cookies that preferences.ts reads and writes. */
import { redirect } from '@sveltejs/kit';
import { LANGUAGES } from '#i18n/messages.ts';
import { KEPT_FOR, LANGUAGE_COOKIE, THEME_COOKIE, THEMES } from '#lib/ui/preferences.ts';
import { anyOwnPath } from '#lib/web/own-path.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const keep = (name: string, field: string, known: readonly string[]): void => {
    const value = known.find((each) => each === form.get(field));
    if (value === undefined) return;
    // Pages without a network read them too.
    cookies.set(name, value, {
      path: '/',
      maxAge: KEPT_FOR,
      sameSite: 'lax',
      httpOnly: false,
      secure: url.protocol === 'https:'
    });
  };
  keep(LANGUAGE_COOKIE, 'language', LANGUAGES);
  keep(THEME_COOKIE, 'theme', THEMES);
  const next = form.get('next');
  redirect(303, anyOwnPath(typeof next === 'string' ? next : null) ?? '/');
};

/** Reached by the back button after a session ended, or typed. */
export const GET: RequestHandler = () => redirect(303, '/');
