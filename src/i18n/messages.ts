/** What every language must say: a missing or misspelt message does not compile. */
import type { Because } from '#lib/domain/methods/because.ts';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { ProblemCode, ProblemDetails } from '#lib/domain/problem.ts';
import type { ConsequenceData } from '#lib/domain/policy.ts';
import type { Reason, Result } from '#lib/domain/results.ts';
import type { Warning } from '#lib/domain/warning.ts';
import type { ExplainTexts } from './explain-texts.ts';

export type Language = 'zh-CN' | 'en';
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

export interface Messages {
  language: Language;
  problems: { [C in ProblemCode]: (detail: ProblemDetails[C]) => string };
  warnings: { [C in Warning['code']]: (warning: Warning) => string };
  methods: MethodTexts;
  explain: ExplainTexts;
  grades: GradeTexts;
  cli: CliTexts;
}

export interface MethodTexts {
  /** the rule of a row, generated from its parameters */
  rule(criterion: Criterion): string;
  /** why an input gave its points */
  because(because: Because): string;
}

export interface GradeTexts {
  undecided: string;
  none: string;
  reason: { [R in Reason]: string };
  consequence: { [K in ConsequenceData['kind']]: string };
  /** one consequence in words, with amount, date and 可 */
  consequenceLine(consequence: Result['consequences'][number]): string;
}

export interface CliTexts {
  headings: { rank: string; participant: string; name: string; base: string; bonus: string; total: string; grade: string };
  partsNeedNotAddUp: string;
  round(policy: string, assessment: string, participants: number): string;
  capLine(quota: number, undecided: number): string;
  threshold(title: string, min: number): string;
  provisional(incomplete: readonly string[]): string;
  undecidedGroup(participants: readonly string[], seats: number): string;
  decide: string;
  digest(digest: string): string;
  written(file: string): string;
  bundleWritten(file: string, digest: string): string;
  counts(grades: readonly { title: string; count: number }[]): string;
  errors(count: number): string;
  policyOk(id: string, cases: number, digest: string): string;
  verify: {
    authenticated(digest: string): string;
    consistent: string;
    mismatch: string;
    superseded: string;
    digests(results: string | null, bundle: string): string;
  };
  whatIf: { banner: string; nobody: string; changes(count: number): string; setAside(count: number): string };
  sample(folder: string, participants: number, experts: number): string;
}
