/** The page of one's own account and the home page, as a browser without JavaScript uses them. */
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceName } from '../../src/routes/(desk)/profile/agent.ts';
import { mainOf, textOf } from './html.ts';
import { makeStore, PASSWORD, type SampleStore } from './sample-store.ts';
import { startServer, type Page, type Server, type Visitor } from './server.ts';

const NEXT = '另一个示范密码 十二个字';

let store: SampleStore;
let server: Server;

beforeAll(async () => {
  store = await makeStore();
  for (const name of ['改密码', '要退出', '设两步']) await store.account(name, 'manager');
  await store.account('专家甲', 'expert');
  await store.account('示范主管', 'official');
  await store.account('示范经办', 'staff', await store.district('示范一区'));
  await store.account('系统管理', 'administrator');
  await store.fresh('从未登录', 'staff');
  await store.close();
  server = await startServer(store.folder, store.url, { JIANGPING_SAMPLE: '1' });
});
afterAll(async () => {
  await server.stop();
  store.remove();
});

const text = ({ html }: Page): string => textOf(mainOf(html));
async function entered(name: string, password = PASSWORD): Promise<Visitor> {
  const visitor = server.visitor();
  await visitor.signIn(name, password);
  return visitor;
}

describe('the password', () => {
  it('is changed with the one of before; other devices are signed out, this one is not', async () => {
    const [visitor, other] = [await entered('改密码'), await entered('改密码')];
    const given = { password: PASSWORD, next: NEXT, again: NEXT };
    const wrong = await visitor.post('/profile?/password', { ...given, password: 'wrong 123456' });
    expect(wrong.status).toBe(401);
    expect(text(wrong)).toContain('当前密码不正确');
    const differs = await visitor.post('/profile?/password', { ...given, again: PASSWORD });
    expect(text(differs)).toContain('两次输入的密码不一样');
    const same = await visitor.post('/profile?/password', {
      ...given,
      next: '改密码2026',
      again: '改密码2026'
    });
    expect(text(same)).toContain('密码');
    expect(same.status).toBe(422);
    expect((await other.get('/')).status).toBe(200);
    expect(text(await visitor.post('/profile?/password', given))).toContain('密码已修改');
    expect((await visitor.get('/')).status).toBe(200);
    expect((await other.get('/')).status).toBe(303);
    await expect(entered('改密码')).rejects.toThrow('was not let in');
    await entered('改密码', NEXT);
  });
});

describe('the second factor', () => {
  it('is set up by picture or text, confirmed by a code, and its recovery codes are shown once', async () => {
    const visitor = await entered('设两步');
    const page = await visitor.get('/profile');
    expect(text(page)).toContain('两步验证 未启用');
    const prepared = await visitor.post('/profile?/prepare', {});
    const secret = (/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(text(prepared))?.[0] ?? '').replaceAll(' ', '');
    expect(secret).toHaveLength(32);
    expect(prepared.html).toMatch(/<path d="M\d+ \d+h1v1h-1z/);
    const code = new TOTP({ secret }).generate();
    const wrong = await visitor.post('/profile?/confirm', { code: '000000', password: PASSWORD });
    expect(text(wrong)).toContain('验证码或恢复码不正确');
    // The picture is still there to be scanned.
    expect(text(wrong).replaceAll(' ', '')).toContain(secret);
    const confirmed = await visitor.post('/profile?/confirm', { code, password: PASSWORD });
    const codes = [...confirmed.html.matchAll(/<li[^>]*><code[^>]*>([^<]+)<\/code>/g)].map(
      ([, each]) => each
    );
    expect(new Set(codes).size).toBe(10);
    const later = await visitor.get('/profile');
    expect(text(later)).toContain('两步验证 已启用');
    for (const each of codes) expect(later.html).not.toContain(each);
    expect(text(await visitor.post('/profile?/drop', { password: '' }))).toContain('请填写密码。');
    expect(text(await visitor.post('/profile?/drop', { password: PASSWORD }))).toContain('两步验证已停用');
  });

  it('is not offered to roles that have none', async () => {
    expect(text(await (await entered('专家甲')).get('/profile'))).not.toContain('两步验证');
  });
});

describe('sessions', () => {
  it('are listed, this one marked, and each of the others can be ended', async () => {
    const [visitor, other] = [await entered('要退出'), await entered('要退出')];
    const page = await visitor.get('/profile');
    expect(text(page).match(/本机 网络地址/g)).toHaveLength(1);
    const sessions = [...page.html.matchAll(/name="session" value="([^"]+)"/g)].map(([, each]) => each!);
    // The one that set the password, and the other one; never this one's.
    expect(sessions).toHaveLength(2);
    for (const session of sessions) {
      expect(text(await visitor.post('/profile?/session', { session }))).toContain('那台设备已退出登录');
    }
    expect((await visitor.get('/')).status).toBe(200);
    expect((await other.get('/')).status).toBe(303);
  });

  it('of somebody else cannot be ended', async () => {
    const [visitor, victim] = [await entered('要退出'), await entered('示范主管')];
    const page = await victim.get('/profile');
    const [, session = ''] = /name="session" value="([^"]+)"/.exec(page.html) ?? [];
    expect((await visitor.post('/profile?/session', { session })).status).toBe(404);
    expect(text(await victim.get('/profile'))).toContain('本机');
  });

  it('all end at once, this one too', async () => {
    const [visitor, other] = [await entered('要退出'), await entered('要退出')];
    expect((await visitor.post('/profile?/everywhere', {})).location).toBe('/sign-in');
    expect((await other.get('/')).status).toBe(303);
  });

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
      'Edge · Windows'
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_4 like Mac OS X) AppleWebKit/605.1 Version/16.4 Mobile/15E148 Safari/604.1',
      'Safari · iPad'
    ],
    [
      'Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 Chrome/114.0 HuaweiBrowser/15.0 Mobile',
      'Huawei Browser · HarmonyOS'
    ],
    ['curl/8', null]
  ])('name a device as people do: %s', (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});

describe('the home page', () => {
  it('greets with what is to be done, by role, and says that the data is sample data', async () => {
    const administrator = await (await entered('系统管理')).get('/');
    expect(text(administrator)).toContain('1 个账户从未登录');
    expect(administrator.html).toContain('样例数据');
    expect(text(await (await entered('示范主管')).get('/'))).toContain('没有待办事项');
    const staff = text(await (await entered('示范经办')).get('/'));
    expect(staff).toContain('示范经办 · 经办人员');
  });

  it('leads an expert to the studios, and without JavaScript to the printed sheets', async () => {
    const { html } = await (await entered('专家甲')).get('/');
    expect(html).toMatch(/href="[./]*studios"/);
    expect(/<noscript>[\s\S]*<\/noscript>/.exec(html)?.[0]).toContain('打印的评分表');
  });

  it('offers in its bar only the pages of the role', async () => {
    const bar = async (name: string): Promise<string> =>
      textOf(/<header[\s\S]*?<\/nav>/.exec((await (await entered(name)).get('/')).html)?.[0] ?? '');
    expect(await bar('示范主管')).toBe('匠评 首页 总览 批次 工作室 管理办法');
    expect(await bar('专家甲')).toBe('匠评 首页 我的工作室 管理办法');
    expect(await bar('系统管理')).toBe('匠评 首页 工作室 专家 账户 区县与单位 节假日 审计 运行状况 管理办法');
  });

  it('is kept out of caches that others read', async () => {
    expect((await (await entered('示范主管')).get('/')).headers.get('cache-control')).toBe(
      'private, no-store'
    );
  });
});
