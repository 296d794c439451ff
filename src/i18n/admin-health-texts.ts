/** The words of the page on how the store is. */

/** What is looked at, in the order of the page. */
export type HealthId =
  | 'program'
  | 'uptime'
  | 'engine'
  | 'schema'
  | 'settings'
  | 'size'
  | 'wal'
  | 'free'
  | 'backup'
  | 'audit'
  | 'anchors'
  | 'contents'
  | 'unnamed'
  | 'holidays'
  | 'policies'
  | 'administrators';

export interface AdminHealthTexts {
  heading: string;
  /** what has to be done; 0: nothing */
  finding(count: number): string;
  read(time: string): string;
  columns: { what: string; value: string; todo: string };
  states: { good: string; attention: string };
  labels: { readonly [I in HealthId]: string };
  values: {
    duration(days: number, hours: number, minutes: number): string;
    engine(name: string, version: string): string;
    schema(applied: number, known: number, last: string): string;
    settingsGood: string;
    settingsBad(names: readonly string[]): string;
    bytes(bytes: number): string;
    server: string;
    backupNone: string;
    backupUnknown: string;
    backup(day: string, days: number, file: string, behind: number): string;
    audit(number: number, time: string | null): string;
    anchorsNone: string;
    anchors(lines: number, due: number, time: string | null): string;
    contents(held: number, missing: number): string;
    unnamed(count: number): string;
    holidaysNone: string;
    holidays(first: number, last: number): string;
    policies(policies: number, versions: number): string;
    administrators(count: number): string;
  };
  /** what to do where it is not well */
  todo: {
    schema: string;
    settings: string;
    wal: string;
    free: string;
    backup: string;
    backupOld: string;
    anchors: string;
    anchorsDue: string;
    anchorsUnreadable(count: number): string;
    contents: string;
    unnamed: string;
    holidays(year: number): string;
    policies: string;
    administrators: string;
  };
  links: { holidays: string; policies: string; users: string; audit: string };
  again: string;
}
