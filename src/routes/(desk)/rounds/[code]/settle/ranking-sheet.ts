/** A ranking as rows of a spreadsheet: every published figure, a category a column. Pure. */
import type { Messages } from '#i18n/index.ts';
import type { CsvCell } from '#lib/ui/csv.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Results } from '#lib/domain/results.ts';

interface Given {
  round: Round;
  results: Results;
  provisional: boolean;
  participants: readonly { code: string; trade: string | null }[];
}

export function rankingSheet(
  code: string,
  { round, results, provisional, participants }: Given,
  { grades, page }: Pick<Messages, 'grades' | 'page'>
): { name: string; rows: CsvCell[][] } {
  const { headings } = page.ranking;
  const { categories } = round.policy.data.rubric;
  const studios = new Map(round.participants.map((each) => [each.id, each]));
  const trades = new Map(participants.map(({ code: id, trade }) => [id, trade]));
  const bands = new Map((round.assessment.grades?.bands ?? []).map(({ id, title }) => [id, title]));
  const head = [
    headings.rank,
    headings.code,
    headings.studio,
    headings.district,
    headings.trade,
    headings.sheets,
    headings.kept,
    ...categories.map(({ title }) => title),
    headings.base,
    headings.bonus,
    headings.total,
    headings.grade,
    headings.reason
  ];
  const rows = results.results.map((each): CsvCell[] => {
    const { name = '', district = '' } = studios.get(each.participant) ?? {};
    const grade = each.grade === 'undecided' ? grades.undecided : (bands.get(each.grade ?? '') ?? null);
    return [
      each.rank,
      each.participant,
      name,
      district,
      trades.get(each.participant) ?? null,
      each.sheets,
      each.kept,
      ...categories.map(({ id }) => each.categories[id] ?? null),
      each.base,
      each.bonus,
      each.total,
      grade,
      each.reason === null ? null : grades.reason[each.reason]
    ];
  });
  return { name: page.ranking.file(code, provisional), rows: [head, ...rows] };
}
