/**
 * Changes of rows of score sheets, in the order in which they came: each applied, met by a conflict, or refused with its
 * text kept. What stands in the store is read once for the batch, and written once at its end.
 */
import { sql } from 'drizzle-orm';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Change } from './change.ts';
import { ChangingSheet, type ChangeRow, type CurrentRow } from './changing-sheet.ts';
import { parts, placeholderList, valuesOfList } from './db/many-rows.ts';
import type { Db } from './db/store.ts';
import type { Entry } from './db/values.ts';
import { keepMalformed, keepText } from './kept-text.ts';
import { findChangedSheet, findSheet, type ChangedSheet } from './repos/sheets.ts';
import { isSameJson } from './same-json.ts';
import type { ActContext } from './service.ts';
import { whyClosed } from './sheet.ts';
import { writeChanges } from './write-changes.ts';

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

/** A change, or what is wrong with what has not the shape of one. */
export type Received = { change: Change } | { given: unknown; problems: readonly Problem[] };

export async function receiveChanges(context: ActContext, received: readonly Received[]): Promise<Outcome[]> {
  const ids = received.flatMap((each) => ('change' in each ? [each.change.id] : []));
  const batch = new Batch(context, await changesById(context.db, ids));
  const outcomes: Outcome[] = [];
  for (const each of received) {
    outcomes.push('change' in each ? await batch.receive(each.change) : await refuseMalformed(context, each));
  }
  await batch.write();
  return outcomes;
}

/** Those that came before, or somebody else's of the same id. */
async function changesById(db: Db, ids: readonly string[]): Promise<Map<string, ChangeRow>> {
  const found = new Map<string, ChangeRow>();
  for (const some of parts([...new Set(ids)])) {
    const rows = await db.prepared(`change:find:${some.length}`, (orm, { entryChange }) =>
      orm
        .select()
        .from(entryChange)
        .where(sql`${entryChange.id} in ${placeholderList(some.length)}`)
    )(valuesOfList(some));
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

class Batch {
  readonly #context: ActContext;
  /** by id: those before the batch, and those of it that were taken */
  readonly #changes: Map<string, ChangeRow>;
  readonly #subjects = new Map<string, ChangedSheet | undefined>();
  readonly #sheets = new Map<string, ChangingSheet>();

  constructor(context: ActContext, changes: Map<string, ChangeRow>) {
    this.#context = context;
    this.#changes = changes;
  }

  async receive(change: Change): Promise<Outcome> {
    const { db, actor, now } = this.#context;
    const subject = await this.#subject(change.sheet);
    // Somebody else's sheet and none at all cannot be told apart.
    if (!subject || subject.expert === null || subject.expert !== actor.expert) {
      return this.#refuse(change, problem('sheet-foreign', { sheet: change.sheet }));
    }
    const earlier = this.#changes.get(change.id);
    if (earlier) {
      return isSameChange(change, earlier)
        ? this.#repeat(await this.#sheet(subject), change, earlier)
        : this.#refuse(change, problem('change-differs', { change: change.id }));
    }
    const closed = await closedFor(db, subject, change.edition);
    if (closed) return this.#refuse(change, closed);
    const sheet = await this.#sheet(subject);
    const scored = await sheet.score(db, change);
    const { criterion, baseRevision } = change;
    if (!scored) return this.#refuse(change, problem('unknown-criterion', { criterion }));
    const current = sheet.entry(criterion);
    const { points, problems } = scored;
    const revision = current?.revision ?? 0;
    if (baseRevision > revision) {
      return this.#refuse(change, problem('base-unknown', { given: baseRevision, current: revision }));
    }
    const outcome = judge(change, current);
    const says = { points, revision: outcome === 'applied' ? revision + 1 : revision, outcome };
    this.#changes.set(change.id, sheet.add(change, says, { user: actor.user, at: now }));
    const seen = outcome === 'conflict' && current ? { current: await this.#seen(current) } : {};
    return { id: change.id, ...says, problems, ...seen };
  }

  async write(): Promise<void> {
    const { db, touch } = this.#context;
    const changed = [...this.#sheets.values()].filter(({ links }) => links.length > 0);
    await touch('sheet', ...changed.map(({ subject }) => subject.sheet.id));
    await writeChanges(db, changed);
  }

  async #subject(id: string): Promise<ChangedSheet | undefined> {
    if (!this.#subjects.has(id)) this.#subjects.set(id, await findChangedSheet(this.#context.db, id));
    return this.#subjects.get(id);
  }

  async #sheet(subject: ChangedSheet): Promise<ChangingSheet> {
    const { id } = subject.sheet;
    const sheet = this.#sheets.get(id) ?? (await ChangingSheet.read(this.#context.db, subject));
    this.#sheets.set(id, sheet);
    return sheet;
  }

  /** The same change again gets the same answer, with what its row lacks by the facts of today. */
  async #repeat(
    sheet: ChangingSheet,
    change: Change,
    { revision, points, outcome }: ChangeRow
  ): Promise<Outcome> {
    const scored = await sheet.score(this.#context.db, change);
    const current = outcome === 'conflict' ? sheet.entry(change.criterion) : undefined;
    const seen = current ? { current: await this.#seen(current) } : {};
    return { id: change.id, outcome, revision, points, problems: scored?.problems ?? [], ...seen };
  }

  async #seen({ text, revision, change }: CurrentRow): Promise<NonNullable<Outcome['current']>> {
    if (!this.#changes.has(change)) {
      for (const [id, row] of await changesById(this.#context.db, [change])) this.#changes.set(id, row);
    }
    const input = JSON.parse(text) as Entry;
    return { input, revision, at: this.#changes.get(change)?.at ?? 0 };
  }

  /** The text is kept for the person who typed it, whatever became of the sheet. */
  async #refuse(
    { id, sheet: sheetName, criterion, input, at: deviceAt }: Change,
    why: Problem
  ): Promise<Outcome> {
    const { db, actor, now } = this.#context;
    const { user } = actor;
    if (user !== null) {
      await keepText(db, { id, user, sheetName, criterion, input, code: why.code, deviceAt, at: now });
    }
    return { id, outcome: 'refused', revision: 0, points: null, problems: [{ ...why, criterion }] };
  }
}

/** The words of a closed sheet take more reading than an open one, which is nearly every one. */
async function closedFor(db: Db, subject: ChangedSheet, edition: number): Promise<Problem | undefined> {
  const closed = whyClosed({ ...subject, sealedHash: null, endedReason: null }, edition);
  const whole = closed && (await findSheet(db, subject.sheet.id));
  return whole ? whyClosed(whole, edition) : closed;
}

function judge(change: Change, current: CurrentRow | undefined): 'applied' | 'same' | 'conflict' {
  if (!current) return 'applied';
  const { text } = current;
  if (JSON.stringify(change.input) === text || isSameJson(change.input, JSON.parse(text))) return 'same';
  return change.baseRevision === current.revision ? 'applied' : 'conflict';
}

const isSameChange = (change: Change, earlier: ChangeRow): boolean =>
  earlier.sheet === change.sheet &&
  earlier.criterion === change.criterion &&
  earlier.baseRevision === change.baseRevision &&
  isSameJson(earlier.input, change.input);

/** Not of the shape of a change: refused with every fault, its text kept all the same. */
async function refuseMalformed(
  context: ActContext,
  { given, problems }: Extract<Received, { given: unknown }>
): Promise<Outcome> {
  const [first] = problems;
  const id = first ? await keepMalformed(context, given, first) : '';
  return { id, outcome: 'refused', revision: 0, points: null, problems: [...problems] };
}
