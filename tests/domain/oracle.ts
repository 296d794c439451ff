/**
 * The rules of grading a second time, naively, from the design alone: shares no code with src/lib/domain, only the
 * types of its inputs. Takes valid inputs: it refuses nothing.
 */
import type { AssessmentData, ConsequenceData, PolicyData } from '#lib/domain/policy.ts';
import type { RoundData } from '#lib/domain/round.ts';
import {
  floor,
  halfUp,
  HUNDRED,
  hundredths,
  over,
  published,
  ratio,
  readText,
  sheetOf,
  times,
  unicodeOrder,
  type OracleSheet
} from './oracle-rows.ts';

export interface OracleConsequence {
  kind: string;
  amountYuan?: number | null;
  range?: { min: number; max: number };
  until?: string;
  may?: true;
  citation: string;
}

export interface OracleResult {
  participant: string;
  sheets: number;
  kept: number;
  base: number | null;
  bonus: number | null;
  total: number | null;
  categories: Record<string, number | null>;
  rank: number | null;
  grade: string | null;
  reason: string | null;
  consequences: OracleConsequence[];
}

export interface OracleResults {
  policy: string;
  assessment: string;
  participants: number;
  quota: number | null;
  results: OracleResult[];
  undecided: { participants: string[]; seats: number }[];
  incomplete: string[];
}

interface Standing {
  id: string;
  vetoes: string[];
  sheets: OracleSheet[];
  kept: OracleSheet[];
  /** by figure name; null where there are too few sheets */
  figures: Map<string, bigint> | null;
  rank: number | null;
  band: number;
  grade: string | null;
  reason: string | null;
}

type Bands = NonNullable<AssessmentData['grades']>['bands'];

export function settingsOf(policy: PolicyData, round: RoundData): AssessmentData {
  const found = policy.assessments.find(({ id }) => id === round.assessment);
  if (!found) throw new Error('no such assessment');
  const assessment = { ...found };
  const { aggregation, cap, quorum, grades, tieBreak } = round.settings ?? {};
  if (aggregation !== undefined) assessment.aggregation = aggregation;
  if (cap !== undefined) assessment.cap = cap;
  if (quorum !== undefined) assessment.quorum = quorum;
  if (grades !== undefined) assessment.grades = grades;
  if (tieBreak !== undefined) assessment.tieBreak = tieBreak;
  return assessment;
}

function keptSheets(
  sheets: OracleSheet[],
  { method, trimFrom }: AssessmentData['aggregation']
): OracleSheet[] {
  if (method === 'mean' || sheets.length < trimFrom) return sheets;
  const ordered = [...sheets].sort((a, b) =>
    a.total === b.total ? unicodeOrder(a.expert, b.expert) : a.total < b.total ? -1 : 1
  );
  return ordered.slice(1, -1);
}

function figuresOf(policy: PolicyData, kept: OracleSheet[]): Map<string, bigint> {
  const mean = (pick: (sheet: OracleSheet) => bigint): bigint => {
    let sum = 0n;
    for (const sheet of kept) sum += pick(sheet);
    return halfUp(ratio(sum, BigInt(kept.length)));
  };
  const figures = new Map<string, bigint>();
  for (const { id } of policy.rubric.categories)
    figures.set(
      `category ${id}`,
      mean((sheet) => sheet.categories.get(id) ?? 0n)
    );
  figures.set(
    'base',
    mean((sheet) => sheet.base)
  );
  figures.set(
    'bonus',
    mean((sheet) => sheet.bonus)
  );
  figures.set(
    'total',
    mean((sheet) => sheet.total)
  );
  return figures;
}

/** Above 0 where a comes after b. */
function byFigures(a: Standing, b: Standing, tieBreak: string[]): number {
  for (const name of ['total', ...(tieBreak.length === 0 ? ['base'] : tieBreak)]) {
    const key = name === 'total' || name === 'base' ? name : `category ${name}`;
    const left = a.figures?.get(key) ?? 0n;
    const right = b.figures?.get(key) ?? 0n;
    if (left !== right) return left > right ? -1 : 1;
  }
  return 0;
}

function yearsLater(date: string, years: number): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const later = Number(year) + years;
  const leap = (later % 4 === 0 && later % 100 !== 0) || later % 400 === 0;
  const lastDay = month === '02' && day === '29' && !leap ? '28' : day;
  return `${String(later).padStart(4, '0')}-${month}-${lastDay}`;
}

function consequence(data: ConsequenceData, date: string): OracleConsequence {
  const result: OracleConsequence = { kind: data.kind, citation: data.citation };
  if (data.amountYuan !== undefined) result.amountYuan = data.amountYuan;
  if (data.kind === 'clawback') result.amountYuan = null;
  if (data.range !== undefined) result.range = data.range;
  if (data.years !== undefined) result.until = yearsLater(date, data.years);
  if (data.may) result.may = true;
  return result;
}

/**
 * Of several triggers, those of each in the policy's order, what is alike to the letter once: the design is silent
 * here, and this is the engine's documented choice.
 */
function consequencesOf(
  policy: PolicyData,
  assessment: AssessmentData,
  round: RoundData,
  of: Standing
): OracleConsequence[] {
  const sources: ConsequenceData[] = [];
  if (of.reason === 'veto') {
    for (const trigger of policy.triggers)
      if (of.vetoes.includes(trigger.id)) sources.push(...trigger.consequences);
  } else if (of.grade !== null && Object.keys(assessment.consequences).includes(of.grade)) {
    sources.push(...(assessment.consequences[of.grade] ?? []));
  }
  const all = sources
    .filter(({ attempt }) => attempt === undefined || attempt === (round.attempt ?? 1))
    .map((data) => consequence(data, round.date));
  return of.reason === 'veto'
    ? all.filter((one, i) => all.findIndex((other) => isAlike(one, other)) === i)
    : all;
}

const isAlike = (a: OracleConsequence, b: OracleConsequence): boolean =>
  a.kind === b.kind &&
  a.citation === b.citation &&
  a.amountYuan === b.amountYuan &&
  a.until === b.until &&
  a.may === b.may &&
  a.range?.min === b.range?.min &&
  a.range?.max === b.range?.max;

/** Ranks, in place: 1, 2, 2, 4. */
function rankAll(ranked: Standing[], tieBreak: string[]): void {
  for (const one of ranked) {
    let ahead = 0;
    for (const other of ranked) if (byFigures(other, one, tieBreak) < 0) ahead++;
    one.rank = ahead + 1;
  }
}

function bandOf(bands: Bands, score: bigint): number {
  for (let i = 0; i < bands.length; i++) if (score >= hundredths(bands[i]?.min ?? 0)) return i;
  throw new Error('the last band starts at 0');
}

/** Grades everyone in place; the quota and the groups that wait for a decision. */
function gradeAll(standings: Standing[], assessment: AssessmentData, round: RoundData) {
  const undecided: OracleResults['undecided'] = [];
  const { grades, cap, secondAttempt } = assessment;
  if (grades === null) return { quota: null, undecided };
  const { bands } = grades;
  const bandId = (index: number): string => bands[index]?.id ?? '';
  for (const one of standings) {
    one.reason = 'threshold';
    if (one.vetoes.length > 0) {
      one.band = bands.length - 1;
      one.reason = 'veto';
    } else {
      one.band = bandOf(bands, one.figures?.get(grades.on) ?? 0n);
      if (round.attempt === 2 && secondAttempt) {
        const best = bands.findIndex(({ id }) => id === secondAttempt.best);
        if (one.band < best) one.band = best;
      }
    }
    one.grade = bandId(one.band);
  }
  if (cap === null) return { quota: null, undecided };

  const decisions = round.decisions ?? [];
  let quota = Number(floor(over(times(readText(cap.percent), ratio(BigInt(standings.length))), HUNDRED)));
  for (const decision of decisions) if (decision.kind === 'cap-override') quota += decision.seats;

  const candidates = standings.filter(({ band, reason }) => band === 0 && reason !== 'veto');
  if (candidates.length <= quota) return { quota, undecided };
  for (const one of candidates) {
    const { rank } = one;
    const ahead = candidates.filter((other) => (other.rank ?? 0) < (rank ?? 0)).length;
    const group = candidates.filter((other) => other.rank === rank);
    if (ahead + group.length <= quota) continue;
    if (ahead >= quota) {
      one.grade = bandId(1);
      one.reason = 'cap';
      continue;
    }
    const seats = quota - ahead;
    const ids = group.map(({ id }) => id).sort(unicodeOrder);
    const decision = decisions.find(
      (each) =>
        each.kind === 'tie' &&
        JSON.stringify([...each.participants].sort(unicodeOrder)) === JSON.stringify(ids)
    );
    if (decision?.kind === 'tie') {
      one.grade = bandId(decision.order.indexOf(one.id) < seats ? 0 : 1);
      one.reason = 'decision';
    } else {
      one.grade = 'undecided';
      one.reason = 'tie';
      if (ids[0] === one.id) undecided.push({ participants: ids, seats });
    }
  }
  return { quota, undecided };
}

function resultOf(
  policy: PolicyData,
  assessment: AssessmentData,
  round: RoundData,
  of: Standing
): OracleResult {
  const figure = (name: string): number | null => {
    const value = of.figures?.get(name);
    return value === undefined ? null : published(value);
  };
  const { id: participant, sheets, kept, rank, grade, reason } = of;
  return {
    participant,
    sheets: sheets.length,
    kept: kept.length,
    base: figure('base'),
    bonus: figure('bonus'),
    total: figure('total'),
    categories: Object.fromEntries(policy.rubric.categories.map(({ id }) => [id, figure(`category ${id}`)])),
    rank,
    grade,
    reason,
    consequences: consequencesOf(policy, assessment, round, of)
  };
}

export function oracle(policy: PolicyData, round: RoundData): OracleResults {
  const assessment = settingsOf(policy, round);
  const standings: Standing[] = [];
  const incomplete: string[] = [];
  for (const { id, status = 'graded', vetoes = [] } of round.participants) {
    if (status !== 'graded') continue;
    const sheets = round.sheets
      .filter(({ participant }) => participant === id)
      .map(({ expert, entries }) => sheetOf(policy, expert, entries));
    const enough = sheets.length >= assessment.quorum;
    if (!enough && vetoes.length === 0) {
      incomplete.push(id);
      continue;
    }
    const kept = enough ? keptSheets(sheets, assessment.aggregation) : [];
    const figures = enough ? figuresOf(policy, kept) : null;
    const triggers = vetoes.map(({ trigger }) => trigger);
    standings.push({
      id,
      vetoes: triggers,
      sheets,
      kept,
      figures,
      rank: null,
      band: 0,
      grade: null,
      reason: null
    });
  }
  rankAll(
    standings.filter(({ vetoes }) => vetoes.length === 0),
    assessment.tieBreak
  );
  const { quota, undecided } = gradeAll(standings, assessment, round);
  standings.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || unicodeOrder(a.id, b.id));
  return {
    policy: policy.id,
    assessment: assessment.id,
    participants: standings.length,
    quota,
    results: standings.map((standing) => resultOf(policy, assessment, round, standing)),
    undecided,
    incomplete: incomplete.sort(unicodeOrder)
  };
}
