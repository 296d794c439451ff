/** The difference of two versions in words: what each path means, and values as people write them. Pure. */
import type { PoliciesTexts } from '#i18n/policies-texts.ts';
import type { Leaf, Part, PartDifference } from '#lib/domain/policy-difference.ts';

export interface DifferenceGroup {
  part: Part;
  heading: string;
  things: {
    id: string;
    title: string;
    change: PartDifference['change'];
    changeWord: string;
    rows: { what: string; before: string | null; after: string | null }[];
  }[];
}

export function differenceView(
  found: readonly PartDifference[],
  { difference: texts }: PoliciesTexts
): DifferenceGroup[] {
  return [...Map.groupBy(found, ({ part }) => part)].map(([part, things]) => ({
    part,
    heading: texts.parts[part],
    things: things.map(({ id, title, change, leaves }) => ({
      id,
      title,
      change,
      changeWord: texts.change[change],
      rows: leaves.map(({ path, before, after }) => ({
        what: pathInWords(path, texts),
        before: valueInWords(before, texts),
        after: valueInWords(after, texts)
      }))
    }))
  }));
}

/** `sources.grades.bands.pass.min.citation` → 出处 · 等次 · 等次线 · 合格 · 最低分 · 条款 */
const pathInWords = (path: string, texts: PoliciesTexts['difference']): string =>
  path
    .split('.')
    .map((part) => (part === '#' ? texts.order : (texts.word(part) ?? part)))
    .join(' · ');

/** null: not there in this version */
function valueInWords(value: Leaf | undefined, texts: PoliciesTexts['difference']): string | null {
  if (value === undefined) return null;
  if (value === null) return texts.absent;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  return value === '' ? texts.empty : String(value);
}
