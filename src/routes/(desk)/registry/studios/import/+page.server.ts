/** A list of studios: looked at first, imported afterwards as it was looked at. */
import { fail } from '@sveltejs/kit';
import { registryTexts } from '#i18n/registry.ts';
import { STUDIO_COLUMNS } from '#lib/csv/studio-columns.ts';
import { importStudios } from '#lib/server/services/import-studios.ts';
import { acted, type Acting } from '#lib/web/acting.ts';
import { demandSignedIn, stop } from '#lib/web/demand.ts';
import { optionalText, textOf } from '#lib/web/form-text.ts';
import {
  listIn,
  MEGABYTES,
  MOST_ROWS,
  previewOf,
  readList,
  type ImportPreview
} from '#lib/web/registry-import.ts';
import { sayingEmpty } from '#lib/web/registry-form.ts';
import { mayRegister } from '#lib/web/registry.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { actor } = demandSignedIn(event);
  if (!mayRegister(actor)) return stop(event, 403);
  return {
    megabytes: MEGABYTES,
    rows: MOST_ROWS,
    columns: STUDIO_COLUMNS.map(({ key, names, isRequired }) => ({
      key,
      isRequired: isRequired && !(key === 'authority' && actor.authority !== null),
      names
    }))
  };
};

const TAKES = ['all', 'good', 'new'] as const;

const refused = (form: string, fields: Record<string, string>, general: string[] = []) =>
  fail(422, { form, faults: { fields, general }, values: {}, value: undefined, preview: undefined });

export const actions: Actions = {
  preview: async (event) => {
    const { language } = event.locals;
    let faults: string[] = [];
    const answer = await acted(event, 'preview', [], async ({ system, actor, posted }) => {
      const read = await readList(posted.get('list'), actor, language);
      if (!('faults' in read)) return previewOf(system, actor, read, language);
      faults = read.faults;
      return undefined;
    });
    if ('status' in answer) return fail(answer.status, { ...answer.data, preview: undefined });
    if (answer.value === undefined) return refused('preview', { list: faults.join(' ') });
    return { ...answer, value: undefined, preview: answer.value };
  },

  import: async (event) => {
    const { language } = event.locals;
    const { actor } = demandSignedIn(event);
    let list: ReturnType<typeof listIn>;
    const answer = await acted(event, 'import', ['take', 'reason'], (acting: Acting) => {
      const { posted, call } = acting;
      list = listIn(textOf(posted, 'list'));
      const take = TAKES.find((each) => each === textOf(posted, 'take')) ?? 'all';
      const reason = optionalText(posted, 'reason');
      const { rows } = list ?? { rows: [] };
      if (rows.length === 0) return Promise.resolve(undefined);
      const input = {
        rows,
        digest: textOf(posted, 'digest'),
        take,
        ...(reason === undefined ? {} : { reason })
      };
      return importStudios(acting.system, acting.actor, input, call);
    });
    if (!('status' in answer)) {
      if (answer.value === undefined) {
        return refused('import', {}, [registryTexts(language).import.lost]);
      }
      return { ...answer, preview: undefined };
    }
    // As it stands now: what was looked at may not be what would happen any more.
    const preview: ImportPreview | undefined =
      list && (await previewOf(theSystem(), actor, list, language).catch(() => undefined));
    const { data } = sayingEmpty(answer, registryTexts(language).empty);
    const { list: _, ...values } = data.values;
    return fail(answer.status, { ...data, values, preview });
  }
};
