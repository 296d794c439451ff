/** Taking a regulation in: the files are checked first, and only then taken; nothing is half written. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { policiesTexts } from '#i18n/policies.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, stop } from '#lib/web/demand.ts';
import { textOf } from '#lib/web/form-text.ts';
import { dataIn, judge } from '#lib/web/policy-intake.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (demandSignedIn(event).actor.role !== 'administrator') stop(event, 403);
};

const NOTE = 'newVersion.note';

export const actions: Actions = {
  check: (event) =>
    acted(event, 'check', [], ({ system, actor, posted }) =>
      judge(system, actor, posted, event.locals.language)
    ),
  import: takeIn
};

/** What was refused comes back with the verdict that the form belongs to: the files need not be chosen again. */
async function takeIn(event: RequestEvent) {
  const { language } = event.locals;
  const again = event.request.clone();
  const answer = await acted(event, 'import', [NOTE], async ({ system, actor, call, posted }) => {
    const data = await dataIn(posted, language);
    const newVersion = posted.has(NOTE) ? { newVersion: { note: textOf(posted, NOTE) } } : {};
    const { isNew } = await importPolicy(system, actor, { data, ...newVersion }, call);
    return { policy: data.id, title: data.title, isNew };
  });
  if (!('status' in answer)) return answer;
  const { actor } = demandSignedIn(event);
  const isMine = actor.role === 'administrator';
  const verdict = isMine ? await judge(theSystem(), actor, await again.formData(), language) : undefined;
  const { faults } = answer.data;
  // What is missing is the note of the version, in the words of this form.
  const fields =
    faults.fields[NOTE] === undefined ? {} : { [NOTE]: policiesTexts(language).take.noteMissing };
  return fail(answer.status, { ...answer.data, faults: { ...faults, fields }, verdict });
}
