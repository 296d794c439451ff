/** The words of the result page. */
import type { PageTexts, RankingTexts } from '../messages.ts';
import { cli } from './cli.ts';
import { grades } from './grades.ts';

const studios = (count: number): string => `${count} ${count === 1 ? 'studio' : 'studios'}`;

const ranking: RankingTexts = {
  headings: {
    rank: 'Rank',
    studio: 'Studio',
    district: 'District',
    trade: 'Trade',
    base: 'Base',
    bonus: 'Bonus',
    total: 'Total',
    grade: 'Grade',
    code: 'Code',
    sheets: 'Sealed sheets',
    kept: 'Sheets counted',
    reason: 'Reason'
  },
  file: (code, provisional) => `${code} ranking${provisional ? ' (provisional)' : ''}`,
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
    how: "Anyone can recompute everything from the same file: download it, and in the project's folder run this command.",
    download: 'Download the result',
    expect: [
      'The command says whether the results agree; to compare with a digest published elsewhere, add ',
      ' and that digest.'
    ]
  },
  notices: 'Please note',
  broken: {
    heading: 'The result is faulty, so it is not shown',
    text: 'The settled result has these faults:',
    more: (count) => `And ${count} more.`,
    then: 'Please do not use this result, and tell the administrator.'
  }
};
