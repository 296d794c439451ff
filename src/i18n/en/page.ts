/** The words of the web page. */
import type { PageTexts, RankingTexts } from '../messages.ts';
import { cli } from './cli.ts';
import { grades } from './grades.ts';

const studios = (count: number): string => `${count} ${count === 1 ? 'studio' : 'studios'}`;

const ranking: RankingTexts = {
  headings: {
    rank: 'Rank',
    studio: 'Studio',
    district: 'District',
    base: 'Base',
    bonus: 'Bonus',
    total: 'Total',
    grade: 'Grade'
  },
  finding({ participants, undecided, incomplete, best, quota, missed }) {
    if (undecided > 0)
      return `${undecided} ${undecided === 1 ? 'tie' : 'ties'} to be decided before publication`;
    if (incomplete > 0) return `Provisional: ${studios(incomplete)} lack sheets`;
    if (!best) return `${studios(participants)}, no grades in this assessment`;
    if (quota === null) return `${best.count} of ${studios(participants)} are graded ${best.title}`;
    if (missed > 0) return `All ${quota} places of ${best.title} are taken; ${missed} more reached its score`;
    return `${best.count} of ${quota} places of ${best.title} are used`;
  },
  caption(hasCap, hasGrades) {
    if (!hasGrades) return 'By total, highest first.';
    const lines = hasCap
      ? 'the solid line is the cap, dashed lines are thresholds'
      : 'dashed lines are thresholds';
    return `By total, highest first; ${lines}.`;
  },
  counts: 'Studios by grade',
  band: (title, id) => `${title} ${id}`,
  undecided: grades.undecided,
  none: grades.none,
  tied: 'tied',
  below: (least) => `below ${least}`,
  reason: grades.reason,
  capLine: (line) => capitalised(cli.capLine(line)),
  threshold: (title, least, above) => `${cli.threshold(title, least)}: ${studios(above)} above`,
  partsNeedNotAddUp: cli.partsNeedNotAddUp,
  apart: { heading: 'Not ranked', deferred: 'deferred', withdrawn: 'withdrawn', incomplete: 'lacks sheets' }
};

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export const page: PageTexts = {
  product: '匠评',
  sample: 'Sample data',
  skip: 'Skip to content',
  otherLanguage: { language: 'zh-CN', label: '中文' },
  documentTitle: (parts) => [...parts, '匠评 Jiangping'].join(' · '),
  heading: (assessment) => `Result of ${assessment}`,
  policy: (title, docNo) => (docNo === null ? title : `${title}, ${docNo}`),
  draft: 'draft regulation',
  secondAttempt: 're-assessment after rectification',
  participants: studios,
  ranking,
  derivation: {
    heading: 'How a result came about',
    choose:
      'Choose a studio in the ranking: this panel then tells sentence by sentence how its score, rank and grade came about, each with its source.',
    unknown: 'This round has no such studio. Please choose another in the ranking.',
    sheet: (number) => `sheet ${number}:`,
    back: 'Back to its row in the ranking'
  },
  verify: {
    heading: 'Verify offline',
    digest: 'Digest of the results (SHA-256)',
    how: "Anyone can recompute everything from the same file. In the project's folder, run:",
    expect: [
      'The command says whether the results agree; to compare with a digest published elsewhere, add ',
      ' and that digest.'
    ]
  },
  notices: 'Please note',
  empty: {
    heading: 'No result to show yet',
    text: "First run the demo in the project's folder; it takes a few seconds:",
    then: 'Then reload this page.'
  },
  broken: {
    heading: 'The file of results is faulty, so nothing is shown',
    text: 'demo/bundle.json was found, but it has these faults:',
    more: (count) => `And ${count} more.`,
    then: 'Run the demo again, then reload this page:'
  },
  notFound: { heading: 'There is no such page', text: 'The address may be misspelt, or the page has moved.' },
  failed: {
    heading: 'The server failed',
    text: 'Please try again later; if it fails again, tell the administrator the time.'
  },
  home: 'Back to the result'
};
