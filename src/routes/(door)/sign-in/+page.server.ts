/** Sign-in: name and password, then the code where the account asks for one. */
import { fail, redirect } from '@sveltejs/kit';
import { doorTexts } from '#i18n/door.ts';
import { signIn } from '#lib/server/services/sign-in.ts';
import { faultsIn } from '#lib/ui/form.ts';
import { whyEnded } from '#lib/web/ended.ts';
import { clientOf, goIn, homeOf } from '#lib/web/entrance.ts';
import { textOf } from '#lib/web/form-text.ts';
import { ownPath } from '#lib/web/own-path.ts';
import { tried } from '#lib/web/refusals.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const next = ownPath(url.searchParams.get('next'));
  if (locals.signedIn) redirect(303, next ?? homeOf(locals.signedIn.actor.role, false));
  return { ended: await whyEnded(theSystem(), cookies, locals.language) };
};

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const { missing } = doorTexts(language);
    const form = await event.request.formData();
    const [name, password] = [textOf(form, 'name').trim(), textOf(form, 'password')];
    const asksFactor = form.has('factor');
    const factor = textOf(form, 'factor').trim();
    const empty = [
      ...(name === '' ? [{ path: 'name', text: missing.name }] : []),
      ...(password === '' ? [{ path: 'password', text: missing.password }] : []),
      ...(asksFactor && factor === '' ? [{ path: 'factor', text: missing.factor }] : [])
    ];
    const again = { name, asksFactor };
    if (empty.length > 0) return fail(422, { ...again, faults: faultsIn(empty, FIELDS) });

    const secondFactor = factor === '' ? null : factor;
    const input = { ...clientOf(event), name, password, secondFactor };
    const attempt = await tried(language, () => signIn(theSystem(), PUBLIC, input));
    if (attempt.ok) return goIn(event, attempt.value);
    const { status, data } = attempt.failure;
    const problems = data.problems.map((each) => ({ ...each, path: PLACE[each.code] ?? each.path }));
    const isAsked = problems.some(({ code }) => code === 'second-factor-needed');
    return fail(status, {
      name,
      asksFactor: asksFactor || isAsked,
      // That a code is needed is said by the field that now asks for it.
      faults: faultsIn(isAsked ? [] : problems, FIELDS)
    });
  }
};

const FIELDS = ['name', 'password', 'factor'] as const;

/** Beside which field a refusal stands that names none. */
const PLACE: Partial<Record<string, (typeof FIELDS)[number]>> = {
  'sign-in-refused': 'password',
  'second-factor-refused': 'factor'
};
