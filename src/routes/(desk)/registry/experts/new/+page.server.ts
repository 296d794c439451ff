/** One expert into the register. */
import { redirect } from '@sveltejs/kit';
import { registryTexts } from '#i18n/registry.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { optionalText, textOf } from '#lib/web/form-text.ts';
import { demandFilled, sayingEmpty } from '#lib/web/registry-form.ts';
import { everyUnit } from '#lib/web/registry.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  return readOr(event, async () => ({
    units: (await everyUnit(system, actor)).map(({ id, name, authorityName }) => ({
      id,
      name,
      authority: authorityName
    })),
    authorities: (await listAuthorities(system, actor, {})).rows
  }));
};

export const actions: Actions = {
  register: async (event) => {
    const fields = ['name', 'affiliation', 'unit', 'authority'];
    const answer = await acted(event, 'register', fields, async ({ system, actor, call, posted }) => {
      demandFilled(posted, ['name', 'affiliation']);
      const name = textOf(posted, 'name').trim();
      const [unit, authority] = [optionalText(posted, 'unit'), optionalText(posted, 'authority')];
      const expert = {
        name,
        affiliation: textOf(posted, 'affiliation').trim(),
        ...(unit === undefined ? {} : { unit }),
        ...(authority === undefined ? {} : { authority })
      };
      await registerExpert(system, actor, expert, call);
      return { name };
    });
    if ('value' in answer) {
      redirect(303, `/registry/experts?${new URLSearchParams({ q: answer.value.name }).toString()}`);
    }
    return sayingEmpty(answer, registryTexts(event.locals.language).empty);
  }
};
