/** Objections of people without an account: one for each time somebody means one, files that are what they seem, receipts that nobody guesses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limited } from '#lib/server/public-limit.ts';
import { receiptAsKept } from '#lib/server/receipt.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readObjectionFile } from '#lib/server/services/read-objection-file.ts';
import { readObjection } from '#lib/server/services/read-objection.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { sha256 } from '#lib/server/digest.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { PNG } from './support/score.ts';
import { publicityRound } from './support/stages.ts';
import { freshSystem, OPERATOR, PUBLIC } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

const MINUTE = 60_000;
const WORDS = { name: '示范群众', contact: '示范电话', text: '示范异议' };
const pdf = (tail = ''): { fileName: string; bytes: Uint8Array } => ({
  fileName: '材料.pdf',
  bytes: Buffer.from(`%PDF-1.7 ${tail}`)
});
let world: World;
let round: string;
let notice: string;

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 5, experts: 4 });
  ({ round, notice } = await publicityRound(world, 'objections', false));
});
afterAll(() => world.system.drop());

const send = async (more: object = {}): Promise<string> =>
  (await objectToNotice(world.system, PUBLIC, { notice, ...WORDS, ...more })).receipt;
const all = async () => (await listObjections(world.system, world.manager, { round })).objections;

describe('the same words', () => {
  test('sent twice are one objection with one receipt, also at the same moment', async () => {
    const receipts = await Promise.all([send(), send(), send()]);
    expect(new Set(receipts).size).toBe(1);
    expect(await send()).toBe(receipts[0]);
    expect(await all()).toHaveLength(1);
    const file = pdf('one');
    const withFile = await Promise.all([send({ file }), send({ file })]);
    expect(new Set(withFile).size).toBe(1);
    expect(withFile[0]).not.toBe(receipts[0]);
    expect((await all()).map(({ files }) => files.length)).toEqual([0, 1]);
  });

  test('about another studio, with another file, by another person or later are another objection', async () => {
    const before = new Set((await all()).map(({ receipt }) => receipt));
    const others = [
      await send({ participant: 'S01' }),
      await send({ file: pdf('two') }),
      await send({ name: '另一人' }),
      await send({ contact: '另一电话' }),
      await send({ text: '另一异议' })
    ];
    world.system.pass(16 * MINUTE);
    others.push(await send());
    expect(new Set([...before, ...others]).size).toBe(before.size + others.length);
  });
});

describe('a file', () => {
  test.each([
    ['a page with a script, called a paper', Buffer.from('<html><script>alert(1)</script>'), 'type'],
    ['a picture that can hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type'],
    ['a program', Buffer.from('MZ\x90\x00'), 'type'],
    ['an archive', Buffer.from('PK\x03\x04rest'), 'type'],
    ['a picture of a kind that is not taken', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'type'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['more than ten megabytes', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)]), 'size']
  ])('that is %s is refused beside its field, and nothing is kept', async (_, bytes, why) => {
    const before = await all();
    const refusal = await refusalOf(send({ text: '坏附件', file: { fileName: '材料.pdf', bytes } }));
    expect(refusal).toMatchObject({ code: 'attachment-bad', path: 'file', detail: { why } });
    expect(await all()).toEqual(before);
    const kept = await world.system.store.read((db) => world.system.contents.get(db, sha256(bytes)));
    expect(kept).toBeUndefined();
  });

  test('is kept under its bare name, whatever path it was called by, and read by who runs the round alone', async () => {
    const { system, manager } = world;
    const bytes = Buffer.from(PNG, 'base64');
    const receipt = await send({ text: '附件', file: { fileName: '..\\..\\etc/\u202Epasswd.png', bytes } });
    const [file] = (await all()).find((each) => each.receipt === receipt)!.files;
    expect(file).toMatchObject({ fileName: 'passwd.png', size: bytes.length });
    const read = await readObjectionFile(system, manager, { attachment: file!.id });
    expect([read.mediaType, sha256(read.bytes)]).toEqual(['image/png', sha256(bytes)]);
    const other = await world.account('manager', world.authorities[0]);
    expect(await codesOf(readObjectionFile(system, other, { attachment: file!.id }))).toEqual(['not-found']);
    expect(await codesOf(readObjectionFile(system, PUBLIC, { attachment: file!.id }))).toEqual(['forbidden']);
  });

  test('is in the audit chain with its objection', async () => {
    await send({ text: '审计', file: pdf('audited') });
    expect((await verifyAudit(world.system, OPERATOR, {})).problems).toEqual([]);
  });
});

describe('a receipt', () => {
  test('tells state, outcome and reason, and nothing of who objected or what was said', async () => {
    const { system, manager } = world;
    const receipt = await send({ name: '密群众', contact: '密电话', text: '密异议' });
    const open = await readObjection(system, PUBLIC, {
      receipt: ` ${receipt.slice(0, 5).toLowerCase()}-${receipt.slice(5)}`
    });
    expect(open).toEqual({
      receipt,
      notice,
      title: '示范批次 objections',
      receivedOn: '2026-06-30',
      state: 'open',
      reason: null,
      decidedOn: null
    });
    const { id } = (await all()).find((each) => each.receipt === receipt)!;
    await decideObjection(system, manager, { objection: id, outcome: 'dismissed', reason: '经核实不属实' });
    const decided = await readObjection(system, PUBLIC, { receipt });
    expect(decided).toMatchObject({ state: 'dismissed', reason: '经核实不属实', decidedOn: '2026-06-30' });
    expect(JSON.stringify([open, decided])).not.toContain('密');
  });

  test('that nobody has is not found, however near', async () => {
    const receipt = await send({ text: '猜' });
    const near = `${receipt.slice(0, 9)}${receipt.endsWith('2') ? '3' : '2'}`;
    for (const guess of [near, '', '%', "' or 1=1", receipt.slice(0, 9), `${receipt}2`, 'ＡＢＣ']) {
      expect(await codesOf(readObjection(world.system, PUBLIC, { receipt: guess })), guess).toEqual([
        'not-found'
      ]);
    }
    expect(receiptAsKept('ａｂ cd-2')).toBe('ABCD2');
  });
});

describe('asking often', () => {
  const ask = (address: string, isRight = false) =>
    limited(world.system, 'receipt', address, 'refused', async () => {
      if (isRight) return;
      await readObjection(world.system, PUBLIC, { receipt: 'X' });
    });

  test('wrong numbers delay the network that they come from and nobody else; right ones cost nothing', async () => {
    for (let times = 0; times < 40; times++) await ask('203.0.113.9', true);
    const codes: string[] = [];
    for (let times = 0; times < 25; times++) codes.push((await refusalOf(ask('203.0.113.9'))).code);
    expect(codes.slice(0, 20)).toEqual(Array<string>(20).fill('not-found'));
    expect(codes.at(-1)).toBe('requests-delayed');
    // A household of IPv6 is one network.
    for (let times = 0; times < 25; times++) await ask(`2001:db8::${times}`).catch(() => undefined);
    expect(await codesOf(ask('2001:db8::ffff'))).toEqual(['requests-delayed']);
    expect(await codesOf(ask('2001:db8:1::1'))).toEqual(['not-found']);
    expect(await codesOf(ask('203.0.113.10'))).toEqual(['not-found']);
    world.system.pass(15 * MINUTE);
    expect(await codesOf(ask('203.0.113.9'))).toEqual(['not-found']);
  });

  test('a flood of objections from one address ends after ten; what was refused for its content is not counted', async () => {
    const flood = (number: number, more: object = {}) =>
      limited(world.system, 'objection', '198.51.100.7', 'done', () =>
        send({ text: `第 ${number} 件`, ...more })
      );
    for (let number = 0; number < 20; number++) {
      expect(await codesOf(flood(number, { participant: 'S77' }))).toEqual(['not-found']);
    }
    const before = (await all()).length;
    for (let number = 0; number < 10; number++) await flood(number);
    expect(await refusalOf(flood(10))).toMatchObject({
      code: 'requests-delayed',
      detail: { seconds: 5 }
    });
    expect((await all()).length).toBe(before + 10);
    await limited(world.system, 'objection', '198.51.100.8', 'done', () => send({ text: '别人的' }));
  });
});

test('a sustained objection takes the round back to deliberation; another open one may still be decided', async () => {
  const { system, manager } = world;
  const open = (await all()).filter(({ outcome }) => outcome === null);
  const [first, second] = open;
  const sustained = { objection: first!.id, outcome: 'sustained' as const, reason: '属实' };
  expect(await decideObjection(system, manager, sustained)).toEqual({ state: 'deliberation' });
  expect((await readRound(system, manager, { round })).round).toMatchObject({
    state: 'deliberation',
    settled: null
  });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ withdrawn: true, results: [] });
  expect(await readObjection(system, PUBLIC, { receipt: first!.receipt })).toMatchObject({
    state: 'sustained',
    reason: '属实'
  });
  expect(await codesOf(decideObjection(system, manager, sustained))).toEqual(['objection-decided']);
  await decideObjection(system, manager, { objection: second!.id, outcome: 'dismissed', reason: '不属实' });
  expect(await codesOf(send({ text: '太晚' }))).toEqual(['notice-over']);
});
