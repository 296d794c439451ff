/** The words of the pages of rounds. */
import type { RoundsTexts } from '../rounds-texts.ts';

export const rounds: RoundsTexts = {
  heading: 'Rounds',
  create: 'New round',
  search: 'Find a round',
  searchHint: 'Title or code',
  stage: 'Stage',
  columns: { title: 'Round', code: 'Code', authority: 'Held by', date: 'Date', stage: 'Stage' },
  city: 'The city',
  caption: (from, to, total) =>
    from === 1 && to === total
      ? `${total} ${total === 1 ? 'round' : 'rounds'}`
      : `${from} to ${to} of ${total} rounds`,
  none: { heading: 'There are no rounds yet', text: 'A round that a manager makes is listed here.' },
  noneFit: { heading: 'No round fits', text: 'Try another word, or clear the conditions.' },
  back: 'Back to the list of rounds',
  waiting: {
    heading: 'No result to show yet',
    stage: (stage) => `Stage: ${stage}`,
    next: {
      draft:
        'The round is being prepared. Once it is open, the experts score; when all sheets are signed it goes to deliberation, and the settled result is shown here.',
      scoring:
        'The experts are scoring. When all sheets are signed the round goes to deliberation, and the settled result is shown here.',
      deliberation:
        'The round is in deliberation. Its manager sees the result here once it is settled; officials see it once the notice runs.',
      publicity: 'The notice has not begun, or the result has changed and must be settled again.',
      final: 'The round is final, but its settled result was not found. Please tell the administrator.'
    }
  },
  closed: {
    heading: 'Your account may not see the result of this round',
    text: 'Ranking and scores are for who holds the assessment. For the results of your district’s studios, ask the round’s manager.'
  }
};
