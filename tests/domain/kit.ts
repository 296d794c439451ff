/** What several of the domain's tests need. */

/** The seed of the random tests: fixed, so that a failure repeats; `FC_SEED=…` tries another. */
export const SEED = Number(process.env.FC_SEED ?? 20_230_828);

/**
 * A value as text, keys in order: equal texts are equal values. (Matchers that compare objects look at
 * `constructor`, which is a key of some of the values here.)
 */
export function show(value: unknown): string {
  return JSON.stringify(value, inKeyOrder, 1);
}

function inKeyOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** Small, fast, and the same for the same start (mulberry32): for shuffles and flips inside a property. */
export function randomFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function shuffled<T>(list: readonly T[], random: (below: number) => number): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(random(rest.length), 1)[0] as T);
}

/** The same value, the keys of each of its objects in another order. */
export function keysShuffled<T>(value: T, random: (below: number) => number): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => keysShuffled(item, random)) as T;
  const entries = shuffled(Object.entries(value), random);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, keysShuffled(inner as unknown, random)])
  ) as T;
}

/** A value as JSON text: members in any order, any white space, escapes where none are needed. */
export function written(value: unknown, random: (below: number) => number, space: () => string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = Array.isArray(value)
    ? value.map((item: unknown) => written(item, random, space))
    : shuffled(Object.entries(value), random).map(
        ([key, item]) => `${JSON.stringify(key)}${space()}:${space()}${written(item, random, space)}`
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}${space()}${inner.join(`${space()},${space()}`)}${space()}${close}`;
}
