/** The words of the home page. */
import type { HomeTexts } from '../home-texts.ts';

export const home: HomeTexts = {
  heading: (tasks) => (tasks === 0 ? 'Nothing to do' : `${tasks} ${tasks === 1 ? 'thing' : 'things'} to do`),
  hello: (name, role) => `${name} · ${role}`,
  open: {
    studios: 'Score',
    users: 'Open accounts',
    holidays: 'Open holidays',
    setup: 'Go on preparing',
    progress: 'See progress',
    facts: 'Verify',
    deliberation: 'Deliberate',
    settle: 'Settle',
    publicity: 'Go to the notice',
    result: 'See the result'
  },
  nothing: {
    administrator:
      'Accounts and holidays are in order. Accounts that nobody entered yet and years without holidays are listed here.',
    manager:
      'What a round needs of you is listed here: all sheets are in and deliberation can begin, a notice has run its time.',
    staff: 'Figures of your district’s studios that have to be checked are listed here.',
    expert:
      'All sheets that you were given are signed. New studios to score and sheets sent back are listed here.',
    official: 'Rounds whose notice runs, and rounds that are final, are listed here.'
  },
  studios: {
    heading: 'My studios',
    text: 'Once opened they can be scored without a network: what you enter is kept on this device and sent when the network is back.',
    link: 'Open my studios'
  },
  printed: {
    heading: 'Printed sheets',
    text: 'Scoring needs JavaScript in your browser. Without it you can open a sheet, print it and fill it in by hand.',
    answered: (answered, rows) => `${answered} of ${rows} rows filled in`
  }
};
