/** The words of the overview. */
import type { OverviewTexts, YearFacts } from '../overview-texts.ts';

const points = (hundredths: number): string => (hundredths / 100).toFixed(2);
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

function direction({ failing, mean, previous }: YearFacts): string | null {
  if (!previous) return null;
  if (failing && previous.failing !== null && failing.share !== previous.failing) {
    return `${failing.share < previous.failing ? 'fewer' : 'more'} with ${failing.title}`;
  }
  if (mean !== null && previous.mean !== null && mean !== previous.mean) {
    return `the mean ${mean > previous.mean ? 'rose' : 'fell'}`;
  }
  return `as in ${previous.year}`;
}

export const overview: OverviewTexts = {
  heading: 'Overview',
  finding(facts) {
    const { year, studios, failing, mean, lost } = facts;
    const short = lost === null ? '' : `, most points lost on ${lost}`;
    const change = direction(facts);
    if (change !== null) return `${year}: ${change}${short}`;
    if (failing) return `${year}: ${many(studios, 'studio')}, ${failing.count} with ${failing.title}${short}`;
    return `${year}: ${many(studios, 'studio')}${mean === null ? '' : `, mean ${points(mean)}`}${short}`;
  },
  filters: {
    kind: 'Assessment',
    year: 'Year',
    district: 'District',
    trade: 'Trade',
    all: 'all',
    apply: 'Show',
    clear: 'Clear'
  },
  print: 'Print',
  lead: (rounds) =>
    `From published results of ${many(rounds, 'round')}; rounds that are not public are not counted.`,
  empty: {
    heading: 'No published results yet',
    text: 'Once a notice has begun, results are shown here by year, district and trade.'
  },
  noneFit: { heading: 'No studio fits', text: 'Choose another district or trade, or clear the choice.' },
  figures: {
    label: 'Main figures',
    studios: 'studios',
    rounds: (count) => many(count, 'round'),
    more: (difference, year) =>
      difference === 0
        ? `as many as in ${year}`
        : `${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'} than in ${year}`,
    failing: (title) => title,
    failingOf: (count) => many(count, 'studio'),
    points: (difference, year, before) =>
      difference === 0
        ? `as in ${year}`
        : `${before} in ${year}, ${difference > 0 ? 'up' : 'down'} ${Math.abs(difference) / 10} points`,
    mean: 'mean score',
    meanBefore: (difference, year, before) =>
      `${before} in ${year}, ${difference.startsWith('-') ? `down ${difference.slice(1)}` : `up ${difference}`}`,
    coverage: 'of registered studios assessed',
    coverageOf: (assessed, registered) => `${assessed} of ${registered} on the register this year`,
    first: 'no earlier year to compare with'
  },
  districts: {
    measure: 'Studios by district and grade',
    column: 'District',
    finding: (district, fails, of, grade) =>
      fails === of
        ? `All ${of} with ${grade} are in ${district}`
        : `Of ${of} with ${grade}, ${fails} in ${district}`,
    none: (grade) => `No district has any with ${grade}`
  },
  trades: {
    measure: 'Studios by trade and grade',
    column: 'Trade',
    finding: (trade, studios) => `The trade with most studios is ${trade}, ${studios}`
  },
  history: {
    measure: 'Studios by year and grade, and the mean score',
    column: 'Year',
    finding: (now, before, year) =>
      before === null ? `Mean ${now}, no earlier year to compare with` : `Mean ${now}, in ${year} ${before}`
  },
  scores: {
    finding: (reached, title, least, missed) =>
      missed > 0
        ? `${reached} reached ${title} at ${least}, ${missed} of them did not get it`
        : `${reached} reached ${title} at ${least}`,
    plain: (studios) => `Scores of ${many(studios, 'studio')}`,
    measure: (studios, most) => `Totals of ${many(studios, 'studio')}, by 5 points, of ${most}`,
    column: 'Total',
    within: (from, to) => `${from}–${to}`,
    threshold: (title, least) => `${title} ${least}`
  },
  lost: {
    finding: (rows, lost) => `${rows.join(' and ')}: ${lost} points lost on average`,
    measure: (shown) => `Points lost on average, of the most to be had: the ${shown} rows that lose most`,
    row: 'Criterion',
    lost: 'Lost on average',
    most: 'Most',
    share: 'Share lost (%)',
    said: (lost, most) => `${lost} of ${most} points lost on average`
  },
  agreement: {
    finding: (mean, beyond) =>
      beyond === 0
        ? `Sheets lie ${mean} points apart on average, none beyond the limit`
        : `Sheets lie ${mean} points apart on average, ${many(beyond, 'studio')} beyond the limit`,
    measure: (studios, limit) =>
      `Highest less lowest sheet of each studio, ${many(studios, 'studio')}${limit === null ? '' : `; limit for deliberation ${limit}`}`,
    column: 'Apart by',
    within: (from, to) => `${from}–${to}`,
    above: (from) => `${from} and more`,
    note: 'Only how far sheets lie apart; no score of any expert.'
  },
  coverage: {
    finding: (assessed, registered, share) =>
      `${assessed} of ${registered} registered studios were assessed this year, ${share}`,
    measure: 'Registered studios by district, assessed this year or not',
    column: 'District',
    assessed: 'assessed',
    left: 'not assessed',
    registered: 'Registered',
    share: 'Share (%)'
  },
  partsNeedNotAddUp: 'Means are each rounded by themselves; sums may differ by 0.01.',
  sameThresholds: 'The rounds of this year had different thresholds: none is drawn.',
  unit: 'studios',
  total: 'Total',
  studios: 'Studios',
  mean: 'Mean',
  undecided: 'undecided',
  unknown: 'not entered',
  list: {
    heading: 'Studios',
    back: 'Back to the overview',
    of: (parts) => parts.join(' · '),
    columns: {
      studio: 'Studio',
      district: 'District',
      trade: 'Trade',
      round: 'Round',
      rank: 'Rank',
      total: 'Total',
      grade: 'Grade'
    },
    result: 'How it came about',
    csv: 'List (CSV)',
    count: (studios) => many(studios, 'studio'),
    file: (year) => `studios ${year}`
  }
};
