/** A backup is whole or nothing, is made while others write, and goes into an empty store of either engine. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '#lib/server/audit/verify.ts';
import { backup, lastMigration } from '#lib/server/backup/backup.ts';
import { LEFT_OUT, type Manifest } from '#lib/server/backup/manifest.ts';
import { restore as restoreInto, type Restored } from '#lib/server/backup/restore.ts';
import { TRAVELLING } from '#lib/server/backup/rows.ts';
import { verifyArchive } from '#lib/server/backup/verify-archive.ts';
import { writeArchive } from '#lib/server/backup/write-archive.ts';
import { TABLES, type Row, type TableName } from '#lib/server/db/tables.ts';
import { exportAudit } from '#lib/server/services/export-audit.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { ENGINE, freshUrl, type FreshDatabase } from './support/engines.ts';
import { allRows } from './support/generic-rows.ts';
import { moduleUrl, otherProcess } from './support/processes.ts';
import { recordedSystem } from './support/recorded.ts';
import { refusalOf } from './support/refusals.ts';
import { unrestored } from './support/restored.ts';
import { freshSystem, noReport, OPERATOR } from './support/system.ts';

let target: FreshDatabase;
beforeEach(async () => {
  target = await freshUrl();
});
afterEach(() => target.drop());

const restore = (url: string, file: string): Promise<Restored> =>
  restoreInto(url, file, { report: noReport });

const rowsAt = async (url: string): Promise<Map<TableName, Row[]>> => {
  const { store } = await openSystem(url, { report: noReport });
  const rows = await store.read(allRows);
  await store.close();
  return rows;
};

const linesOf = async (system: System): Promise<string[]> =>
  (await exportAudit(system, OPERATOR, { after: 0, limit: 1000 })).lines;

describe('a full store', () => {
  let full: Awaited<ReturnType<typeof recordedSystem>>;
  let file: string;
  beforeEach(async () => {
    full = await recordedSystem();
    file = join(full.folder, 'store.backup');
  });
  afterEach(() => full.drop());

  test('comes back row by row, with its contents, and verifies', async () => {
    const made = await backup(full, file);
    expect(made).toMatchObject({ file, contents: 6, problems: [] });
    const { manifest, verification } = await restore(target.url, file);
    expect(verification.problems).toEqual([]);
    expect(verification.head).toEqual(made.audit);
    expect(manifest.audit).toEqual(made.audit);
    const [before, after] = [await full.store.read(allRows), await rowsAt(target.url)];
    const { number } = made.audit;
    expect(unrestored(after, number)).toEqual(unrestored(before, number));
    for (const [name, rows] of after) {
      if (LEFT_OUT[name] !== undefined && name !== 'content') expect(rows).toEqual([]);
      else if (name !== 'content') expect(rows.length).toBeGreaterThan(0);
    }
    const restored = await openSystem(target.url, { report: noReport });
    const { problems } = await restored.store.read((db) =>
      verifyAudit(db, restored.contents, restored.anchorsFile)
    );
    expect(problems).toEqual([]);
    await registerAuthority(restored, OPERATOR, { kind: 'district', name: 'after' });
    await restored.store.close();
  });

  test('says in its manifest what it holds and what it leaves out', async () => {
    await backup(full, file);
    const manifest = await verifyArchive(file, lastMigration(ENGINE));
    expect(Object.keys(manifest.tables)).toEqual(TRAVELLING.map(({ name }) => name));
    expect([...Object.keys(manifest.tables), ...Object.keys(manifest.leftOut)].sort()).toEqual(
      TABLES.map(({ name }) => name).sort()
    );
    for (const reason of Object.values(manifest.leftOut)) expect(reason).toMatch(/\w+ \w+/);
    expect(manifest).toMatchObject({ engine: ENGINE, schema: lastMigration(ENGINE), contentsMissing: [] });
  });

  test('is the same file when made again', async () => {
    await backup(full, file);
    await backup(full, `${file}2`);
    expect(readFileSync(`${file}2`).equals(readFileSync(file))).toBe(true);
  });

  test('is saved without a content that is gone, which is named', async () => {
    const digest = full.rows.get('attachment')![1]!['digest'] as string;
    await full.store.tx((db) => full.contents.remove(db, digest));
    expect(await backup(full, file)).toMatchObject({
      contents: 5,
      problems: [{ code: 'content-missing', detail: { digest } }]
    });
    const { manifest, verification } = await restore(target.url, file);
    expect(manifest.contentsMissing).toEqual([digest]);
    expect(verification.problems).toEqual([{ code: 'content-missing', detail: { digest } }]);
  });

  test('tells of rows that were forged before the backup', async () => {
    const id = full.rows.get('studio')![0]!['id'] as string;
    await full.store.tx(({ orm, t }) => Promise.resolve(orm.update(t.studio).set({ leader: 'x' })));
    await backup(full, file);
    const { verification } = await restore(target.url, file);
    expect(verification.problems).toContainEqual(
      expect.objectContaining({
        code: 'audit-object-differs',
        detail: expect.objectContaining({ id }) as unknown
      })
    );
  });

  test('goes into an empty store only', async () => {
    await backup(full, file);
    const other = await freshSystem();
    await registerAuthority(other, OPERATOR, { kind: 'district', name: '一' });
    const before = await other.store.read(allRows);
    expect((await refusalOf(restore(other.url, file))).code).toBe('store-not-empty');
    expect(await other.store.read(allRows)).toEqual(before);
    await other.drop();
    const empty = await freshSystem(); // migrated, without a row
    expect((await restore(empty.url, file)).verification.problems).toEqual([]);
    expect((await refusalOf(restore(empty.url, file))).code).toBe('store-not-empty');
    await empty.drop();
  });

  test('is not overwritten, and not written where nothing can be', async () => {
    await backup(full, file);
    const bytes = readFileSync(file);
    expect(await refusalOf(backup(full, file))).toMatchObject({
      code: 'unwritable-file',
      detail: { reason: 'EEXIST' }
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(await refusalOf(backup(full, join(full.folder, 'no/where')))).toMatchObject({
      code: 'unwritable-file',
      detail: { reason: 'ENOENT' }
    });
    expect(readdirSync(full.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('any changed byte is found, and nothing is written', { timeout: 120_000 }, async () => {
    await backup(full, file);
    const good = readFileSync(file);
    const random = seeded(11);
    const places = [
      ...Array.from({ length: 20 }, (_, i) => i),
      good.length - 1,
      good.length - 5,
      good.length - 8
    ];
    while (places.length < 250) places.push(Math.floor(random() * good.length));
    for (const place of places) {
      const bad = Buffer.from(good);
      bad[place]! ^= 1 << Math.floor(random() * 8);
      writeFileSync(file, bad);
      const refused = await refusalOf(verifyArchive(file, lastMigration(ENGINE)));
      expect(['backup-damaged', 'backup-version'], `byte ${place}`).toContain(refused.code);
      expect((refused.detail as { part: string }).part).toMatch(/./);
    }
    expect((await refusalOf(restore(target.url, file))).code).toBe('backup-damaged');
    expect(ENGINE === 'sqlite' ? existsSync(new URL(target.url)) : false).toBe(false);
    writeFileSync(file, good);
    expect((await restore(target.url, file)).verification.problems).toEqual([]);
  });

  test('a truncated file is found, wherever it ends', async () => {
    await backup(full, file);
    const good = readFileSync(file);
    for (const share of [0, 0.001, 0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(file, good);
      truncateSync(file, Math.floor(good.length * share));
      expect((await refusalOf(restore(target.url, file))).code, `${share}`).toBe('backup-damaged');
    }
    writeFileSync(file, good);
    truncateSync(file, good.length - 1);
    expect((await refusalOf(restore(target.url, file))).code).toBe('backup-damaged');
    for (const tail of [Buffer.from('more'), Buffer.alloc(512), gzipSync('more')]) {
      writeFileSync(file, Buffer.concat([good, tail]));
      expect((await refusalOf(restore(target.url, file))).code).toBe('backup-damaged');
    }
  });

  test('something else is told apart', async () => {
    for (const [name, bytes] of [
      ['text', Buffer.from('name,points\n')],
      ['empty', Buffer.alloc(0)],
      ['gzip', gzipSync('hello')]
    ] as const) {
      writeFileSync(join(full.folder, name), bytes);
      expect((await refusalOf(restore(target.url, join(full.folder, name)))).code, name).toBe(
        'backup-damaged'
      );
    }
    mkdirSync(join(full.folder, 'folder'));
    for (const name of ['none', 'folder']) {
      expect((await refusalOf(restore(target.url, join(full.folder, name)))).code).toBe('unreadable-file');
    }
  });

  /** Packed anew by our own writer, with right checksums of the compressed stream, after something was done to it. */
  async function repacked(change: (entries: Map<string, Buffer>) => void): Promise<string> {
    await backup(full, file);
    const entries = untar(gunzipSync(readFileSync(file)));
    change(entries);
    const made = join(full.folder, 'repacked');
    await writeArchive(made, new Date(0), async (archive) => {
      for (const [name, bytes] of entries) await archive.add(name, bytes.length, [bytes]);
    });
    return made;
  }
  const changeManifest = (entries: Map<string, Buffer>, change: (manifest: Manifest) => unknown): void => {
    const manifest = JSON.parse(entries.get('manifest.json')!.toString()) as Manifest;
    entries.set('manifest.json', Buffer.from(JSON.stringify(change(manifest))));
  };

  test.for<[string, string, (entries: Map<string, Buffer>) => void]>([
    ['manifest.json', 'gone', (entries) => entries.delete('manifest.json')],
    ['manifest.json', 'no JSON', (entries) => entries.set('manifest.json', Buffer.from('{'))],
    [
      'manifest.json',
      'of a foreign program',
      (entries) => changeManifest(entries, (m) => ({ ...m, format: 'x' }))
    ],
    ['tables/studio.jsonl', 'gone', (entries) => entries.delete('tables/studio.jsonl')],
    ['tables/expert.jsonl', 'altered', (entries) => alter(entries, 'tables/expert.jsonl')],
    ['tables/user.jsonl', 'shortened', (entries) => cut(entries, 'tables/user.jsonl')],
    ['tables/more.jsonl', 'added', (entries) => entries.set('tables/more.jsonl', Buffer.from('{}\n'))]
  ])('%s %s is named', async ([part, , change]) => {
    const made = await repacked(change);
    const { code, detail } = await refusalOf(restore(target.url, made));
    expect({ code, part: (detail as { part: string }).part }).toEqual({
      code: 'backup-damaged',
      // What is missing shows at what comes in its place.
      part: expect.stringMatching(
        part.startsWith('tables/studio') || part.startsWith('manifest') ? /./ : part
      ) as string
    });
  });

  test('a content that is another is named', async () => {
    let name = '';
    const made = await repacked((entries) => {
      name = [...entries.keys()].find((each) => each.startsWith('contents/'))!;
      entries.set(name, Buffer.from('photo x'));
    });
    expect(await refusalOf(restore(target.url, made))).toMatchObject({
      code: 'backup-damaged',
      detail: { part: name }
    });
  });

  test('of another schema or format says which one it has and which one it must have', async () => {
    const other = await repacked((entries) =>
      changeManifest(entries, (m) => ({ ...m, schema: '0099_other', more: 1 }))
    );
    expect(await refusalOf(restore(target.url, other))).toEqual({
      code: 'backup-version',
      detail: { found: '0099_other', expected: lastMigration(ENGINE) }
    });
    const newer = await repackedAgain();
    expect(await refusalOf(restore(target.url, newer))).toEqual({
      code: 'backup-version',
      detail: { found: 'format 2', expected: 'format 1' }
    });
    async function repackedAgain(): Promise<string> {
      file = join(full.folder, 'again.backup');
      return repacked((entries) => changeManifest(entries, (m) => ({ ...m, version: 2 })));
    }
  });

  test.runIf(ENGINE === 'sqlite')('a kill -9 in the midst leaves no file that looks finished', async () => {
    await full.store.tx(async ({ orm, t }) => {
      for (let i = 0; i < 400; i++) {
        const filler = Array.from({ length: 400 }, () => Math.random().toString(36)).join('');
        await orm
          .insert(t.idempotency)
          .values({ actor: 'a', key: `${i}`, act: 'x', request: '', answer: { value: filler }, at: 0 });
      }
    });
    const left = new Set<string>();
    for (const wait of [0, 10, 30, 90]) {
      const other = await otherProcess(`import { openSystem } from '${moduleUrl('src/lib/server/system.ts')}';
        import { backup } from '${moduleUrl('src/lib/server/backup/backup.ts')}';
        const system = await openSystem(${JSON.stringify(full.url)}, { report: console.error });
        console.log('begin');
        await backup(system, ${JSON.stringify(file)});
        await system.store.close();`);
      await expect.poll(() => existsSync(`${file}.part`), { timeout: 20_000, interval: 1 }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await other.kill();
      left.add(existsSync(file) ? 'whole' : existsSync(`${file}.part`) ? 'part' : 'nothing');
      if (existsSync(file)) await verifyArchive(file, lastMigration(ENGINE));
      for (const made of [file, `${file}.part`]) rmSync(made, { force: true });
    }
    expect(left).toContain('part');
    const fresh = join(full.folder, 'fresh.backup');
    writeFileSync(`${fresh}.part`, 'left behind');
    await backup(full, fresh);
    await verifyArchive(fresh, lastMigration(ENGINE));
    expect(existsSync(`${fresh}.part`)).toBe(false);
  });
});

test('is of one moment while others write', async () => {
  const system = await freshSystem();
  let writing = true;
  let acts = 0;
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let i = 0; writing; i++) {
      await registerAuthority(system, OPERATOR, { kind: 'district', name: `${writer}-${i}` });
      acts++;
      await new Promise((resolve) => setImmediate(resolve)); // in one thread, SQLite's writers leave no turn to others
    }
  });
  while (acts < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  const files = [1, 2, 3].map((i) => join(system.folder, `${i}.backup`));
  const made = [];
  for (const file of files) made.push(await backup(system, file));
  const during = acts;
  writing = false;
  await Promise.all(writers);
  expect(during).toBeGreaterThan(made[0]!.audit.number);
  const all = await (async () => {
    const lines: string[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: { lines: string[]; next: number | null } = await exportAudit(system, OPERATOR, {
        after,
        limit: 1000
      });
      lines.push(...page.lines);
      after = page.next;
    }
    return lines;
  })();
  const { verification } = await restore(target.url, files[2]!);
  expect(verification.problems).toEqual([]);
  expect(verification).toMatchObject({ head: made[2]!.audit, rows: made[2]!.audit.number });
  const restored = await openSystem(target.url, { report: noReport });
  const lines = await linesOf(restored);
  const restoring = lines.pop()!;
  expect(JSON.parse(restoring)).toMatchObject({ act: 'restore', detail: made[2]!.audit });
  expect(lines).toEqual(all.slice(0, lines.length));
  expect(lines.length).toBeLessThan(all.length);
  await restored.store.close();
  expect(system.reports).toEqual([]);
  await system.drop();
});

/** Rows and bytes as many as before. */
function alter(entries: Map<string, Buffer>, name: string): void {
  entries.set(name, Buffer.from(entries.get(name)!.toString().replace('技能', '技熊')));
}

function cut(entries: Map<string, Buffer>, name: string): void {
  const text = entries.get(name)!.toString();
  entries.set(name, Buffer.from(text.slice(text.indexOf('\n') + 1)));
}

/** The files of a plain tar with short names. */
function untar(bytes: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let at = 0; bytes[at] !== 0;) {
    const text = (from: number, to: number): string =>
      bytes.toString('utf8', at + from, at + to).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 136), 8);
    entries.set(text(0, 100), bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}

/** mulberry32: the same sample every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
