/** Why somebody who was signed in no longer is, for the sign-in page to say. */
import type { Cookies } from '@sveltejs/kit';
import type { Language } from '#i18n/messages.ts';
import { resolveSession } from '#lib/server/identity/sessions.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { System } from '#lib/server/system.ts';
import { inWords } from './refusals.ts';
import { sessionToken } from './signed-in.ts';

/** null where this browser was not signed in, or signed out itself. */
export async function whyEnded(system: System, cookies: Cookies, language: Language): Promise<string | null> {
  const token = sessionToken(cookies);
  if (token === undefined) return null;
  try {
    await resolveSession(system, token);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return inWords(error.problems, language)[0]?.text ?? null;
  }
}
