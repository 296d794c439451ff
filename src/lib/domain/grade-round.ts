/**
 * A valid round → its results, as a list of named steps: who takes part, figures, bands, ranks, cap, consequences.
 * Pure: the same round always gives the same bytes, in whatever order its lists are.
 */
import { aggregate, type Aggregate } from './aggregate.ts';
import { canonical, canonicalMembers, joinMembers, type Sha256 } from './canonical-json.ts';
import { drawCapLine, quotaOf } from './cap.ts';
import { overrideSeats, tieDecision, tooEarly } from './decide.ts';
import { byCodePoint } from './points.ts';
import { compileBands, type AssessmentData, type Band } from './policy.ts';
import type { Checked } from './problem.ts';
import { rank, type Ranked } from './rank.ts';
import type { Round } from './read-round.ts';
import { makeResult, type CapOutcome, type Placing, type Standing } from './result-of.ts';
import type { Results, ResultsBody } from './results.ts';
import type { ParticipantData } from './round.ts';
import type { ScoredSheet } from './score-sheet.ts';

/** Grades a round; refuses decisions that fit nothing. */
export function gradeRound(round: Round): Checked<ResultsBody> {
  const placed = placeParticipants(round);
  return placed.ok ? { ok: true, value: describeResults(round, placed.value) } : placed;
}

/** What the rules came to, before it is written down. */
export interface Placed {
  placings: ReadonlyMap<Standing, Placing>;
  quota: number | null;
  undecided: { participants: string[]; seats: number }[];
  incomplete: string[];
}

export function placeParticipants(round: Round): Checked<Placed> {
  const { assessment, policy } = round;
  const { standings, incomplete } = takePart(round);
  const early = tooEarly(round.decisions, incomplete);
  if (early.length > 0) return { ok: false, problems: early };

  const bands = assessment.grades ? compileBands(assessment.grades) : [];
  const scored = standings.filter((each) => each.vetoes.length === 0 && each.aggregate !== null);
  const ranked = rank(scored.map(withFigures), assessment.tieBreak, policy.rubric.categories);
  const ranks = new Map(ranked.map(({ item, rank }) => [item.standing, rank]));
  const bandOf = new Map(scored.map((each) => [each, bandFor(each, assessment, bands, round.attempt)]));

  const candidates = ranked.filter(({ item }) => bands[0] && bandOf.get(item.standing) === bands[0]);
  const capped = applyCap(round, standings.length, candidates);
  if (!capped.ok) return capped;
  const { quota, outcomes, undecided } = capped.value;
  const placings = new Map(
    standings.map((each) => [
      each,
      {
        rank: ranks.get(each) ?? null,
        band: bandOf.get(each) ?? null,
        bands,
        cap: outcomes.get(each) ?? null
      }
    ])
  );
  return { ok: true, value: { placings, quota, undecided, incomplete } };
}

/** By rank, then id; those without a rank last. */
export function describeResults(
  round: Round,
  { placings, quota, undecided, incomplete }: Placed
): ResultsBody {
  const results = [...placings].map(([standing, placing]) => makeResult(round, standing, placing));
  results.sort(
    (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byCodePoint(a.participant, b.participant)
  );
  return {
    policy: round.policy.data.id,
    assessment: round.assessment.id,
    participants: placings.size,
    quota,
    warnings: [...round.warnings],
    results,
    undecided,
    incomplete
  };
}

export interface SealedResults {
  results: Results;
  /** the canonical text of the results */
  text: string;
}

/** The results with their digest: SHA-256 over the canonical body. */
export function sealResults(body: ResultsBody, sha256: Sha256): SealedResults {
  const members = canonicalMembers(body);
  const digest = sha256(joinMembers(members));
  const sealed: [string, string][] = [...members, ['digest', canonical(digest)]];
  sealed.sort(([a], [b]) => (a < b ? -1 : 1));
  return { results: { ...body, digest }, text: joinMembers(sealed) };
}

/** Those who receive a grade, and those whose sheets are too few. Deferred and withdrawn ones leave the count. */
function takePart({ participants, sheets, assessment, policy }: Round): {
  standings: Standing[];
  incomplete: string[];
} {
  const byParticipant = new Map<string, ScoredSheet[]>();
  for (const sheet of sheets) {
    const list = byParticipant.get(sheet.participant);
    if (list) list.push(sheet);
    else byParticipant.set(sheet.participant, [sheet]);
  }
  const standings: Standing[] = [];
  const incomplete: string[] = [];
  for (const participant of participants) {
    if ((participant.status ?? 'graded') !== 'graded') continue;
    const own = byParticipant.get(participant.id) ?? [];
    const enough = own.length >= assessment.quorum;
    const vetoes = triggersOf(participant, policy.data.triggers);
    if (!enough && vetoes.length === 0) incomplete.push(participant.id);
    else {
      const aggregated = enough ? aggregate(own, assessment.aggregation) : null;
      standings.push({ id: participant.id, sheets: own.length, vetoes, aggregate: aggregated });
    }
  }
  return { standings, incomplete: incomplete.sort(byCodePoint) };
}

/** In the policy's order, whatever the order in the file. */
function triggersOf<T extends { id: string }>({ vetoes = [] }: ParticipantData, triggers: readonly T[]): T[] {
  return triggers.filter(({ id }) => vetoes.some(({ trigger }) => trigger === id));
}

function withFigures(standing: Standing) {
  return { standing, figures: (standing.aggregate as Aggregate).figures };
}

/** The band of the published score; after rectification, at most the policy's best for a second attempt. */
function bandFor(
  { aggregate: aggregated }: Standing,
  { grades, secondAttempt }: AssessmentData,
  bands: readonly Band[],
  attempt: 1 | 2
): Band | undefined {
  if (!grades || !aggregated) return undefined;
  const { base, total } = aggregated.figures;
  const score = grades.on === 'base' ? base : total;
  const reached = bands.findIndex(({ min }) => score >= min);
  const best = attempt === 2 ? bands.findIndex(({ id }) => id === secondAttempt?.best) : 0;
  return bands[Math.max(reached, best)];
}

interface Capped {
  quota: number | null;
  outcomes: Map<Standing, CapOutcome>;
  undecided: { participants: string[]; seats: number }[];
}

/** @param candidates of the first band, in rank order */
function applyCap(
  { assessment, decisions }: Round,
  participants: number,
  candidates: readonly Ranked<{ standing: Standing }>[]
): Checked<Capped> {
  const { cap } = assessment;
  const extra = overrideSeats(decisions);
  const byRule = cap ? quotaOf(cap.percent, participants) : null;
  const quota = byRule === null ? null : byRule + extra;
  const ranked = candidates.map(({ item, rank }) => ({ item: item.standing, rank }));
  const line = drawCapLine(ranked, quota ?? ranked.length);

  const group = line.undecided.map(({ id }) => id).sort(byCodePoint);
  const decision = tieDecision(decisions, new Set(group));
  if (!decision.ok) return decision;
  const order = decision.value?.order;

  const outcomes = new Map<Standing, CapOutcome>();
  if (byRule !== null && quota !== null) {
    const facts = { participants, byRule, quota };
    for (const each of line.stay) outcomes.set(each, { ...facts, fate: 'stays' });
    for (const each of line.fall) outcomes.set(each, { ...facts, fate: 'falls' });
    for (const each of line.undecided) {
      const decided = order && (order.indexOf(each.id) < line.seats ? 'decided-in' : 'decided-out');
      outcomes.set(each, { ...facts, fate: decided ?? 'undecided' });
    }
  }
  const undecided = group.length > 0 && !order ? [{ participants: group, seats: line.seats }] : [];
  return { ok: true, value: { quota, outcomes, undecided } };
}
