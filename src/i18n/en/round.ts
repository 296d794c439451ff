/** The words at the head of a round's pages. */
import type { RoundTexts } from '../round-texts.ts';

export const round: RoundTexts = {
  tabs: {
    label: 'Pages of the round',
    setup: 'Preparation',
    progress: 'Progress',
    facts: 'Verified figures',
    deliberation: 'Deliberation',
    settle: 'Settle',
    publicity: 'Notice and objections',
    result: 'Result'
  },
  stages: 'Stages of the round',
  stageDone: 'done',
  stageNow: 'now',
  date: 'Date of assessment',
  participants: (count) => (count === 1 ? '1 studio' : `${count} studios`),
  all: 'All rounds'
};
