/** Pages that say why there is no page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../setup.mjs';
import { goTo, type Group, type Set } from '../scene.ts';
import { AT, takeAlong } from './expert.ts';

/** As SvelteKit sends it. */
const lastPage = (): string =>
  readFileSync(join(ROOT, 'src/error.html'), 'utf8').replaceAll('%sveltekit.status%', '500');

/** What the store holds of the policies is broken: whatever reads them fails. */
async function failing({ page, house }: Set): Promise<void> {
  const { sheet } = await house.sheet('专家甲', AT.sealed);
  await house.inStore(({ store }) =>
    store.tx(({ orm, t }) => orm.update(t.policyVersion).set({ data: {} as never }))
  );
  // It remembers what it has read.
  await house.server.stop();
  await house.server.start();
  await page.goto(`/sheets/${sheet}/print`);
  await page.locator('h1').first().waitFor();
}

export const errors: Group = {
  name: '12-errors',
  title: '出错与旧浏览器',
  scenes: [
    { name: 'not-found', title: '404，未登录', open: goTo('/no-such-page'), isEnglishToo: true },
    {
      name: 'not-found-desk',
      title: '404，已登录：没有这个批次',
      who: '管理人员',
      open: goTo('/rounds/none')
    },
    { name: 'forbidden', title: '403', who: '系统管理员', open: goTo('/rounds'), isEnglishToo: true },
    {
      name: 'offline',
      title: '要网络的页面，没有网络',
      who: '专家甲',
      async open(set) {
        await takeAlong(set.page);
        set.house.line.weather = 'down';
        await goTo('/profile')(set);
      }
    },
    { name: 'old-browser', title: '浏览器太旧', open: goTo('/old-browser.html') },
    {
      name: 'no-page-at-all',
      title: '页面本身画不出来时的最后一页',
      async open({ page, house }) {
        await page.route('**/broken', async (route) =>
          route.fulfill({ contentType: 'text/html', body: lastPage(), status: 500 })
        );
        await page.goto(`${house.line.origin}/broken`);
      }
    },
    { name: 'failed', title: '服务器出错', who: '专家甲', open: failing }
  ]
};
