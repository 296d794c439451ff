/**
 * Every route × every role × own and foreign scope, asked of the built program over HTTP: the status is what the table says,
 * a shut door shows nothing of what is behind it, and what is refused is not done.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceRoutes } from './routes-source.ts';
import type { Open, Role, Row } from './routes-rows.ts';
import { ROUTES } from './routes-table.ts';
import { lastAct, makeRoutesWorld, type Address, type Person, type RoutesWorld } from './routes-world.ts';

/** Not for this role, not there for this scope, not at this stage: a page need not tell which. */
const SHUT = [403, 404, 422];
/** Never public: experts' names, notes and papers of sheets, who objected. */
const SECRET = /密[注证图字核群电异材专学]/;
/** What only who is let in may read: titles of rounds and names of studios as well. */
const BEHIND = new RegExp(`${SECRET.source}|批次 (?:city|A|B)-|示范工作室`);

const routes = sourceRoutes();
let served: RoutesWorld;

beforeAll(async () => {
  served = await makeRoutesWorld();
}, 180_000);
afterAll(() => served.stop());

it('has a row for every route, and none for a route that is gone', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(routes.map(({ id }) => id).sort());
});

it('names every form’s action and every method of an endpoint', () => {
  const named = (list: object | undefined): string[] => Object.keys(list ?? {}).sort();
  const wrong = routes
    .filter(({ id }) => ROUTES[id])
    .flatMap(({ id, actions, methods }) => {
      const [row] = [ROUTES[id] ?? []].flat();
      const others = methods.filter((method) => method !== 'GET');
      return [
        ...(named(row?.actions).join() === [...actions].sort().join()
          ? []
          : [`${id}: actions ${actions.join()}`]),
        ...(named(row?.methods).join() === others.sort().join() ? [] : [`${id}: methods ${others.join()}`])
      ];
    });
  expect(wrong).toEqual([]);
});

const isLetIn = (open: Open, { actor }: Person, { runs, sees, experts }: Address): boolean => {
  if (!actor) return false;
  const reach = open[actor.role as Role];
  const isWithin = (authorities: readonly (string | null)[]): boolean =>
    actor.authority === null || authorities.includes(actor.authority);
  switch (reach) {
    case 'all':
      return true;
    case 'runs':
      return isWithin([runs ?? null]);
    case 'sees':
      return isWithin(sees ?? []);
    case 'own':
      return actor.expert !== null && (experts ?? []).includes(actor.expert);
    default:
      return false;
  }
};

const shown = (label: string, path: string, status: number): string => `${label} ${path}: ${status}`;
const isSentAway = (status: number, location: string | null): boolean =>
  status === 303 && (location ?? '').startsWith('/sign-in');

const rows = Object.entries(ROUTES)
  .filter(([id]) => routes.some((route) => route.id === id))
  .flatMap(([id, row]) => [row].flat().map((each) => ({ id, row: each })));

/** Of a route that answers to it: no test stands for what there is not. */
function asked(applies: boolean, name: string, work: () => Promise<void>): void {
  if (applies) it(name, work);
}

describe.each(rows)('/$id', ({ id, row }) => {
  const source = routes.find((route) => route.id === id);
  const isReadable = source?.isPage === true || source?.methods.includes('GET') === true;

  asked(isReadable, 'lets in whom the table names, and shows nobody else a word', async () => {
    const wrong: string[] = [];
    let met = 0;
    for (const address of row.where(served.world)) {
      const asked = served.people.map(async (person) => {
        const { status, html, location } = await person.visitor.get(address.path);
        const isIn = isLetIn(row.open, person, address);
        if (isIn) met++;
        const isRight = isIn
          ? status === (row.in ?? 200)
          : person.actor === null
            ? row.nobody === undefined
              ? isSentAway(status, location)
              : status === row.nobody
            : SHUT.includes(status);
        const isPublic = person.actor === null && row.nobody === 200;
        const leaks = !isIn && (isPublic ? SECRET : BEHIND).test(html);
        if (!isRight || leaks)
          wrong.push(`${shown(person.label, address.path, status)}${leaks ? ' and tells' : ''}`);
      });
      await Promise.all(asked);
    }
    expect(wrong).toEqual([]);
    // Otherwise nobody gets in, and the row proves nothing.
    if (Object.keys(row.open).length > 0) expect(met).toBeGreaterThan(0);
  });

  asked(
    (row.actions ?? row.methods) !== undefined,
    'does nothing for whom the table does not name',
    async () => {
      const wrong: string[] = [];
      const before = lastAct(served);
      for (const address of oneOfEach(row.where(served.world))) {
        for (const { how, open, send } of attempts(row, address)) {
          const refused = served.people
            .filter((person) => !isLetIn(open, person, address))
            // The public’s own doors: sign-in and the like are for whom nobody knows yet.
            .filter(({ actor }) => actor !== null || row.nobody === undefined || row.nobody >= 400)
            .map(async (person) => {
              const { status, location } = await send(person);
              // A form may say first what is missing in it: that nothing was done is what counts.
              const isRefused = (status >= 400 && status < 500) || isSentAway(status, location);
              if (!isRefused) wrong.push(`${how} ${shown(person.label, address.path, status)}`);
            });
          await Promise.all(refused);
        }
      }
      expect(wrong).toEqual([]);
      expect(lastAct(served)).toBe(before);
    }
  );
});

/** Forms are many: one address for each scope. */
const oneOfEach = (addresses: readonly Address[]): Address[] => [
  ...new Map(
    addresses.map((each) => [`${each.runs} ${each.sees?.join()} ${each.experts?.join()}`, each])
  ).values()
];

/** Whatever a form may ask for, so that it comes as far as the service. */
const FIELDS = {
  reason: '示范理由',
  note: '示范说明',
  text: '示范文字',
  name: '示范名称',
  title: '示范标题',
  contact: '示范联系方式',
  affiliation: '示范学院',
  by: '示范评议组',
  minutes: '示范纪要',
  leader: '示范领办人',
  trade: '钳工',
  code: 'new-code',
  policy: 'urumqi-2023',
  kind: 'calendar',
  assessment: 'end-of-term',
  trigger: 'idle',
  status: 'deferred',
  outcome: 'dismissed',
  role: 'manager',
  participant: 'S01',
  studio: 'S01',
  codes: 'S01',
  date: '2026-06-30',
  on: '2026-06-30',
  since: '2026-06-30',
  until: '2026-06-30',
  firstDay: '2026-06-30',
  days: '7',
  seats: '1',
  amount: '1',
  perStudio: '1'
};

interface Attempt {
  how: string;
  open: Open;
  send: (person: Person) => Promise<{ status: number; location: string | null }>;
}

function attempts({ actions = {}, methods = {} }: Row, { path }: Address): Attempt[] {
  const forms = Object.entries(actions).map(([name, open]): Attempt => {
    const query = name === 'default' ? '' : `?/${name}`;
    return { how: `?/${name}`, open, send: ({ visitor }) => visitor.post(`${path}${query}`, FIELDS) };
  });
  const others = Object.entries(methods).map(([method, open]): Attempt => ({
    how: method,
    open,
    async send({ visitor }) {
      const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { origin: served.origin, cookie, 'content-type': 'application/json' };
      const response = await fetch(`${served.origin}${path}`, {
        method,
        headers,
        body: '{}',
        redirect: 'manual'
      });
      return { status: response.status, location: response.headers.get('location') };
    }
  }));
  return [...forms, ...others];
}
