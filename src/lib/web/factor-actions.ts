/** The acts on one's own second factor, as forms post them. Each answer names the form that it belongs to. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { profileTexts } from '#i18n/profile.ts';
import { doorTexts } from '#i18n/door.ts';
import { confirmSecondFactor } from '#lib/server/services/confirm-second-factor.ts';
import { dropSecondFactor } from '#lib/server/services/drop-second-factor.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { faultsIn } from '#lib/ui/form.ts';
import { demandSignedIn } from './demand.ts';
import { textOf } from './form-text.ts';
import { setupOf } from './own-account.ts';
import { tried } from './refusals.ts';
import { theSystem } from './running.ts';

/** A secret for the app, as a picture; counts only once a code of it was shown. */
export async function prepareFactor(event: RequestEvent) {
  const signedIn = demandSignedIn(event);
  const form = 'prepare' as const;
  const work = await tried(event.locals.language, () => prepareSecondFactor(theSystem(), signedIn.actor, {}));
  if (!work.ok) {
    return fail(work.failure.status, { form, faults: faultsIn(work.failure.data.problems, []) });
  }
  return { form, setup: await setupOf(theSystem(), signedIn) };
}

/** The first code of the app: from now on sign-in asks for one. The recovery codes are in this answer only. */
export async function confirmFactor(event: RequestEvent) {
  const signedIn = demandSignedIn(event);
  const system = theSystem();
  const { language } = event.locals;
  const posted = await event.request.formData();
  const [code, password] = [textOf(posted, 'code').trim(), textOf(posted, 'password')];
  const form = 'confirm' as const;
  const fields = ['code', 'password'] as const;
  const empty = [
    ...(code === '' ? [{ path: 'code', text: profileTexts(language).factor.missing }] : []),
    ...(password === '' ? [{ path: 'password', text: doorTexts(language).missing.password }] : [])
  ];
  const setup = await setupOf(system, signedIn);
  if (empty.length > 0) return fail(422, { form, setup, faults: faultsIn(empty, fields) });
  const work = await tried(language, () => confirmSecondFactor(system, signedIn.actor, { code, password }));
  if (!work.ok) {
    const { status, data } = work.failure;
    return fail(status, { form, setup, faults: faultsIn(data.problems, fields) });
  }
  return { form, recoveryCodes: work.value.recoveryCodes };
}

/** From now on the password alone opens the account. */
export async function dropFactor(event: RequestEvent) {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const password = textOf(await event.request.formData(), 'password');
  const form = 'drop' as const;
  const fields = ['password'] as const;
  if (password === '') {
    const text = doorTexts(language).missing.password;
    return fail(422, { form, faults: faultsIn([{ path: 'password', text }], fields) });
  }
  const work = await tried(language, () => dropSecondFactor(theSystem(), actor, { password }));
  if (work.ok) return { form };
  return fail(work.failure.status, { form, faults: faultsIn(work.failure.data.problems, fields) });
}
