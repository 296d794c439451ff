/**
 * Two versions of a regulation, leaf by leaf: what came in, what went, what changed, each under the thing that it belongs
 * to. Things are the same by their id, not by their place. Must not know languages.
 */
import { canonical } from './canonical-json.ts';
import type { PolicyData } from './policy.ts';

export type Leaf = string | number | boolean | null;

export interface LeafChange {
  /** within its thing: `cap.percent`, `parts.roster.deduct`; a source under `sources.` */
  path: string;
  /** undefined: not there */
  before: Leaf | undefined;
  after: Leaf | undefined;
}

export type Part = 'policy' | 'assessment' | 'trigger' | 'category' | 'criterion';

export interface PartDifference {
  part: Part;
  id: string;
  /** as the newer version has it, or the older where it went */
  title: string;
  change: 'added' | 'removed' | 'changed';
  leaves: LeafChange[];
}

interface Thing {
  part: Part;
  id: string;
  title: string;
  leaves: Map<string, Leaf>;
}

/** In the order of the newer version, what went at the end of its kind; nothing where both say the same. */
export function policyDifference(before: PolicyData, after: PolicyData): PartDifference[] {
  const [old, now] = [thingsOf(before), thingsOf(after)];
  return PARTS.flatMap((part) => {
    const [mine, theirs] = [now, old].map((all) => all.filter((each) => each.part === part));
    const known = new Map((theirs ?? []).map((each) => [each.id, each]));
    const kept = new Set((mine ?? []).map(({ id }) => id));
    const gone = (theirs ?? []).filter(({ id }) => !kept.has(id));
    return [
      ...(mine ?? []).flatMap((each) => differenceOf(known.get(each.id), each)),
      ...gone.flatMap((each) => differenceOf(each, undefined))
    ];
  });
}

const PARTS: readonly Part[] = ['policy', 'assessment', 'category', 'criterion', 'trigger'];

function differenceOf(before: Thing | undefined, after: Thing | undefined): PartDifference[] {
  const thing = after ?? before;
  if (!thing) return [];
  const { part, id, title } = thing;
  const paths = new Set([...(after?.leaves.keys() ?? []), ...(before?.leaves.keys() ?? [])]);
  const leaves = [...paths].flatMap((path): LeafChange[] => {
    const [old, now] = [before?.leaves.get(path), after?.leaves.get(path)];
    return old === now ? [] : [{ path, before: old, after: now }];
  });
  if (leaves.length === 0) return [];
  return [{ part, id, title, change: before ? (after ? 'changed' : 'removed') : 'added', leaves }];
}

/** Every value of a policy is a leaf of exactly one thing; the order of a list is a leaf of its own. */
function thingsOf({ assessments, triggers, rubric, ...head }: PolicyData): Thing[] {
  const { categories } = rubric;
  const own = {
    ...head,
    assessments: idsOf(assessments),
    triggers: idsOf(triggers),
    rubric: idsOf(categories)
  };
  const thing = (part: Part, given: { id: string; title: string }): Thing => ({
    part,
    id: given.id,
    title: given.title,
    leaves: new Map(leavesIn('', given))
  });
  return [
    thing('policy', own),
    ...assessments.map((each) => thing('assessment', each)),
    ...categories.map(({ criteria, ...each }) => {
      const category = { ...each, criteria: idsOf(criteria) };
      return thing('category', category);
    }),
    ...categories.flatMap(({ criteria }) => criteria.map((each) => thing('criterion', each))),
    ...triggers.map((each) => thing('trigger', each))
  ];
}

const idsOf = (list: readonly { id: string }[]): string => list.map(({ id }) => id).join(' ');

function* leavesIn(path: string, value: unknown): Generator<[string, Leaf]> {
  if (Array.isArray(value)) yield* leavesOfList(path, value);
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) yield [path, canonical(value)];
    for (const [key, each] of entries) {
      if (each !== undefined) yield* leavesIn(path === '' ? key : `${path}.${key}`, each);
    }
  } else yield [path, value as Leaf];
}

function* leavesOfList(path: string, list: readonly unknown[]): Generator<[string, Leaf]> {
  if (list.every((each) => typeof each !== 'object')) {
    yield [path, list.join(' ')];
    return;
  }
  const keys = keysOf(list as readonly Record<string, unknown>[]);
  yield [`${path}.#`, keys.join(' ')];
  for (const [index, key] of keys.entries()) yield* leavesIn(`${path}.${key}`, list[index]);
}

/** An id where there is one; consequences by their kind, the second of a kind by its number. */
function keysOf(list: readonly Readonly<Record<string, unknown>>[]): string[] {
  const counts = new Map<string, number>();
  return list.map(({ id, kind }, index) => {
    const name = typeof id === 'string' ? id : typeof kind === 'string' ? kind : String(index + 1);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}
