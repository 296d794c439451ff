/** Before somebody is signed in. */
import type { Page } from '@playwright/test';
import { TOTP, Secret } from 'otpauth';
import { confirmSecondFactor } from '#lib/server/services/confirm-second-factor.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { makeAccount } from '../../demo/accounts.ts';
import { SAMPLE_PASSWORD } from '../../demo/sample-password.ts';
import { goTo, type Group, type Set } from '../scene.ts';

const GUARDED = '示范管理员乙';
const TRIES = 7;

async function enter(page: Page, name: string, password: string): Promise<void> {
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(password);
  await press(page);
}

async function press(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator('main form button[type=submit]').last().click();
  await answered;
  await page.locator('main form button[type=submit]:not([aria-busy=true])').last().waitFor();
}

const errors = (page: Page): Promise<void> => page.locator('[aria-invalid=true]').first().waitFor();

/** An account whose sign-in asks for a code. */
async function guarded({ house }: Set): Promise<void> {
  await house.inStore(async (system) => {
    const actor = await makeAccount(system, { name: GUARDED, role: 'administrator' });
    const { secret } = await prepareSecondFactor(system, actor, {});
    const code = new TOTP({ secret: Secret.fromBase32(secret ?? '') }).generate();
    await confirmSecondFactor(system, actor, { code, password: SAMPLE_PASSWORD });
  });
}

export const door: Group = {
  name: '01-door',
  title: '登录与首次登录',
  scenes: [
    {
      name: 'sign-in',
      title: '登录：未填写',
      store: 'bare',
      isEnglishToo: true,
      isZoomedToo: true,
      open: goTo('/sign-in')
    },
    {
      name: 'sign-in-missing',
      title: '登录：没有填就提交',
      store: 'bare',
      async open(set) {
        await goTo('/sign-in')(set);
        await press(set.page);
        await errors(set.page);
      }
    },
    {
      name: 'sign-in-wrong',
      title: '登录：用户名或密码不对',
      store: 'bare',
      async open(set) {
        await goTo('/sign-in')(set);
        await enter(set.page, '专家甲', '不是这个口令-2026');
      }
    },
    {
      name: 'sign-in-delayed',
      title: '登录：多次不对，须等待',
      store: 'bare',
      async open(set) {
        await goTo('/sign-in')(set);
        for (let count = 0; count < TRIES; count++)
          await enter(set.page, '没有这个人', `不是这个口令-${count}`);
      }
    },
    {
      name: 'sign-in-factor',
      title: '登录：第二步验证码不对',
      store: 'bare',
      async open(set) {
        await guarded(set);
        await goTo('/sign-in')(set);
        await enter(set.page, GUARDED, SAMPLE_PASSWORD);
        await set.page.locator('input[name=factor]').fill('123456');
        await press(set.page);
        await errors(set.page);
      }
    },
    {
      name: 'sign-in-ended',
      title: '登录：登录已过期',
      store: 'bare',
      who: '管理人员',
      async open(set) {
        // A token that nothing belongs to any more.
        const cookies = await set.context.cookies();
        await set.context.addCookies(
          cookies.map((each) => ({ ...each, value: 'x'.repeat(each.value.length) }))
        );
        await goTo('/profile')(set);
      }
    },
    {
      name: 'welcome',
      title: '首次登录：由链接打开',
      store: 'bare',
      isEnglishToo: true,
      open: goTo('/welcome?name=示范专家&code=ABCD-EFGH-JKLM-NPQR-STUV')
    },
    {
      name: 'welcome-differs',
      title: '首次登录：两次密码不同',
      store: 'bare',
      async open(set) {
        await goTo('/welcome?name=示范专家&code=ABCD-EFGH-JKLM-NPQR-STUV')(set);
        await set.page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
        await set.page.locator('input[name=again]').fill('另一个口令-2026-匠评');
        await press(set.page);
        await errors(set.page);
      }
    }
  ]
};
