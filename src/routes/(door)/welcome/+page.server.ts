/** The first sign-in, or one after a lost password: name, one-time code, a password of one's own. */
import { fail } from '@sveltejs/kit';
import { doorTexts } from '#i18n/door.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { faultsIn } from '#lib/ui/form.ts';
import { clientOf, goIn } from '#lib/web/entrance.ts';
import { textOf } from '#lib/web/form-text.ts';
import { tried } from '#lib/web/refusals.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = ['name', 'code', 'password', 'again', 'factor'] as const;

const PLACE: Partial<Record<string, (typeof FIELDS)[number]>> = {
  'code-refused': 'code',
  'second-factor-refused': 'factor'
};

/** The code in the address is not kept by this page, nor told to another: referrer-policy is same-origin. */
export const load: PageServerLoad = ({ url: { searchParams } }) => ({
  given: { name: searchParams.get('name') ?? '', code: searchParams.get('code') ?? '' }
});

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const { missing, welcome } = doorTexts(language);
    const form = await event.request.formData();
    const [name, code] = [textOf(form, 'name').trim(), textOf(form, 'code').trim()];
    const [password, again] = [textOf(form, 'password'), textOf(form, 'again')];
    const asksFactor = form.has('factor');
    const factor = textOf(form, 'factor').trim();
    const faults = [
      ...(name === '' ? [{ path: 'name', text: missing.name }] : []),
      ...(code === '' ? [{ path: 'code', text: missing.code }] : []),
      ...(password === '' ? [{ path: 'password', text: missing.password }] : []),
      ...(again === '' ? [{ path: 'again', text: missing.again }] : []),
      ...(again !== '' && again !== password ? [{ path: 'again', text: welcome.differs }] : []),
      ...(asksFactor && factor === '' ? [{ path: 'factor', text: missing.factor }] : [])
    ];
    const typed = { name, code };
    if (faults.length > 0) return fail(422, { ...typed, asksFactor, faults: faultsIn(faults, FIELDS) });

    const secondFactor = factor === '' ? null : factor;
    const input = { ...clientOf(event), name, code, password, secondFactor };
    const attempt = await tried(language, () => setPassword(theSystem(), PUBLIC, input));
    if (attempt.ok) return goIn(event, attempt.value);
    const { status, data } = attempt.failure;
    const problems = data.problems.map((each) => ({ ...each, path: PLACE[each.code] ?? each.path }));
    const isAsked = problems.some(({ code: problem }) => problem === 'second-factor-needed');
    return fail(status, {
      ...typed,
      asksFactor: asksFactor || isAsked,
      faults: faultsIn(isAsked ? [] : problems, FIELDS)
    });
  }
};
