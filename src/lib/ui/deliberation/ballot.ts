/** A panel's ballot on a tied group: places given to its studios, as a form has them, with and without a script. Pure. */

/** The field with a studio's place, from 1. */
export const placeField = (code: string): string => `place:${code}`;
/** Hidden, once for each studio of the group. */
export const GROUP_FIELD = 'participant';

/**
 * The studios in the order of their places; undefined unless every place from 1 to n was given once.
 * @param placeOf what was typed for a studio
 */
export function orderBy(group: readonly string[], placeOf: (code: string) => string): string[] | undefined {
  const order: (string | undefined)[] = group.map(() => undefined);
  for (const code of group) {
    const text = placeOf(code).normalize('NFKC').trim();
    const place = /^\d+$/.test(text) ? Number(text) - 1 : -1;
    if (!(place in order) || order[place] !== undefined) return undefined;
    order[place] = code;
  }
  return order.flatMap((code) => code ?? []);
}

/** One studio a place up or down; the same list where it is at the end already. */
export function moved(order: readonly string[], code: string, by: 1 | -1): readonly string[] {
  const from = order.indexOf(code);
  const to = from + by;
  const other = order[to];
  if (from < 0 || other === undefined) return order;
  return order.map((each, index) => (index === from ? other : index === to ? code : each));
}
