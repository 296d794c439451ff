/**
 * `npm run screenshots`: draws every page and state in three sizes, light and dark, the main ones in English too, from a
 * production server on sample data that entered through the services; and puts them on contact sheets in docs/screens.
 * --out FOLDER (default: screenshots); --only WORD draws the groups whose name has it; --no-sheets leaves docs alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.ts';
import { shoot, type Picture } from './screenshots/camera.ts';
import { contactSheet } from './screenshots/contact.ts';
import { parts, shootParts } from './screenshots/parts.ts';
import type { Group } from './screenshots/scene.ts';
import { administrator } from './screenshots/scenes/administrator.ts';
import { home, homeBare, profile, rounds } from './screenshots/scenes/desk.ts';
import { door } from './screenshots/scenes/door.ts';
import { errors } from './screenshots/scenes/errors.ts';
import { deliberating, preparing, publishing, registry } from './screenshots/scenes/manager.ts';
import { paper, signing } from './screenshots/scenes/review.ts';
import { long, sheet } from './screenshots/scenes/sheet.ts';
import { situations } from './screenshots/scenes/sheet-situations.ts';
import { studios } from './screenshots/scenes/studios.ts';
import { studiosOthers } from './screenshots/scenes/studios-others.ts';
import { buildStage } from './screenshots/stage.ts';
import { bareStore, cityStore } from './screenshots/stores.ts';
import { ROOT } from './setup.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
    'no-sheets': { type: 'boolean', default: false }
  }
});
const out = resolve(ROOT, values.out);

// What others do to sheets comes after the pictures of the sheets as they were; a failing store is the last.
const GROUPS: readonly Group[] = [
  ...[door, home, homeBare, rounds, profile, registry, preparing, deliberating, publishing, administrator],
  ...[studios, sheet, situations],
  ...[studiosOthers, signing, paper, long, errors]
];

if (process.env.JIANGPING_BUILD === undefined) ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'jiangping-screenshots-'));
const failed: string[] = [];
try {
  const stores = {
    city: await cityStore(join(out, '.store'), join(folder, 'city')),
    bare: await bareStore(join(folder, 'bare'))
  };
  const chosen = GROUPS.filter(({ name }) => name.includes(values.only));
  if (chosen.length > 0) await drawAll(chosen, stores);
  if (parts.name.includes(values.only)) await finish(parts, await shootParts(stores.bare, out));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed.length > 0) {
  console.error(`not drawn:\n${failed.join('\n')}`);
  process.exitCode = 1;
}

async function drawAll(groups: readonly Group[], stores: { city: string; bare: string }): Promise<void> {
  const stage = await buildStage(stores, folder);
  try {
    for (const group of groups) {
      const pictures: Picture[] = [];
      for (const scene of group.scenes) {
        try {
          pictures.push(...(await shoot(stage, group, scene, out)));
        } catch (error) {
          failed.push(`${group.name}/${scene.name}: ${String(error)}`);
        }
      }
      await finish(group, pictures);
    }
  } finally {
    await stage.close();
  }
}

async function finish(group: Group, pictures: readonly Picture[]): Promise<void> {
  console.log(`${group.name}: ${pictures.length}`);
  if (!values['no-sheets']) await contactSheet(group, pictures, out, join(ROOT, 'docs/screens'));
}
