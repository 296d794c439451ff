/** A regulation as its page shows it: every value in words, with its article or the reason of the local choice. Pure. */
import type { Messages } from '#i18n/messages.ts';
import type { PoliciesTexts } from '#i18n/policies-texts.ts';
import type { Source } from '#lib/domain/citation.ts';
import {
  compilePolicy,
  sourceOf,
  type AssessmentData,
  type ConsequenceData,
  type PolicyData
} from '#lib/domain/policy.ts';
import type { CriterionData, RubricData } from '#lib/domain/rubric.ts';
import { anchorOf, articlesOf } from './citation.ts';

/** An article, or why it was set so here; null: the text does not say. */
export type SourceView = { citation: string } | { reason: string } | null;

export interface ValueView {
  label: string;
  value: string;
  source: SourceView;
}

export interface ConsequenceView {
  text: string;
  citation: string;
  /** 可; only in one attempt */
  remarks: string[];
}

export interface BandView {
  id: string;
  title: string;
  range: string;
  source: SourceView;
  consequences: ConsequenceView[];
}

export interface AssessmentView {
  id: string;
  anchor: string;
  title: string;
  bands: BandView[];
  /** why there are none */
  ungraded: SourceView;
  values: ValueView[];
}

export interface TriggerView {
  anchor: string;
  title: string;
  citation: string;
  remarks: string[];
  consequences: ConsequenceView[];
}

export interface RowView {
  anchor: string;
  number: number;
  title: string;
  max: number;
  rule: string;
  citation: string;
  /** of this row alone */
  local: { what: string; reason: string }[];
  /** numbers of the notes below the table */
  notes: number[];
}

/** A local choice that many rows share, said once. */
export interface NoteView {
  number: number;
  what: string;
  reason: string;
}

export interface CategoryView {
  id: string;
  title: string;
  isBonus: boolean;
  rows: RowView[];
}

export interface PolicyView {
  assessments: AssessmentView[];
  triggers: TriggerView[];
  base: number;
  bonus: number;
  tableIsLocal: string | null;
  notes: NoteView[];
  categories: CategoryView[];
  articles: { anchor: string; label: string; uses: { text: string; to: string }[] }[];
}

export function policyView(data: PolicyData, messages: Messages, texts: PoliciesTexts): PolicyView {
  const { categories } = data.rubric;
  const maxOf = (isBonus: boolean): number =>
    categories.filter(({ bonus }) => bonus === isBonus).reduce((sum, { max }) => sum + max, 0);
  const made = {
    assessments: data.assessments.map((each) => assessmentView(each, data.rubric, messages, texts)),
    triggers: data.triggers.map(({ id, title, citation, local, windowYears, consequences }) => ({
      anchor: `trigger-${id}`,
      title,
      citation,
      remarks: [
        ...(windowYears === undefined ? [] : [texts.triggers.window(windowYears)]),
        ...(local === undefined ? [] : [texts.triggers.reading(local)])
      ],
      consequences: consequences.map((each) => consequenceView(each, messages, texts))
    })),
    base: maxOf(false),
    bonus: maxOf(true),
    ...rubricView(data, messages, texts)
  };
  return { ...made, articles: articleIndex(made) };
}

function assessmentView(
  assessment: AssessmentData,
  rubric: RubricData,
  messages: Messages,
  texts: PoliciesTexts
): AssessmentView {
  const { id, title, grades, consequences } = assessment;
  const bands = grades?.bands ?? [];
  return {
    id,
    anchor: `assessment-${id}`,
    title,
    ungraded: grades === null ? sourceView(sourceOf(assessment, 'grades')) : null,
    bands: bands.map((band, index) => {
      const above = bands[index - 1];
      return {
        id: band.id,
        title: band.title,
        range: rangeOf(band.min, above?.min, texts),
        source: sourceView(sourceOf(assessment, `grades.bands.${band.id}.min`)),
        consequences: (consequences[band.id] ?? []).map((each) => consequenceView(each, messages, texts))
      };
    }),
    values: valuesOf(assessment, rubric, texts)
  };
}

/** @param above the least score of the band above */
function rangeOf(min: number, above: number | undefined, { assessment: texts }: PoliciesTexts): string {
  if (above === undefined) return texts.from(min);
  return min === 0 ? texts.below(above) : texts.range(min, above);
}

function valuesOf(
  assessment: AssessmentData,
  rubric: RubricData,
  { assessment: texts }: PoliciesTexts
): ValueView[] {
  const { grades, cap, aggregation, quorum, tieBreak, secondAttempt } = assessment;
  const value = (path: string, label: string, text: string): ValueView => ({
    label,
    value: text,
    source: sourceView(sourceOf(assessment, path))
  });
  const titleOf = (id: string): string =>
    id === 'base' ? texts.tieBreak.base : (rubric.categories.find((each) => each.id === id)?.title ?? id);
  const best = secondAttempt && grades?.bands.find(({ id }) => id === secondAttempt.best);
  return [
    ...(grades ? [value('grades.on', texts.on.label, texts.on[grades.on])] : []),
    ...(cap
      ? [
          value('cap.percent', texts.cap.label, texts.cap.percent(cap.percent)),
          value('cap.strict', texts.cap.strictLabel, cap.strict ? texts.cap.strict : texts.cap.principle)
        ]
      : [value('cap', texts.cap.label, texts.cap.none)]),
    value('aggregation.method', texts.aggregation.label, texts.aggregation[aggregation.method]),
    value('aggregation.trimFrom', texts.trimFrom.label, texts.trimFrom.sheets(aggregation.trimFrom)),
    value('quorum', texts.quorum.label, texts.quorum.sheets(quorum)),
    value('tieBreak', texts.tieBreak.label, texts.tieBreak.order(tieBreak.map(titleOf))),
    ...(secondAttempt
      ? [
          value(
            'secondAttempt.best',
            texts.secondAttempt.label,
            texts.secondAttempt.best(best?.title ?? secondAttempt.best)
          )
        ]
      : [])
  ];
}

function sourceView(source: Source | undefined): SourceView {
  if (source === undefined) return null;
  return 'citation' in source ? { citation: source.citation } : { reason: source.reason };
}

function consequenceView(
  given: ConsequenceData,
  { grades }: Messages,
  { consequences }: PoliciesTexts
): ConsequenceView {
  return {
    text: consequences.line(given, grades.consequence[given.kind]),
    citation: given.citation,
    remarks: [
      ...(given.may ? [consequences.may] : []),
      ...(given.attempt === undefined ? [] : [consequences.attempt(given.attempt)])
    ]
  };
}

/** From so many rows on, a reason is a note below the table. */
const SHARED_FROM = 3;

function rubricView(data: PolicyData, { methods }: Messages, { rubric: texts }: PoliciesTexts) {
  const { criteria } = compilePolicy(data).rubric;
  const rows = data.rubric.categories.flatMap((category) => category.criteria);
  const whole = rows[0]?.local?.row;
  // Said once where it is the same of every row.
  const tableIsLocal = whole !== undefined && rows.every(({ local }) => local?.row === whole) ? whole : null;
  const choicesOf = ({ local = {} }: CriterionData): [string, string][] =>
    Object.entries(local).filter(([key]) => !(key === 'row' && tableIsLocal !== null));
  const shared = [...Map.groupBy(rows.flatMap(choicesOf), (choice) => choice.join(' ')).values()]
    .filter((same) => same.length >= SHARED_FROM)
    .flatMap(([choice]) => (choice ? [choice] : []));
  const numberOf = ([key, reason]: [string, string]): number =>
    shared.findIndex(([what, why]) => what === key && why === reason) + 1;
  return {
    tableIsLocal,
    notes: shared.map(([key, reason], index): NoteView => ({
      number: index + 1,
      what: texts.parameter(key),
      reason
    })),
    categories: data.rubric.categories.map(({ id, title, max, bonus, criteria: own }): CategoryView => ({
      id,
      title: texts.category(title, max, bonus),
      isBonus: bonus,
      rows: own.map((row) => {
        const index = rows.indexOf(row);
        const compiled = criteria[index];
        const choices = choicesOf(row);
        return {
          anchor: `criterion-${row.id}`,
          number: index + 1,
          title: row.title,
          max: row.max,
          rule: compiled ? methods.rule(compiled) : '',
          citation: row.citation,
          local: choices
            .filter((choice) => numberOf(choice) === 0)
            .map(([key, reason]) => ({ what: texts.parameter(key), reason })),
          notes: choices.map(numberOf).filter((number) => number > 0)
        };
      })
    }))
  };
}

/** What each article settles, the articles in the order of their numbers, annexes last. */
function articleIndex({
  assessments,
  triggers,
  categories
}: Omit<PolicyView, 'articles'>): PolicyView['articles'] {
  const found = new Map<string, PolicyView['articles'][number]>();
  const note = (citation: string, text: string, to: string): void => {
    for (const { anchor, label } of articlesOf(citation)) {
      const article = found.get(anchor) ?? { anchor, label, uses: [] };
      found.set(anchor, article);
      if (!article.uses.some((each) => each.text === text && each.to === to)) article.uses.push({ text, to });
    }
  };
  for (const { anchor, title, bands, values, ungraded } of assessments) {
    if (ungraded && 'citation' in ungraded) note(ungraded.citation, title, anchor);
    for (const { title: band, range, source, consequences } of bands) {
      if (source && 'citation' in source) note(source.citation, `${title}：${band}，${range}`, anchor);
      for (const { text, citation } of consequences) note(citation, `${title}：${band}，${text}`, anchor);
    }
    for (const { label, value, source } of values) {
      if (source && 'citation' in source) note(source.citation, `${title}：${label}，${value}`, anchor);
    }
  }
  for (const { anchor, title, citation, consequences } of triggers) {
    note(citation, title, anchor);
    for (const { text, citation: own } of consequences) {
      if (anchorOf(own) !== anchorOf(citation)) note(own, `${title}：${text}`, anchor);
    }
  }
  for (const { rows } of categories) {
    for (const { anchor, number, title, citation } of rows) note(citation, `${number}. ${title}`, anchor);
  }
  return [...found.values()].sort((a, b) => placeOf(a.anchor) - placeOf(b.anchor));
}

const ANNEX = 10_000;

function placeOf(anchor: string): number {
  const number = Number(/\d+$/.exec(anchor)?.[0] ?? 0);
  return anchor.startsWith('annex') ? ANNEX + number : number;
}
