/** The to-do list of the home page: what is to be done, and how things stand. */
import type { TaskTexts } from '../task-texts.ts';

const some = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
const ago = (days: number): string => (days === 0 ? 'today' : `${some(days, 'day')} ago`);

export const tasks: TaskTexts = {
  heading: 'To do',
  none: 'Nothing to do.',
  lines: {
    'score-sheets': ({ round, sheets, of, days }) => ({
      title: `${round.title}: ${some(sheets, 'studio')} to score`,
      detail: `of ${of} assigned to you; opened ${ago(days)}`
    }),
    'mend-sheets': ({ round, sheets, days }) => ({
      title: `${round.title}: ${some(sheets, 'sheet')} returned, to mend and sign again`,
      detail: `returned ${ago(days)}`
    }),
    'join-deliberation': ({ round, sheets }) => ({
      title: `${round.title}: the panel deliberates`,
      detail: `See every expert's scores, their differences and the verified figures; you scored ${sheets}`
    }),
    'open-round': ({ round, participants }) => ({
      title: `${round.title}: in preparation, not opened`,
      detail: participants === 0 ? 'no studio takes part yet' : `${some(participants, 'studio')} in it`
    }),
    'await-sheets': ({ round, stage, missing, of }) => ({
      title: `${round.title}: ${some(missing, 'sheet')} missing`,
      detail: `of ${of}; ${
        stage === 'scoring'
          ? 'deliberation cannot begin before'
          : 'what was returned is not signed again, settling is blocked'
      }`
    }),
    'begin-deliberation': ({ round, sheets }) => ({
      title: `${round.title}: deliberation can begin`,
      detail: sheets === 1 ? 'the one sheet is signed' : `all ${sheets} sheets are signed`
    }),
    'complete-panels': ({ round, participants }) => ({
      title: `${round.title}: ${some(participants, 'studio')} with too few sheets`,
      detail: 'settling is blocked; defer a studio, with the reason, where they cannot be had'
    }),
    'solve-problems': ({ round, problems }) => ({
      title: `${round.title}: ${some(problems, 'contradiction')}, settling is blocked`,
      detail: 'open the round and solve them one by one'
    }),
    'decide-ties': ({ round, ties, participants }) => ({
      title: `${round.title}: ${some(ties, 'tie')} to decide`,
      detail: `between ${some(participants, 'studio')}; settling is blocked until then`
    }),
    'settle-round': ({ round }) => ({ title: `${round.title}: results can be settled`, detail: null }),
    'publish-round': ({ round }) => ({
      title: `${round.title}: results settled, not published`,
      detail: null
    }),
    'decide-objections': ({ round, objections }) => ({
      title: `${round.title}: ${some(objections, 'objection')} to decide`,
      detail: 'the round becomes final only after all of them'
    }),
    'finalise-round': ({ round, lastDay }) => ({
      title: `${round.title}: the notice is over, the round can be made final`,
      detail: `it ended on ${lastDay}, no objection is open`
    }),
    'verify-facts': ({ round, figures, participants }) => ({
      title: `${round.title}: ${some(figures, 'figure')} to verify`,
      detail: `of ${some(participants, 'studio')}`
    }),
    'notice-runs': ({ round, firstDay, lastDay, days }) => ({
      title: `${round.title}: public notice`,
      detail: `${firstDay} to ${lastDay}, ${days === 1 ? 'today is the last day' : `${days} days left, today included`}`
    }),
    'round-final': ({ round, on }) => ({
      title: `${round.title}: final`,
      detail: `results do not change since ${on}`
    }),
    'enter-accounts': ({ accounts, codeless }) => ({
      title: `${some(accounts, 'account')} never signed in`,
      detail:
        codeless === 0 ? 'their codes still work' : `${codeless} without a code that works: issue new ones`
    }),
    'second-administrator': () => ({
      title: 'Only one administrator account',
      detail: 'make a second one, for a lost password or a change of staff'
    }),
    'set-holidays': ({ year }) => ({
      title: `No holidays for ${year} yet`,
      detail: 'notices counted in working days are only estimated'
    })
  }
};
