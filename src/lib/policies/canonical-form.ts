/** The two files of a policy → its canonical form: values apart from their sources, defaults written out. */
import type { Source } from '../domain/citation.ts';
import type { AssessmentData, ConsequenceData, PolicyData } from '../domain/policy.ts';
import type { CriterionData, RubricData } from '../domain/rubric.ts';
import { joinPath } from '../domain/strict-json.ts';
import type { CriterionFile, PolicyFile, RubricFile } from './policy-file.ts';

/** The reasons of the system's own defaults: they are local like any other choice. */
const DEFAULT_REASONS = {
  step: '系统缺省：手工给分以 0.5 分为一档，条文未规定',
  rounding: '系统缺省：不足一个计量单位的部分不扣分，条文未规定'
} as const;

type Cite = (article: string) => string;

export function canonicalForm(policy: PolicyFile, rubric: RubricFile): PolicyData {
  const { id, title, docNo, status, effective } = policy;
  const cite: Cite = (article) => `${policy.cite}${status === 'draft' ? '（征求意见稿）' : ''} ${article}`;
  return {
    id,
    title,
    docNo,
    status,
    effective,
    assessments: policy.assessments.map((assessment) => canonicalAssessment(assessment, cite)),
    triggers: policy.triggers.map(({ article, consequences, ...rest }) => ({
      ...rest,
      citation: cite(article),
      consequences: consequences.map((each) => canonicalConsequence(each, cite))
    })),
    rubric: canonicalRubric(rubric, cite)
  };
}

function canonicalAssessment(file: PolicyFile['assessments'][number], cite: Cite): AssessmentData {
  const { id, title, consequences, ...sourced } = file;
  const sources: Record<string, Source> = {};
  const values = splitSources(sourced, '', sources, cite) as Omit<
    AssessmentData,
    'id' | 'title' | 'consequences' | 'sources'
  >;
  return {
    id,
    title,
    ...values,
    consequences: Object.fromEntries(
      Object.entries(consequences).map(([band, list]) => [
        band,
        list.map((each) => canonicalConsequence(each, cite))
      ])
    ),
    sources
  };
}

/** Replaces each `{ value, article | local }` by its value and notes the source under its path; bands go by id. */
function splitSources(node: unknown, path: string, sources: Record<string, Source>, cite: Cite): unknown {
  if (Array.isArray(node)) {
    return node.map((item: { id: string }) => splitSources(item, joinPath(path, item.id), sources, cite));
  }
  if (typeof node !== 'object' || node === null) return node;
  const entry = node as { value?: unknown; article?: string; local?: string };
  if ('value' in entry) {
    sources[path] = entry.article
      ? { citation: cite(entry.article) }
      : { local: true, reason: entry.local ?? '' };
    return entry.value;
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, splitSources(value, joinPath(path, key), sources, cite)])
  );
}

type ConsequenceFile = PolicyFile['triggers'][number]['consequences'][number];

function canonicalConsequence({ article, ...rest }: ConsequenceFile, cite: Cite): ConsequenceData {
  return { ...rest, citation: cite(article) };
}

function canonicalRubric({ local, categories }: RubricFile, cite: Cite): RubricData {
  return {
    categories: categories.map(({ bonus = false, criteria, ...category }) => ({
      ...category,
      bonus,
      criteria: criteria.map((criterion) => canonicalCriterion(criterion, local, cite))
    }))
  };
}

function canonicalCriterion(file: CriterionFile, tableReason: string | undefined, cite: Cite): CriterionData {
  const { article, local, evidence, step, ...rest } = file;
  const reasons = {
    ...(tableReason === undefined ? {} : { row: tableReason }),
    ...(step === undefined && isHandGiven(file) ? { step: DEFAULT_REASONS.step } : {}),
    ...(usesDefaultRounding(file) ? { rounding: DEFAULT_REASONS.rounding } : {}),
    ...(typeof local === 'string' ? { row: local } : local)
  };
  return {
    ...withDefaults(rest),
    step: step ?? 0.5,
    evidence: evidence === 'required',
    citation: cite(article),
    ...(Object.keys(reasons).length > 0 ? { local: reasons } : {})
  } as CriterionData; // the spread keeps the method with its own parameters, which the union cannot follow
}

function isHandGiven(file: CriterionFile): boolean {
  return (
    file.method === 'judgement' ||
    file.method === 'measured' ||
    (file.method === 'presence' && file.partial === true)
  );
}

function usesDefaultRounding(file: CriterionFile): boolean {
  if (file.method === 'shortfall') return file.rounding === undefined;
  return (
    file.method === 'deductions' &&
    file.parts.some((part) => part.kind === 'short' && part.rounding === undefined)
  );
}

type Parameters = CriterionFile extends infer F ? Omit<F, 'article' | 'local' | 'evidence' | 'step'> : never;

const SHORT_DEFAULTS = { whole: false, rounding: 'full', zeroIfNone: true } as const;

function withDefaults(rest: Parameters): object {
  const { method } = rest as CriterionFile;
  switch (method) {
    case 'presence':
      return { partial: false, ...rest };
    case 'measured':
      return { whole: false, ...rest };
    case 'shortfall':
      return { ...SHORT_DEFAULTS, ...rest };
    case 'deductions': {
      const { parts } = rest as Extract<CriterionFile, { method: 'deductions' }>;
      return {
        ...rest,
        parts: parts.map((part) => (part.kind === 'short' ? { ...SHORT_DEFAULTS, ...part } : part))
      };
    }
    default:
      return rest;
  }
}
