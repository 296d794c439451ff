/** Runs the worked examples of a policy through the engine and names every figure that comes out otherwise. */
import { gradeRound } from '../domain/grade-round.ts';
import { asNumber } from '../domain/points.ts';
import type { Policy } from '../domain/policy.ts';
import { problem, type Problem } from '../domain/problem.ts';
import { readRound } from '../domain/read-round.ts';
import type { Result, ResultsBody } from '../domain/results.ts';
import { scoreEntry } from '../domain/score-sheet.ts';
import { hundredthsOf } from './arithmetic.ts';
import type { CasesFile, RoundCase, RowCase, SheetsOf } from './cases-file.ts';

export interface CaseRun {
  /** how many examples there are */
  total: number;
  problems: Problem[];
}

export function runCases(policy: Policy, cases: CasesFile): CaseRun {
  const problems: Problem[] = [];
  let total = 0;
  const run = (found: Problem[]): void => {
    total++;
    problems.push(...found);
  };
  for (const [id, list] of Object.entries(cases.rows)) {
    list.forEach((each, index) => run(runRow(policy, id, each, `rows.${id}[${index}]`)));
  }
  const missing = policy.rubric.criteria.filter(({ id }) => !Object.hasOwn(cases.rows, id));
  problems.push(...missing.map(({ id }) => problem('case-missing', { criterion: id }, { path: 'rows' })));
  cases.rounds.forEach((each, index) => run(runRound(policy, cases, each, `rounds[${index}]`)));
  return { total, problems };
}

const differs = (path: string, expected: unknown, found: unknown): Problem[] => {
  const [wanted, got] = [show(expected), show(found)];
  return wanted === got ? [] : [problem('case-failed', { expected: wanted, found: got }, { path })];
};

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

function runRow({ rubric }: Policy, id: string, { input, points, error }: RowCase, path: string): Problem[] {
  const criterion = rubric.criteria.find((each) => each.id === id);
  if (!criterion) return [problem('unknown-criterion', { criterion: id }, { path })];
  const codes: string[] = [];
  const scored = scoreEntry(criterion, input, undefined, (code) => void codes.push(code));
  if (error !== undefined || points === undefined)
    return differs(`${path}.error`, error, codes[0] ?? asNumber(scored ?? 0));
  if (scored === undefined) return differs(`${path}.points`, points, codes[0]);
  return arithmeticDiffers(`${path}.points`, points, asNumber(scored));
}

/** Compares a written expression with a figure; a text that is no arithmetic is named as such. */
function arithmeticDiffers(
  path: string,
  expression: string | number | null,
  found: number | null
): Problem[] {
  try {
    return differs(path, expression === null ? null : asNumber(hundredthsOf(expression)), found);
  } catch (error) {
    return [problem('case-failed', { expected: (error as Error).message, found: show(found) }, { path })];
  }
}

function runRound(policy: Policy, cases: CasesFile, each: RoundCase, path: string): Problem[] {
  const unknown = unknownSheets(cases, each, path);
  if (unknown.length > 0) return unknown;
  const round = readRound(roundOf(policy, cases, each), policy);
  const graded = round.ok ? gradeRound(round.value) : round;
  const wanted = each.expect?.errors;
  if (!graded.ok) {
    const codes = [...new Set(graded.problems.map(({ code }) => code))];
    if (wanted) return differs(`${path}.expect.errors`, [...wanted].sort(), codes.sort());
    return graded.problems.filter(isFirstOfItsKind).map((found) => ({ ...found, path }));
  }
  if (wanted) return differs(`${path}.expect.errors`, wanted, []);
  return [
    ...compareRound(each.expect ?? {}, graded.value, `${path}.expect`),
    ...Object.entries(each.participants).flatMap(([id, { expect }]) => {
      const at = `${path}.participants.${id}.expect`;
      const result = graded.value.results.find(({ participant }) => participant === id);
      if (!expect) return [];
      return result ? compareResult(expect, result, at) : differs(at, expect, undefined);
    })
  ];
}

/** A row missing from a named sheet is missing from every sheet made of it: say it once. */
function isFirstOfItsKind(found: Problem, index: number, all: readonly Problem[]): boolean {
  const kind = ({ code, criterion }: Problem): string => `${code} ${criterion}`;
  return all.findIndex((each) => kind(each) === kind(found)) === index;
}

function unknownSheets({ sheets }: CasesFile, { participants }: RoundCase, path: string): Problem[] {
  const known = Object.keys(sheets);
  return Object.entries(participants).flatMap(([id, participant]) =>
    (participant.sheets ?? []).flatMap(({ of }, index) =>
      known.includes(of)
        ? []
        : [
            problem(
              'unknown-choice',
              { found: of, expected: known },
              { path: `${path}.participants.${id}.sheets[${index}].of` }
            )
          ]
    )
  );
}

/** The round file that a case stands for. */
export function roundOf({ data }: Policy, cases: CasesFile, each: RoundCase): unknown {
  const { title: _title, expect: _expect, participants, facts, ...rest } = each;
  return {
    policy: data.id,
    ...rest,
    participants: Object.entries(participants).map(([id, participant]) => {
      const { expect: _, sheets: __, vetoes, ...own } = participant;
      const named = { id, name: `示范工作室 ${id}`, district: '示范区', ...own };
      return vetoes ? { ...named, vetoes: vetoes.map((trigger) => ({ trigger, note: '样例' })) } : named;
    }),
    ...(facts ? { facts: facts.map((fact) => ({ ...fact, by: '核实员甲', on: each.date })) } : {}),
    sheets: Object.entries(participants).flatMap(([participant, { sheets = [] }]) =>
      sheets
        .flatMap((group) => entriesOf(cases, group))
        .map((entries, index) => ({ participant, expert: `E${String(index + 1).padStart(3, '0')}`, entries }))
    )
  };
}

function entriesOf(cases: CasesFile, { of, times = 1, but = {} }: SheetsOf): unknown[] {
  return Array.from({ length: times }, () => ({ ...cases.sheets[of], ...but }));
}

function compareRound(expect: NonNullable<RoundCase['expect']>, found: ResultsBody, path: string): Problem[] {
  const { participants, quota, undecided, incomplete, warnings } = expect;
  return [
    ...(participants === undefined ? [] : differs(`${path}.participants`, participants, found.participants)),
    ...(quota === undefined ? [] : arithmeticDiffers(`${path}.quota`, quota, found.quota)),
    ...(undecided === undefined ? [] : differs(`${path}.undecided`, undecided, found.undecided)),
    ...(incomplete === undefined ? [] : differs(`${path}.incomplete`, incomplete, found.incomplete)),
    ...(warnings === undefined
      ? []
      : differs(
          `${path}.warnings`,
          warnings,
          found.warnings.map(({ code }) => code)
        ))
  ];
}

type Expected = NonNullable<RoundCase['participants'][string]['expect']>;

function compareResult(expect: Expected, result: Result, path: string): Problem[] {
  const { consequences } = expect;
  return [
    ...(['base', 'bonus', 'total'] as const).flatMap((key) =>
      expect[key] === undefined ? [] : arithmeticDiffers(`${path}.${key}`, expect[key], result[key])
    ),
    ...(['rank', 'kept', 'grade', 'reason'] as const).flatMap((key) =>
      expect[key] === undefined ? [] : differs(`${path}.${key}`, expect[key], result[key])
    ),
    ...(consequences ? compareConsequences(consequences, result.consequences, `${path}.consequences`) : [])
  ];
}

/** A written kind alone stands for any amount and date; a written amount, date or 可 must be the same. */
function compareConsequences(
  expected: NonNullable<Expected['consequences']>,
  found: Result['consequences'],
  path: string
): Problem[] {
  const kinds = expected.map((each) => (typeof each === 'string' ? each : each.kind));
  const wrongKinds = differs(
    path,
    kinds,
    found.map(({ kind }) => kind)
  );
  if (wrongKinds.length > 0) return wrongKinds;
  return expected.flatMap((each, index) => {
    if (typeof each === 'string') return [];
    const { citation: _, range: __, ...own } = found[index] ?? { citation: '' };
    return differs(
      `${path}[${index}]`,
      each,
      Object.fromEntries(Object.keys(each).map((key) => [key, own[key as keyof typeof own]]))
    );
  });
}
