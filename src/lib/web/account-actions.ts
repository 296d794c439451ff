/** The acts on one's own password and sessions, as forms post them. Each answer names the form that it belongs to. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { doorTexts } from '#i18n/door.ts';
import { profileTexts } from '#i18n/profile.ts';
import { changePassword } from '#lib/server/services/change-password.ts';
import { signOutEverywhere } from '#lib/server/services/sign-out-everywhere.ts';
import { signOut } from '#lib/server/services/sign-out.ts';
import { faultsIn } from '#lib/ui/form.ts';
import { demandSignedIn } from './demand.ts';
import { textOf } from './form-text.ts';
import { tried } from './refusals.ts';
import { theSystem } from './running.ts';
import { dropSession } from './signed-in.ts';

/** All other sessions end with the password of before. */
export async function changeOwnPassword(event: RequestEvent) {
  const { actor, session } = demandSignedIn(event);
  const { language } = event.locals;
  const { missing, welcome } = doorTexts(language);
  const posted = await event.request.formData();
  const [password, next, again] = ['password', 'next', 'again'].map((field) => textOf(posted, field));
  const form = 'password' as const;
  const fields = ['password', 'next', 'again'] as const;
  const faults = [
    ...(password ? [] : [{ path: 'password', text: profileTexts(language).password.missing }]),
    ...(next ? [] : [{ path: 'next', text: missing.password }]),
    ...(again ? [] : [{ path: 'again', text: missing.again }]),
    ...(again && again !== next ? [{ path: 'again', text: welcome.differs }] : [])
  ];
  if (!password || !next || faults.length > 0) return fail(422, { form, faults: faultsIn(faults, fields) });
  const work = await tried(language, () => changePassword(theSystem(), actor, { password, next, session }));
  if (work.ok) return { form };
  return fail(work.failure.status, { form, faults: faultsIn(work.failure.data.problems, fields) });
}

/** One of the own sessions, on another device. */
export async function endOneSession(event: RequestEvent) {
  const { actor } = demandSignedIn(event);
  const session = textOf(await event.request.formData(), 'session');
  const form = 'session' as const;
  const work = await tried(event.locals.language, () => signOut(theSystem(), actor, { session }));
  if (work.ok) return { form };
  return fail(work.failure.status, { form, faults: faultsIn(work.failure.data.problems, []) });
}

/** @throws redirect to the sign-in page: this device is signed out too */
export async function endAllSessions(event: RequestEvent) {
  const { actor } = demandSignedIn(event);
  const form = 'everywhere' as const;
  const work = await tried(event.locals.language, () => signOutEverywhere(theSystem(), actor, {}));
  if (!work.ok) {
    return fail(work.failure.status, { form, faults: faultsIn(work.failure.data.problems, []) });
  }
  dropSession(event.cookies);
  redirect(303, '/sign-in');
}
