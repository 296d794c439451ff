/** Results → the rows of the ranking in the results' own order, with the cap and threshold lines between them. Pure. */
import type { GradesData } from '#lib/domain/policy.ts';
import { isCandidate, rankingLines, type RankingLines } from '#lib/domain/ranking-lines.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Result, Results } from '#lib/domain/results.ts';
import type { GradeView, LineRow, RankingView, Scale, StudioRow } from '#lib/ui/result-view.ts';

type Bands = GradesData['bands'];

export function rankingView(
  round: Round,
  { results, participants, quota, undecided, incomplete }: Results
): RankingView {
  const { on = 'total', bands = [] } = round.assessment.grades ?? {};
  const count = (grade: string): number => results.filter((each) => each.grade === grade).length;
  const [best] = bands;
  const lines = rankingLines(round.assessment, { results, quota });
  return {
    rows: results.flatMap((result, index) => [
      ...linesBefore(lines, index),
      studioRow(round, results, result, lines.cap?.tie?.rank ?? null)
    ]),
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
    hasBonus: round.policy.rubric.categories.some(({ bonus }) => bonus),
    scale: scaleOf(round, results, on === 'total' ? bands : []),
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

function studioRow(
  { participants, assessment }: Round,
  results: readonly Result[],
  result: Result,
  tiedRank: number | null
): StudioRow {
  const { participant: id, rank, base, bonus, total, grade, reason } = result;
  const { name = id, district = '' } = participants.find((each) => each.id === id) ?? {};
  const bands = assessment.grades?.bands ?? [];
  const missedByScore = reason === 'threshold' && grade === bands.at(-1)?.id;
  return {
    kind: 'studio',
    ...{ id, name, district, rank, base, bonus, total, reason },
    grade: gradeView(bands, grade),
    below: missedByScore ? (bands.at(-2)?.min ?? null) : null,
    tied: rank !== null && results.filter((each) => each.rank === rank).length > 1,
    acrossCap: rank !== null && rank === tiedRank
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
function scaleOf({ policy }: Round, results: readonly Result[], bands: Bands): Scale {
  const marks = bands.slice(0, -1).map(({ min }) => min);
  const totals = results.flatMap(({ total }) => (total === null ? [] : [total]));
  const lowest = Math.min(...marks, ...totals, 100);
  const to = policy.data.rubric.categories.reduce((sum, { max }) => sum + max, 0);
  return { from: Math.max(0, Math.floor((lowest - 1) / 10) * 10), to, marks };
}

function apart({ participants }: Round, incomplete: readonly string[]): RankingView['apart'] {
  return participants.flatMap(({ id, name, status = 'graded' }) => {
    const standing = incomplete.includes(id) ? 'incomplete' : status;
    return standing === 'graded' ? [] : [{ id, name, standing }];
  });
}
