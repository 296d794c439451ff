/** What save-changes should do to one sheet, told a second time in plain values. Knows neither services nor SQL. */
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { scoreEntry } from '#lib/domain/score-sheet.ts';

export type Input = Record<string, unknown>;

export interface Sent {
  id: string;
  sheet: string;
  edition: number;
  criterion: string;
  input: Input;
  baseRevision: number;
  /** by the device's clock, which the model does not look at */
  at: number;
}

export interface Kept {
  id: string;
  criterion: string;
  input: Input;
  baseRevision: number;
  edition: number;
  outcome: 'applied' | 'same' | 'conflict';
  revision: number;
  points: number | null;
  /** told on, never looked at */
  deviceAt: number;
}

export interface Expected {
  id: string;
  outcome: 'applied' | 'same' | 'conflict' | 'refused';
  revision: number;
  points: number | null;
  /** of the refusal, or of what the row lacks */
  codes: string[];
  current?: { input: Input; revision: number };
}

export class SheetModel {
  state: 'draft' | 'sealed' | 'returned' | 'reassigned' = 'draft';
  edition = 1;
  readonly entries = new Map<string, Kept>();
  readonly history: Kept[] = [];
  /** each text once, by sheet, row and content */
  readonly refused = new Map<string, Sent>();
  readonly #sheet: string;
  readonly #policy: Policy;
  readonly #facts: ReadonlyMap<string, number>;

  constructor(sheet: string, policy: Policy, facts: ReadonlyMap<string, number>) {
    this.#sheet = sheet;
    this.#policy = policy;
    this.#facts = facts;
  }

  /** Points by the domain's own rule; null with whatever is wrong. */
  score(id: string, input: Input): { points: number | null; codes: string[] } {
    const criterion = this.#policy.rubric.criteria.find((each) => each.id === id);
    const codes: string[] = [];
    const fault = (code: string): undefined => void codes.push(code);
    const points = criterion && scoreEntry(criterion, input, this.#facts.get(id), fault);
    return { points: codes.length > 0 ? null : (points ?? null), codes };
  }

  get isWhole(): boolean {
    return this.#policy.rubric.criteria.every(({ id }) => {
      const entry = this.entries.get(id);
      return entry !== undefined && this.score(id, entry.input).codes.length === 0;
    });
  }

  receive(sent: Sent): Expected {
    const { id, criterion, input, baseRevision } = sent;
    if (sent.sheet !== this.#sheet) return this.#refuse(sent, 'sheet-foreign');
    const earlier = this.history.find((each) => each.id === id);
    if (earlier) {
      const content = ({ criterion, baseRevision, input }: Sent | Kept): string =>
        canonical([criterion, baseRevision, input]);
      if (content(earlier) !== content(sent)) return this.#refuse(sent, 'change-differs');
      return this.#answer(earlier);
    }
    const closed =
      this.state === 'reassigned'
        ? 'sheet-reassigned'
        : this.state === 'sealed'
          ? 'sheet-sealed'
          : sent.edition !== this.edition
            ? 'sheet-returned'
            : undefined;
    if (closed) return this.#refuse(sent, closed);
    if (!this.#policy.rubric.criteria.some((each) => each.id === criterion)) {
      return this.#refuse(sent, 'unknown-criterion');
    }
    const current = this.entries.get(criterion);
    const revision = current?.revision ?? 0;
    if (baseRevision > revision) return this.#refuse(sent, 'base-unknown');
    const outcome = !current
      ? 'applied'
      : canonical(current.input) === canonical(input)
        ? 'same'
        : baseRevision === revision
          ? 'applied'
          : 'conflict';
    const kept: Kept = {
      id,
      criterion,
      input,
      baseRevision,
      edition: sent.edition,
      outcome,
      revision: outcome === 'applied' ? revision + 1 : revision,
      points: this.score(criterion, input).points,
      deviceAt: sent.at
    };
    this.history.push(kept);
    if (outcome === 'applied') this.entries.set(criterion, kept);
    return this.#answer(kept);
  }

  #answer({ id, criterion, input, outcome, revision, points }: Kept): Expected {
    const current = this.entries.get(criterion)!;
    return {
      id,
      outcome,
      revision,
      points,
      codes: this.score(criterion, input).codes,
      ...(outcome === 'conflict' ? { current: { input: current.input, revision: current.revision } } : {})
    };
  }

  #refuse(sent: Sent, code: string): Expected {
    const text = canonical([sent.sheet, sent.criterion, sent.input, sent.id]);
    if (!this.refused.has(text)) this.refused.set(text, sent);
    return { id: sent.id, outcome: 'refused', revision: 0, points: null, codes: [code] };
  }
}
