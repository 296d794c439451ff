/** What every language must say: a missing or misspelt message does not compile. */
import type { Because } from '#lib/domain/methods/because.ts';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { ProblemCode, ProblemDetails } from '#lib/domain/problem.ts';
import type { ConsequenceData } from '#lib/domain/policy.ts';
import type { Reason, Result } from '#lib/domain/results.ts';
import type { CapLineAt } from '#lib/domain/ranking-lines.ts';
import type { Warning } from '#lib/domain/warning.ts';
import type { ExplainTexts } from './explain-texts.ts';
import type { StoreTexts } from './store-texts.ts';

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
  store: StoreTexts;
  page: PageTexts;
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
  consequenceLine(consequence: Result['consequences'][number], scope?: string): string;
}

export interface CliTexts {
  headings: {
    rank: string;
    participant: string;
    name: string;
    base: string;
    bonus: string;
    total: string;
    grade: string;
  };
  partsNeedNotAddUp: string;
  round(policy: string, assessment: string, participants: number): string;
  capLine(line: CapLineAt): string;
  threshold(title: string, min: number): string;
  provisional(incomplete: readonly string[]): string;
  undecidedGroup(participants: readonly string[], seats: number): string;
  decide: string;
  digest(digest: string): string;
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

/** The words of the result page. Imports nothing heavy: they go to the browser. */
export interface PageTexts {
  documentTitle(parts: readonly string[]): string;
  heading(assessment: string): string;
  policy(title: string, docNo: string | null): string;
  draft: string;
  secondAttempt: string;
  participants(count: number): string;
  ranking: RankingTexts;
  derivation: {
    heading: string;
    choose: string;
    unknown: string;
    /** stands for the expert of a sheet */
    sheet(number: number): string;
    back: string;
  };
  /** `expect`: what stands before and after the option of the command */
  verify: {
    heading: string;
    digest: string;
    how: string;
    download: string;
    expect: readonly [string, string];
  };
  notices: string;
  broken: { heading: string; text: string; more(count: number): string; then: string };
}

export interface RankingTexts {
  headings: {
    rank: string;
    studio: string;
    district: string;
    trade: string;
    base: string;
    bonus: string;
    total: string;
    grade: string;
    /** in files only */
    code: string;
    sheets: string;
    kept: string;
    reason: string;
  };
  /** the name of the ranking as a file, without ending */
  file(code: string, provisional: boolean): string;
  /** what the ranking comes to, in one line */
  finding(facts: RankingFacts): string;
  caption(hasCap: boolean, hasGrades: boolean): string;
  counts: string;
  /** a grade among the counts: the policy's title, with its id where the title is not in this language */
  band(title: string, id: string): string;
  undecided: string;
  none: string;
  tied: string;
  below(least: number): string;
  reason: { [R in Exclude<Reason, 'threshold'>]: string };
  capLine(line: CapLineAt): string;
  threshold(title: string, least: number, above: number): string;
  partsNeedNotAddUp: string;
  apart: { heading: string; deferred: string; withdrawn: string; incomplete: string };
}

export interface RankingFacts {
  participants: number;
  /** ties that wait for a decision, and studios that lack sheets */
  undecided: number;
  incomplete: number;
  /** the best grade; null where the assessment gives none */
  best: { title: string; count: number } | null;
  quota: number | null;
  /** reached the best grade's score and did not get it */
  missed: number;
}
