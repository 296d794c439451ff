/** The ranking as text, with the cap line and the threshold lines drawn through it. */
import { rankingLines, type RankingLines } from '#lib/domain/ranking-lines.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Result, ResultsBody } from '#lib/domain/results.ts';
import type { Messages } from '#i18n/index.ts';
import { table } from './table.ts';

const RULE_WIDTH = 64;

export function rankingText(messages: Messages, round: Round, results: ResultsBody): string {
  const { cli, grades, warnings } = messages;
  const names = new Map(round.participants.map(({ id, name }) => [id, name]));
  const hasBonus = round.policy.rubric.categories.some(({ bonus }) => bonus);
  const keys = COLUMNS.filter((key) => hasBonus || (key !== 'base' && key !== 'bonus'));
  const { head, lines } = table(
    keys.map((key) => ({ title: cli.headings[key], align: FIGURES.has(key) ? 'right' : 'left' })),
    results.results.map((result) => {
      const cells = cellsOf(messages, round, result, names.get(result.participant) ?? '');
      return keys.map((key) => cells[key]);
    })
  );
  const drawn = rankingLines(round.assessment, results);
  return [
    cli.round(round.policy.data.title, round.assessment.title, results.participants),
    '',
    head,
    ...lines.flatMap((line, index) => [...rulesBefore(messages, drawn, index), line]),
    '',
    cli.counts(countGrades(round, results, grades.undecided)),
    ...(results.incomplete.length > 0 ? [cli.provisional(results.incomplete)] : []),
    ...results.undecided.map(
      ({ participants, seats }) => `${cli.undecidedGroup(participants, seats)} ${cli.decide}`
    ),
    ...results.warnings.map((warning) => `! ${warnings[warning.code](warning)}`),
    ...(hasBonus ? [cli.partsNeedNotAddUp] : [])
  ].join('\n');
}

const COLUMNS = ['rank', 'participant', 'name', 'base', 'bonus', 'total', 'grade'] as const;
const FIGURES: ReadonlySet<string> = new Set(['rank', 'base', 'bonus', 'total']);

type Cells = Record<(typeof COLUMNS)[number], string>;

function cellsOf({ grades }: Messages, round: Round, result: Result, name: string): Cells {
  const why =
    result.reason === null || result.reason === 'threshold' ? '' : ` (${grades.reason[result.reason]})`;
  // Published figures have two decimals already: toFixed pads them, and rounds nothing.
  const points = (value: number | null): string => value?.toFixed(2) ?? grades.none;
  return {
    rank: result.rank?.toString() ?? grades.none,
    participant: result.participant,
    name,
    base: points(result.base),
    bonus: points(result.bonus),
    total: points(result.total),
    grade: titleOf(round, result.grade, grades) + why
  };
}

function titleOf(
  { assessment }: Round,
  grade: string | null,
  { undecided, none }: Messages['grades']
): string {
  if (grade === 'undecided') return undecided;
  return assessment.grades?.bands.find(({ id }) => id === grade)?.title ?? none;
}

function rulesBefore({ cli }: Messages, { cap, thresholds }: RankingLines, index: number): string[] {
  const here = thresholds.filter(({ before }) => before === index);
  return [
    ...(cap?.before === index ? [rule('━', cli.capLine(cap))] : []),
    ...here.map(({ title, min }) => rule('╌', cli.threshold(title, min)))
  ];
}

const rule = (stroke: string, label: string): string =>
  `${stroke.repeat(4)} ${label} `.padEnd(RULE_WIDTH, stroke);

function countGrades(
  { assessment }: Round,
  { results }: ResultsBody,
  undecided: string
): { title: string; count: number }[] {
  const bands = [...(assessment.grades?.bands ?? []), { id: 'undecided', title: undecided }];
  return bands
    .map(({ id, title }) => ({ title, count: results.filter(({ grade }) => grade === id).length }))
    .filter(({ count }) => count > 0);
}
