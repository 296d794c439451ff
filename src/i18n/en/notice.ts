/** The words of a public notice. */
import type { NoticeTexts } from '../notice-texts.ts';

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const day = (iso: string): string => format.format(new Date(`${iso}T00:00:00Z`));
const studios = (count: number): string => `${count} ${count === 1 ? 'studio' : 'studios'}`;

export const notice: NoticeTexts = {
  title: (round) => `Public notice of the results of ${round}`,
  basis(policy, docNo, articles) {
    if (articles.some((each) => each.startsWith('《'))) return `Under ${articles.join(', ')}`;
    const source = articles.length > 0 ? articles.join(', ') : docNo;
    return `Under 《${policy}》${source === null ? '' : ` (${source})`}`;
  },
  opening(basis, { count, grades, assessment }) {
    const counts = grades.map(({ title, count: each }) => `${title} ${each}`).join(', ');
    return `${basis}, after scoring by experts and deliberation, the results of the ${assessment} of ${studios(
      count
    )} are made public${counts === '' ? '' : `: ${counts}`}.`;
  },
  quota: ({ grade, percent, seats, isByDecision }) =>
    `At most ${percent} % of the participants are given ${grade}, that is ${seats}${
      isByDecision ? '; a tie was decided by a vote of the panel' : ''
    }.`,
  together: (sentences) => sentences.join(' '),
  sample: 'sample data, no real notice',
  noScores: 'This notice lists no scores; the list is in the order of the studios’ numbers.',
  columns: {
    place: 'No.',
    studio: 'Studio',
    leader: 'Leader',
    unit: 'Host unit',
    district: 'District',
    trade: 'Trade',
    score: 'Score',
    grade: 'Grade'
  },
  noGrade: 'not graded',
  veto: 'vetoed',
  caption: (count) => `The list: ${studios(count)}`,
  period: ({ days, kind, first, last }) =>
    kind === 'working'
      ? `The notice runs for ${days} working ${days === 1 ? 'day' : 'days'}, from ${day(first)} to ${day(last)}, that day included; days off do not count.`
      : `The notice runs for ${days} ${days === 1 ? 'day' : 'days'}, from ${day(first)} to ${day(last)}, the first and the last day included.`,
  estimated: (years) =>
    `The holidays of ${years.join(', ')} have not been entered yet: working days were estimated as Monday to Friday. Entering them later does not change the days of this notice.`,
  howToObject:
    'Whoever objects to a result may do so while the notice runs, with name, contact and the facts that the objection rests on. A unit adds its official seal.',
  how: { online: 'Online', form: 'Object', contact: 'Office', post: 'By post', phone: 'Phone' },
  day,
  check: (code) => `This result can be verified: check code ${code}`,
  checkCode: 'Check code',
  checkHow: 'Scan the code, or enter it on the verification page, to check the results of this notice.',
  qr: 'QR code that leads to the verification page',
  withdrawn: {
    heading: 'This notice has been withdrawn',
    text: 'The list that it showed no longer holds and is not shown. If results change, there will be a new notice.'
  },
  renewed: 'The round has been published anew.',
  replaced: (title) =>
    `The results of this notice were corrected by the notice of “${title}”, which now holds.`,
  replaces: (title, reason) =>
    `This notice corrects and replaces the results of “${title}”. Reason: ${reason}`,
  toNotice: 'Open that notice',
  isOver: (last) => `The notice ended on ${day(last)}; objections are no longer taken.`,
  isFinal: 'The notice is over and the results are final.'
};
