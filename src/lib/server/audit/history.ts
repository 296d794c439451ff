/** The history of one sheet as a chain of its own: each change carries the hash of the change before it. */
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Entry } from '../db/values.ts';
import { sha256 } from '../digest.ts';

/** What the first change of a sheet carries as its predecessor's hash. */
export const NO_CHANGE = '0'.repeat(64);

export interface HistoryChange {
  id: string;
  step: number;
  edition: number;
  criterion: string;
  input: Entry;
  baseRevision: number;
  revision: number;
  outcome: string;
  points: number | null;
  user: string | null;
  deviceAt: number;
  at: number;
}

export const changeHash = (previous: string, change: HistoryChange): string =>
  sha256(
    canonical([
      previous,
      change.id,
      change.step,
      change.edition,
      change.criterion,
      change.input,
      change.baseRevision,
      change.revision,
      change.outcome,
      change.points,
      change.user,
      change.deviceAt,
      change.at
    ])
  );
