/** What became of an objection, for whoever holds its receipt. Wrong numbers are counted by address. */
import { problem } from '#lib/domain/problem.ts';
import { limited } from '#lib/server/public-limit.ts';
import { readObjection } from '#lib/server/services/read-objection.ts';
import { textOf } from '#lib/web/form-text.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { missing, posted } from '#lib/web/public-form.ts';
import type { Actions } from './$types';

const FORM = {
  name: 'ask',
  fields: ['receipt'],
  largest: {
    bytes: 0,
    problem: (found: number) => problem('text-too-long', { length: found, most: 200 }, { path: 'receipt' })
  }
} as const;

export const actions: Actions = {
  // By post: a receipt in an address would stand in histories and logs.
  ask: (event) =>
    posted(event, FORM, async (form) => {
      const system = theSystem();
      const receipt = textOf(form, 'receipt').trim();
      if (receipt === '') throw new Refusal([missing('receipt')]);
      return limited(system, 'receipt', event.getClientAddress(), 'refused', () =>
        readObjection(system, PUBLIC, { receipt }).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          throw new Refusal(error.problems.map((each) => ({ ...each, path: 'receipt' })));
        })
      );
    })
};
