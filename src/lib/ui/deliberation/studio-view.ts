/** One studio's sheets beside each other, as plain values: a line for each row of the table, a cell for each expert. Pure. */
import type { SheetTexts } from '#i18n/sheet-texts.ts';
import { asNumber } from '#lib/domain/points.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import { entryInWords, textsIn } from '../sheet/entry-words.ts';
import type { Entry } from '../sheet/views.ts';

/** What compare-sheets says of a sheet, as far as the page needs it. Points in hundredths. */
export interface ComparedSheet {
  sheet: string;
  expert: string | null;
  isOwn: boolean;
  state: 'draft' | 'sealed' | 'returned' | 'reassigned';
  entries: Readonly<Record<string, Entry>> | null;
  /** by the rubric's order */
  points: readonly number[] | null;
  base: number | null;
  bonus: number | null;
  total: number | null;
  files: readonly { id: string; criterion: string | null; fileName: string; mediaType: string }[];
}

export interface Fact {
  criterion: string;
  amount: number;
  checkedBy: string;
  checkedOn: string;
  note: string | null;
}

export interface SheetCell {
  points: number;
  words: string;
  note: string | null;
  evidence: string[];
  files: { id: string; name: string; isPhoto: boolean }[];
  /** from the verified figure */
  differs: boolean;
}

export interface SheetLine {
  number: number;
  id: string;
  title: string;
  max: number;
  unit: string;
  fact: Fact | null;
  /** by expert, in the order of the heads; null: the sheet is not sealed */
  cells: (SheetCell | null)[];
  spread: number | null;
  mean: string | null;
  /** by at least half of what the row can give */
  isWide: boolean;
}

export interface SheetGroup {
  title: string;
  max: number;
  bonus: boolean;
  lines: SheetLine[];
}

export interface SheetHead {
  sheet: string;
  expert: string;
  isOwn: boolean;
  state: 'draft' | 'sealed' | 'returned';
  base: number | null;
  bonus: number | null;
  total: number | null;
}

export interface StudioSheets {
  heads: SheetHead[];
  groups: SheetGroup[];
  spread: number | null;
  sealed: number;
}

/** A reference to an attached file: the file itself is shown. */
const OF_A_FILE = / \([0-9a-f]{16}\)$/;

const NO_TABLE: Rubric = { categories: [], criteria: [], categoryOf: [] };

const points = (hundredths: number | null): number | null =>
  hundredths === null ? null : asNumber(hundredths);

/**
 * @param rubric null: what is on the sheets is not shown
 * @param onlyWide leaves out the rows on which all sheets agree
 */
export function studioSheets(
  rubric: Rubric | null,
  sheets: readonly ComparedSheet[],
  facts: readonly Fact[],
  texts: SheetTexts,
  onlyWide: boolean
): StudioSheets {
  const { criteria, categories, categoryOf } = rubric ?? NO_TABLE;
  const lines = criteria.map((criterion, index): SheetLine => {
    const fact = facts.find((each) => each.criterion === criterion.id) ?? null;
    const given = sheets.flatMap((sheet) => sheet.points?.[index] ?? []);
    const spread = given.length > 1 ? Math.max(...given) - Math.min(...given) : null;
    return {
      number: index + 1,
      id: criterion.id,
      title: criterion.title,
      max: asNumber(criterion.max),
      unit: 'unit' in criterion ? criterion.unit : '',
      fact,
      cells: sheets.map((sheet) => cellOf(sheet, index)),
      spread: points(spread),
      mean:
        given.length === 0
          ? null
          : (given.reduce((sum, each) => sum + each, 0) / given.length / 100).toFixed(2),
      isWide: spread !== null && spread > 0 && spread * 2 >= criterion.max
    };

    function cellOf(sheet: ComparedSheet, place: number): SheetCell | null {
      const entry = sheet.entries?.[criterion.id];
      const own = sheet.points?.[place];
      if (!entry || own === undefined) return null;
      const [words = ''] = entryInWords(texts, criterion, entry);
      return {
        points: asNumber(own),
        words,
        note: typeof entry.note === 'string' && entry.note.trim() !== '' ? entry.note.trim() : null,
        evidence: textsIn(entry.evidence).filter((each) => !OF_A_FILE.test(each)),
        files: sheet.files
          .filter((each) => each.criterion === criterion.id)
          .map(({ id, fileName, mediaType }) => ({
            id,
            name: fileName,
            isPhoto: mediaType.startsWith('image/')
          })),
        differs: fact !== null && typeof entry.amount === 'number' && entry.amount !== fact.amount
      };
    }
  });
  const totals = sheets.flatMap(({ total }) => total ?? []);
  return {
    heads: sheets.map(({ sheet, expert, isOwn, state, base, bonus, total }) => ({
      sheet,
      expert: expert ?? '',
      isOwn,
      state: state === 'reassigned' ? 'draft' : state,
      base: points(base),
      bonus: points(bonus),
      total: points(total)
    })),
    groups: categories
      .map(({ title, max, bonus }, category) => ({
        title,
        max: asNumber(max),
        bonus,
        lines: lines.filter(
          ({ spread }, index) => categoryOf[index] === category && (!onlyWide || (spread ?? 0) > 0)
        )
      }))
      .filter((group) => group.lines.length > 0),
    spread: totals.length > 1 ? points(Math.max(...totals) - Math.min(...totals)) : null,
    sealed: totals.length
  };
}
