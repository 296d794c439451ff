/** Versions of regulations → one line for each regulation. Pure. */

export interface Version {
  policy: string;
  importedAt: number;
  rounds: number;
}

/** @param rows every version, those of one regulation from the oldest to the newest */
export function latestOf<V extends Version>(rows: readonly V[]): (V & { versions: number })[] {
  return [...Map.groupBy(rows, ({ policy }) => policy).values()].flatMap((versions) => {
    const last = versions.at(-1);
    const rounds = versions.reduce((sum, each) => sum + each.rounds, 0);
    return last ? [{ ...last, versions: versions.length, rounds }] : [];
  });
}
