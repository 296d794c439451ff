/**
 * Whom to remind of what, by name: nothing here is called by a pseudonym, so that names and pseudonyms never meet on a page.
 * Pure.
 */
import { byText } from '#lib/ui/list-query.ts';
import { cellState, type Sheet, type Studio } from './progress-view.ts';

interface Member {
  member: string;
  name: string | null;
  affiliation: string | null;
}

export function remindersView(
  studios: readonly Studio[],
  sheets: readonly Sheet[],
  members: readonly Member[],
  { searchParams }: URL
) {
  const studioOf = new Map(studios.map((each) => [each.code, each]));
  const active = sheets.filter(
    ({ participant, state }) => state !== 'reassigned' && studioOf.get(participant)?.status === 'graded'
  );
  const own = Map.groupBy(active, ({ member }) => member);
  const people = members
    .map(({ member, name, affiliation }) => {
      const mine = own.get(member) ?? [];
      const missing = mine.filter(({ state }) => state !== 'sealed');
      return {
        member,
        name: name ?? '',
        affiliation: affiliation ?? '',
        all: mine.length,
        missing: missing.map((sheet) => {
          const studio = studioOf.get(sheet.participant);
          return { participant: studio?.id ?? '', studio: studio?.name ?? '', state: cellState(sheet) };
        })
      };
    })
    // By name, as the panels are listed: an order by pseudonym would say who is who.
    .sort((a, b) => byText(a.name, b.name));
  const asked = people.find(({ member }) => member === searchParams.get('person'));
  return {
    people: people.filter(({ missing }) => missing.length > 0),
    sheets: people.reduce((sum, { missing }) => sum + missing.length, 0),
    by: /^\d{4}-\d{2}-\d{2}$/.test(searchParams.get('by') ?? '') ? searchParams.get('by') : null,
    moving: asked
      ? {
          ...asked,
          others: people
            .filter(({ member }) => member !== asked.member)
            .map(({ member, name, all }) => ({ member, name, load: all }))
        }
      : null
  };
}

export type RemindersView = ReturnType<typeof remindersView>;
