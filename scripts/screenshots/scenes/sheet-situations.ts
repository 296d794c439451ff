/** The sheet when something happens to it: another device, a return, a seal, no network, no room, a newer program. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, note, openSheet, row, strips, wake } from '../../../tests/browser/support/visit.ts';
import { ROOT } from '../../setup.mjs';
import type { Group, Set } from '../scene.ts';
import { AT, saveElsewhere, toRow, toSheet } from './expert.ts';

const FUNDS = 6;
/** Chromium goes by what it measured last, for half a minute. */
const MEASURED_AGAIN = 31_000;

/** What the server serves before and after. */
const build = process.env.JIANGPING_BUILD;
let newer: string | undefined;

/** The same program under another name of its version, beside the one that is there: its modules are found from there. */
function newerBuild(): string {
  const from = resolve(ROOT, build ?? 'build');
  newer = mkdtempSync(join(from, '..', 'newer-build-'));
  cpSync(from, newer, { recursive: true });
  const file = join(newer, 'client/service-worker.js');
  for (const packed of ['.br', '.gz']) rmSync(file + packed, { force: true });
  writeFileSync(file, readFileSync(file, 'utf8').replace('jiangping-', 'jiangping-newer-'));
  return newer;
}

function dropNewerBuild(): void {
  if (build === undefined) delete process.env.JIANGPING_BUILD;
  else process.env.JIANGPING_BUILD = build;
  if (newer !== undefined) rmSync(newer, { recursive: true, force: true });
}

const strip = ({ page }: Set, words: string): Promise<void> =>
  strips(page).filter({ hasText: words }).first().waitFor();

async function conflict(set: Set): Promise<void> {
  const { page, house } = set;
  const sheet = await toSheet(set, '专家己', 2);
  house.line.weather = 'down';
  await row(page, FUNDS).locator('input[type=text]').first().fill('7.5');
  await note(page, FUNDS, '样例：按银行回单计。');
  await saveElsewhere(house, '专家己', sheet, 'matching-funds', { amount: 5, note: '样例：只认财务凭证。' });
  house.line.weather = 'clear';
  await wake(page);
  await strip(set, '与另一台设备的内容不同');
  await toRow(set, FUNDS);
}

export const situations: Group = {
  name: '09-sheet-situations',
  title: '评分表：遇到的情况',
  scenes: [
    {
      name: 'sheet-offline',
      title: '离线，更改在本机',
      who: '专家己',
      async open(set) {
        await toSheet(set, '专家己', 3);
        set.house.line.weather = 'down';
        await answer(set.page, 1);
        await note(set.page, 2, '样例：计划已张贴。');
        await strip(set, '离线');
      }
    },
    {
      name: 'sheet-unreachable',
      title: '有网络，连不上服务器',
      who: '专家己',
      async open(set) {
        await toSheet(set, '专家己', 3);
        set.house.line.weather = 'failing';
        await answer(set.page, 1);
        await strip(set, '连不上服务器');
      }
    },
    {
      name: 'sheet-conflict',
      title: '同一行在两台设备上不同',
      at: `#row-${FUNDS}`,
      who: '专家己',
      isEnglishToo: true,
      open: conflict,
      async again(set) {
        await set.page.reload();
        await row(set.page, FUNDS).waitFor();
        await toRow(set, FUNDS);
      }
    },
    {
      name: 'sheet-returned',
      title: '退回：理由在行旁',
      at: `#row-${FUNDS}`,
      who: '专家甲',
      isEnglishToo: true,
      async open(set) {
        await toSheet(set, '专家甲', AT.returned);
        await toRow(set, FUNDS);
      },
      async again(set) {
        await set.page.reload();
        await row(set.page, FUNDS).waitFor();
        await toRow(set, FUNDS);
      }
    },
    {
      name: 'sheet-sealed',
      title: '已签名封存',
      who: '专家甲',
      async open(set) {
        await toSheet(set, '专家甲', AT.sealed);
      }
    },
    {
      name: 'sheet-storage-full',
      title: '本机空间已满',
      who: '专家己',
      async open(set) {
        const { page, context } = set;
        await toSheet(set, '专家己', 4);
        set.house.line.weather = 'down';
        const device = await context.newCDPSession(page);
        await device.send('Storage.overrideQuotaForOrigin', {
          origin: new URL(page.url()).origin,
          quotaSize: 1
        });
        await sleep(MEASURED_AGAIN);
        await note(page, 2, '存不下的话'.repeat(40));
        await strip(set, '本机存储空间已满');
      }
    },
    {
      name: 'sheet-storage-refused',
      title: '浏览器不让保存',
      who: '专家己',
      async open({ page, context, house }) {
        await context.addInitScript(() => {
          const refuse = (): IDBOpenDBRequest => {
            throw new DOMException('blocked', 'SecurityError');
          };
          Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
        });
        const { sheet } = await house.sheet('专家己', 4);
        await openSheet(page, sheet);
        await strips(page).filter({ hasText: '不让本页保存' }).waitFor();
      }
    },
    {
      name: 'sheet-two-tabs',
      title: '两个标签页',
      who: '专家己',
      async open(set) {
        const { page, context } = set;
        const sheet = await toSheet(set, '专家己', 4);
        const second = await context.newPage();
        await openSheet(second, sheet);
        await page.bringToFront();
        await strips(page).nth(1).waitFor();
      }
    },
    {
      name: 'sheet-new-version',
      title: '有新版本',
      who: '专家己',
      async open(set) {
        const { page, house } = set;
        await toSheet(set, '专家己', 4);
        await house.server.stop();
        process.env.JIANGPING_BUILD = newerBuild();
        await house.server.start();
        await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
        await wake(page);
        await strip(set, '有新版本');
      },
      async after({ house }) {
        await house.server.stop();
        dropNewerBuild();
        await house.server.start();
      }
    }
  ]
};
