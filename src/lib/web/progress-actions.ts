/** What can be done about one sheet or one studio of an open round, each with its reason. */
import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '#lib/server/refusal.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { acted } from './acting.ts';
import { optionalText, textOf } from './form-text.ts';
import { goOn } from './setup-form.ts';

export const giveBack = async (event: RequestEvent) =>
  goOn(
    event,
    await acted(event, 'return', ['reason'], async ({ system, actor, posted, call }) => {
      const given = { sheet: textOf(posted, 'sheet'), reason: textOf(posted, 'reason'), rows: [] };
      await returnSheet(system, actor, given, call);
    }),
    { done: 'return' }
  );

/** To another expert, or to nobody; or one more expert. */
export const reassign = async (event: RequestEvent) =>
  goOn(
    event,
    await acted(event, 'move', ['participant', 'to', 'reason'], async ({ system, actor, posted, call }) => {
      const participant = textOf(posted, 'participant');
      if (participant === '') refuse('missing-key', { key: 'participant' }, { path: 'participant' });
      await reassignSheet(
        system,
        actor,
        {
          participant,
          from: optionalText(posted, 'from') ?? null,
          to: optionalText(posted, 'to') ?? null,
          reason: textOf(posted, 'reason')
        },
        call
      );
    }),
    { at: null, person: null, done: 'move' }
  );

export const changeStatus = async (event: RequestEvent) =>
  goOn(
    event,
    await acted(event, 'status', ['status', 'reason'], async ({ system, actor, posted, call }) => {
      const asked = textOf(posted, 'status');
      const status = (['graded', 'deferred', 'withdrawn'] as const).find((each) => each === asked);
      if (status === undefined) {
        return refuse(
          'unknown-choice',
          { found: asked, expected: ['graded', 'deferred', 'withdrawn'] },
          { path: 'status' }
        );
      }
      const given = { participant: textOf(posted, 'participant'), status, reason: textOf(posted, 'reason') };
      await setStatus(system, actor, given, call);
      return undefined;
    }),
    { done: 'status' }
  );
