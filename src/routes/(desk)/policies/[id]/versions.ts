/** Versions of a regulation as its pages show them. */

export interface VersionRow {
  digest: string;
  /** on which it was imported */
  day: string;
  note: string | null;
}

/** Of a digest in an address: enough to tell versions apart. */
export const DIGITS = 16;
