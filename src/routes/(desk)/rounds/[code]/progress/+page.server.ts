/** How far the scoring of a round is: by pseudonym as a matrix, or by name as reminders, never both in one answer. */
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { changeStatus, giveBack, reassign } from '#lib/web/progress-actions.ts';
import { theSystem } from '#lib/web/running.ts';
import { cellAt, progressView } from './progress-view.ts';
import { remindersView } from './reminders-view.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['return', 'move', 'status'] as const;

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { round, runsIt } = await event.parent();
  const system = theSystem();
  const progress = await readOr(event, () => readProgress(system, actor, { round: round.id }));
  const { searchParams } = event.url;
  const common = {
    rows: progress.rows,
    /** sheets can still be sent back, and moved to somebody else */
    canReturn: runsIt && (round.state === 'scoring' || round.state === 'deliberation'),
    canBegin: runsIt && round.state === 'scoring',
    done: DONE.find((each) => each === searchParams.get('done')) ?? null
  };
  if (runsIt && searchParams.get('view') === 'reminders') {
    const { members } = await readOr(event, () => readRound(system, actor, { round: round.id }));
    return {
      ...common,
      view: 'reminders' as const,
      reminders: remindersView(progress.participants, progress.sheets, members, event.url)
    };
  }
  return {
    ...common,
    view: 'matrix' as const,
    matrix: progressView(progress.participants, progress.sheets, event.url),
    at: runsIt ? cellAt(progress, event.url) : null
  };
};

export const actions: Actions = { return: giveBack, move: reassign, status: changeStatus };
