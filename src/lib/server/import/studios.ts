/**
 * A list of studios against the register: what would become of each row, with every fault of every row. Writes nothing,
 * so that what is shown before and what is done afterwards are the same judgement (write-studios.ts).
 */
import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { id, isoDate, plainText } from '#lib/domain/schema-kit.ts';
import { checkSchema } from '#lib/domain/zod-problems.ts';
import type { Actor } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import { digestOf } from '../digest.ts';
import { label, optionalProse } from '../input.ts';

/** Of one list: far more than a city has, and still one transaction that others need not wait for. */
export const MOST_ROWS = 10_000;

export const STUDIO_FIELDS = [
  'code',
  'name',
  'authority',
  'unit',
  'leader',
  'trade',
  'address',
  'recognisedOn',
  'policy',
  'title'
] as const;
export type StudioField = (typeof STUDIO_FIELDS)[number];

/** What is not given is not said: it leaves what is there. */
export const listedStudios = z
  .array(
    z.strictObject({
      /** in the file it comes from */
      line: z.number().int().min(1),
      cells: z.partialRecord(z.enum(STUDIO_FIELDS), plainText),
      surplus: z.number().int().min(0)
    })
  )
  .min(1)
  .max(MOST_ROWS);
export type ListedStudio = z.infer<typeof listedStudios>[number];

const cellsOf = (hasOwn: boolean) =>
  z.strictObject({
    code: id,
    name: label,
    authority: hasOwn ? label.optional() : label,
    unit: label,
    leader: label,
    trade: label,
    address: optionalProse.optional(),
    recognisedOn: isoDate.optional(),
    policy: label.optional(),
    title: label.optional()
  });
type Cells = z.infer<ReturnType<typeof cellsOf>>;

export interface Change {
  field: StudioField;
  was: string | null;
  now: string;
}

export interface Verdict {
  line: number;
  /** as the row has them */
  code: string;
  name: string;
  kind: 'new' | 'same' | 'differs' | 'fault';
  /** the row names a unit that the register has not yet: it is made with the row */
  makesUnit: boolean;
  changes: Change[];
  /** `path`: the field */
  faults: Problem[];
}

type StudioRow = Tables['studio']['$inferSelect'];

/** A row without fault, with what it means to the store. */
export interface Judged {
  verdict: Verdict;
  cells: Cells;
  authority: string;
  /** null: to be made */
  unit: string | null;
  /** the id of the policy, if one is named */
  policy: string | null;
  /** null: to be registered */
  studio: StudioRow | null;
  /** the studio does not have the title that the row names */
  getsTitle: boolean;
}

export interface Judgement {
  /** in the order of the list */
  verdicts: Verdict[];
  judged: Judged[];
  /** of the rows with what becomes of them: another one means that the register has changed in between */
  digest: string;
}

export async function judgeStudios(db: Db, actor: Actor, rows: readonly ListedStudio[]): Promise<Judgement> {
  const register = await readRegister(db, actor, rows);
  const lines = Map.groupBy(rows, ({ cells }) => cells.code ?? '');
  const judged: Judged[] = [];
  const verdicts = rows.map((row) => {
    const twin = lines.get(row.cells.code ?? '')?.find(({ line }) => line !== row.line);
    const outcome = judgeRow(register, row, twin?.line);
    if ('cells' in outcome) {
      judged.push(outcome);
      return outcome.verdict;
    }
    return outcome;
  });
  return { verdicts, judged, digest: digestOf({ rows, verdicts }) };
}

/** @param twin the line of another row with the same code: which of them is right nobody here can tell */
function judgeRow(register: Register, row: ListedStudio, twin: number | undefined): Judged | Verdict {
  const { line, cells: given, surplus } = row;
  const { code = '', name = '' } = given;
  const faults: Problem[] = [];
  const fault = (faulty: Problem): void => void faults.push(faulty);
  if (surplus > 0) fault(problem('cells-surplus', { cells: surplus }));
  if (code !== '' && twin !== undefined) fault(problem('row-repeated', { line: twin }, { path: 'code' }));

  const checked = checkSchema(register.schema, given);
  if (!checked.ok) faults.push(...checked.problems);
  const authority = given.authority === undefined ? register.own : register.authorities.get(given.authority);
  if (given.authority !== undefined && authority === undefined) {
    fault(problem('not-found', { kind: 'authority', id: given.authority }, { path: 'authority' }));
  }
  const policy = given.policy === undefined ? null : register.policies.get(given.policy);
  if (policy === undefined) {
    fault(problem('not-found', { kind: 'policy', id: given.policy ?? '' }, { path: 'policy' }));
  }
  const there = register.studios.get(code);
  if (there && !there.isOwn)
    fault(problem('already-there', { kind: 'studio', name: code }, { path: 'code' }));
  const getsTitle = given.title !== undefined && !(there?.titles.has(given.title) ?? false);
  if (getsTitle && given.recognisedOn === undefined && (there?.studio.recognisedOn ?? null) === null) {
    // A title is held since a day.
    fault(problem('missing-key', { key: 'recognisedOn' }, { path: 'recognisedOn' }));
  }
  const verdict: Verdict = { line, code, name, kind: 'fault', makesUnit: false, changes: [], faults };
  if (faults.length > 0 || !checked.ok || !authority || policy === undefined) return verdict;

  const cells = checked.value;
  const unit = register.units.get(keyOf(authority, cells.unit)) ?? null;
  const judged = { cells, authority, unit, policy, studio: there?.studio ?? null, getsTitle };
  const changes = there ? changesOf(register, there, judged) : [];
  const kind = there ? (changes.length > 0 ? 'differs' : 'same') : 'new';
  return { ...judged, verdict: { ...verdict, kind, changes, makesUnit: unit === null } };
}

function changesOf(register: Register, there: Registered, judged: Omit<Judged, 'verdict'>): Change[] {
  const { studio } = there;
  const { cells, authority, policy, getsTitle } = judged;
  const held: Partial<Record<StudioField, string | null>> = {
    ...studio,
    authority: register.nameOf(there.authority),
    unit: there.unit,
    title: [...there.titles].join('、') || null
  };
  const asked: { readonly [F in StudioField]?: string | undefined } = {
    ...cells,
    authority: register.nameOf(authority),
    ...(policy === null ? {} : { policy })
  };
  return STUDIO_FIELDS.flatMap((field) => {
    const [was = null, now] = [held[field], asked[field]];
    const differs = field === 'title' ? getsTitle : now !== undefined && now !== was;
    return differs && now !== undefined ? [{ field, was, now }] : [];
  });
}

interface Registered {
  studio: StudioRow;
  unit: string;
  authority: string;
  titles: ReadonlySet<string>;
  /** within the scope of who imports */
  isOwn: boolean;
}

interface Register {
  schema: ReturnType<typeof cellsOf>;
  /** of who manages one district alone */
  own: string | null;
  /** ids by name, within the scope */
  authorities: ReadonlyMap<string, string>;
  nameOf: (authority: string) => string;
  /** ids by `keyOf` */
  units: ReadonlyMap<string, string>;
  /** ids by id and by title */
  policies: ReadonlyMap<string, string>;
  studios: ReadonlyMap<string, Registered>;
}

export const keyOf = (authority: string, unit: string): string => `${authority}\0${unit}`;

const CHUNK = 500;

async function readRegister(
  { orm, t }: Db,
  { authority: own }: Actor,
  rows: readonly ListedStudio[]
): Promise<Register> {
  const all = await orm.select({ id: t.authority.id, name: t.authority.name }).from(t.authority);
  const names = new Map(all.map(({ id: authority, name }) => [authority, name]));
  const units = await orm
    .select({ id: t.hostUnit.id, name: t.hostUnit.name, authority: t.hostUnit.authority })
    .from(t.hostUnit)
    .where(own === null ? undefined : eq(t.hostUnit.authority, own));
  const policies = await orm
    .select({ policy: t.policyVersion.policy, title: t.policyVersion.title })
    .from(t.policyVersion);
  const codes = [...new Set(rows.flatMap(({ cells: { code } }) => (code === undefined ? [] : [code])))];
  const studios = new Map<string, Registered>();
  for (let start = 0; start < codes.length; start += CHUNK) {
    const found = await orm
      .select({ studio: t.studio, unit: t.hostUnit.name, authority: t.hostUnit.authority })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(inArray(t.studio.code, codes.slice(start, start + CHUNK)));
    const ids = found.map(({ studio }) => studio.id);
    const titles = await orm
      .select({ studio: t.studioTitle.studio, title: t.studioTitle.title })
      .from(t.studioTitle)
      .where(inArray(t.studioTitle.studio, ids));
    const held = Map.groupBy(titles, ({ studio }) => studio);
    for (const each of found) {
      studios.set(each.studio.code, {
        ...each,
        titles: new Set(held.get(each.studio.id)?.map(({ title }) => title)),
        isOwn: own === null || own === each.authority
      });
    }
  }
  return {
    schema: cellsOf(own !== null),
    own,
    authorities: new Map(
      all.flatMap(({ id: authority, name }) =>
        own === null || own === authority ? [[name, authority] as const] : []
      )
    ),
    nameOf: (authority) => names.get(authority) ?? '',
    units: new Map(units.map((each) => [keyOf(each.authority, each.name), each.id])),
    policies: new Map(
      policies.flatMap(({ policy, title }) => [
        [policy, policy],
        [title, policy]
      ])
    ),
    studios
  };
}
