/** The endpoints that a device speaks to: who may, in which shape a no comes, what a body may be. Without the hooks before them. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestEvent } from '@sveltejs/kit';
import { sha256 } from '#lib/server/digest.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { LARGEST_ATTACHMENT } from '#lib/server/attachment-file.ts';
import { LARGEST_JSON } from '#lib/web/device.ts';
import { start, stop } from '#lib/web/running.ts';
import type { SignedIn } from '#lib/web/signed-in.ts';
import { USER_HEADER, type ChangeOutcome, type ProblemText, type TakeAlong } from '#lib/offline/wire.ts';
import * as changes from '../../src/routes/api/changes/+server.ts';
import * as evidence from '../../src/routes/api/evidence/+server.ts';
import * as oneEvidence from '../../src/routes/api/evidence/[id]/+server.ts';
import * as me from '../../src/routes/api/me/+server.ts';
import * as refused from '../../src/routes/api/refused/+server.ts';
import * as submission from '../../src/routes/api/sheets/[sheet]/submission/+server.ts';
import * as along from '../../src/routes/api/take-along/+server.ts';
import { change, fillSheet, PNG, sheetsOf, SIGNATURE } from './support/score.ts';
import { freshSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

type Handler = (event: never) => Response | Promise<Response>;
interface Asking {
  as?: SignedIn | null;
  method?: string;
  path?: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
  body?: BodyInit;
  language?: 'zh-CN' | 'en';
}

let world: World;
let expert: SignedIn;
let other: SignedIn;
let mine: string[];
const { JIANGPING_STORE, JIANGPING_ANCHORS } = process.env;

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 3, experts: 2 });
  await world.account('administrator');
  await makeRound(world);
  const [one, two] = world.expertActors.map((actor, index): SignedIn => ({
    actor: { ...actor, user: actor.user! },
    session: `session ${index}`,
    name: `expert-${index + 1}`
  }));
  [expert, other] = [one!, two!];
  mine = await sheetsOf(world.system, expert.actor);
  process.env.JIANGPING_STORE = world.system.url;
  process.env.JIANGPING_ANCHORS = join(world.system.folder, 'anchors.jsonl');
  await start();
});
afterAll(async () => {
  await stop();
  Object.assign(process.env, { JIANGPING_STORE, JIANGPING_ANCHORS });
  if (JIANGPING_STORE === undefined) delete process.env.JIANGPING_STORE;
  if (JIANGPING_ANCHORS === undefined) delete process.env.JIANGPING_ANCHORS;
  await world.system.drop();
});

/** Of any endpoint: each test looks at what its own says. */
interface Said extends TakeAlong {
  problems: ProblemText[];
  outcomes: ChangeOutcome[];
  changes: { input: unknown }[];
  id: string;
  digest: string;
  contentHash: string;
}

async function ask(
  handler: Handler,
  asking: Asking = {}
): Promise<{ status: number; body: Said; bytes: Buffer; headers: Headers }> {
  const { as = expert, method = 'GET', path = '', params = {}, body, language = 'zh-CN', ...rest } = asking;
  const { headers = {} } = rest;
  const url = new URL(`http://localhost/api${path}`);
  const init = { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) };
  const event = { url, params, request: new Request(url, init), locals: { signedIn: as, language } };
  const response = await handler(event as unknown as RequestEvent as never);
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type') === 'application/json';
  const said = (isJson ? JSON.parse(bytes.toString()) : {}) as Said;
  return { status: response.status, body: said, bytes, headers: response.headers };
}

const json = (value: unknown): string => JSON.stringify(value);
const codes = ({ problems }: Said): string[] => problems.map(({ code }) => code);
const upload = (
  sheet: string,
  more: Partial<Asking> & { name?: string; key?: string; criterion?: string } = {}
) => {
  const {
    name = '照片.png',
    key = `key ${encodeURIComponent(name)}`,
    criterion = 'media',
    body = Buffer.from(PNG, 'base64'),
    ...rest
  } = more;
  const query = new URLSearchParams({ sheet, edition: '1', criterion, name });
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': key };
  return ask(evidence.POST, {
    method: 'POST',
    path: `/evidence?${query.toString()}`,
    headers,
    body,
    ...rest
  });
};

const EVERY: [name: string, handler: Handler, method: string][] = [
  ['take-along', along.GET, 'GET'],
  ['me', me.GET, 'GET'],
  ['changes', changes.POST, 'POST'],
  ['evidence', evidence.POST, 'POST'],
  ['one evidence', oneEvidence.GET, 'GET'],
  ['one evidence away', oneEvidence.DELETE, 'DELETE'],
  ['submission', submission.POST, 'POST'],
  ['refused', refused.GET, 'GET']
];

describe.each(EVERY)('%s', (_name, handler, method) => {
  const params = { id: 'none', sheet: 'none' };

  test('says in words that nobody is signed in', async () => {
    const { status, body, headers } = await ask(handler, {
      as: null,
      method,
      params,
      language: 'en'
    });
    expect([status, codes(body)]).toEqual([401, ['session-ended']]);
    expect(body.problems).toMatchObject([{ code: 'session-ended', path: null }]);
    expect(body.problems[0]!.text).toContain('sign in');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('does nothing for a device that speaks for somebody else', async () => {
    const headers = { [USER_HEADER]: other.actor.user };
    const { status, body } = await ask(handler, { method, params, headers });
    expect([status, codes(body)]).toEqual([401, ['other-account']]);
    const own = { [USER_HEADER]: expert.actor.user };
    expect((await ask(handler, { method, params, headers: own })).status).not.toBe(401);
  });
});

test('who is signed in', async () => {
  expect((await ask(me.GET)).body).toMatchObject({
    user: expert.actor.user,
    name: 'expert-1',
    role: 'expert'
  });
});

test('what is taken along is for experts, and each one’s own', async () => {
  const { body, headers } = await ask(along.GET);
  expect(body.sheets.map(({ sheet }) => sheet)).toEqual(mine);
  expect(headers.get('cache-control')).toBe('no-store');
  const manager = { actor: { ...world.manager, user: world.manager.user! }, session: 's', name: 'manager' };
  const { status, body: no } = await ask(along.GET, { as: manager });
  expect([status, codes(no)]).toEqual([403, ['forbidden']]);
});

describe('changes', () => {
  const post = (body: BodyInit, more: Asking = {}) => ask(changes.POST, { method: 'POST', body, ...more });

  test('each comes back with its outcome, in words of the language asked for', async () => {
    const list = [
      change(mine[0]!, 'signboard', { met: 'yes' }),
      change('nowhere', 'signboard', { met: 'yes' }),
      change(mine[0]!, 'media', { met: 'yes' })
    ];
    const { status, body } = await post(json({ changes: list }));
    expect(status).toBe(200);
    expect(
      body.outcomes.map(({ id, outcome, problems }) => [id, outcome, problems.map(({ code }) => code)])
    ).toEqual([
      [list[0]!.id, 'applied', []],
      [list[1]!.id, 'refused', ['sheet-foreign']],
      [list[2]!.id, 'applied', ['evidence-missing']]
    ]);
    expect(body.outcomes[1]!.problems[0]!.text).toContain('不在您名下');
    const again = await post(json({ changes: list }), { language: 'en' });
    expect(again.body.outcomes[1]!.problems[0]!.text).not.toContain('不在您名下');
    const kept = await ask(refused.GET);
    expect(kept.body.changes.map(({ input }) => input)).toEqual([{ met: 'yes' }]);
    expect((await ask(refused.GET, { as: other })).body).toEqual({ changes: [] });
  });

  test.each([
    ['no JSON', '{"changes": [', 'bad-json', 400],
    ['no UTF-8', Buffer.from([0x7b, 0xff]), 'bad-json', 400],
    ['a key twice', '{"changes": [], "changes": []}', 'duplicate-key', 400],
    ['nothing', '', 'bad-json', 400],
    ['no object', '[]', 'wrong-type', 422],
    ['another key', '{"changes": [], "more": 1}', 'unknown-key', 422]
  ])('%s is refused as everything else is', async (_what, body, code, status) => {
    const answer = await post(body);
    expect([answer.status, codes(answer.body)]).toEqual([status, expect.arrayContaining([code])]);
    expect(answer.body.problems[0]!.text).not.toBe('');
  });

  test('a body without an end has one', async () => {
    const answer = await post(endless(LARGEST_JSON + 1));
    expect([answer.status, codes(answer.body)]).toEqual([413, ['too-large']]);
  });
});

/** A body of so many bytes, without its length being said. */
function endless(bytes: number): ReadableStream {
  const part = new Uint8Array(65_536).fill(0x20);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) controller.close();
      else controller.enqueue(part.subarray(0, Math.min(part.length, left)));
      left -= part.length;
    }
  });
}

describe('evidence', () => {
  test('comes back as it was sent, to its expert alone, and never as a page of ours', async () => {
    const bytes = Buffer.from(PNG, 'base64');
    const { body } = await upload(mine[1]!, { name: "报道 'a' (1).png" });
    expect(body.digest).toBe(sha256(bytes));
    const params = { id: body.id };
    const { status, bytes: read, headers } = await ask(oneEvidence.GET, { params });
    expect([status, read]).toEqual([200, bytes]);
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition':
        "attachment; filename=_a_1_.png; filename*=UTF-8''%E6%8A%A5%E9%81%93%20%27a%27%20%281%29.png",
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/png',
      vary: 'cookie',
      'x-content-type-options': 'nosniff'
    });
    const foreign = await ask(oneEvidence.GET, { params, as: other });
    expect([foreign.status, codes(foreign.body)]).toEqual([404, ['not-found']]);
    expect(foreign.headers.get('cache-control')).toBe('no-store');
  });

  test('sent twice under one key it is there once, and away when it is taken away', async () => {
    const [one, two] = [await upload(mine[1]!, { key: 'k' }), await upload(mine[1]!, { key: 'k' })];
    expect(two.body).toEqual(one.body);
    const params = { id: one.body.id };
    const away = { method: 'DELETE', params, headers: { 'idempotency-key': 'away' } };
    expect((await ask(oneEvidence.DELETE, { ...away, as: other })).status).toBe(404);
    expect((await ask(oneEvidence.DELETE, away)).body).toEqual({ id: one.body.id });
    expect((await ask(oneEvidence.DELETE, away)).body).toEqual({ id: one.body.id });
    expect((await ask(oneEvidence.GET, { params })).status).toBe(404);
  });

  test('a name is a name, whatever was written in it', async () => {
    const names = async (): Promise<string[]> =>
      (await ask(along.GET)).body.sheets
        .find(({ sheet }) => sheet === mine[2])!
        .evidence.map(({ fileName }) => fileName);
    const odd = ['../../etc/passwd', 'C:\\fakepath\\厂房.jpg', 'a\u202egnp.exe\u0007\n', '…/甲 乙.png'];
    for (const name of odd) expect((await upload(mine[2]!, { name })).status).toBe(200);
    expect(await names()).toEqual(['passwd', '厂房.jpg', 'agnp.exe', '甲 乙.png']);
    for (const name of ['', '../', ' ', '\u0000.png', '长'.repeat(201)]) {
      const { status, body } = await upload(mine[2]!, { name });
      expect([name, status, body.problems[0]?.path]).toEqual([name, 422, 'fileName']);
    }
    expect(await names()).toHaveLength(odd.length);
  });

  test('what is no picture, or too much of one, is refused in words', async () => {
    const svg = await upload(mine[1]!, { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'a.png' });
    expect([svg.status, codes(svg.body)]).toEqual([422, ['attachment-bad']]);
    const large = await upload(mine[1]!, { body: endless(LARGEST_ATTACHMENT + 1), name: 'large.png' });
    expect([large.status, codes(large.body)]).toEqual([413, ['attachment-bad']]);
    expect(large.body.problems[0]!.text).toContain('15 MB');
    const keyless = await upload(mine[1]!, { headers: {} });
    expect(codes(keyless.body)).toEqual(['missing-key']);
  });
});

test('a sheet is sealed from a device only as the device shows it, and once', async () => {
  const { system, policy } = world;
  await fillSheet({ ...world, policy }, expert.actor, mine[2]!);
  const { contentHash } = await readSheet(system, expert.actor, { sheet: mine[2]! });
  const send = (body: unknown, key = 'signed') =>
    ask(submission.POST, {
      method: 'POST',
      params: { sheet: mine[2]! },
      headers: { 'idempotency-key': key },
      body: json(body)
    });
  const signed = { edition: 1, contentHash, signature: SIGNATURE };
  expect(codes((await send({ ...signed, contentHash: undefined })).body)).toEqual(['missing-key']);
  expect(codes((await send([])).body)).toEqual(['missing-key']);
  expect(codes((await send({ ...signed, contentHash: 'another' })).body)).toEqual(['sheet-changed']);
  const first = await send(signed);
  expect([first.status, first.body.contentHash]).toEqual([200, contentHash]);
  expect((await send(signed)).body).toEqual(first.body);
  expect(codes((await send(signed, 'anew')).body)).toEqual(['sheet-sealed']);
});
