/** The audit chain as the administrator's page asks for it and shows it. */
import { adminAuditTexts } from '#i18n/admin-audit.ts';
import type { Language } from '#i18n/messages.ts';
import { wordOf } from '#i18n/service-words.ts';
import { serviceWords } from '#i18n/words.ts';
import { isDate } from '#lib/domain/calendar.ts';
import type { Actor } from '#lib/server/access.ts';
import { minuteInShanghai } from '#lib/server/clock.ts';
import { foldName } from '#lib/server/identity/names.ts';
import { searchAudit } from '#lib/server/services/search-audit.ts';
import type { System } from '#lib/server/system.ts';
import { allUsers } from './all-users.ts';

/** As it stands in the address. */
export interface AuditQuery {
  act: string;
  /** an account's name, or who acts as the chain names it */
  actor: string;
  kind: string;
  object: string;
  from: string;
  to: string;
  /** a row's number; null: from the newest on */
  before: number | null;
}

const PER_PAGE = 50;

export function auditQuery({ searchParams }: URL): AuditQuery {
  const text = (name: string): string => (searchParams.get(name) ?? '').trim().slice(0, 200);
  const date = (name: string): string => (isDate(text(name)) ? text(name) : '');
  const before = Number(text('before'));
  return {
    act: text('act'),
    actor: text('actor'),
    kind: text('kind'),
    object: text('object'),
    from: date('from'),
    to: date('to'),
    before: Number.isSafeInteger(before) && before > 0 ? before : null
  };
}

export interface AuditRow {
  number: number;
  time: string;
  actor: string;
  /** the account's name is data */
  isNamed: boolean;
  act: string;
  objects: { kind: string; name: string }[];
  detail: { what: string; value: string }[];
  hash: string;
}

export interface AuditPage {
  rows: AuditRow[];
  next: number | null;
  /** nobody has the name that was asked for */
  isUnknownActor: boolean;
}

const USER = 'user:';
const OPERATOR = 'operator:';

/** @throws Refusal forbidden */
export async function auditPage(
  system: System,
  actor: Actor,
  query: AuditQuery,
  language: Language
): Promise<AuditPage> {
  const who = query.actor === '' ? undefined : await actorNamed(system, actor, query.actor);
  if (who === null) return { rows: [], next: null, isUnknownActor: true };
  const asked = Object.entries({
    act: query.act,
    kind: query.kind,
    object: query.object,
    from: query.from,
    to: query.to
  });
  const { rows, next, names } = await searchAudit(system, actor, {
    ...Object.fromEntries(asked.filter(([, value]) => value !== '')),
    ...(who === undefined ? {} : { actor: who }),
    ...(query.before === null ? {} : { before: query.before }),
    limit: PER_PAGE
  });
  const texts = adminAuditTexts(language);
  const words = serviceWords(language);
  const actorOf = (name: string): Pick<AuditRow, 'actor' | 'isNamed'> => {
    if (name.startsWith(OPERATOR))
      return { actor: texts.operator(name.slice(OPERATOR.length)), isNamed: false };
    if (!name.startsWith(USER)) return { actor: name === 'public' ? texts.public : name, isNamed: false };
    const account = names[`user ${name.slice(USER.length)}`];
    return { actor: account ?? name, isNamed: account !== undefined };
  };
  const valueOf = (key: string, value: string | number | boolean | null): string => {
    if (value === null) return texts.value.none;
    if (typeof value === 'boolean') return value ? texts.value.yes : texts.value.no;
    const text = String(value);
    return names[`${key} ${text}`] ?? (key === 'role' ? wordOf(words.roles, text) : texts.told(text));
  };
  return {
    isUnknownActor: false,
    next,
    rows: rows.map((row) => ({
      number: row.number,
      time: minuteInShanghai(row.at),
      ...actorOf(row.actor),
      act: wordOf(words.acts, row.act),
      objects: row.objects.map(({ kind, id }) => ({
        kind: wordOf(words.kinds, kind),
        name: names[`${kind} ${id}`] ?? texts.gone(id)
      })),
      detail: Object.entries(row.detail).map(([key, value]) => ({
        what: texts.detail(key),
        value: valueOf(key, value)
      })),
      hash: row.hash
    }))
  };
}

/** null: nobody has that name */
async function actorNamed(system: System, actor: Actor, name: string): Promise<string | null> {
  if (name === 'public' || name.startsWith(USER) || name.startsWith(OPERATOR)) return name;
  const found = (await allUsers(system, actor, name)).find((each) => foldName(each.name) === foldName(name));
  return found ? `${USER}${found.id}` : null;
}
