/** The list of studios when something is set aside, when another account's work waits, and before anything is there. */
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { answer, note, photo, strips, wake } from '../../../tests/browser/support/visit.ts';
import { SAMPLE_PASSWORD } from '../../demo/sample-password.ts';
import { goTo, type Group, type Set } from '../scene.ts';
import type { House } from '../stage.ts';
import { toSheet } from './expert.ts';

/** The sheet goes to nobody: what is on the device has no sheet any more. */
async function takeAway(house: House, sheet: string): Promise<void> {
  const manager = await house.actor('管理人员');
  await house.inStore(async (system) => {
    const round = await system.store.read(async ({ orm, t }) =>
      (await orm.select().from(t.sheet)).find(({ id }) => id === sheet)
    );
    if (!round) throw new Error('no such sheet');
    const { sheets } = await readProgress(system, manager, { round: round.round });
    const from = sheets.find((each) => each.sheet === sheet)?.member ?? null;
    await reassignSheet(system, manager, {
      participant: round.participant,
      from,
      to: null,
      reason: '样例：改派'
    });
  });
}

async function aside(set: Set): Promise<void> {
  const { page, house } = set;
  const sheet = await toSheet(set, '专家己', 6);
  house.line.weather = 'down';
  await answer(page, 1);
  await note(page, 10, '样例备注：现场看到的记录与申报材料不同，请负责人另行提交。');
  await photo(page, 3);
  await takeAway(house, sheet);
  house.line.weather = 'clear';
  await wake(page);
  await page
    .getByText(/已改派他人/u)
    .first()
    .waitFor();
  await page.goto('/studios');
  await page.getByRole('heading', { name: /项内容没能写入评分表/u }).waitFor();
}

export const studiosOthers: Group = {
  name: '07-studios-others',
  title: '我的工作室：另存、他人、打不开',
  scenes: [
    {
      name: 'studios-aside',
      title: '有内容没能写入，已另存',
      who: '专家己',
      isEnglishToo: true,
      open: aside
    },
    {
      name: 'studios-other-account',
      title: '另一账户的内容在等',
      who: '专家己',
      async open(set) {
        const { page, context, house } = set;
        await toSheet(set, '专家己', 1);
        house.line.weather = 'down';
        await answer(page, 2);
        await strips(page).filter({ hasText: '离线' }).waitFor();
        await context.clearCookies();
        house.line.weather = 'clear';
        await page.goto('/sign-in');
        await page.locator('input[name=name]').fill('专家乙');
        await page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
        await page.locator('main form button[type=submit]').last().click();
        await page.getByText('还有另一账户没有发送').waitFor();
        await page.getByText('还有另一账户没有发送').scrollIntoViewIfNeeded();
      }
    },
    {
      name: 'studios-not-an-expert',
      title: '不是专家账户',
      who: '管理人员',
      open: goTo('/studios')
    },
    {
      name: 'studios-opening',
      title: '正在打开',
      who: '专家甲',
      async open({ page, house }) {
        house.line.weather = 'slow';
        await page.goto('/studios', { waitUntil: 'commit' });
        await page.getByRole('status').first().waitFor();
      }
    },
    {
      name: 'sheet-not-here',
      title: '本机没有这份评分表',
      who: '专家己',
      async open({ page }) {
        await page.goto('/sheets/00000000-0000-4000-8000-000000000000');
        await page.getByRole('heading', { name: '本机没有这份评分表' }).first().waitFor();
      }
    }
  ]
};
