/** One change of one row of a score sheet: applied, met by a conflict, or refused with its text kept. */
import { eq, sql } from 'drizzle-orm';
import { canonical } from '#lib/domain/canonical-json.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import { changeHash } from './audit/history.ts';
import type { Change } from './change.ts';
import type { Db, Tables } from './db/store.ts';
import { attachedTo, withAttached } from './evidence.ts';
import { keepMalformed, keepText } from './kept-text.ts';
import { policyOf } from './repos/policies.ts';
import {
  factOf,
  findChangedSheet,
  findEntry,
  findSheet,
  type ChangedSheet,
  type EntryRow
} from './repos/sheets.ts';
import { scoreRow, type RowScore } from './scoring.ts';
import type { ActContext } from './service.ts';
import { whyClosed } from './sheet.ts';

type ChangeRow = Tables['entryChange']['$inferSelect'];

export interface Outcome {
  id: string;
  /** same: the row says this already */
  outcome: 'applied' | 'same' | 'conflict' | 'refused';
  /** the row's revision now */
  revision: number;
  /** hundredths, by the server; null while the input is not whole */
  points: number | null;
  /** why refused, or what is still missing in the row */
  problems: Problem[];
  /** conflict: what stands in the row */
  current?: { input: Record<string, unknown>; revision: number; at: number };
}

export async function receiveChange(context: ActContext, change: Change): Promise<Outcome> {
  const { db, actor } = context;
  const subject = await findChangedSheet(db, change.sheet);
  // Somebody else's sheet and none at all cannot be told apart.
  if (!subject || subject.expert === null || subject.expert !== actor.expert) {
    return refused(context, change, problem('sheet-foreign', { sheet: change.sheet }));
  }
  const earlier = await findChange(db, change.id);
  if (earlier) {
    return isSameChange(change, earlier)
      ? repeated(db, subject, change, earlier)
      : refused(context, change, problem('change-differs', { change: change.id }));
  }
  const refusal = await closedFor(db, subject, change.edition);
  if (refusal) return refused(context, change, refusal);
  const { rubric } = await policyOf(db, subject.round);
  const fact = await factOf(db, subject.sheet.participant, change.criterion);
  const scored = await scoreProven(db, rubric, change, fact);
  if (!scored) return refused(context, change, problem('unknown-criterion', { criterion: change.criterion }));
  const current = await findEntry(db, change.sheet, change.criterion);
  const { points, problems } = scored;
  const revision = current?.revision ?? 0;
  if (change.baseRevision > revision) {
    return refused(
      context,
      change,
      problem('base-unknown', { given: change.baseRevision, current: revision })
    );
  }
  const says = judge(change, current);
  const row = { points, revision: says === 'applied' ? revision + 1 : revision, outcome: says };
  await record(context, subject, change, row);
  if (says === 'applied') await writeEntry(db, change, row);
  return {
    id: change.id,
    ...row,
    problems,
    ...(says === 'conflict' && current ? { current: await seen(db, current) } : {})
  };
}

/** A row that lacks only its proof is scored once more with the files attached to it. */
async function scoreProven(
  db: Db,
  rubric: Rubric,
  { sheet, criterion, input }: Change,
  fact: number | undefined
): Promise<RowScore | undefined> {
  const scored = scoreRow(rubric, criterion, input, fact);
  if (!scored?.problems.some(({ code }) => code === 'evidence-missing')) return scored;
  const attached = await attachedTo(db, sheet);
  return scoreRow(rubric, criterion, withAttached(input, criterion, attached), fact);
}

/** The words of a closed sheet take more reading than an open one, which is nearly every one. */
async function closedFor(db: Db, subject: ChangedSheet, edition: number): Promise<Problem | undefined> {
  const closed = whyClosed({ ...subject, sealedHash: null, endedReason: null }, edition);
  const whole = closed && (await findSheet(db, subject.sheet.id));
  return whole ? whyClosed(whole, edition) : closed;
}

function judge(change: Change, current: EntryRow | undefined): 'applied' | 'same' | 'conflict' {
  if (!current) return 'applied';
  if (canonical(change.input) === canonical(current.input)) return 'same';
  return change.baseRevision === current.revision ? 'applied' : 'conflict';
}

async function findChange(db: Db, id: string): Promise<ChangeRow | undefined> {
  const [row] = await db.prepared('change:find', (orm, { entryChange }) =>
    orm
      .select()
      .from(entryChange)
      .where(eq(entryChange.id, sql.placeholder('id')))
  )({ id });
  return row;
}

const isSameChange = (change: Change, earlier: ChangeRow): boolean =>
  earlier.sheet === change.sheet &&
  earlier.criterion === change.criterion &&
  earlier.baseRevision === change.baseRevision &&
  canonical(earlier.input) === canonical(change.input);

/** The same change again gets the same answer, with what its row lacks by the facts of today. */
async function repeated(
  db: Db,
  { sheet, round }: ChangedSheet,
  change: Change,
  { revision, points, outcome }: ChangeRow
): Promise<Outcome> {
  const { id, criterion } = change;
  const { rubric } = await policyOf(db, round);
  const fact = await factOf(db, sheet.participant, criterion);
  const scored = await scoreProven(db, rubric, change, fact);
  const current = outcome === 'conflict' ? await findEntry(db, sheet.id, criterion) : undefined;
  return {
    id,
    outcome,
    revision,
    points,
    problems: scored?.problems ?? [],
    ...(current ? { current: await seen(db, current) } : {})
  };
}

async function seen(db: Db, { input, revision, change }: EntryRow): Promise<NonNullable<Outcome['current']>> {
  const made = await findChange(db, change);
  return { input, revision, at: made?.at ?? 0 };
}

/** The next link of the sheet's own chain. */
async function record(
  { db, actor, touch, now }: ActContext,
  { sheet }: ChangedSheet,
  { id, criterion, input, baseRevision, at: deviceAt }: Change,
  {
    points,
    revision,
    outcome
  }: { points: number | null; revision: number; outcome: 'applied' | 'same' | 'conflict' }
): Promise<void> {
  await touch('sheet', sheet.id);
  const { edition } = sheet;
  const step = sheet.changes + 1;
  const link = {
    id,
    step,
    edition,
    criterion,
    input,
    baseRevision,
    revision,
    outcome,
    points,
    user: actor.user,
    deviceAt,
    at: now
  };
  const hash = changeHash(sheet.head, link);
  await db.prepared('change:insert', (orm, { entryChange }) =>
    orm.insert(entryChange).values({
      id: sql.placeholder('id'),
      sheet: sql.placeholder('sheet'),
      step: sql.placeholder('step'),
      edition: sql.placeholder('edition'),
      criterion: sql.placeholder('criterion'),
      input: sql.placeholder('input'),
      baseRevision: sql.placeholder('baseRevision'),
      revision: sql.placeholder('revision'),
      outcome: sql.placeholder('outcome'),
      points: sql.placeholder('points'),
      user: sql.placeholder('user'),
      deviceAt: sql.placeholder('deviceAt'),
      at: sql.placeholder('at'),
      hash: sql.placeholder('hash')
    })
  )({ ...link, sheet: sheet.id, hash });
  await db.prepared('sheet:head', (orm, t) =>
    orm
      .update(t.sheet)
      .set({ changes: sql`${sql.placeholder('step')}`, head: sql`${sql.placeholder('hash')}` })
      .where(eq(t.sheet.id, sql.placeholder('sheet')))
  )({ step, hash, sheet: sheet.id });
}

async function writeEntry(
  db: Db,
  { id, sheet, criterion, input }: Change,
  { points, revision }: { points: number | null; revision: number }
): Promise<void> {
  await db.prepared('entry:write', (orm, { entry }) =>
    orm
      .insert(entry)
      .values({
        sheet: sql.placeholder('sheet'),
        criterion: sql.placeholder('criterion'),
        input: sql.placeholder('input'),
        points: sql.placeholder('points'),
        revision: sql.placeholder('revision'),
        change: sql.placeholder('change')
      })
      .onConflictDoUpdate({
        target: [entry.sheet, entry.criterion],
        set: {
          input: sql`excluded.input`,
          points: sql`excluded.points`,
          revision: sql`excluded.revision`,
          change: sql`excluded.change_id`
        }
      })
  )({ sheet, criterion, input, points, revision, change: id });
}

/** Not of the shape of a change: refused with every fault, its text kept all the same. */
export async function refuseMalformed(
  context: ActContext,
  given: unknown,
  problems: readonly Problem[]
): Promise<Outcome> {
  const [first] = problems;
  const id = first ? await keepMalformed(context, given, first) : '';
  return { id, outcome: 'refused', revision: 0, points: null, problems: [...problems] };
}

/** The text is kept for the person who typed it, whatever became of the sheet. */
async function refused(
  { db, actor, now }: ActContext,
  { id, sheet: sheetName, criterion, input, at: deviceAt }: Change,
  why: Problem
): Promise<Outcome> {
  const { user } = actor;
  if (user !== null) {
    await keepText(db, { id, user, sheetName, criterion, input, code: why.code, deviceAt, at: now });
  }
  return { id, outcome: 'refused', revision: 0, points: null, problems: [{ ...why, criterion }] };
}
