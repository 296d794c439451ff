/** A store with experts who can sign in and sheets to fill in, and what is typed into them: other values each time. */
import { pathToFileURL } from 'node:url';
import type { Policy } from '#lib/domain/policy.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { openSystem } from '#lib/server/system.ts';
import { fullEntries, sheetsOf } from '../server/support/score.ts';
import { noReport, OPERATOR, PUBLIC } from '../server/support/system.ts';
import { makeRound, makeWorld } from '../server/support/world.ts';

/** One a client. */
export const EXPERTS = 8;
const STUDIOS = 4;
export const PASSWORD = 'sample-password-1';

type Input = Readonly<Record<string, unknown>>;
/** What a row says in turn: all of it, and less. */
export type Typed = readonly [criterion: string, inputs: readonly [Input, Input]];

export interface WebStore {
  url: string;
  experts: { name: string; user: string; sheets: string[] }[];
  rows: Typed[];
}

export async function makeWebStore(file: string): Promise<WebStore> {
  const url = pathToFileURL(file).href;
  await migrate(url);
  const opened = await openSystem(url, { report: noReport });
  const test = {
    ...opened,
    url,
    folder: '',
    reports: [],
    pass: () => undefined,
    drop: () => Promise.resolve()
  };
  const world = await makeWorld(test, { experts: EXPERTS, studios: STUDIOS });
  await makeRound(world);
  const names = new Map(
    await opened.store.read(async ({ orm, t }) =>
      (await orm.select().from(t.user)).map(({ id, name }) => [id, name] as const)
    )
  );
  const experts = [];
  for (const actor of world.expertActors) {
    const user = actor.user ?? '';
    const name = names.get(user) ?? '';
    const { code } = await issueCode(test, OPERATOR, { user });
    if (code === null) throw new Error(`no code for ${name}`);
    const client = { address: '127.0.0.1', agent: 'bench', device: null };
    await setPassword(test, PUBLIC, { name, code, password: PASSWORD, secondFactor: null, ...client });
    experts.push({ name, user, sheets: await sheetsOf(test, actor) });
  }
  await opened.store.close();
  return { url, experts, rows: typed(world.policy) };
}

function typed(policy: Policy): Typed[] {
  const full = fullEntries({ policy });
  return policy.rubric.criteria.map((criterion): Typed => {
    const note = '现场核对，材料齐全';
    const all = { ...full[criterion.id], note };
    return [criterion.id, [all, { ...all, ...lessOf(criterion) }]];
  });
}

function lessOf(criterion: Policy['rubric']['criteria'][number]): Input {
  switch (criterion.method) {
    case 'judgement':
      return { points: criterion.max / 200 };
    case 'presence':
      return { met: 'no' };
    case 'shortfall':
    case 'measured':
      return { amount: 0 };
    case 'checklist':
      return { missing: criterion.parts.slice(0, 1).map(({ id }) => id) };
    case 'tally':
      return { counts: Object.fromEntries(criterion.parts.slice(0, 1).map(({ id }) => [id, 1])) };
    case 'deductions':
      return {
        values: Object.fromEntries(criterion.parts.map(({ id, kind }) => [id, kind === 'short' ? 0 : false]))
      };
  }
}
