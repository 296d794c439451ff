/** Preparing a round: one step of it at a time, each from what the store holds, which is the draft itself. */
import { listDue } from '#lib/server/services/list-due.ts';
import { listExperts } from '#lib/server/services/list-experts.ts';
import { listKinds } from '#lib/server/services/list-kinds.ts';
import { readSetup } from '#lib/server/services/read-setup.ts';
import { checkList } from '#lib/ui/round-setup/check-list.ts';
import { settingFields } from '#lib/ui/round-setup/settings-form.ts';
import { stepIn } from '#lib/ui/round-setup/steps.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { addMembers, draw, move, recuse, removeMember } from '#lib/web/panel-actions.ts';
import {
  inviteDue,
  inviteListed,
  open,
  resetSettings,
  savePlan,
  saveSettings,
  uninvite
} from '#lib/web/setup-actions.ts';
import { theSystem } from '#lib/web/running.ts';
import { drawView } from './draw-view.ts';
import { panelsView } from './panels-view.ts';
import { participantsView } from './participants-view.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as a page can offer to choose from. */
const EXPERTS_SHOWN = 40;

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { round, runsIt } = await event.parent();
  if (!runsIt) return stop(event, 403);
  if (round.state !== 'draft') return { isDraft: false as const };
  const system = theSystem();
  const step = stepIn(event.url);
  const setup = await readOr(event, () => readSetup(system, actor, { round: round.id }));
  const looksAtDue = step === 'participants' || step === 'check';
  const calendar = looksAtDue ? await readOr(event, () => listDue(system, actor, { round: round.id })) : null;
  const quorum = round.settings.quorum ?? setup.policy.assessment.quorum;
  const reasons = new Map(setup.participants.map(({ code, inviteReason }) => [code, inviteReason]));
  const checks = checkList({
    ...setup,
    quorum,
    date: round.date,
    due:
      calendar?.rows.map(({ name, code, isInvited, due }) => ({
        name,
        isInvited,
        isDue: due.isDue,
        hasReason: (reasons.get(code) ?? null) !== null
      })) ?? null
  });
  const common = { isDraft: true as const, step, checks, quorum, saved: event.url.searchParams.get('saved') };

  switch (step) {
    case 'plan': {
      const kinds = await readOr(event, () => listKinds(system, actor, {}));
      return { ...common, view: { step, kinds: kinds.rows } };
    }
    case 'participants':
      return {
        ...common,
        view: { step, ...participantsView(setup.participants, calendar?.rows ?? [], event.url) }
      };
    case 'panels': {
      const search = (event.url.searchParams.get('q') ?? '').trim();
      const page = { offset: 0, limit: EXPERTS_SHOWN + setup.members.length };
      const found = await readOr(event, () =>
        listExperts(system, actor, search === '' ? { page } : { search, page })
      );
      return { ...common, view: { step, search, ...panelsView(setup, found, EXPERTS_SHOWN) } };
    }
    case 'draw':
      return {
        ...common,
        view: { step, seed: round.assignmentSeed, ...drawView(setup, event.url) }
      };
    case 'settings':
      return {
        ...common,
        view: {
          step,
          hasGrades: setup.policy.assessment.grades !== null,
          fields: settingFields(setup.policy.assessment, round.settings),
          categories: setup.policy.categories
        }
      };
    case 'check': {
      const fields = settingFields(setup.policy.assessment, round.settings);
      const studios = setup.participants.filter(({ status }) => status === 'graded').length;
      return {
        ...common,
        view: {
          step,
          studios,
          experts: setup.members.length,
          panels: new Set(setup.members.map(({ panel }) => panel)).size,
          sheets: setup.assignments.length,
          changed: fields.filter(({ isChanged }) => isChanged).length
        }
      };
    }
  }
};

export const actions: Actions = {
  plan: savePlan,
  due: inviteDue,
  list: inviteListed,
  uninvite,
  members: addMembers,
  remove: removeMember,
  recuse,
  draw,
  move,
  settings: saveSettings,
  reset: resetSettings,
  open
};
