/** The anchors file: nothing that is due stays out of it, nothing that stands in it is touched, whoever writes to it. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNull } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { flushAnchors } from '#lib/server/audit/anchors.ts';
import { verifyAudit } from '#lib/server/audit/verify.ts';
import { takeFileLock } from '#lib/server/db/file-lock.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { openSystem } from '#lib/server/system.ts';
import { moduleUrl, otherProcess } from './support/processes.ts';
import { freshSystem, noReport, OPERATOR, type TestSystem } from './support/system.ts';

const DAY = 86_400_000;
let system: TestSystem;
let file: string;
beforeEach(async () => {
  system = await freshSystem();
  file = system.anchorsFile!;
  await act('1');
  await act('2'); // anchors the first
});
afterEach(() => system.drop());

/** Each closes the day before. */
async function act(name: string, on: TestSystem = system): Promise<void> {
  system.pass(DAY);
  await registerAuthority(on, OPERATOR, { kind: 'district', name });
}
const lines = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
const numbers = (): number[] => lines().map((line) => (JSON.parse(line) as { number: number }).number);
const due = (): Promise<number> =>
  system.store.read(
    async ({ orm, t }) => (await orm.select().from(t.anchor).where(isNull(t.anchor.writtenAt))).length
  );
const problems = async (demanded = false) =>
  (await system.store.read((db) => verifyAudit(db, system.contents, file, demanded))).problems;
/** As after a crash between commit and file. */
const actWithoutFile = (name: string): Promise<void> => act(name, { ...system, anchorsFile: null });

test('what a crash left due is written when the store is opened again', async () => {
  await actWithoutFile('3');
  expect([numbers(), await due()]).toEqual([[1], 1]);
  await (await openSystem(system.url, { anchorsFile: file, report: noReport })).store.close();
  expect([numbers(), await due()]).toEqual([[1, 2], 0]);
  expect(await problems()).toEqual([]);
});

test('a store opens even where its anchors cannot be written, and says so', async () => {
  await actWithoutFile('3');
  const folder = join(system.folder, 'folder');
  mkdirSync(folder);
  const reports: unknown[] = [];
  const opened = await openSystem(system.url, { anchorsFile: folder, report: (each) => reports.push(each) });
  expect(await opened.store.read(({ orm, t }) => orm.select().from(t.authority))).toHaveLength(3);
  await opened.store.close();
  expect(reports).toEqual([expect.objectContaining({ code: 'EISDIR' })]);
  expect(await due()).toBe(1);
  rmdirSync(folder);
});

test('a file that was named must be there, even before anything is written to it', async () => {
  const fresh = await freshSystem();
  const nowhere = join(fresh.folder, 'nowhere.jsonl');
  const found = (isDemanded: boolean) =>
    fresh.store.read(async (db) => (await verifyAudit(db, fresh.contents, nowhere, isDemanded)).problems);
  expect(await found(false)).toEqual([]);
  expect(await found(true)).toEqual([{ code: 'anchors-file-missing', detail: { file: nowhere } }]);
  await fresh.drop();
});

describe('a line that a crash cut short', () => {
  beforeEach(async () => {
    await act('3');
    await actWithoutFile('4');
  });
  /** The first half of the line that is due. */
  async function tear(): Promise<void> {
    const before = readFileSync(file, 'utf8');
    await flushAnchors(system);
    const line = lines().at(-1)!;
    writeFileSync(file, before + line.slice(0, line.length / 2));
    await system.store.tx(({ orm, t }) => Promise.resolve(orm.update(t.anchor).set({ writtenAt: null })));
  }

  test('is found, and no finding once it stands there as a whole', async () => {
    await tear();
    expect(await problems()).toEqual([{ code: 'anchors-unreadable', detail: { file, line: 3 } }]);
    await flushAnchors(system);
    expect(lines()).toHaveLength(6); // two, half a one, and all three again
    expect(await problems()).toEqual([]);
  });

  test('is one where it is not the beginning of any other', async () => {
    await tear();
    appendFileSync(file, '?\n');
    await flushAnchors(system);
    expect(await problems()).toEqual([{ code: 'anchors-unreadable', detail: { file, line: 3 } }]);
  });
});

test('one process at a time writes to it; the others wait, and none loses a line', async () => {
  await actWithoutFile('3');
  const lock = takeFileLock(`${file}.lock`)!;
  const acts = [flushAnchors(system), flushAnchors(system), act('4')]; // the first two have the same to write
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(numbers()).toEqual([1]);
  appendFileSync(file, `${JSON.stringify({ number: 1, hash: 'f'.repeat(64) })}\n`); // by who holds the lock
  lock.release();
  await Promise.all(acts);
  expect(numbers()).toEqual([1, 1, 2, 3]);
  expect(takeFileLock(`${file}.lock`)).toBeDefined();
  expect(system.reports).toEqual([]);
});

test('many processes at once write each anchor once', async () => {
  const each = 8;
  const run = (name: number) =>
    otherProcess(`import { openSystem } from '${moduleUrl('src/lib/server/system.ts')}';
      import { flushAnchors } from '${moduleUrl('src/lib/server/audit/anchors.ts')}';
      import { registerAuthority } from '${moduleUrl('src/lib/server/services/register-authority.ts')}';
      const reports = [];
      const options = { anchorsFile: ${JSON.stringify(file)}, report: (error) => reports.push(String(error)) };
      const system = await openSystem(${JSON.stringify(system.url)}, options);
      for (let i = 0; i < ${each}; i++) {
        const now = () => Date.UTC(2027, 0, 1 + i * 3 + ${name}); // nearly every act on another day
        await registerAuthority({ ...system, now }, ${JSON.stringify(OPERATOR)}, { kind: 'district', name: '${name}-' + i });
      }
      await system.store.close();
      console.log(JSON.stringify(reports));`);
  const others = await Promise.all([1, 2, 3].map(run));
  expect(others.map(({ said }) => said)).toEqual(['[]', '[]', '[]']);
  expect(await due()).toBe(0);
  expect(new Set(numbers()).size).toBe(lines().length);
  expect(lines().length).toBeGreaterThan(each);
  expect(await problems()).toEqual([]);
});

test('a lock is gone with the process that held it', async () => {
  const other =
    await otherProcess(`import { takeFileLock } from '${moduleUrl('src/lib/server/db/file-lock.ts')}';
    takeFileLock(${JSON.stringify(`${file}.lock`)});
    console.log('held');
    setInterval(() => undefined, 1000);`);
  expect(other.said).toBe('held');
  expect(takeFileLock(`${file}.lock`)).toBeUndefined();
  await other.kill();
  await act('3');
  expect(numbers()).toEqual([1, 2]);
  expect(existsSync(`${file}.lock`)).toBe(true);
});
