/** The forms of a draft's preparation: what it is a round of, who takes part, settings, opening. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { refuse } from '#lib/server/refusal.ts';
import { changeRound } from '#lib/server/services/change-round.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listDue } from '#lib/server/services/list-due.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { uninviteParticipant } from '#lib/server/services/uninvite-participant.ts';
import { settingsOf } from '#lib/ui/round-setup/settings-form.ts';
import { acted } from './acting.ts';
import { numberOf, optionalText, textOf } from './form-text.ts';
import { codesIn, goOn, roundNamed, setupNamed } from './setup-form.ts';

export type SetupEvent = RequestEvent<{ code: string }>;

/** `digest/assessment`, as one choice. */
export function kindOf(posted: FormData): { policyVersion: string; assessment: string } {
  const [policyVersion = '', assessment = ''] = textOf(posted, 'kind').split('/');
  return { policyVersion, assessment };
}

export const attemptOf = (posted: FormData): 1 | 2 => (textOf(posted, 'attempt') === '2' ? 2 : 1);

/** Problems say which part of a choice they mean; the form has one field for both. */
export const PLAN_FIELDS = [
  'title',
  'code',
  'authority',
  'kind',
  'policyVersion',
  'assessment',
  'date',
  'attempt'
];

export const savePlan = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'plan', PLAN_FIELDS, async ({ system, actor, posted, call }) => {
      await changeRound(
        system,
        actor,
        {
          round: await roundNamed(system, actor, event.params.code),
          title: textOf(posted, 'title'),
          ...kindOf(posted),
          date: textOf(posted, 'date'),
          attempt: attemptOf(posted)
        },
        call
      );
    }),
    { saved: 'plan' }
  );

/** All that are due and not in yet, as the calendar says at this moment. */
export const inviteDue = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'due', [], async ({ system, actor, call }) => {
      const round = await roundNamed(system, actor, event.params.code);
      const { rows } = await listDue(system, actor, { round });
      const studios = rows.flatMap(({ code, due, isInvited }) => (due.isDue && !isInvited ? [{ code }] : []));
      if (studios.length === 0) return;
      await inviteParticipants(system, actor, { round, studios, demandReasons: true }, call);
    }),
    { saved: 'due' }
  );

/** One by its row, or a pasted list. */
export const inviteListed = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'list', ['codes', 'reason'], async ({ system, actor, posted, call }) => {
      const codes = codesIn(textOf(posted, 'codes'));
      if (codes.length === 0) refuse('empty-text', { key: 'codes' }, { path: 'codes' });
      const reason = optionalText(posted, 'reason');
      const given = {
        round: await roundNamed(system, actor, event.params.code),
        studios: codes.map((code) => ({ code })),
        demandReasons: true,
        ...(reason === undefined ? {} : { reason })
      };
      await inviteParticipants(system, actor, given, call);
    }),
    { add: null, saved: 'list' }
  );

export const uninvite = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'uninvite', ['reason'], async ({ system, actor, posted, call }) => {
      const given = { participant: textOf(posted, 'participant'), reason: textOf(posted, 'reason') };
      await uninviteParticipant(system, actor, given, call);
    }),
    { out: null, saved: 'out' }
  );

export const saveSettings = async (event: SetupEvent) => {
  // Which fields there are depends on the policy: every problem that names a field of the form stands beside it.
  const names: string[] = [];
  const answer = await acted(event, 'settings', names, async ({ system, actor, posted, call }) => {
    names.push(...posted.keys());
    const { round, setup } = await setupNamed(system, actor, event.params.code);
    const settings = settingsOf(setup.policy.assessment, (name) => textOf(posted, name));
    await changeRound(
      system,
      actor,
      { round, settings, disagreementLimit: numberOf(posted, 'disagreementLimit') },
      call
    );
  });
  return goOn(event, answer, { saved: 'settings' });
};

export const resetSettings = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'reset', [], async ({ system, actor, call }) => {
      const round = await roundNamed(system, actor, event.params.code);
      await changeRound(system, actor, { round, settings: {}, disagreementLimit: 15 }, call);
    }),
    { saved: 'settings' }
  );

export const open = async (event: SetupEvent) => {
  const answer = await acted(event, 'open', [], async ({ system, actor, call }) => {
    await openRound(system, actor, { round: await roundNamed(system, actor, event.params.code) }, call);
  });
  if ('form' in answer) redirect(303, `/rounds/${encodeURIComponent(event.params.code)}/progress`);
  return answer;
};
