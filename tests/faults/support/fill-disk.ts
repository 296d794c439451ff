/**
 * What a server meets on a disk that fills up, told as JSON. Each function runs in a process of its own, on the small disk.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { count } from 'drizzle-orm';
import type { Problem } from '#lib/domain/problem.ts';
import { flushAnchors } from '#lib/server/audit/anchors.ts';
import { appendDurably } from '#lib/server/audit/append-anchors.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { readAttachment } from '#lib/server/services/read-attachment.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { change, PNG, SIGNATURE } from '../../server/support/score.ts';
import type { TestSystem } from '../../server/support/system.ts';
import { checkPlace, checkSystem, type Checked } from './check.ts';
import { makeScene, openPlace, placeIn, type Place, type Scene } from './place.ts';
import type { SmallDisk } from './small-disk.ts';

type How = SmallDisk['how'];
/** What a call was refused with; the error's text where it is no refusal; null: it was not refused. */
type Said = Problem | string | null;

// Without a handler a write beyond the limit ends the process instead of failing.
process.on('SIGXFSZ', () => undefined);

const FILLER = 'filler';
/** Far more than fits. */
const MOST = 20_000;

/** Leaves some room; where files are limited there is nothing to fill. */
function leave(folder: string, how: How, bytes: number): void {
  if (how === 'limit') return;
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, FILLER), Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
}

function makeRoom(folder: string, how: How): void {
  if (how === 'limit') spawnSync('prlimit', [`--pid=${process.pid}`, '--fsize=unlimited']);
  else for (const name of readdirSync(folder)) if (name.startsWith(FILLER)) rmSync(join(folder, name));
}

async function said(call: () => unknown): Promise<Said> {
  try {
    await call();
    return null;
  } catch (error) {
    const [problem, ...more] = error instanceof Refusal ? error.problems : [];
    return problem && more.length === 0 ? problem : String(error instanceof Error ? error.stack : error);
  }
}

/** Rows of the tables that the acts here write. */
const rows = ({ store }: TestSystem): Promise<number[]> =>
  store.read(async ({ orm, t }) => {
    const all = [];
    for (const table of [
      t.audit,
      t.auditChange,
      t.entryChange,
      t.entry,
      t.attachment,
      t.idempotency,
      t.anchor
    ]) {
      all.push((await orm.select({ rows: count() }).from(table))[0]!.rows);
    }
    return all;
  });

interface Started {
  place: Place;
  system: TestSystem;
  scene: Scene;
}

async function start(folder: string): Promise<Started> {
  const place = await placeIn(folder);
  const first = await openPlace(place);
  const scene = await makeScene(first, { experts: 2, studios: 1 });
  await first.store.close(); // its log is gone
  return { place, system: await openPlace(place), scene };
}

export interface Filled {
  /** acts that went well before the first refusal */
  acknowledged: number;
  said: Said;
  /** the same again while it is full */
  again: Said;
  /** rows before and after what was refused */
  before: number[];
  after: number[];
  /** what is read while it is full is what was acknowledged */
  reads: boolean;
  whileFull: Omit<Checked, 'damage'>;
  /** the refused act, once more, when there is room, and 19 more: what the first of them was refused with */
  then: Said;
  finally: Checked;
}

/** Changes until one is refused, and on when there is room. */
export async function fillWithChanges(folder: string, how: How): Promise<Filled> {
  const { place, system, scene } = await start(folder);
  leave(folder, how, 2 << 20);
  const revisions = new Map<string, number>();
  const target = (number: number) => {
    const { actor, sheets } = scene.experts[number % scene.experts.length]!;
    return { actor, sheet: sheets[0]!, ...scene.judgements[number % scene.judgements.length]! };
  };
  const send = async (number: number): Promise<void> => {
    const { actor, sheet, criterion, max } = target(number);
    const row = `${sheet}/${criterion}`;
    const input = { points: Math.min(max, (number % 7) / 2), note: `${number} `.repeat(100) };
    const given = change(sheet, criterion, input, {
      id: `c${number}`,
      baseRevision: revisions.get(row) ?? 0
    });
    const { outcomes } = await saveChanges(system, actor, { changes: [given] }, { key: `k${number}` });
    if (outcomes[0]?.outcome === 'refused') throw new Error(JSON.stringify(outcomes));
    revisions.set(row, outcomes[0]!.revision);
  };
  const filled = await fill(system, send);
  const last = filled.acknowledged;
  const { actor, sheet, criterion } = target(last);
  const { entries } = await readSheet(system, actor, { sheet });
  const shown = entries.find((entry) => entry.criterion === criterion)?.revision;
  const reads = shown === revisions.get(`${sheet}/${criterion}`);
  return { ...filled, reads, ...(await goOn({ place, system, scene }, how, send, last)) };
}

/** A picture of 50 kB and a bit. */
const evidence = (number: number, more = 0) =>
  new Uint8Array(Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(50_000 + more, `${number} `)]));

/** Attachments until one is refused, and on when there is room. */
export async function fillWithAttachments(
  folder: string,
  how: How
): Promise<Filled & { drafts: string[]; orphans: number }> {
  const { place, system, scene } = await start(folder);
  leave(folder, how, 1500 * 1024);
  const { actor, sheets } = scene.experts[0]!;
  const ids: string[] = [];
  const where = { sheet: sheets[0]!, edition: 1, criterion: scene.judgements[0]!.criterion };
  const send = async (number: number): Promise<void> => {
    // Where only single files are limited, one that is too long stands for a disk that is full.
    const bytes = evidence(number, how === 'limit' && number === 20 ? 5 << 20 : 0);
    ids.push((await attachEvidence(system, actor, { ...where, fileName: `${number}.png`, bytes })).id);
  };
  const filled = await fill(system, send);
  const names = readdirSync(`${place.file}.attachments`, { recursive: true }).map(String);
  const drafts = names.filter((name) => name.endsWith('.part'));
  const orphans =
    names.filter((name) => name.length > 64 && !drafts.includes(name)).length - filled.acknowledged;
  const { bytes } = await readAttachment(system, actor, { attachment: ids.at(-1)! });
  const reads = Buffer.compare(bytes, evidence(ids.length)) === 0;
  return {
    ...filled,
    drafts,
    orphans,
    reads,
    ...(await goOn({ place, system, scene }, how, send, filled.acknowledged))
  };
}

async function fill(
  system: TestSystem,
  send: (number: number) => Promise<void>
): Promise<Omit<Filled, 'reads' | 'then' | 'finally'>> {
  let number = 0;
  let first: Said = null;
  while (first === null && number < MOST) {
    number++;
    first = await said(() => send(number));
  }
  const before = await rows(system);
  const again = await said(() => send(number));
  const after = await rows(system);
  return {
    acknowledged: number - 1,
    said: first,
    again,
    before,
    after,
    whileFull: await checkSystem(system)
  };
}

async function goOn(
  { place, system }: Started,
  how: How,
  send: (number: number) => Promise<void>,
  acknowledged: number
): Promise<Pick<Filled, 'then' | 'finally'>> {
  makeRoom(place.folder, how);
  let then: Said = null;
  for (let i = 1; i <= 20 && then === null; i++) then = await said(() => send(acknowledged + i));
  await system.store.close();
  return { then, finally: await checkPlace(place) };
}

export interface Anchored {
  /** the act's own outcome */
  said: Said;
  /** what was reported beside it */
  reports: string[];
  /** what a line by itself was refused with */
  written: Said;
  /** whole lines of the anchors file before, while there is no room, and when there is again */
  lines: [number, number, number];
  /** what stands after the last whole line */
  rests: [string, string, string];
  finally: Checked;
}

/** The database has room left in its log, the anchors file has none: the act stands, and its anchor is written later. */
export async function fillBesideAnchors(folder: string, how: How): Promise<Anchored> {
  const { place, system, scene } = await start(folder);
  const submit = async (expert: number): Promise<unknown> => {
    const { actor, sheets } = scene.experts[expert]!;
    return submitSheet(system, actor, { sheet: sheets[0]!, edition: 1, signature: SIGNATURE });
  };
  for (const { actor, sheets } of scene.experts) {
    const changes = Object.entries(scene.entries).map(([criterion, input]) =>
      change(sheets[0]!, criterion, input)
    );
    await saveChanges(system, actor, { changes });
  }
  await submit(0);
  // A checkpoint lets the log start again at its beginning, in the room that it has already.
  const other = new Sqlite(place.file!);
  other.pragma('wal_checkpoint(RESTART)');
  other.close();
  const before = repeatLines(place.anchorsFile);
  const kept = `${place.anchorsFile}.kept`;
  if (how === 'tmpfs') fillToTheLast(folder);
  else {
    renameSync(place.anchorsFile, kept);
    symlinkSync('/dev/full', place.anchorsFile);
  }
  const problem = await said(() => submit(1));
  // The act may have failed at the lock of the anchors file; this is about the lines alone.
  const written = await said(() => appendDurably(place.anchorsFile, `${'x'.repeat(300)}\n`));
  if (how === 'limit') renameSync(kept, place.anchorsFile);
  const full = look(place.anchorsFile);
  makeRoom(folder, how);
  await flushAnchors(system);
  const after = look(place.anchorsFile);
  await system.store.close();
  return {
    said: problem,
    reports: system.reports.map(String),
    written,
    lines: [before.lines, full.lines, after.lines],
    rests: [before.rest, full.rest, after.rest],
    finally: await checkPlace(place)
  };
}

function look(file: string): { lines: number; rest: string } {
  const parts = readFileSync(file, 'utf8').split('\n');
  return { lines: parts.length - 1, rest: parts.at(-1)! };
}

/** Up to half a line before the end of the file's page, in which it may grow on a full disk too. */
function repeatLines(file: string): { lines: number; rest: string } {
  const line = readFileSync(file, 'utf8').trim().split('\n').at(-1)!;
  while (statSync(file).size + line.length * 3 < 4096) appendFileSync(file, `${line}\n`);
  const blanks = 4096 - statSync(file).size - Math.floor(line.length * 1.5);
  appendFileSync(file, `${line}${' '.repeat(blanks)}\n`);
  return look(file);
}

function fillToTheLast(folder: string): void {
  for (let size = 1 << 20, part = 0; size >= 4096; part++) {
    try {
      writeFileSync(join(folder, `${FILLER}-${part}`), Buffer.alloc(size));
    } catch {
      size >>= 1;
    }
  }
}
