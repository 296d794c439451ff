/** What a random scenario turned out to contain, so that a run can assert that its generator does its work. */
import type { RoundData } from '#lib/domain/round.ts';
import type { Scenario } from './generators.ts';
import { settingsOf, type OracleResults } from './oracle.ts';
import { hundredths, rowPoints, sheetOf, unicodeOrder, type Entry } from './oracle-rows.ts';

/** How often each purpose is met at least in a run of 1,500 scenarios; about half of what the generator gives. */
export const LEAST = {
  'judgement row': 500,
  'presence row': 200,
  'shortfall row': 400,
  'measured row': 200,
  'checklist row': 200,
  'tally row': 200,
  'deductions row': 200,
  'short, full units': 25,
  'short, started units': 80,
  'short, proportional': 100,
  'short, in fractions of a unit': 200,
  'nothing, row is 0': 100,
  'nothing, row is not 0': 50,
  'bonus category cut at its max': 300,
  'tie across the cap': 30,
  'tie decided': 30,
  'tie decided beside an override': 5,
  'tie of ids beyond U+FFFF': 12,
  'shared rank': 500,
  'tie broken by a tie-breaker': 20,
  'results of ids beyond U+FFFF': 200,
  capped: 90,
  'all candidates stay': 100,
  'fewer than 5': 200,
  'nobody left': 40,
  veto: 400,
  'veto of the best': 150,
  'two vetoes': 250,
  'veto below quorum': 40,
  deferred: 250,
  withdrawn: 250,
  trimmed: 150,
  'trimmed by expert id': 150,
  'trimmed otherwise by UTF-16': 1,
  'percent with a fraction': 200,
  'quota 0 with candidates': 40,
  'quota N': 20,
  incomplete: 120,
  'incomplete beside a cap': 20,
  'second attempt lowered': 50,
  override: 100,
  'override above N': 30,
  '2 bands': 130,
  '3 bands': 200,
  '4 bands': 180,
  '5 bands': 80,
  'strict cap': 170,
  'cap in principle': 200,
  'on base, which differs': 100,
  'score at a least score': 200,
  'score 0.01 below a least score': 50,
  'mean rounded': 350,
  'mean exactly between': 100,
  'settings in the round': 180,
  'no grades': 30,
  'fact with a note': 200,
  panels: 200,
  'term ends on 28 February': 150
} as const;

export type Purpose = keyof typeof LEAST;

const isBeyond = (ids: readonly string[]): boolean =>
  ids.some((id) => /[\u{10000}-\u{10ffff}]/u.test(id)) && ids.some((id) => /^[\uf900-\uffff]/.test(id));

export function purposesOf({ policy, round }: Scenario, expected: OracleResults): Set<Purpose> {
  const met = new Set<Purpose>();
  const see: See = (purpose, holds) => {
    if (holds) met.add(purpose);
  };
  const { grades, cap, quorum } = settingsOf(policy, round);
  const { results, undecided, quota, participants, incomplete } = expected;
  const decisions = round.decisions ?? [];
  const overrides = decisions.filter(({ kind }) => kind === 'cap-override');
  const decided = results.filter(({ reason }) => reason === 'decision');
  const groups = [
    ...undecided.map((group) => group.participants),
    decided.map(({ participant }) => participant)
  ];
  const candidates = results.filter(
    ({ grade, reason }) => grade === grades?.bands[0]?.id || reason === 'cap'
  );

  see('tie across the cap', undecided.length > 0);
  see('tie decided', decided.length > 0);
  see('tie decided beside an override', decided.length > 0 && overrides.length > 0);
  see('tie of ids beyond U+FFFF', groups.some(isBeyond));
  see('results of ids beyond U+FFFF', isBeyond(results.map(({ participant }) => participant)));
  see(
    'capped',
    results.some(({ reason }) => reason === 'cap')
  );
  see('all candidates stay', quota !== null && candidates.length > 0 && quota >= candidates.length);
  see('fewer than 5', participants > 0 && participants < 5);
  see('nobody left', participants === 0);
  see('percent with a fraction', cap !== null && !Number.isInteger(cap.percent));
  see('quota 0 with candidates', quota === 0 && candidates.length > 0);
  see('quota N', quota === participants && participants > 0 && overrides.length === 0);
  see('incomplete', incomplete.length > 0);
  see('incomplete beside a cap', incomplete.length > 0 && candidates.length > 0 && quota !== null);
  see('override', overrides.length > 0);
  see('override above N', overrides.length > 0 && quota !== null && quota > participants);
  see('strict cap', cap?.strict === true);
  see('cap in principle', cap?.strict === false);
  for (const count of [2, 3, 4, 5] as const) see(`${count} bands`, grades?.bands.length === count);
  see('settings in the round', round.settings !== undefined);
  see('no grades', grades === null && participants > 0);
  see('panels', round.panels !== undefined);
  see(
    'term ends on 28 February',
    results.some(({ consequences }) => isShortFebruary(round, consequences))
  );
  see(
    'deferred',
    round.participants.some(({ status }) => status === 'deferred')
  );
  see(
    'withdrawn',
    round.participants.some(({ status }) => status === 'withdrawn')
  );
  seeScores({ policy, round }, expected, see);
  seeVetoes(round, expected, quorum, see);
  seeRows({ policy, round }, see);
  return met;
}

type See = (purpose: Purpose, holds: boolean) => void;

const isShortFebruary = ({ date }: RoundData, consequences: readonly { until?: string }[]): boolean =>
  date.endsWith('02-29') && consequences.some(({ until }) => until?.endsWith('02-28'));

function seeScores({ policy, round }: Scenario, { results }: OracleResults, see: See): void {
  const { grades, secondAttempt } = settingsOf(policy, round);
  const ranked = results.filter(({ rank }) => rank !== null);
  ranked.forEach(({ rank, total }, i) => {
    const next = ranked[i + 1];
    see('shared rank', next?.rank === rank);
    see('tie broken by a tie-breaker', next?.total === total && next.rank !== rank);
  });
  for (const { participant, base, total, grade, reason, sheets, kept } of results) {
    const score = grades?.on === 'base' ? base : total;
    if (score === null || total === null) continue;
    see('on base, which differs', grades?.on === 'base' && base !== total);
    const mins = (grades?.bands ?? []).map(({ min }) => hundredths(min)).filter((min) => min > 0n);
    see('score at a least score', mins.includes(hundredths(score)));
    see('score 0.01 below a least score', mins.includes(hundredths(score) + 1n));
    const byScore = grades?.bands.findIndex(({ min }) => score >= min) ?? -1;
    const best = grades?.bands.findIndex(({ id }) => id === secondAttempt?.best) ?? -1;
    see(
      'second attempt lowered',
      round.attempt === 2 && reason === 'threshold' && byScore < best && grade !== null
    );
    const own = round.sheets.filter((sheet) => sheet.participant === participant);
    const totals = own
      .map(({ expert, entries }) => sheetOf(policy, expert, entries).total)
      .sort((a, b) => Number(a - b));
    const isTrimmed = kept < sheets;
    see('trimmed', isTrimmed);
    see('trimmed by expert id', isTrimmed && (totals[0] === totals[1] || totals.at(-1) === totals.at(-2)));
    see('trimmed otherwise by UTF-16', isTrimmed && isOtherByUtf16(policy, own));
    const sum = (isTrimmed ? totals.slice(1, -1) : totals).reduce((a, b) => a + b, 0n);
    see('mean rounded', sum % BigInt(kept) !== 0n);
    see('mean exactly between', (2n * sum) % BigInt(2 * kept) === BigInt(kept));
  }
}

/** Whether other sheets would be kept, with other points, if expert ids were ordered by UTF-16 unit. */
function isOtherByUtf16(policy: Scenario['policy'], sheets: RoundData['sheets']): boolean {
  const keptBy = (order: (a: string, b: string) => number): string => {
    const scored = sheets.map(({ expert, entries }) => sheetOf(policy, expert, entries));
    scored.sort((a, b) => Number(a.total - b.total) || order(a.expert, b.expert));
    const sums = policy.rubric.categories.map(({ id }) =>
      scored.slice(1, -1).reduce((sum, each) => sum + (each.categories.get(id) ?? 0n), 0n)
    );
    return sums.join(' ');
  };
  return keptBy(unicodeOrder) !== keptBy((a, b) => (a < b ? -1 : 1));
}

function seeVetoes(round: RoundData, { results }: OracleResults, quorum: number, see: See): void {
  const best = Math.max(0, ...results.map(({ total }) => total ?? 0));
  for (const { participant, reason, total, sheets } of results) {
    const vetoes = round.participants.find(({ id }) => id === participant)?.vetoes ?? [];
    see('veto', reason === 'veto');
    see('two vetoes', vetoes.length > 1);
    see('veto below quorum', reason === 'veto' && sheets < quorum);
    see('veto of the best', reason === 'veto' && total === best);
  }
}

function seeRows({ policy, round }: Scenario, see: See): void {
  for (const { expert, entries } of round.sheets) {
    const sheet = sheetOf(policy, expert, entries);
    for (const { bonus, id, criteria } of policy.rubric.categories) {
      let sum = 0n;
      for (const row of criteria) {
        const entry = entries[row.id] as Entry;
        const points = rowPoints(row, entry);
        sum += points;
        see(`${row.method} row`, true);
        see('fact with a note', entry.note === 'counted again');
        if (row.method !== 'shortfall') continue;
        const amount = entry.amount ?? 0;
        const units = {
          full: 'short, full units',
          started: 'short, started units',
          proportional: 'short, proportional'
        } as const;
        const isShort = amount < row.required && points > 0n;
        see(units[row.rounding], isShort && points < hundredths(row.max));
        see('short, in fractions of a unit', isShort && !Number.isInteger(amount));
        see('nothing, row is 0', amount === 0 && row.zeroIfNone);
        see('nothing, row is not 0', amount === 0 && points > 0n);
      }
      see('bonus category cut at its max', bonus && sum > (sheet.categories.get(id) ?? 0n));
    }
  }
}

/** Counts the purposes of a run. */
export class Tally {
  readonly counts = new Map<Purpose, number>();

  add(scenario: Scenario, expected: OracleResults): void {
    for (const purpose of purposesOf(scenario, expected))
      this.counts.set(purpose, (this.counts.get(purpose) ?? 0) + 1);
  }

  /** The purposes met too rarely, each with its count. */
  missed(): string[] {
    return (Object.keys(LEAST) as Purpose[])
      .filter((purpose) => (this.counts.get(purpose) ?? 0) < LEAST[purpose])
      .map((purpose) => `${purpose}: ${this.counts.get(purpose) ?? 0} of ${LEAST[purpose]}`);
  }
}
