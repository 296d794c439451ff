/** Whoever holds a check code or a bundle learns whether it is what was published, and nothing of what was not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparePublication } from '#lib/server/services/compare-publication.ts';
import { exportBundle } from '#lib/server/services/export-bundle.ts';
import { readPublication } from '#lib/server/services/read-publication.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { checkedBundle } from '#lib/server/verification/checked-bundle.ts';
import { LARGEST_BUNDLE, verifyUpload } from '#lib/server/verification/verify-upload.ts';
import { largeRound, urumqi } from '../bench/large-round.ts';
import { bundleBytes } from './support/bundles.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { deliberationRound, publish } from './support/stages.ts';
import { freshSystem, PUBLIC } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
let round: string;
let bytes: Uint8Array;
let code: string;

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 5, experts: 4 });
  ({ round } = await deliberationRound(world, 'checked'));
  const bundle = await exportBundle(world.system, world.manager, { round });
  bytes = bundle.bytes;
  code = bundle.digest.slice(0, 16);
});
afterAll(() => world.system.drop());

const compared = async (given: Uint8Array) => {
  const { digest: bundle, digests, round: named } = await verifyUpload(given);
  return comparePublication(world.system, PUBLIC, { bundle, digests, round: named });
};
const look = (typed: string) => readPublication(world.system, PUBLIC, { code: typed });

/** The bundle with one text replaced: it stays canonical. */
const forged = (from: string, to: string): Uint8Array => {
  const text = Buffer.from(bytes).toString('utf8');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to));
};

test('a settled result is unknown to the public, by its code as by its very bundle', async () => {
  expect(await codesOf(look(code))).toEqual(['not-found']);
  expect(await compared(bytes)).toEqual({ isSame: false, publication: null, parts: [] });
});

describe('once it is published', () => {
  beforeAll(() => publish(world, round));

  test('its code leads to it, however it was copied from paper; another does not', async () => {
    const found = await look(code);
    expect(found).toMatchObject({
      round: 'checked',
      title: '示范批次 checked',
      checkCode: code,
      standing: 'running',
      figures: { participants: 4 }
    });
    expect(found.figures!.grades.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    const groups = code.toUpperCase().match(/.{4}/g)!.join(' ');
    expect((await look(` ${groups} `)).notice).toBe(found.notice);
    for (const wrong of [code.slice(0, 15), `${code}0`, '%', '_'.repeat(16), `${code.slice(0, 15)}%`, '']) {
      expect(await codesOf(look(wrong)), wrong).toEqual(['not-found']);
    }
  });

  test('its bundle is the same byte for byte', async () => {
    expect(checkedBundle(bytes)).toMatchObject({ round: 'checked', problems: [], more: 0 });
    expect(await compared(bytes)).toMatchObject({
      isSame: true,
      parts: [],
      publication: { checkCode: code }
    });
  });

  test('a forged one is named part by part', async () => {
    const other = forged('"district":"示范一区"', '"district":"示范九区"');
    expect(checkedBundle(other).problems.length).toBeGreaterThan(0);
    const { isSame, publication, parts } = await compared(other);
    expect([isSame, publication?.checkCode]).toEqual([false, code]);
    expect(parts.filter((each) => !each.isSame).map(({ part }) => part)).toEqual(['round', 'participants']);
  });

  test('one that was recomputed whole is consistent in itself, and is not what was published', async () => {
    const recomputed = bundleBytes(bytes, (data) => ({ ...data, date: '2026-06-29' }));
    expect(checkedBundle(recomputed).problems).toEqual([]);
    const { isSame, parts } = await compared(recomputed);
    expect(isSame).toBe(false);
    expect(parts.find(({ part }) => part === 'round')).toMatchObject({ isSame: false });
  });

  test('a bundle of a round that nobody knows, and what is no bundle, belong to nothing', async () => {
    expect(await compared(forged('"id":"checked"', '"id":"nowhere"'))).toMatchObject({ publication: null });
    for (const rubbish of ['', '{}', 'null', '\ufeff{', '{"version":1}', '{"__proto__":{}}', '\xff\xfe']) {
      const found = checkedBundle(Buffer.from(rubbish, 'latin1'));
      expect(found, rubbish).toMatchObject({ digests: {}, round: null });
      expect(found.problems.length, rubbish).toBeGreaterThan(0);
    }
  });

  test('withdrawn, it says so and lists nothing', async () => {
    await withdrawNotice(world.system, world.manager, { round, reason: '有误' });
    expect(await look(code)).toMatchObject({ standing: 'withdrawn', figures: null, instead: null });
    expect(await compared(bytes)).toMatchObject({ isSame: true, publication: { standing: 'withdrawn' } });
  });
});

describe('a large file', () => {
  const large = (): Uint8Array => bundleBytes(bytes, () => JSON.parse(largeRound(urumqi(), 60)) as never);

  test('is recomputed in a thread of its own, while the server goes on', async () => {
    const given = large();
    expect(given.length).toBeGreaterThan(200 * 1024);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    const found = await verifyUpload(given);
    clearInterval(timer);
    expect(found).toEqual(checkedBundle(given));
    expect(found.problems).toEqual([]);
    expect(ticks).toBeGreaterThan(5);
  });

  test('that takes too long is given up, too many at once are refused, and both leave room for the next', async () => {
    const given = large();
    expect(await refusalOf(verifyUpload(given, 1))).toMatchObject({
      code: 'check-refused',
      path: 'file',
      detail: { why: 'too-long' }
    });
    const many = await Promise.allSettled([verifyUpload(given), verifyUpload(given), verifyUpload(given)]);
    expect(many.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await verifyUpload(given)).problems).toEqual([]);
  });

  test('deep nesting and endless lists end in an answer', async () => {
    const deep = Buffer.from('['.repeat(3_000_000));
    expect((await verifyUpload(deep)).problems).toHaveLength(1);
    expect(await codesOf(verifyUpload(Buffer.alloc(LARGEST_BUNDLE + 1)))).toEqual(['check-refused']);
  });
});
