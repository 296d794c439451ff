/**
 * Rounds as they would be graded now, kept from one look to the next: a page of 500 studios asks again at every press. Only
 * for views: an act grades what its own transaction holds (grading.ts).
 *
 * What is kept can never be stale: every change of what a round rests on is on the audit chain, in the transaction that
 * made it. What was graded at one head of the chain holds as long as that head is still part of the chain and nothing since
 * has changed an object of the round.
 */
import { sql } from 'drizzle-orm';
import { sealResults } from '#lib/domain/grade-round.ts';
import type { Checked, Problem } from '#lib/domain/problem.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Results, ResultsBody } from '#lib/domain/results.ts';
import { gradeSettingAside, withSheets } from '#lib/domain/set-aside.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { readHead, type Head } from './audit/chain.ts';
import type { Db, Store } from './db/store.ts';
import { sha256 } from './digest.ts';
import { policyOf } from './repos/policies.ts';
import { roundData } from './repos/round-data.ts';
import type { RoundRow } from './repos/rounds.ts';

export interface GradedView {
  /** with the decisions that fit */
  round: Round;
  results: ResultsBody;
  /** recorded decisions that fit no longer, by their place among those in force; settling refuses them */
  setAside: { index: number; problems: Problem[] }[];
  /** the results with their digest */
  sealed: () => Results;
}

interface Kept {
  head: Head;
  sheets: number;
  graded: Checked<GradedView>;
}

/** About as many as three rounds of 500 studios × 7 experts, each 20 MB or so: the least recently asked for goes first. */
const MOST_SHEETS = 12_000;
const MOST_ROUNDS = 8;
/** Beyond so many acts since, looking through them costs more than it saves. */
const MOST_ACTS = 5_000;

const keptBy = new WeakMap<Store, Map<string, Kept>>();

/** A refusal to grade is an answer too, and kept as well. */
export async function gradedView(store: Store, db: Db, row: RoundRow): Promise<Checked<GradedView>> {
  const all = keptBy.get(store) ?? new Map<string, Kept>();
  keptBy.set(store, all);
  const { number, hash } = await readHead(db);
  const head = { number, hash };
  const known = all.get(row.id);
  all.delete(row.id);
  if (known && (await stillHolds(db, row.id, known.head, head))) {
    all.set(row.id, { ...known, head });
    return known.graded;
  }
  const policy = await policyOf(db, row);
  const data = await roundData(db, row);
  const graded = grade(data, policy);
  all.set(row.id, { head, sheets: data.sheets.length, graded });
  forget(all);
  return graded;
}

function grade(
  data: Awaited<ReturnType<typeof roundData>>,
  policy: Awaited<ReturnType<typeof policyOf>>
): Checked<GradedView> {
  // Once with every decision, which is the rule; only where some fit no longer, again without them.
  let first: Checked<Round> | undefined;
  const graded = gradeSettingAside(data, (value) => {
    if (first?.ok) return withSheets(value, policy, first.value.sheets);
    first = readRound(value, policy);
    return first;
  });
  if (!graded.ok) return graded;
  let sealed: Results | undefined;
  const seal = (): Results => (sealed ??= sealResults(graded.value.results, sha256).results);
  return { ok: true, value: { ...graded.value, sealed: seal } };
}

async function stillHolds(db: Db, round: string, then: Head, now: Head): Promise<boolean> {
  if (then.number === now.number) return then.hash === now.hash;
  if (now.number < then.number || now.number - then.number > MOST_ACTS) return false;
  // A store that was put back to an earlier day and went on from there has other rows at the same numbers.
  const [row] = await db.prepared('graded:link', (orm, { audit }) =>
    orm
      .select({ hash: audit.hash })
      .from(audit)
      .where(sql`${audit.number} = ${sql.placeholder('number')}`)
  )({ number: then.number });
  if (row?.hash !== then.hash) return false;
  const [changed] = await db.prepared('graded:changed', (orm, t) => {
    const { number, kind, object, after } = t.auditChange;
    const id = sql.placeholder('round');
    const owned = sql`(
      (${kind} = 'round' and ${object} = ${id})
      or (${kind} = 'participant' and exists (select 1 from ${t.participant}
        where ${t.participant.id} = ${object} and ${t.participant.round} = ${id}))
      or (${kind} = 'fact' and exists (select 1 from ${t.fact} join ${t.participant}
        on ${t.participant.id} = ${t.fact.participant}
        where ${t.fact.id} = ${object} and ${t.participant.round} = ${id}))
      or (${kind} = 'sheet' and exists (select 1 from ${t.sheet}
        where ${t.sheet.id} = ${object} and ${t.sheet.round} = ${id}))
      or (${kind} = 'decision' and exists (select 1 from ${t.decision}
        where ${t.decision.id} = ${object} and ${t.decision.round} = ${id}))
    )`;
    // Of what was taken away nobody can say any more whose it was.
    const gone = sql`(${after} is null and ${kind} in ('participant', 'fact', 'sheet', 'decision'))`;
    return orm
      .select({ number })
      .from(t.auditChange)
      .where(sql`${number} > ${sql.placeholder('after')} and (${owned} or ${gone})`)
      .limit(1);
  })({ after: then.number, round });
  return changed === undefined;
}

function forget(all: Map<string, Kept>): void {
  const size = (): number => [...all.values()].reduce((sum, { sheets }) => sum + sheets, 0);
  for (const [round] of all) {
    if (all.size === 1 || (all.size <= MOST_ROUNDS && size() <= MOST_SHEETS)) return;
    all.delete(round);
  }
}
