/** Contents that nothing names go after an hour; one that is named, or is about to be, never. */
import { utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { sweepContents } from '#lib/server/sweep.ts';
import { sha256 } from '#lib/server/digest.ts';
import { ENGINE } from './support/engines.ts';
import { recordedSystem } from './support/recorded.ts';
import { OPERATOR } from './support/system.ts';

const HOUR = 3_600_000;
let system: Awaited<ReturnType<typeof recordedSystem>>;
beforeEach(async () => {
  system = await recordedSystem();
  system.pass(30 * 86_400_000);
});
afterEach(() => system.drop());

/** As if it had been put that long ago by the test's clock. */
async function put(text: string, ago: number): Promise<string> {
  const at = system.now() - ago;
  const digest = await system.store.tx((db) => system.contents.put(db, Buffer.from(text), at));
  setAge(digest, at);
  return digest;
}

function setAge(digest: string, at: number): void {
  if (ENGINE !== 'sqlite') return;
  const file = `${fileURLToPath(system.url)}.attachments/${digest.slice(0, 2)}/${digest}`;
  utimesSync(file, at / 1000, at / 1000);
}

test('only what is old and unnamed goes', async () => {
  const named = [
    ...system.rows.get('attachment')!.map((row) => row['digest'] as string),
    ...system.rows.get('settlement')!.map((row) => row['bundle'] as string)
  ];
  for (const digest of named) setAge(digest, system.now() - 100 * HOUR);
  const old = await put('old', HOUR + 1000);
  const young = await put('young', HOUR - 1000);
  expect(await sweepContents(system)).toEqual([old]);
  const left = (await system.store.read((db) => system.contents.list(db))).map(({ digest }) => digest);
  expect(left).toEqual([...named, young].sort());
  expect(await sweepContents(system)).toEqual([]);
  expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
});

test('the first act of a day sweeps, and what goes wrong fails no act', async () => {
  const digest = await put('left behind', 2 * HOUR);
  const isThere = async (): Promise<boolean> =>
    (await system.store.read((db) => system.contents.list(db))).some((each) => each.digest === digest);
  const broken = {
    ...system,
    contents: { ...system.contents, list: () => Promise.reject(new Error('gone')) }
  };
  await registerAuthority(broken, OPERATOR, { kind: 'district', name: '示范三区' });
  expect([await isThere(), String(system.reports.pop())]).toEqual([true, 'Error: gone']);
  await registerAuthority(system, OPERATOR, { kind: 'district', name: '示范四区' });
  expect(await isThere()).toBe(true); // not the first act of its day
  system.pass(24 * HOUR);
  await registerAuthority(system, OPERATOR, { kind: 'district', name: '示范五区' });
  expect(await isThere()).toBe(false);
});

test('a content put before its row commits stays', async () => {
  let named: () => void = () => undefined;
  const sweeping = new Promise<void>((resolve) => (named = resolve));
  const digest = sha256('photo');
  const act = system.store.tx(
    async (db) => {
      await system.contents.put(db, Buffer.from('photo'), system.now());
      setAge(digest, system.now());
      await sweeping;
      const row = { ...system.rows.get('attachment')![0]!, id: 'new', digest };
      await db.orm.insert(db.t.attachment).values(row as never);
    },
    { chain: true }
  );
  const swept = sweepContents(system);
  setTimeout(named, 50);
  await act;
  expect(await swept).toEqual([]);
  expect((await system.store.read((db) => system.contents.get(db, digest)))?.toString()).toBe('photo');
});

test('an old content that an act names again while it is looked for stays', async () => {
  const digest = await put('photo', 100 * HOUR);
  let go: () => void = () => undefined;
  const looked = new Promise<void>((resolve) => (go = resolve));
  const { contents } = system;
  const slow = {
    ...contents,
    list: async (...words: Parameters<typeof contents.list>) => contents.list(...words).finally(go)
  };
  const act = looked.then(() =>
    system.store.tx(
      async (db) => {
        await contents.put(db, Buffer.from('photo'), system.now());
        const row = { ...system.rows.get('attachment')![0]!, id: 'new', digest };
        await db.orm.insert(db.t.attachment).values(row as never);
      },
      { chain: true }
    )
  );
  const swept = await sweepContents({ ...system, contents: slow });
  await act;
  // Either it was named first and stays, or it was removed first and put anew: it is there.
  expect(swept.length).toBeLessThanOrEqual(1);
  expect((await system.store.read((db) => contents.get(db, digest)))?.toString()).toBe('photo');
});
