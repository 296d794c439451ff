/** The pages at a desk: home of each role, rounds and results, the own account. */
import type { Page } from '@playwright/test';
import { TOTP, Secret } from 'otpauth';
import { SAMPLE_PASSWORD } from '../../demo/sample-password.ts';
import { goTo, type Group, type Scene } from '../scene.ts';
import type { Name } from '../stage.ts';

const ROLES: readonly [file: string, who: Name, title: string][] = [
  ['manager', '管理人员', '管理人员'],
  ['staff', '一区经办', '区县经办'],
  ['official', '领导甲', '领导'],
  ['administrator', '系统管理员', '系统管理员'],
  ['expert', '专家甲', '专家']
];

const full = ROLES.map(([file, who, title]): Scene => ({
  name: `home-${file}`,
  title: `首页：${title}`,
  who,
  open: goTo('/'),
  ...(file === 'manager' && { isEnglishToo: true, isZoomedToo: true })
}));

const empty = ROLES.map(([file, who, title]): Scene => ({
  name: `home-${file}-bare`,
  title: `首页：${title}，还没有批次`,
  store: 'bare',
  who,
  open: goTo('/')
}));

export const home: Group = { name: '02-home', title: '首页（各角色）', scenes: full };
export const homeBare: Group = {
  name: '03-home-bare',
  title: '首页（还没有批次）与账户菜单',
  scenes: [
    ...empty,
    {
      name: 'menu',
      title: '账户菜单打开',
      who: '管理人员',
      async open(set) {
        await goTo('/')(set);
        await set.page.locator('header summary').click();
      }
    }
  ]
};

export const rounds: Group = {
  name: '04-rounds',
  title: '批次与结果',
  scenes: [
    { name: 'rounds', title: '批次', who: '管理人员', isEnglishToo: true, open: goTo('/rounds') },
    { name: 'rounds-none', title: '批次：没有找到', who: '管理人员', open: goTo('/rounds?q=没有这个批次') },
    { name: 'rounds-bare', title: '批次：还没有', store: 'bare', who: '管理人员', open: goTo('/rounds') },
    {
      name: 'result',
      title: '结果：已定稿',
      who: '管理人员',
      isWhole: true,
      isEnglishToo: true,
      open: goTo('/rounds/2025-sample')
    },
    {
      name: 'result-derivation',
      title: '结果：推导打开',
      who: '领导甲',
      async open(set) {
        await goTo('/rounds/2025-sample')(set);
        await set.page.locator('main a[href*="studio="]').nth(4).click();
        await set.page.waitForURL('**/rounds/2025-sample?studio=*');
      }
    },
    {
      name: 'result-not-settled',
      title: '结果：还在评分',
      who: '管理人员',
      open: goTo('/rounds/2026-sample')
    }
  ]
};

async function post(page: Page, button: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: button, exact: true }).click();
  await answered;
}

async function setUp(page: Page): Promise<void> {
  await page.goto('/profile');
  await post(page, '启用两步验证');
  await page.locator('section:has(#factor-heading) svg[role=img]').waitFor();
  await page.locator('#factor-heading').scrollIntoViewIfNeeded();
}

export const profile: Group = {
  name: '05-profile',
  title: '我的账户',
  scenes: [
    {
      name: 'profile',
      title: '我的账户',
      who: '系统管理员',
      isWhole: true,
      isEnglishToo: true,
      isZoomedToo: true,
      open: goTo('/profile')
    },
    {
      name: 'profile-password',
      title: '修改密码：没有填',
      who: '系统管理员',
      async open(set) {
        await goTo('/profile')(set);
        const form = set.page.locator('form[action="?/password"]');
        await form.locator('button[type=submit]').click();
        await set.page.locator('[aria-invalid=true]').first().waitFor();
        await form.scrollIntoViewIfNeeded();
      }
    },
    {
      name: 'profile-everywhere',
      title: '全部退出：先问',
      who: '系统管理员',
      async open(set) {
        await goTo('/profile')(set);
        await set.page.locator('form[action$="everywhere"] button').click();
        await set.page.getByRole('dialog').waitFor();
      }
    },
    {
      name: 'profile-factor',
      title: '启用两步验证：扫码',
      store: 'bare',
      who: '系统管理员',
      async open({ page }) {
        await setUp(page);
      }
    },
    {
      name: 'profile-recovery',
      title: '两步验证：恢复码只显示一次',
      store: 'bare',
      who: '系统管理员',
      async open({ page }) {
        await setUp(page);
        const section = page.locator('section:has(#factor-heading)');
        const secret = (await section.locator('code').innerText()).replaceAll(/\s/gu, '');
        await section
          .locator('input[name=code]')
          .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
        await section.locator('input[name=password]').fill(SAMPLE_PASSWORD);
        await section.locator('form button[type=submit]').last().click();
        await section.locator('input[name=code]').waitFor({ state: 'detached' });
        await page.locator('#factor-heading').scrollIntoViewIfNeeded();
      }
    }
  ]
};
