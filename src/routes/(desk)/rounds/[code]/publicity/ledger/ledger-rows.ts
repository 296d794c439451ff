/** Settled results as rows of a spreadsheet: a studio a line, with what follows and the articles that say so. Pure. */
import type { Messages } from '#i18n/index.ts';
import type { PublicityTexts } from '#i18n/publicity-texts.ts';
import type { CsvCell } from '#lib/ui/csv.ts';
import type { SettledRow } from '#lib/web/settled.ts';

interface Given {
  rows: readonly SettledRow[];
  bands: readonly { id: string; title: string }[];
  /** of the whole bundle */
  digest: string;
}

export function ledgerRows(
  { rows, bands, digest }: Given,
  { ledger: { columns } }: Pick<PublicityTexts, 'ledger'>,
  { grades }: Pick<Messages, 'grades'>
): CsvCell[][] {
  const titles = new Map(bands.map(({ id, title }) => [id, title]));
  const head = [
    columns.rank,
    columns.code,
    columns.studio,
    columns.district,
    columns.sheets,
    columns.base,
    columns.bonus,
    columns.total,
    columns.grade,
    columns.reason,
    columns.consequences,
    columns.citations,
    columns.checkCode
  ];
  const lines = rows.map(({ result, name, district }): CsvCell[] => [
    result.rank,
    result.participant,
    name,
    district,
    result.kept,
    result.base,
    result.bonus,
    result.total,
    titles.get(result.grade ?? '') ?? null,
    result.reason === null ? null : grades.reason[result.reason],
    result.consequences.map((each) => grades.consequenceLine(each, undefined)).join('\n'),
    [...new Set(result.derivation.flatMap(({ citation }) => citation ?? []))].join('\n'),
    digest.slice(0, 16)
  ]);
  return [head, ...lines];
}
