/** The words of the settle page. */
import type { DerivationTexts, SettleTexts, StepTexts, WhatIfTexts } from '../settle-texts.ts';

const list = (names: readonly string[]): string => names.join(', ');
const compared = (by: readonly (string | null)[]): string =>
  by.map((title) => title ?? 'base points').join(', ');
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const steps: StepTexts = {
  trim: 'The lowest and the highest sheet are dropped',
  trimmed: (lowest, highest) =>
    `lowest ${lowest}, highest ${highest}; equal ones by the number of the expert`,
  dropped: (count) => `${count} not counted`,
  single: 'One sealed sheet counts',
  mean: (count) => `Mean of ${many(count, 'sealed sheet')}, rounded to two decimals`,
  sheets: (sheets) => sheets.map(({ expert, total }) => `${expert} ${total}`).join(', '),
  parts: 'Base and bonus, each its own mean',
  base: (points) => `base ${points}`,
  bonus: (points) => `bonus ${points}`,
  partsNote: 'each rounded by itself: their sum may differ from the total by 0.01',
  belowQuorum: 'Fewer sealed sheets than required',
  noScore: 'no score',
  rank: 'Ranked by total',
  rankTied: (names) => `Ranked by total, which equals that of ${list(names)}`,
  rankBroken: (names, by) => `The total equals that of ${list(names)}: then by ${compared(by)}`,
  rankShared: (by) => `then by ${compared(by)}: still equal`,
  place: (rank) => `rank ${rank}`,
  placeShared: (rank) => `shared rank ${rank}`,
  reached: (title) => `Reaches the threshold of ${title}`,
  missed: (title) => `Below the threshold of ${title}`,
  onBase: 'by base points',
  best: 'The best that an assessment after rectification can give',
  quotaOf: (percent, participants) => `${percent}% × ${participants}`,
  quotaText: 'Seats of the best grade, rounded down',
  override: 'A quota in principle may be widened',
  overridden: (all) =>
    all.map(({ by, on, seats, reason }) => `${by} added ${seats} on ${on} (${reason})`).join(', '),
  seats: (count) => many(count, 'seat'),
  within: 'The rank is within the quota',
  full: 'The seats went to those ranked before',
  tie: (names, seats) =>
    `${many(seats, 'seat')} left for ${names.length} of the same rank (${list(names)}): never chosen automatically, the panel votes and records it`,
  tiePlain: 'The cap line falls between studios of the same rank: never chosen automatically',
  decided: 'The panel has set the order',
  decision: (by, on, minutes, order) => `${by} on ${on}: ${list(order)} (${minutes})`,
  veto: (title) => `Veto: ${title}`
};

const derivation: DerivationTexts = {
  heading: 'How the result came about',
  choose:
    'Choose a studio in the ranking: here each step to its score, rank and grade is shown with its article.',
  unknown: 'This round has no such studio. Please choose another one in the ranking.',
  back: 'Back to this row of the ranking',
  local: 'local',
  apart: {
    deferred: 'Deferred in this round; not among those counted.',
    withdrawn: 'Withdrawn from this round; not among those counted.',
    incomplete: 'Too few sealed sheets: no result yet.'
  },
  sheets: 'Sheets and evidence',
  steps,
  consequences: {
    heading: 'What follows',
    open: 'The grade is open, and so is what follows.',
    none: 'Nothing else follows.'
  },
  remarks: {
    provisional: 'Provisional: ranks, quota and grades may still change.',
    partsNeedNotAddUp:
      'Each published figure is its own mean, rounded once; they need not add up to the last hundredth.'
  }
};

const whatIf: WhatIfTexts = {
  heading: 'What if',
  nothing: 'only shown: nothing is written',
  reset: 'Reset',
  apply: 'Try',
  threshold: (title) => `Threshold ${title}`,
  points: 'points',
  cap: 'Quota',
  capHint: 'empty: no quota',
  noCap: 'none',
  percent: '%',
  method: 'Aggregation',
  mean: 'mean',
  trimmed: 'trimmed mean',
  trimFrom: 'Trim from',
  quorum: 'Fewest sheets',
  sheets: 'sheets',
  was: (value) => `now ${value}`,
  badNumber: (least, most) => `A number from ${least} to ${most}, please`,
  counts: 'Studios',
  now: 'Now',
  tried: 'What if',
  quota: 'Seats',
  incomplete: (before, after) => `Too few sheets: ${before} → ${after}`,
  unchanged: 'No result would change.',
  changed: (count) => `${many(count, 'result')} would change`,
  column: { studio: 'Studio', before: 'Now', after: 'What if' },
  gone: 'no result',
  place: (rank) => (rank === null ? 'unranked' : `rank ${rank}`),
  more: (count) => `And ${count} more.`,
  setAside: (count) =>
    `${many(count, 'recorded decision')} would fit no longer and ${count === 1 ? 'is' : 'are'} left out here.`
};

export const settle: SettleTexts = {
  heading: 'Settle: preview',
  lead: 'Computed from the sealed sheets and the recorded decisions. No result is written before it is settled.',
  jump: 'To the cap line',
  csv: 'Ranking (CSV)',
  print: 'Print',
  provisional: {
    heading: 'These results are provisional',
    whole:
      'These results are provisional: until the following is done, ranks, quota and grades may still change.'
  },
  blocked: {
    heading: (count) => `Cannot be settled yet: ${many(count, 'thing')} to do first`,
    sheets: (studios) => `${many(studios, 'studio')} with sheets that are not sealed`,
    toSheets: 'See progress',
    incomplete: (studios) =>
      `${many(studios, 'studio')} with fewer sealed sheets than required: complete them, or defer with a reason`,
    toIncomplete: 'To deliberation',
    tie: (studios, seats) =>
      `${studios} studios share the rank at the cap line, ${many(seats, 'seat')} left: the panel votes`,
    toTie: 'Record the vote',
    unfit: (number) => `Decision no. ${number} fits no longer`
  },
  unfit: {
    heading: (number) => `Decision no. ${number} fits no longer and is left out of this preview`,
    was: (order) => `The order that was set: ${list(order)}.`,
    seats: (seats) => `It added ${many(seats, 'seat')}.`,
    now: (groups) => `Now sharing the rank at the cap line: ${groups.join('; ')}.`,
    noGroup: 'No studios share the rank at the cap line now.',
    withdraw: 'Withdraw this decision…',
    withdrawTitle: (number) => `Withdraw decision no. ${number}`,
    withdrawText:
      'It will no longer be used; the record and your reason stay readable. Where needed, the panel votes again.'
  },
  settle: {
    heading: 'Settle',
    text: 'Settling fixes the published figures; the round can then be published. Whatever changes later has to be settled again.',
    submit: 'Settle these results',
    done: (number, day) => `Settled on ${day} (no. ${number}); the published figures are fixed.`,
    next: 'Next: publish',
    stale: 'Something changed since it was settled: settle again.',
    published:
      'The results are public and cannot be settled again. To correct them, withdraw the notice while it runs; after the round is final, make a correcting round.',
    digest: 'Digest of the results'
  },
  notYet: {
    heading: 'Nothing to settle yet',
    text: 'Once the round is in deliberation, its results can be previewed here.',
    link: 'See progress'
  },
  broken: {
    heading: 'Some data contradict each other: no result can be computed',
    text: 'Please solve these one by one:',
    link: 'Solve it in deliberation',
    more: (count) => `And ${count} more.`
  },
  charts: {
    summary: 'Distribution of grades and scores',
    grades: {
      title: (counts) => counts.map(({ title, count }) => `${title} ${count}`).join(', '),
      measure: (studios) => `Studios by grade, ${studios} in all`,
      column: 'Grade',
      count: 'Studios',
      share: 'Share (%)'
    },
    scores: {
      title: (above, title, least, missed) =>
        missed > 0
          ? `${above} reached ${title} at ${least}, ${missed} of them did not get it`
          : `${above} reached ${title} at ${least}`,
      plain: (studios, mean) => `${many(studios, 'studio')}, mean ${mean}`,
      measure: (studios, most) => `Totals of ${many(studios, 'studio')}, by 5 points, of ${most}`,
      interval: 'Total',
      within: (from, to) => `${from}–${to}`,
      threshold: (title, least) => `${title} ${least}`
    },
    unit: 'studios',
    total: 'Total'
  },
  derivation,
  whatIf,
  override: {
    heading: 'Quota',
    principle: (citation) =>
      `${citation ?? 'Local'}: a quota in principle, which may be widened with a recorded reason.`,
    strict: (citation) => `${citation ?? 'Local'}: a strict quota, which cannot be widened.`,
    none: 'This assessment has no quota.',
    open: 'Widen the quota…',
    title: 'Widen the quota',
    text: 'The added seats go to the next in rank. The decision, its reason and who took it become part of the results.',
    seats: 'Seats to add',
    reason: 'Reason',
    reasonHint: 'What was concluded, and on what grounds',
    by: 'Decided by',
    byHint: 'for example: the review board',
    on: 'On',
    submit: 'Record and add seats',
    done: 'Recorded',
    recorded: (seats, by, on, reason) => `${by} added ${many(seats, 'seat')} on ${on} (${reason})`
  }
};
