/** The form of verified figures: all that were typed or none, what is new alone, and where the hand goes next. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { codesOf, refusalsOf } from './support/refusals.ts';
import { PNG } from './support/score.ts';
import { freshSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';
import { readQuery } from '#lib/ui/list-query.ts';
import { factRows, factShape, foundFacts, missingIn, nextMissing } from '#lib/ui/facts/fact-list.ts';
import { readFacts } from '#lib/web/read-facts.ts';
import { recordFigures } from '#lib/web/record-figures.ts';

let world: World;
let round: string;
let staff: Actor & { user: string };
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 2 });
  round = await makeRound(world);
  staff = (await world.account('staff', world.authorities[0])) as Actor & { user: string };
});
afterAll(() => world.system.drop());

const read = () => readFacts(world.system, staff, round);
async function post(typed: Record<string, string | File>, code = 'S01', key = '') {
  const { studios, figures, checks } = await read();
  const posted = new FormData();
  const common = { checkedBy: '区人社局', checkedOn: '2026-06-01' };
  for (const [name, value] of Object.entries({ ...common, ...typed })) posted.set(name, value);
  const acting = { system: world.system, actor: staff, posted, call: key === '' ? {} : { key } };
  return recordFigures(
    acting,
    studios.find((each) => each.code === code)!,
    figures,
    checks
  );
}

test('staff see the studios of their own area, and what is missing of each', async () => {
  const { studios, figures, checks } = await read();
  expect(studios.map(({ code }) => code)).toEqual(['S01', 'S04']);
  expect(figures.map(({ id, unit, isWhole }) => [id, unit, isWhole])).toEqual([
    ['matching-funds', '万元', false],
    ['premises', '㎡', false],
    ['team', '人', true],
    ['trainees', '人', true]
  ]);
  expect(missingIn(factRows(studios, figures, checks))).toEqual({ studios: 2, figures: 8 });
});

test('what was typed is recorded at once, full-width digits too; what is empty or the same is not', async () => {
  expect(await post({ 'amount:matching-funds': '８．５', 'amount:team': '2', 'amount:premises': ' ' })).toBe(
    2
  );
  expect(await post({ 'amount:matching-funds': '8.5' })).toBe(0);
  expect(await post({ 'amount:matching-funds': '9', 'note:matching-funds': '补一笔' })).toBe(1);
  const { checks } = await read();
  expect(checks.map(({ criterion, revision, amount, note }) => [criterion, revision, amount, note])).toEqual([
    ['matching-funds', 1, 8.5, null],
    ['matching-funds', 2, 9, '补一笔'],
    ['team', 1, 2, null]
  ]);
});

test('one that cannot be taken keeps all of them back, each with its own fault', async () => {
  const before = (await read()).checks.length;
  const faults = await refusalsOf(
    post({ 'amount:premises': '40', 'amount:trainees': '2.5', 'amount:team': '两人', checkedBy: ' ' })
  );
  expect(faults.map(({ code, path }) => [path, code])).toEqual([
    ['amount:team', 'not-a-number'],
    ['amount:trainees', 'fractional-count'],
    ['checkedBy', 'empty-text']
  ]);
  const script = new File(['<script>'], '凭证.html');
  expect(await codesOf(post({ 'amount:premises': '40', 'paper:premises': script }))).toEqual([
    'attachment-bad'
  ]);
  expect((await read()).checks).toHaveLength(before);
});

test('the same form twice is recorded once, with its proof', async () => {
  const proof = () => new File([Buffer.from(PNG, 'base64')], '测绘.png');
  await post({ 'amount:premises': '36', 'paper:premises': proof() }, 'S04', 'key-1');
  await post({ 'amount:premises': '36', 'paper:premises': proof() }, 'S04', 'key-1');
  const own = (await read()).checks.filter(({ participant }) => participant === 'S04');
  expect(own.map(({ amount, papers }) => [amount, papers.map(({ fileName }) => fileName)])).toEqual([
    [36, ['测绘.png']]
  ]);
});

test('the hand goes on to the next studio with something missing, and round to the first', async () => {
  const { figures } = await read();
  const studio = (code: string, status: 'graded' | 'deferred' = 'graded') => ({
    id: code,
    code,
    name: code,
    status
  });
  const check = (participant: string) =>
    figures.map(({ id: criterion }) => ({
      id: `${participant} ${criterion}`,
      participant,
      criterion,
      revision: 1,
      amount: 1,
      checkedBy: '',
      checkedOn: '',
      note: null,
      at: 0,
      papers: []
    }));
  const rows = factRows(
    [studio('S1'), studio('S2'), studio('S3', 'deferred'), studio('S10')],
    figures,
    check('S2')
  );
  const next = (code: string) => nextMissing(rows, code)?.code;
  expect([next('S1'), next('S10'), next('S2'), next('')]).toEqual(['S10', 'S1', 'S10', 'S1']);
  expect(nextMissing(rows.slice(0, 1), 'S1')).toBeUndefined();
  const found = (address: string) =>
    foundFacts(rows, readQuery(new URL(`http://host/${address}`), factShape)).map(({ code }) => code);
  expect(found('')).toEqual(['S1', 'S2', 'S3', 'S10']);
  expect(found('?show=missing&order=desc')).toEqual(['S10', 'S1']);
  expect(found('?sort=missing')).toEqual(['S1', 'S10', 'S2', 'S3']);
});
