/** Rounds as files: sheets of an invented panel for studios of the city. The figures of a studio are the same on all its sheets. */
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { Policy } from '#lib/domain/policy.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { seeded } from '../../src/cli/sample/random.ts';
import { sampleEntry } from '../../src/cli/sample/sample-entry.ts';
import { withTieAtCap } from '../../src/cli/sample/tie.ts';
import { PLACES, qualityOf, type StudioPlan } from './studios.ts';

export type Entry = Record<string, unknown>;
type Sheet = RoundData['sheets'][number];

/** 20 % at most, in principle: the measure is silent, so that the city says it for each round. */
export const SETTINGS = { cap: { percent: 20, strict: false } };

/** By the place on the panel: the first gives a little more than the others, the last a little less. */
const LENIENCY = [0.06, 0.02, 0, -0.1];

export interface Outline {
  id: string;
  assessment: string;
  date: string;
  settings: RoundData['settings'];
  studios: readonly StudioPlan[];
  /** by studio’s code: who scores it */
  panels: ReadonlyMap<string, readonly string[]>;
  /** all of them, in the order of their leniency */
  experts: readonly string[];
  /** the last studio is put off, the one before meets a trigger */
  hasExceptions: boolean;
}

export const DEFERRED = '样例：停产检修，申请延期';
export const VETO = { trigger: 'idle', note: '样例：经核实，停办满一年' };

/** With a tie across the line of the quota, where there is one. */
export function roundFile(policy: Policy, outline: Outline): RoundData {
  const { id, assessment, date, settings, studios, panels, experts, hasExceptions } = outline;
  const year = Number(date.slice(0, 4));
  const sheets = studios.flatMap((studio) =>
    (panels.get(studio.code) ?? []).map((expert): Sheet => ({
      participant: studio.code,
      expert,
      entries: entriesOf(policy, studio, year, experts.indexOf(expert)) as Sheet['entries']
    }))
  );
  return withTieAtCap(policy, {
    id,
    policy: policy.data.id,
    assessment,
    date,
    ...(settings && { settings }),
    participants: studios.map(({ code, name, place, recognisedOn }, index) => ({
      id: code,
      name,
      district: PLACES[place]?.name ?? '',
      recognisedOn,
      ...(hasExceptions && index === studios.length - 1 && { status: 'deferred' as const, reason: DEFERRED }),
      ...(hasExceptions && index === studios.length - 2 && { vetoes: [VETO] })
    })),
    panels: experts.map((expert) => ({
      expert,
      participants: studios.map(({ code }) => code).filter((code) => panels.get(code)?.includes(expert))
    })),
    sheets
  });
}

/** Three of the experts in turn. */
export function turns(studios: readonly StudioPlan[], experts: readonly string[]): Map<string, string[]> {
  return new Map(
    studios.map(({ code, number }) => [
      code,
      [0, 1, 2].map((place) => experts[(number + place) % experts.length] ?? '').sort()
    ])
  );
}

/** What the expert of this number would enter for the studio in this year. */
export function entriesOf(
  policy: Policy,
  studio: StudioPlan,
  year: number,
  expert: number
): Record<string, Entry> {
  const quality = qualityOf(studio, year);
  const measured = seeded(studio.number * 10_000 + year);
  const seen = seeded(studio.number * 100_000 + year * 10 + expert);
  const own = Math.max(
    0,
    Math.min(1, quality + (LENIENCY[expert % LENIENCY.length] ?? 0) + (seen() - 0.5) * 0.2)
  );
  return Object.fromEntries(
    policy.rubric.criteria.map((criterion) => [
      criterion.id,
      isJudged(criterion) ? sampleEntry(criterion, own, seen) : sampleEntry(criterion, quality, measured)
    ])
  );
}

/** What experts see differently; the rest is counted and measured. */
const isJudged = ({ method, evidence }: Criterion): boolean =>
  method === 'judgement' || method === 'checklist' || (method === 'presence' && !evidence);
