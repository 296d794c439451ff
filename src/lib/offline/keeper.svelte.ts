/**
 * The way of a change from the screen into the device's database: one after the other, so that the last word typed is the
 * last one kept. What the device does not take stays on the screen and goes to the server straight away.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Api } from './api.ts';
import type { DeviceDb } from './device-db.ts';
import { keepChange, type RowChange } from './keep.ts';

/** On the screen, and not in the database yet; or it could not be put there. */
export interface Unkept {
  change: RowChange;
  /** why the device did not take it */
  failed: 'full' | 'broken' | null;
}

export interface KeeperOptions {
  db: DeviceDb;
  api: Api;
  /** nothing is left to be kept; of which sheets something was */
  onkept: (sheets: readonly string[]) => Promise<void>;
  /** the server has what the device did not take */
  onsent: () => Promise<void>;
}

const rowKey = ({ sheet, criterion }: Pick<RowChange, 'sheet' | 'criterion'>): string =>
  `${sheet} ${criterion}`;

export class Keeper {
  readonly unkept = new SvelteMap<string, Unkept>();
  #queue: RowChange[] = [];
  #isKeeping = false;
  #sending = Promise.resolve();
  /** by row: the revision that a change sent from here left at the server */
  readonly #left: Record<string, number> = {};
  #options: KeeperOptions;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  put(change: RowChange): void {
    this.unkept.set(rowKey(change), { change, failed: null });
    // Of a row only what it says last.
    this.#queue = [...this.#queue.filter((each) => rowKey(each) !== rowKey(change)), change];
    void this.#keepQueued();
  }

  of(sheet: string): RowChange[] {
    return [...this.unkept.values()].map(({ change }) => change).filter((change) => change.sheet === sheet);
  }

  /** What the device refuses, once more: something may have been deleted meanwhile. */
  again(): void {
    for (const { change, failed } of this.unkept.values()) if (failed !== null) this.put(change);
  }

  async #keepQueued(): Promise<void> {
    if (this.#isKeeping) return;
    this.#isKeeping = true;
    const kept: RowChange[] = [];
    const tried: RowChange[] = [];
    for (let change = this.#queue.shift(); change; change = this.#queue.shift()) {
      tried.push(change);
      try {
        await keepChange(this.#options.db, change);
        kept.push(change);
      } catch (error) {
        const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
        if (this.#isLatest(change)) {
          this.unkept.set(rowKey(change), { change, failed: isFull ? 'full' : 'broken' });
        }
        this.#sendAtOnce(change);
      }
    }
    this.#isKeeping = false;
    await this.#options.onkept(tried.map(({ sheet }) => sheet));
    // Only now the screen counts them among what the device holds.
    for (const change of kept) this.#forget(change);
  }

  /** One after the other: a later change of a row goes out from what the earlier left behind. */
  #sendAtOnce(change: RowChange): void {
    this.#sending = this.#sending.then(() => this.#send(change)).catch(() => undefined); // stays on the screen
  }

  async #send(change: RowChange): Promise<void> {
    if (!this.#isLatest(change)) return;
    const { revision, ...rest } = change;
    const baseRevision = Math.max(revision, this.#left[rowKey(change)] ?? 0);
    const answer = await this.#options.api.sendChanges([{ ...rest, baseRevision }]);
    const outcome = answer.kind === 'ok' ? answer.value.outcomes[0] : undefined;
    if (outcome?.outcome !== 'applied' && outcome?.outcome !== 'same') return;
    this.#left[rowKey(change)] = outcome.revision;
    await this.#options.onsent();
    // Without room for the server's copy the screen would go back to what it was.
    const sheet = await this.#options.db.get('sheet', change.sheet);
    const saved = sheet?.entries.find(({ criterion }) => criterion === change.criterion);
    if (saved && saved.revision >= outcome.revision) this.#forget(change);
  }

  #isLatest(change: RowChange): boolean {
    return this.unkept.get(rowKey(change))?.change.id === change.id;
  }

  #forget(change: RowChange): void {
    if (this.#isLatest(change)) this.unkept.delete(rowKey(change));
  }
}
