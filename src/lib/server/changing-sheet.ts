/**
 * One sheet while a batch of changes goes through it: what stood in the store, read once, and what the batch adds to it,
 * each change a link of the sheet's own chain. Writes nothing (write-changes.ts), decides nothing (receive-changes.ts).
 */
import type { Rubric } from '#lib/domain/rubric.ts';
import { changeHash } from './audit/history.ts';
import type { Change } from './change.ts';
import type { Db, Tables } from './db/store.ts';
import { attachedTo, withAttached, type Attached } from './evidence.ts';
import { policyOf } from './repos/policies.ts';
import { entryTextsOf, factsOfParticipant, type ChangedSheet } from './repos/sheets.ts';
import { scoreRow, type RowScore } from './scoring.ts';

export type ChangeRow = Tables['entryChange']['$inferSelect'];

/** What stands in a row. The JSON text of its input: most of it is only ever compared. */
export interface CurrentRow {
  criterion: string;
  text: string;
  revision: number;
  change: string;
}

/** As it is going to be written. */
export interface WrittenRow extends CurrentRow {
  sheet: string;
  points: number | null;
}

export class ChangingSheet {
  readonly subject: ChangedSheet;
  /** what the batch adds, in order */
  readonly links: ChangeRow[] = [];
  /** the rows that it leaves changed, each as it is at the end */
  readonly written = new Map<string, WrittenRow>();
  readonly #rubric: Rubric;
  readonly #entries: Map<string, CurrentRow>;
  readonly #facts: ReadonlyMap<string, number>;
  #attached: Attached | undefined;

  private constructor(
    subject: ChangedSheet,
    rubric: Rubric,
    entries: readonly CurrentRow[],
    facts: ReadonlyMap<string, number>
  ) {
    this.subject = subject;
    this.#rubric = rubric;
    this.#entries = new Map(entries.map((entry) => [entry.criterion, entry]));
    this.#facts = facts;
  }

  static async read(db: Db, subject: ChangedSheet): Promise<ChangingSheet> {
    const { rubric } = await policyOf(db, subject.round);
    const { id, participant } = subject.sheet;
    return new ChangingSheet(
      subject,
      rubric,
      await entryTextsOf(db, id),
      await factsOfParticipant(db, participant)
    );
  }

  entry(criterion: string): CurrentRow | undefined {
    return this.#entries.get(criterion);
  }

  /** A row that lacks only its proof is scored once more with the files attached to it. */
  async score(db: Db, { criterion, input }: Change): Promise<RowScore | undefined> {
    const fact = this.#facts.get(criterion);
    const scored = scoreRow(this.#rubric, criterion, input, fact);
    if (!scored?.problems.some(({ code }) => code === 'evidence-missing')) return scored;
    this.#attached ??= await attachedTo(db, this.subject.sheet.id);
    return scoreRow(this.#rubric, criterion, withAttached(input, criterion, this.#attached), fact);
  }

  /** The next link of the sheet's chain, and where it was applied the row as it stands from here on. */
  add(
    { id, criterion, input, baseRevision, at: deviceAt }: Change,
    says: Pick<ChangeRow, 'points' | 'revision' | 'outcome'>,
    by: Pick<ChangeRow, 'user' | 'at'>
  ): ChangeRow {
    const { sheet } = this.subject;
    const last = this.links.at(-1);
    const link = {
      id,
      sheet: sheet.id,
      step: (last?.step ?? sheet.changes) + 1,
      edition: sheet.edition,
      criterion,
      input,
      baseRevision,
      ...says,
      ...by,
      deviceAt
    };
    const added = { ...link, hash: changeHash(last?.hash ?? sheet.head, link) };
    this.links.push(added);
    if (says.outcome === 'applied') {
      const { points, revision } = says;
      const text = JSON.stringify(input);
      const row = { sheet: sheet.id, criterion, text, points, revision, change: id };
      this.#entries.set(criterion, row);
      this.written.set(criterion, row);
    }
    return added;
  }
}
