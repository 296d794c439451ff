/** Results → the rows of the ranking in the results' own order, with the cap and threshold lines between them. Pure. */
import { tally } from '#lib/domain/distribution.ts';
import { asNumber } from '#lib/domain/points.ts';
import type { GradesData } from '#lib/domain/policy.ts';
import { isCandidate, rankingLines, type RankingLines } from '#lib/domain/ranking-lines.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Result, ResultsBody } from '#lib/domain/results.ts';
import type { ParticipantData } from '#lib/domain/round.ts';
import type { ScoredSheet } from '#lib/domain/score-sheet.ts';
import type { GradeView, LineRow, RankingView, Scale, StudioRow } from '#lib/ui/result-view.ts';

type Bands = GradesData['bands'];

/** What a page shows besides what every ranking does. */
export interface RankingExtras {
  /** by studio; without them, no column for trades */
  trades?: ReadonlyMap<string, string | null>;
  /** each studio's sheets on the scale, in place of the score's parts */
  withSheets?: boolean;
}

export function rankingView(
  round: Round,
  { results, participants, quota, undecided, incomplete }: ResultsBody,
  { trades, withSheets = false }: RankingExtras = {}
): RankingView {
  const { on = 'total', bands = [] } = round.assessment.grades ?? {};
  const counts = tally(results, ({ grade }) => grade);
  const count = (grade: string): number => counts.get(grade) ?? 0;
  const [best] = bands;
  const lines = rankingLines(round.assessment, { results, quota });
  const context: RowContext = {
    bands,
    studios: new Map(round.participants.map((each) => [each.id, each])),
    ranks: tally(results, ({ rank }) => rank),
    across: lines.cap?.tie?.rank ?? null,
    trades,
    sheets: withSheets ? Map.groupBy(round.sheets, ({ participant }) => participant) : new Map()
  };
  const hasBonus = round.policy.rubric.categories.some(({ bonus }) => bonus);
  return {
    rows: results.flatMap((result, index) => [...linesBefore(lines, index), studioRow(context, result)]),
    facts: {
      participants,
      undecided: undecided.length,
      incomplete: incomplete.length,
      best: best ? { title: best.title, count: count(best.id) } : null,
      quota,
      missed: results.filter(
        (each) => isCandidate(each) && each.grade !== best?.id && each.grade !== 'undecided'
      ).length
    },
    counts: [...bands.map(({ id }) => id), 'undecided'].flatMap((id) => {
      const grade = gradeView(bands, id);
      return grade && (id !== 'undecided' || count(id) > 0) ? [{ grade, count: count(id) }] : [];
    }),
    hasBonus,
    shows: { trade: trades !== undefined, parts: hasBonus && !withSheets },
    scale: scaleOf(round, results, on === 'total' ? bands : [], withSheets),
    apart: apart(round, incomplete)
  };
}

/** The shape says the grade's place among its bands; where there are but two, the upper is an ordinary pass. */
export function gradeView(bands: Bands, id: string | null): GradeView | null {
  if (id === 'undecided') return { id, title: null, shape: 'open' };
  const index = bands.findIndex((band) => band.id === id);
  const band = bands[index];
  if (!band) return null;
  const shape = index === bands.length - 1 ? 'last' : index === 0 && bands.length > 2 ? 'best' : 'middle';
  return { id: band.id, title: band.title, shape };
}

interface RowContext {
  bands: Bands;
  studios: ReadonlyMap<string, ParticipantData>;
  /** how many share each rank */
  ranks: ReadonlyMap<number | null, number>;
  /** the rank that the cap line cuts through */
  across: number | null;
  trades: RankingExtras['trades'];
  sheets: ReadonlyMap<string, readonly ScoredSheet[]>;
}

function studioRow({ bands, studios, ranks, across, trades, sheets }: RowContext, result: Result): StudioRow {
  const { participant: id, rank, base, bonus, total, grade, reason } = result;
  const { name = id, district = '' } = studios.get(id) ?? {};
  const missedByScore = reason === 'threshold' && grade === bands.at(-1)?.id;
  return {
    kind: 'studio',
    ...{ id, name, district, rank, base, bonus, total, reason },
    trade: trades?.get(id) ?? null,
    sheetTotals: (sheets.get(id) ?? []).map((sheet) => asNumber(sheet.total)),
    grade: gradeView(bands, grade),
    below: missedByScore ? (bands.at(-2)?.min ?? null) : null,
    tied: rank !== null && (ranks.get(rank) ?? 0) > 1,
    acrossCap: rank !== null && rank === across
  };
}

function linesBefore({ cap, thresholds }: RankingLines, index: number): LineRow[] {
  const here = thresholds.filter(({ before }) => before === index);
  const rows: LineRow[] = here.map(({ title, min }) => ({
    kind: 'threshold',
    title,
    least: min,
    above: index
  }));
  if (cap?.before !== index) return rows;
  return [{ kind: 'cap', at: cap }, ...rows];
}

/** From the ten below the lowest figure to the most that can be had. */
function scaleOf(
  { policy, sheets }: Round,
  results: readonly Result[],
  bands: Bands,
  withSheets: boolean
): Scale {
  const marks = bands.slice(0, -1).map(({ min }) => min);
  let lowest = Math.min(...marks, 100);
  for (const { total } of results) lowest = Math.min(lowest, total ?? lowest);
  if (withSheets) for (const { total } of sheets) lowest = Math.min(lowest, asNumber(total));
  const to = policy.data.rubric.categories.reduce((sum, { max }) => sum + max, 0);
  return { from: Math.max(0, Math.floor((lowest - 1) / 10) * 10), to, marks };
}

function apart({ participants }: Round, incomplete: readonly string[]): RankingView['apart'] {
  return participants.flatMap(({ id, name, status = 'graded' }) => {
    const standing = incomplete.includes(id) ? 'incomplete' : status;
    return standing === 'graded' ? [] : [{ id, name, standing }];
  });
}
