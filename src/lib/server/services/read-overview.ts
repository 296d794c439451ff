import { z } from 'zod';
import { lostRows } from '#lib/domain/distribution.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { dayInShanghai } from '../clock.ts';
import type { Db } from '../db/store.ts';
import { assessmentOf } from '../grading.ts';
import { reference } from '../input.ts';
import { policyOf } from '../repos/policies.ts';
import {
  publishedResults,
  publishedRounds,
  publishedTallies,
  registeredStudios,
  type PublishedResult,
  type PublishedRound
} from '../repos/published.ts';
import { view, type Context } from '../service.ts';
import { settledMeans } from '../settled-means.ts';

/**
 * How a year of assessments went, where, and beside the years before: public results only, of one kind of assessment, for
 * points of different tables cannot be compared. No expert, and nothing by which one could be told.
 */
export const readOverview = view({
  name: 'read-overview',
  input: z.strictObject({
    kind: reference
      .optional()
      .describe('policy and assessment, as urumqi-2023/end-of-term; default: the latest'),
    year: reference.optional().describe('default: the latest'),
    district: reference.optional(),
    trade: reference.optional()
  }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'round', id: '' }),
  async run(context, asked) {
    const { db, actor, now } = context;
    const rounds = await publishedRounds(db, actor, dayInShanghai(now));
    const kinds = await kindsOf(db, rounds);
    const kind = kinds.find(({ id }) => id === asked.kind) ?? kinds[0];
    if (!kind) return { kinds: [], overview: null };
    const years = [...new Set(kind.rounds.map(yearOf))].sort().reverse();
    const year = years.find((each) => each === asked.year) ?? years[0] ?? '';
    const own = kind.rounds.filter((round) => yearOf(round) === year);
    const all = await publishedResults(
      db,
      actor,
      own.map(({ settlement }) => settlement)
    );
    const isAsked = ({ district, trade }: { district: string; trade: string | null }): boolean =>
      (asked.district === undefined || district === asked.district) &&
      (asked.trade === undefined || trade === asked.trade);
    const results = all.filter(isAsked);
    const registered = (await registeredStudios(db, actor, `${year}-12-31`)).filter(isAsked);
    return {
      kinds: kinds.map(({ id, policy, assessment }) => ({ id, policy, assessment })),
      overview: {
        kind: kind.id,
        year,
        years,
        districts: valuesOf(all, ({ district }) => district),
        trades: valuesOf(all, ({ trade }) => trade),
        ...scaleOf(kind.latest, own),
        rounds: own.map(({ id, code, title, date, quota, settlement }) => ({
          ...{ id, code, title, date, quota },
          studios: all.filter((each) => each.settlement === settlement).length
        })),
        results: results.map(({ settlement, participant: _, ...row }) => ({
          ...row,
          round: own.find((each) => each.settlement === settlement)?.code ?? ''
        })),
        history: await historyOf(context, kind.rounds, asked),
        ...(await rowsAndSpreads(context, own, results)),
        coverage: coverageOf(registered, results)
      }
    };
  }
});

const yearOf = ({ date }: { date: string }): string => date.slice(0, 4);

const valuesOf = <R>(rows: readonly R[], of: (row: R) => string | null): string[] =>
  [...new Set(rows.map(of))].filter((value) => value !== null).sort();

interface Kind {
  id: string;
  policy: string;
  assessment: string;
  rounds: PublishedRound[];
  /** of the latest round, whose words and thresholds are the ones shown */
  latest: { policy: Policy; round: PublishedRound };
}

/** The kind of the latest round first. An assessment after rectification is no part of how the year went. */
async function kindsOf(db: Db, rounds: readonly PublishedRound[]): Promise<Kind[]> {
  const kinds = new Map<string, Kind>();
  for (const round of rounds.filter(({ attempt }) => attempt === 1).reverse()) {
    const policy = await policyOf(db, round);
    const id = `${policy.data.id}/${round.assessment}`;
    const { title } = assessmentOf(policy, round);
    const kind = kinds.get(id) ?? {
      id,
      policy: policy.data.title,
      assessment: title,
      rounds: [],
      latest: { policy, round }
    };
    kind.rounds.unshift(round);
    kinds.set(id, kind);
  }
  return [...kinds.values()];
}

/** Grades with their thresholds, as the latest round has them; and whether all rounds of the year had the same. */
function scaleOf({ policy, round }: Kind['latest'], own: readonly PublishedRound[]) {
  const { grades } = assessmentOf(policy, round);
  const same = own.every(
    (each) =>
      each.policyVersion === round.policyVersion &&
      JSON.stringify(each.settings.grades) === JSON.stringify(round.settings.grades)
  );
  return {
    grades,
    /** of the table, in points */
    most: policy.data.rubric.categories.reduce((sum, { max }) => sum + max, 0),
    sameThresholds: same
  };
}

interface Asked {
  district?: string | undefined;
  trade?: string | undefined;
}

/** Each round of the kind, whatever its year: how many of each grade, and the mean's parts. */
async function historyOf({ db, actor }: Context, rounds: readonly PublishedRound[], asked: Asked) {
  const tallies = await publishedTallies(
    db,
    actor,
    rounds.map(({ settlement }) => settlement),
    asked
  );
  return rounds.map(({ settlement, code, title, date }) => ({
    year: yearOf({ date }),
    ...{ code, title, date },
    grades: tallies
      .filter((each) => each.settlement === settlement)
      .map(({ settlement: _, ...tally }) => tally)
  }));
}

/** Where points were lost, and how far the sheets of a studio lay apart, of those whose result counts. */
async function rowsAndSpreads(
  { db, system }: Context,
  rounds: readonly PublishedRound[],
  results: readonly PublishedResult[]
) {
  const rows = new Map<string, { key: { id: string; title: string }; max: number; means: number[] }>();
  const spreads: { spread: number; limit: number }[] = [];
  for (const round of rounds) {
    const { rubric } = await policyOf(db, round);
    const means = await settledMeans(system.store, db, round);
    for (const { participant, settlement, total } of results) {
      const own = settlement === round.settlement ? means.get(participant) : undefined;
      if (!own) continue;
      if (own.spread !== null) spreads.push({ spread: own.spread, limit: round.disagreementLimit });
      if (total === null) continue;
      rubric.criteria.forEach(({ id, title, max }, index) => {
        // A later version of a table may have given the row another weight.
        const row = rows.get(`${id} ${max}`) ?? { key: { id, title }, max, means: [] };
        row.means.push(own.means[index] ?? 0);
        rows.set(`${id} ${max}`, row);
      });
    }
  }
  return { lost: lostRows([...rows.values()]), spreads };
}

/** Registered studios of each district, and how many of them have a result. */
function coverageOf(
  registered: readonly { code: string; district: string }[],
  results: readonly PublishedResult[]
) {
  const assessed = new Set(results.map(({ studio }) => studio));
  const byDistrict = Map.groupBy(registered, ({ district }) => district);
  return [...byDistrict].map(([district, studios]) => ({
    district,
    registered: studios.length,
    assessed: studios.filter(({ code }) => assessed.has(code)).length
  }));
}
