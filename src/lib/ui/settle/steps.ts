/** How one studio's result came about, a step a line, each with its article and the numbers before and after. Pure. */
import { stepsInOrder } from '#i18n/explain-texts.ts';
import type { StepTexts } from '#i18n/settle-texts.ts';
import type { Step } from '#lib/domain/derivation.ts';
import type { Explanation } from '#lib/domain/explain.ts';
import type { StepView } from './view.ts';

interface Words {
  steps: StepTexts;
  /** where a grade waits for the panel */
  undecided: string;
}

export const stepsOf = (given: Explanation, words: Words): StepView[] =>
  stepsInOrder(given).flatMap(({ rule, steps }) => told(given, rule, steps, words));

function told(given: Explanation, rule: Step['rule'], found: readonly Step[], words: Words): StepView[] {
  const [first] = found;
  if (!first) return [];
  const { steps: texts } = words;
  const { assessment } = given;
  const grade = (id: Step['after']): string => titleOf(given, id, words);
  switch (rule) {
    case 'trim':
      return [line(given, 'aggregation.method', trim(given, found, texts))];
    case 'mean-total':
      return [line(given, 'aggregation.method', mean(given, first, texts))];
    case 'mean-base':
      return given.hasBonus ? [parts(given, texts)] : [];
    case 'below-quorum': {
      const before = `${String(first.before)} < ${assessment.quorum}`;
      return [line(given, 'quorum', { text: texts.belowQuorum, before, after: texts.noScore })];
    }
    case 'rank':
      return ranked(given, first, texts);
    case 'band':
      return [band(given, first, words)];
    case 'second-attempt':
      return [line(given, 'secondAttempt.best', { text: texts.best, after: grade(first.after) })];
    case 'quota': {
      const before = texts.quotaOf(assessment.cap?.percent ?? 0, Number(first.before));
      const after = texts.seats(Number(first.after));
      return [line(given, 'cap.percent', { text: texts.quotaText, before, after })];
    }
    case 'override': {
      const detail = texts.overridden(given.overrides);
      const before = `${String(first.before)} → ${String(first.after)}`;
      return [
        line(given, 'cap.strict', {
          text: texts.override,
          detail,
          before,
          after: texts.seats(Number(first.after))
        })
      ];
    }
    case 'cap':
      return [line(given, 'cap.percent', cap(given, first, words))];
    case 'decision': {
      const { decision } = given;
      const detail = decision
        ? texts.decision(decision.by, decision.on, decision.minutes, decision.names)
        : null;
      return [{ ...EMPTY, text: texts.decided, detail, after: grade(first.after) }];
    }
    case 'veto':
      return given.vetoes.map(({ title, citation, note }) => ({
        ...EMPTY,
        text: texts.veto(title),
        detail: note,
        citation,
        after: grade(first.after)
      }));
    case 'sheet':
    case 'mean-bonus':
    case 'consequence':
      return []; // told with the mean, with its parts, and below the steps
  }
}

const EMPTY: Omit<StepView, 'text'> = {
  detail: null,
  citation: null,
  local: null,
  before: null,
  after: null
};

/** A step with where its rule stands, or why it is so here. */
function line(
  { assessment }: Explanation,
  path: string,
  step: Partial<StepView> & { text: string }
): StepView {
  const source = Object.hasOwn(assessment.sources, path) ? assessment.sources[path] : undefined;
  return {
    ...EMPTY,
    ...(source && 'citation' in source ? { citation: source.citation } : {}),
    ...(source && 'local' in source ? { local: source.reason } : {}),
    ...step
  };
}

const points = (value: Step['after']): string =>
  typeof value === 'number' ? value.toFixed(2) : String(value);

/** Lowest, then highest. */
function trim({ sheets }: Explanation, found: readonly Step[], texts: StepTexts) {
  const who = (step: Step | undefined): string => {
    const names = sheets.filter(({ counted, total }) => !counted && total === step?.before);
    return `${names.map(({ expert }) => expert).join(' ')} ${points(step?.before ?? null)}`.trim();
  };
  const [lowest, highest] = found;
  return {
    text: texts.trim,
    detail: texts.trimmed(who(lowest), who(highest)),
    after: texts.dropped(found.length)
  };
}

function mean({ sheets }: Explanation, { before, after }: Step, texts: StepTexts) {
  const counted = sheets.filter((sheet) => sheet.counted);
  const detail = texts.sheets(counted.map(({ expert, total }) => ({ expert, total: String(total) })));
  if (counted.length === 1) return { text: texts.single, detail, after: points(after) };
  return {
    text: texts.mean(counted.length),
    detail,
    before: `${String(before)} ÷ ${counted.length}`,
    after: points(after)
  };
}

/** Each its own mean: where several sheets count, they need not add up to the last hundredth. */
function parts({ result, sheets }: Explanation, texts: StepTexts): StepView {
  return {
    ...EMPTY,
    text: texts.parts,
    detail: sheets.length > 1 ? texts.partsNote : null,
    before: texts.base(points(result?.base ?? null)),
    after: texts.bonus(points(result?.bonus ?? null))
  };
}

function ranked(given: Explanation, { before, after }: Step, texts: StepTexts): StepView[] {
  const { sharesRankWith, sameTotalAs, tieBreakers } = given;
  const place = Number(after);
  if (sharesRankWith.length > 0) {
    const shared = {
      ...EMPTY,
      text: texts.rankTied(sharesRankWith),
      before: points(before),
      after: texts.placeShared(place)
    };
    return [shared, line(given, 'tieBreak', { text: texts.rankShared(tieBreakers) })];
  }
  const text = sameTotalAs.length === 0 ? texts.rank : texts.rankBroken(sameTotalAs, tieBreakers);
  return [line(given, 'tieBreak', { text, before: points(before), after: texts.place(place) })];
}

function band(given: Explanation, { before, after }: Step, words: Words): StepView {
  const bands = given.assessment.grades?.bands ?? [];
  const index = bands.findIndex(({ id }) => id === after);
  const own = bands[index];
  const above = bands[index - 1];
  const detail = given.assessment.grades?.on === 'base' ? words.steps.onBase : null;
  const isMissed = index === bands.length - 1 && above !== undefined;
  const against = isMissed ? above : own;
  return line(given, `grades.bands.${against?.id ?? ''}.min`, {
    text: isMissed ? words.steps.missed(above.title) : words.steps.reached(own?.title ?? ''),
    detail,
    before: `${points(before)} ${isMissed ? '<' : '≥'} ${against?.min ?? ''}`,
    after: titleOf(given, after, words)
  });
}

function cap(given: Explanation, { before, after }: Step, words: Words) {
  const { steps: texts } = words;
  const end = titleOf(given, after, words);
  if (after === before) return { text: texts.within, after: end };
  if (after !== 'undecided') return { text: texts.full, after: end };
  return {
    text: given.tie ? texts.tie(given.tie.participants, given.tie.seats) : texts.tiePlain,
    after: end
  };
}

function titleOf({ assessment }: Explanation, grade: Step['after'], { undecided }: Words): string {
  if (grade === 'undecided') return undecided;
  return assessment.grades?.bands.find(({ id }) => id === grade)?.title ?? String(grade);
}
