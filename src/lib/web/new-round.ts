/** A new draft, from nothing or in the place of a final round. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/server/access.ts';
import { refuse } from '#lib/server/refusal.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import type { System } from '#lib/server/system.ts';
import { acted } from './acting.ts';
import { optionalText, textOf } from './form-text.ts';
import { roundByCode } from './rounds.ts';
import { attemptOf, kindOf, PLAN_FIELDS } from './setup-actions.ts';

/** The round that a draft is to replace, by the address's `supersedes`. */
export async function replacedRound(system: System, actor: Actor, { searchParams }: URL) {
  const code = searchParams.get('supersedes');
  if (code === null || code === '') return null;
  const row = await roundByCode(system, actor, code);
  if (!row) refuse('not-found', { kind: 'round', id: code });
  return (await readRound(system, actor, { round: row.id })).round;
}

/** For whom an account may run rounds: itself, or anybody and the city. */
export async function ownAuthorities(system: System, actor: Actor) {
  const { rows } = await listAuthorities(system, actor, {});
  return actor.authority === null ? rows : rows.filter(({ id }) => id === actor.authority);
}

export async function create(event: RequestEvent) {
  const answer = await acted(
    event,
    'create',
    [...PLAN_FIELDS, 'supersedes.reason'],
    async ({ system, actor, posted, call }) => {
      const earlier = await replacedRound(system, actor, event.url);
      const reason = textOf(posted, 'supersedes.reason');
      const code = textOf(posted, 'code').trim().normalize('NFC');
      await createRound(
        system,
        actor,
        {
          code,
          title: textOf(posted, 'title'),
          authority: earlier ? earlier.authority : (optionalText(posted, 'authority') ?? actor.authority),
          ...kindOf(posted),
          date: textOf(posted, 'date'),
          attempt: attemptOf(posted),
          ...(earlier
            ? {
                settings: earlier.settings,
                supersedes: { round: earlier.id, reason },
                // Held in hundredths, given in points.
                disagreementLimit: earlier.disagreementLimit / 100
              }
            : {})
        },
        call
      );
      return code;
    }
  );
  if ('form' in answer) {
    redirect(303, `/rounds/${encodeURIComponent(answer.value)}/setup?step=participants`);
  }
  return answer;
}
