/** A policy for reading: every value with where it comes from. */
import type { Source } from '#lib/domain/citation.ts';
import type { AssessmentData, ConsequenceData, Policy, TriggerData } from '#lib/domain/policy.ts';
import { leavesOf, SETTING_KEYS } from '#lib/domain/settings.ts';
import type { Messages } from '#i18n/index.ts';
import { table } from './table.ts';

const LEFT = { title: '', align: 'left' } as const;
const RIGHT = { title: '', align: 'right' } as const;

export function policyText(messages: Messages, { data, rubric }: Policy): string {
  const { from, to } = data.effective;
  return [
    `${data.title}  ${data.docNo ?? ''}  [${data.status}]  ${from ?? '…'} – ${to ?? '…'}`,
    ...data.assessments.map((assessment) => assessmentText(messages, assessment)),
    ...data.triggers.map((trigger) => triggerText(messages, trigger)),
    rubricText(messages, { data, rubric })
  ].join('\n\n');
}

function assessmentText(messages: Messages, assessment: AssessmentData): string {
  const { secondAttempt } = assessment;
  const leaves = [
    ...SETTING_KEYS.flatMap((key) => [...leavesOf(assessment, key)]),
    ...(secondAttempt ? [['secondAttempt.best', secondAttempt.best] as const] : [])
  ];
  const rows = leaves.map(([path, value]) => [
    `  ${path}`,
    String(value),
    sourceText(assessment.sources[path])
  ]);
  const consequences = Object.entries(assessment.consequences).flatMap(([band, list]) =>
    list.map((each) => `  ${band}: ${consequenceText(messages, each)}`)
  );
  return [
    `${assessment.title} (${assessment.id})`,
    ...table([LEFT, LEFT, LEFT], rows).lines,
    ...consequences
  ].join('\n');
}

const sourceText = (source: Source | undefined): string =>
  source === undefined ? '' : 'citation' in source ? source.citation : `local: ${source.reason}`;

function consequenceText(
  { grades }: Messages,
  { kind, citation, amountYuan, range, may, attempt, years, scope }: ConsequenceData
): string {
  const amount = kind === 'clawback' ? null : amountYuan;
  const line = grades.consequenceLine({
    kind,
    citation,
    ...(amount === undefined ? {} : { amountYuan: amount }),
    ...(range ? { range } : {}),
    ...(may ? { may } : {})
  });
  const terms = [attempt && `attempt ${attempt}`, years && `years: ${years}`, scope].filter(Boolean);
  return terms.length > 0 ? `${line} [${terms.join('; ')}]` : line;
}

function triggerText(
  messages: Messages,
  { id, title, citation, local, windowYears, consequences }: TriggerData
): string {
  const window = windowYears === undefined ? '' : ` [years: ${windowYears}]`;
  const reading = local === undefined ? '' : `; local: ${local}`;
  return [
    `! ${title} (${id}) ${citation}${reading}${window}`,
    ...consequences.map((each) => `  ${consequenceText(messages, each)}`)
  ].join('\n');
}

function rubricText({ methods }: Messages, { data, rubric }: Policy): string {
  return data.rubric.categories
    .map(({ title, id, max, bonus, criteria }) => {
      const rows = criteria.map((row) => {
        const compiled = rubric.criteria.find((each) => each.id === row.id);
        const local = Object.entries(row.local ?? {}).map(([key, reason]) => `local ${key}: ${reason}`);
        const source = [row.citation, ...local].join('; ');
        return [`  ${row.title}`, String(row.max), compiled ? methods.rule(compiled) : '', source];
      });
      return [
        `${title} (${id}) ${max}${bonus ? ' +' : ''}`,
        ...table([LEFT, RIGHT, LEFT, LEFT], rows).lines
      ].join('\n');
    })
    .join('\n\n');
}
