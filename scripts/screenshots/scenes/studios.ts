/** The list of studios, and the way out of it. */
import { answer, note, strips, wake } from '../../../tests/browser/support/visit.ts';
import { goTo, type Group, type Set } from '../scene.ts';
import { takeAlong, toSheet } from './expert.ts';

const list = async ({ page }: Set): Promise<void> => {
  await page.goto('/studios');
  await page.locator('article').first().waitFor();
};

/** Three changes that are on this device alone. */
async function workOffline(set: Set): Promise<void> {
  await toSheet(set, '专家己', 1);
  set.house.line.weather = 'down';
  await answer(set.page, 1);
  await answer(set.page, 3);
  await note(set.page, 4, '标识牌尺寸与规定不同，已请负责人说明。');
  await list(set);
  await strips(set.page).filter({ hasText: '离线' }).waitFor();
}

async function askToLeave({ page }: Set): Promise<void> {
  await page.locator('header summary').click();
  await page.locator('header form[action$="/sign-out"] button').click();
  await page.getByRole('dialog').waitFor();
}

export const studios: Group = {
  name: '06-studios',
  title: '我的工作室',
  scenes: [
    {
      name: 'studios',
      title: '各种状态',
      who: '专家甲',
      isWhole: true,
      isEnglishToo: true,
      isZoomedToo: true,
      async open({ page }) {
        await takeAlong(page);
        await strips(page).filter({ hasText: '已存到服务器' }).waitFor();
      },
      again: list
    },
    { name: 'studios-bare', title: '还没有分配', store: 'bare', who: '专家甲', open: goTo('/studios') },
    {
      name: 'studios-offline',
      title: '离线，有更改',
      who: '专家己',
      isEnglishToo: true,
      open: workOffline,
      again: list
    },
    {
      name: 'studios-session-ended',
      title: '登录已过期，有更改',
      who: '专家己',
      async open(set) {
        await workOffline(set);
        await set.context.clearCookies();
        set.house.line.weather = 'clear';
        await wake(set.page);
        await strips(set.page).filter({ hasText: '登录已过期' }).waitFor();
      }
    },
    {
      name: 'studios-sign-out',
      title: '退出：还有没发送的内容',
      who: '专家己',
      async open(set) {
        await workOffline(set);
        await askToLeave(set);
      }
    },
    {
      name: 'studios-sign-out-stuck',
      title: '退出：没有发送成功',
      who: '专家己',
      async open(set) {
        await workOffline(set);
        await askToLeave(set);
        await set.page.getByRole('dialog').getByRole('button', { name: '先发送再退出' }).click();
        await set.page.getByRole('alert').filter({ hasText: '没有发送成功' }).waitFor();
      }
    }
  ]
};
