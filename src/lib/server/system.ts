/** What services run on: the store, the contents of attachments, a clock, a source of ids. Made once at the edge. */
import { randomUUID } from 'node:crypto';
import { flushAnchors } from './audit/anchors.ts';
import { contentsInFolder, contentsInStore, type Contents } from './contents.ts';
import { open } from './db/open.ts';
import type { Store } from './db/store.ts';
import { readUrl } from './db/url.ts';

export interface System {
  store: Store;
  contents: Contents;
  /** milliseconds of UTC */
  now: () => number;
  newId: () => string;
  /** the anchors file; null: none is kept */
  anchorsFile: string | null;
  /** What went wrong beside an act without failing it. */
  report: (error: unknown) => void;
}

export interface SystemOptions {
  /** what a relative `file:` path starts from */
  folder?: string;
  /** default: beside a SQLite file; none on PostgreSQL */
  anchorsFile?: string;
  /** never silent: an anchor that could not be written shows nowhere else */
  report: (error: unknown) => void;
}

/**
 * Writes the anchors that a crash left due, too; where it cannot, it says so and opens all the same.
 * @throws Refusal as `open` does
 */
export async function openSystem(url: string, options: SystemOptions): Promise<System> {
  const { folder = process.cwd(), report } = options;
  const address = readUrl(url, folder);
  const store = await open(url, folder);
  const beside = address.engine === 'sqlite' ? address.file : undefined;
  const system: System = {
    store,
    contents: beside === undefined ? contentsInStore : contentsInFolder(`${beside}.attachments`),
    now: () => Date.now(),
    newId: () => randomUUID(),
    anchorsFile: options.anchorsFile ?? (beside === undefined ? null : `${beside}.anchors.jsonl`),
    report
  };
  await flushAnchors(system);
  return system;
}
