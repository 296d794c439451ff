/** What every method's input is given, and how it hands back what changed. */
import type { SheetTexts } from '#i18n/sheet-texts.ts';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { Entry, FactView } from '../views.ts';

export interface InputProps<C extends Criterion> {
  criterion: C;
  entry: Entry;
  /** 第 6 行 配套资金: begins the name of every control */
  name: string;
  /** the id of the row's reason */
  describedBy: string;
  /** unique on the page, for groups of radios */
  group: string;
  texts: SheetTexts;
  fact?: FactView | null;
  /** the row is open: room for what is rarely needed */
  isCurrent?: boolean;
  /** the keys that change; undefined takes a key away */
  onpatch: (patch: Entry) => void;
}

export function patched(entry: Entry, patch: Entry): Entry {
  return Object.fromEntries(
    Object.entries({ ...entry, ...patch }).filter(([, value]) => value !== undefined)
  );
}
