/** A disk that fills up: refused in plain words, nothing by halves, and on when there is room. */
import { expect, test } from 'vitest';
import type { Anchored, Filled } from './support/fill-disk.ts';
import { SOUND } from './support/check.ts';
import { runOnSmallDisk, smallDisk } from './support/small-disk.ts';

const disk = smallDisk();
const run = (name: string): unknown => runOnSmallDisk(disk, 'tests/faults/support/fill-disk.ts', name);

const { damage: _, ...WHOLE } = SOUND;
const FULL = {
  // A limit of one file is no full disk: SQLite does not say which it was, and the disk that is asked has room.
  code: disk.how === 'tmpfs' ? 'store-full' : (expect.stringMatching(/^store-(full|unreachable)$/) as string),
  detail: { reason: expect.stringMatching(/full|space|limit|too large|disk/i) as string }
};

function expectFilled(filled: Filled): void {
  expect(filled.said).toMatchObject(FULL);
  expect(filled.again).toMatchObject(FULL);
  expect(filled.acknowledged).toBeGreaterThan(5);
  expect(filled.after).toEqual(filled.before);
  expect(filled.reads).toBe(true);
  expect(filled.whileFull).toMatchObject(WHOLE);
  expect(filled.then).toBe(null);
  expect(filled.finally).toMatchObject(SOUND);
}

test(`changes on ${disk.title}: refused, read on, written on when there is room`, () => {
  const filled = run('fillWithChanges') as Filled;
  expectFilled(filled);
  console.log(`changes: ${filled.acknowledged} acknowledged before the disk was full`);
});

test(`attachments on ${disk.title}: no row without its file, no draft left behind`, () => {
  const filled = run('fillWithAttachments') as Filled & { drafts: string[]; orphans: number };
  expectFilled(filled);
  expect(filled.drafts).toEqual([]);
  expect(filled.orphans).toBeLessThanOrEqual(2); // written, but there was no room for the row: swept later
});

test(`anchors on ${disk.title}: the act stands, and what could not be noted is noted later, line by line`, () => {
  const { said, reports, written, lines, rests, finally: checked } = run('fillBesideAnchors') as Anchored;
  expect(said).toBe(null);
  expect(reports).toEqual([expect.stringMatching(/ENOSPC|disk is full/)]);
  expect(written).toContain('ENOSPC');
  const [before] = lines;
  expect(lines).toEqual([before, before, before + 1]);
  expect(rests).toEqual(['', '', '']);
  expect(checked).toMatchObject(SOUND);
});
