/** What is tried on the settle page, as it stands in the address: so that it can be sent on, and asked for without a script. Pure. */
import type { AssessmentData } from '#lib/domain/policy.ts';
import type { SettingChange } from '#lib/domain/what-if.ts';

export interface WhatIfValues {
  /** by band, but the last one, which begins at 0 */
  mins: Readonly<Record<string, string>>;
  /** percent; '': no cap */
  cap: string;
  method: string;
  trimFrom: string;
  quorum: string;
}

export interface WhatIfQuery {
  /** as they are asked for; what is not asked for, as it is now */
  values: WhatIfValues;
  /** as it is now */
  now: WhatIfValues;
  /** what differs, ready to be tried */
  changes: SettingChange[];
  /** fields whose text is no number of their kind */
  faults: readonly string[];
}

type Tried = Pick<AssessmentData, 'grades' | 'cap' | 'aggregation' | 'quorum'>;

export const METHODS = ['mean', 'trimmed-mean'] as const;
const MIN = 'min.';

export function readWhatIf({ searchParams }: URL, assessment: Tried): WhatIfQuery {
  const now = valuesNow(assessment);
  const asked = (name: string, otherwise: string): string => (searchParams.get(name) ?? otherwise).trim();
  const values: WhatIfValues = {
    mins: Object.fromEntries(Object.entries(now.mins).map(([band, min]) => [band, asked(MIN + band, min)])),
    cap: asked('cap', now.cap),
    method: METHODS.find((each) => each === asked('method', now.method)) ?? now.method,
    trimFrom: asked('trim', now.trimFrom),
    quorum: asked('quorum', now.quorum)
  };
  const changes: SettingChange[] = [];
  const faults: string[] = [];
  const number = (name: string, path: string, text: string, before: string, whole: boolean): void => {
    if (text === before) return;
    const value = numberIn(text, whole);
    if (value === undefined) faults.push(name);
    else changes.push({ path, value });
  };
  for (const [band, min] of Object.entries(values.mins)) {
    number(MIN + band, `grades.bands.${band}.min`, min, now.mins[band] ?? '', false);
  }
  if (values.cap === '' && now.cap !== '') changes.push({ path: 'cap', value: null });
  else number('cap', 'cap.percent', values.cap, now.cap, false);
  if (values.method !== now.method) changes.push({ path: 'aggregation.method', value: values.method });
  number('trim', 'aggregation.trimFrom', values.trimFrom, now.trimFrom, true);
  number('quorum', 'quorum', values.quorum, now.quorum, true);
  return { values, now, changes, faults };
}

function valuesNow({ grades, cap, aggregation, quorum }: Tried): WhatIfValues {
  const bands = (grades?.bands ?? []).slice(0, -1);
  return {
    mins: Object.fromEntries(bands.map(({ id, min }) => [id, String(min)])),
    cap: cap === null ? '' : String(cap.percent),
    method: aggregation.method,
    trimFrom: String(aggregation.trimFrom),
    quorum: String(quorum)
  };
}

/** The part of an address after `?` that asks for these; what is as it is now is left out. @param studio that is open too */
export function whatIfAddress(values: WhatIfValues, now: WhatIfValues, studio: string | null = null): string {
  const query = new URLSearchParams();
  for (const [band, min] of Object.entries(values.mins)) {
    if (min.trim() !== now.mins[band]) query.set(MIN + band, min.trim());
  }
  if (values.cap.trim() !== now.cap) query.set('cap', values.cap.trim());
  if (values.method !== now.method) query.set('method', values.method);
  if (values.trimFrom.trim() !== now.trimFrom) query.set('trim', values.trimFrom.trim());
  if (values.quorum.trim() !== now.quorum) query.set('quorum', values.quorum.trim());
  if (studio !== null) query.set('studio', studio);
  return query.toString();
}

/** As people type it, full-width digits included; at most two decimals. */
function numberIn(text: string, whole: boolean): number | undefined {
  const plain = text.normalize('NFKC');
  return (whole ? /^\d{1,4}$/ : /^\d{1,4}(\.\d{1,2})?$/).test(plain) ? Number(plain) : undefined;
}
