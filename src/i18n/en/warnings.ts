/** What does not stop a round but must be seen. */
import type { Messages } from '../messages.ts';

export const warnings: Messages['warnings'] = {
  'outside-validity': () => "the round is dated outside the policy's validity",
  'veto-outside-window': ({ participant = '', trigger = '' }) =>
    `${participant}: trigger "${trigger}" lies outside its window of years`,
  'sheet-outside-panel': ({ participant = '', expert = '' }) =>
    `${expert} is not on the panel of ${participant}; the sheet counts all the same`,
  'band-added': ({ band = '' }) =>
    `the round adds a grade that the policy does not know, "${band}"; nothing follows from it`,
  'no-second-attempt': () => 'this policy knows no re-assessment: attempt 2 is graded like the first'
};
