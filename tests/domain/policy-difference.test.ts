/** Two versions of a regulation: nothing that differs is left out, and nothing that is the same is named. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '#lib/domain/canonical-json.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import { policyDifference, type LeafChange, type PartDifference } from '#lib/domain/policy-difference.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';

const POLICIES = shippedIds().map((id): PolicyData => {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(id);
  return loaded.value.data;
});
const [beijing] = POLICIES as [PolicyData];

const copy = (data: PolicyData): PolicyData => structuredClone(data);

/** Everything in a policy that can be changed by itself: where it is, and how. */
function leafPlaces(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) =>
    leafPlaces(each, [...path, Array.isArray(value) ? Number(key) : key])
  );
}

function changed(data: PolicyData, place: readonly (string | number)[]): PolicyData {
  const made = copy(data);
  let node = made as unknown as Record<string | number, unknown>;
  for (const key of place.slice(0, -1)) node = node[key] as typeof node;
  const last = place.at(-1)!;
  const value = node[last];
  node[last] =
    typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`;
  return made;
}

const onePolicyAndPlace = fc
  .constantFrom(...POLICIES)
  .chain((data) => fc.record({ data: fc.constant(data), place: fc.constantFrom(...leafPlaces(data)) }));

const turned = ({ change, leaves, ...rest }: PartDifference): PartDifference => ({
  ...rest,
  change: change === 'added' ? 'removed' : change === 'removed' ? 'added' : 'changed',
  leaves: leaves.map(({ path, before, after }): LeafChange => ({ path, before: after, after: before }))
});
const sorted = (found: readonly PartDifference[]): string[] =>
  found
    .flatMap(({ part, id, change, leaves }) =>
      leaves.map((leaf) =>
        JSON.stringify([part, id, change, leaf.path, leaf.before ?? '-', leaf.after ?? '-'])
      )
    )
    .sort();

describe('the difference of two versions', () => {
  test.each(POLICIES)('$id and itself differ in nothing', (data) => {
    expect(policyDifference(data, copy(data))).toEqual([]);
  });

  test('whatever single value changes is named; what is the same is not', () => {
    fc.assert(
      fc.property(onePolicyAndPlace, ({ data, place }) => {
        const made = changed(data, place);
        const found = policyDifference(data, made);
        expect([place, found.length > 0]).toEqual([place, true]);
        const isId = ['id', 'kind'].includes(String(place.at(-1)));
        if (isId) return;
        expect(found.flatMap(({ leaves }) => leaves)).toHaveLength(1);
        expect(found[0]).toMatchObject({ change: 'changed' });
      }),
      { numRuns: 600 }
    );
  });

  test('the other way round it is the mirror image', () => {
    fc.assert(
      fc.property(fc.constantFrom(...POLICIES), fc.constantFrom(...POLICIES), (one, other) => {
        const [there, back] = [policyDifference(one, other), policyDifference(other, one)];
        expect(sorted(back.map(turned))).toEqual(sorted(there));
        expect(there.length === 0).toBe(canonical(one) === canonical(other));
      }),
      { numRuns: 30 }
    );
  });

  test('a row that goes and a row that comes are said whole', () => {
    const made = copy(beijing);
    const [category] = made.rubric.categories;
    const [gone] = category!.criteria.splice(0, 1);
    category!.criteria.push({ ...gone!, id: 'new-row', title: '新的一行' });
    const found = policyDifference(beijing, made);
    expect(found.map(({ part, id, change }) => [part, id, change])).toEqual([
      ['category', category!.id, 'changed'],
      ['criterion', 'new-row', 'added'],
      ['criterion', gone!.id, 'removed']
    ]);
    expect(found[1]!.leaves.every(({ before }) => before === undefined)).toBe(true);
    expect(found[2]!.leaves).toContainEqual({ path: 'max', before: gone!.max, after: undefined });
  });

  test('rows in another order are a change of their category alone', () => {
    const made = copy(beijing);
    made.rubric.categories[0]!.criteria.reverse();
    expect(policyDifference(beijing, made)).toMatchObject([
      { part: 'category', change: 'changed', leaves: [{ path: 'criteria' }] }
    ]);
  });

  test('a value and where it comes from are told apart', () => {
    const made = copy(beijing);
    made.assessments[0]!.sources['cap.percent'] = { local: true, reason: '示范理由' };
    const { citation } = beijing.assessments[0]!.sources['cap.percent'] as { citation: string };
    const [found] = policyDifference(beijing, made);
    expect(found).toMatchObject({ part: 'assessment', change: 'changed' });
    expect(found!.leaves).toEqual([
      { path: 'sources.cap.percent.local', before: undefined, after: true },
      { path: 'sources.cap.percent.reason', before: undefined, after: '示范理由' },
      { path: 'sources.cap.percent.citation', before: citation, after: undefined }
    ]);
  });
});
