/** One studio into the register, with its unit where that is not there yet. */
import { redirect } from '@sveltejs/kit';
import { registryTexts } from '#i18n/registry.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { optionalText, textOf } from '#lib/web/form-text.ts';
import { demandFilled, sayingEmpty } from '#lib/web/registry-form.ts';
import { everyUnit, mayRegister, policyTitles } from '#lib/web/registry.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  if (!mayRegister(actor)) return stop(event, 403);
  const system = theSystem();
  return readOr(event, async () => ({
    authorities: (await listAuthorities(system, actor, {})).rows.filter(
      ({ id }) => actor.authority === null || id === actor.authority
    ),
    units: [...new Set((await everyUnit(system, actor)).map(({ name }) => name))],
    policies: [...policyTitles((await listPolicies(system, actor, {})).rows)].map(([id, title]) => ({
      id,
      title
    }))
  }));
};

const REQUIRED = ['code', 'name', 'authority', 'unit', 'leader', 'trade'] as const;
const OPTIONAL = ['address', 'recognisedOn', 'policy', 'title'] as const;

export const actions: Actions = {
  register: async (event) => {
    const fields = [...REQUIRED, ...OPTIONAL, 'unit.name'];
    const answer = await acted(event, 'register', fields, async ({ system, actor, call, posted }) => {
      demandFilled(posted, REQUIRED);
      const given = (field: (typeof REQUIRED)[number]): string => textOf(posted, field).trim();
      const code = given('code');
      const more = OPTIONAL.flatMap((field) => {
        const text = optionalText(posted, field);
        return text === undefined ? [] : [[field, text] as const];
      });
      const studio = {
        code,
        name: given('name'),
        unit: { name: given('unit'), authority: given('authority') },
        leader: given('leader'),
        trade: given('trade'),
        ...(Object.fromEntries(more) as Partial<Record<(typeof OPTIONAL)[number], string>>)
      };
      await registerStudio(system, actor, studio, call);
      return { code };
    });
    if ('value' in answer) {
      redirect(303, `/registry/studios/${encodeURIComponent(answer.value.code)}`);
    }
    return sayingEmpty(answer, registryTexts(event.locals.language).empty);
  }
};
