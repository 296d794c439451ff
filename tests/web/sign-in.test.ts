/** The ways in and out, as a browser without JavaScript goes them: what is asked, said, kept in cookies and given up. */
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmSecondFactor } from '#lib/server/services/confirm-second-factor.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { mainOf, textOf } from './html.ts';
import { makeStore, PASSWORD, type SampleStore } from './sample-store.ts';
import { startServer, type Page, type Server } from './server.ts';

let store: SampleStore;
let server: Server;
let secret: string;
let recoveryCodes: string[];
const codes: Record<string, string> = {};

beforeAll(async () => {
  store = await makeStore();
  await store.account('示范主管', 'official');
  await store.account('专家甲', 'expert');
  const guarded = await store.account('两步管理员', 'manager');
  secret = (await prepareSecondFactor(store.system, guarded, {})).secret ?? '';
  // The code of the step before: the one of now is left for the tests.
  const code = new TOTP({ secret }).generate({ timestamp: Date.now() - 30_000 });
  ({ recoveryCodes } = await confirmSecondFactor(store.system, guarded, { code, password: PASSWORD }));
  for (const name of ['新经办', '另一位', '第三位']) codes[name] = (await store.fresh(name, 'staff')).code;
  await store.close();
  server = await startServer(store.folder, store.url);
});
afterAll(async () => {
  await server.stop();
  store.remove();
});

const text = ({ html }: Page): string => textOf(mainOf(html));
/** What stands beside a field that is wrong. */
function errorOf({ html }: Page, name: string): string {
  const [input = ''] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html) ?? [];
  if (!input.includes('aria-invalid="true"')) return '';
  const [, described = ''] = /aria-describedby="([^"]*)"/.exec(input) ?? [];
  const id = described.split(' ').find((each) => each.endsWith('-error')) ?? 'none';
  return textOf(new RegExp(`id="${id}"[^>]*>([\\s\\S]*?)</p>`).exec(html)?.[1] ?? '');
}

describe('sign-in', () => {
  it('lets in with name and password, to the page of the role', async () => {
    for (const [name, home] of [
      ['示范主管', '/'],
      // Without JavaScript an expert's own pages are empty.
      ['专家甲', '/']
    ] as const) {
      const visitor = server.visitor();
      const entered = await visitor.post('/sign-in', { name, password: PASSWORD });
      expect([entered.status, entered.location]).toEqual([303, home]);
      const page = await visitor.get('/');
      expect(page.status).toBe(200);
      expect(page.html).toContain(name);
    }
  });

  it('keeps the session from scripts and from other sites, and never hands out the same twice', async () => {
    const visitor = server.visitor();
    const entered = await visitor.post('/sign-in', { name: '示范主管', password: PASSWORD });
    const [cookie = ''] = entered.headers.getSetCookie().filter((each) => each.startsWith('session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const before = visitor.cookies.get('session');
    visitor.cookies.set('session', 'chosen-by-somebody-else');
    await visitor.post('/sign-in', { name: '示范主管', password: PASSWORD });
    expect(visitor.cookies.get('session')).not.toBe('chosen-by-somebody-else');
    expect(visitor.cookies.get('session')).not.toBe(before);
  });

  it('ends the session of whoever was signed in before on the same browser', async () => {
    const visitor = server.visitor();
    await visitor.signIn('示范主管', PASSWORD);
    const left = visitor.cookies.get('session') ?? '';
    await visitor.signIn('专家甲', PASSWORD);
    const other = server.visitor();
    other.cookies.set('session', left);
    expect((await other.get('/')).status).toBe(303);
    expect((await visitor.get('/')).html).toContain('专家甲');
  });

  it('says beside the field what is wrong, keeps the name and forgets the password', async () => {
    const wrong = await server.visitor().post('/sign-in', { name: '示范主管', password: 'wrong 123456' });
    expect(wrong.status).toBe(401);
    expect(errorOf(wrong, 'password')).toContain('用户名或密码（登录码）不正确');
    expect(wrong.html).toMatch(/<input[^>]*name="name"[^>]*value="示范主管"/);
    expect(wrong.html).not.toContain('wrong 123456');
    const unknown = await server.visitor().post('/sign-in', { name: '没有此人', password: 'wrong 123456' });
    expect(errorOf(unknown, 'password')).toBe(errorOf(wrong, 'password'));
    const empty = await server.visitor().post('/sign-in', { name: ' ', password: '' });
    expect(empty.status).toBe(422);
    expect([errorOf(empty, 'name'), errorOf(empty, 'password')]).toEqual(['请填写用户名。', '请填写密码。']);
  });

  it('asks for the code only where the account has one, and takes an app’s or a recovery code', async () => {
    const visitor = server.visitor();
    expect((await visitor.get('/sign-in')).html).not.toContain('name="factor"');
    const asked = await visitor.post('/sign-in', { name: '两步管理员', password: PASSWORD });
    expect(asked.status).toBe(401);
    expect(asked.html).toContain('name="factor"');
    expect(text(asked)).toContain('密码没有保留，请再输入一次');
    const given = { name: '两步管理员', password: PASSWORD };
    const wrong = await visitor.post('/sign-in', { ...given, factor: '000000' });
    expect(errorOf(wrong, 'factor')).toContain('验证码或恢复码不正确');
    const empty = await visitor.post('/sign-in', { ...given, factor: '' });
    expect(errorOf(empty, 'factor')).toBe('请填写验证码或恢复码。');
    const factor = new TOTP({ secret }).generate();
    expect((await visitor.post('/sign-in', { ...given, factor })).status).toBe(303);
    expect((await server.visitor().post('/sign-in', { ...given, factor })).status).toBe(401);
    const [code = ''] = recoveryCodes;
    expect((await server.visitor().post('/sign-in', { ...given, factor: code })).status).toBe(303);
  });

  it('says how long to wait after many failures', async () => {
    const visitor = server.visitor();
    const failing = { name: '没有这位', password: 'wrong 123456' };
    for (let failures = 0; failures < 5; failures++) await visitor.post('/sign-in', failing);
    const late = await visitor.post('/sign-in', failing);
    expect(late.status).toBe(429);
    expect(text(late)).toMatch(/登录失败次数较多，请在 \d+ 秒后再试/);
    expect(late.html).toMatch(/role="alert"/);
  });

  it.each([
    ['/rounds?q=x', '/rounds?q=x'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['/sign-in', '/']
  ])('leads on from next=%s to %s', async (next, to) => {
    const path = `/sign-in?next=${encodeURIComponent(next)}`;
    const entered = await server.visitor().post(path, { name: '示范主管', password: PASSWORD });
    expect(entered.location).toBe(to);
  });

  it('takes no form from a foreign page', async () => {
    const visitor = server.visitor();
    const given = { name: '示范主管', password: PASSWORD };
    const { status } = await visitor.post('/sign-in', given, 'https://elsewhere.example');
    expect(status).toBe(403);
    expect(visitor.cookies.has('session')).toBe(false);
  });
});

describe('the first sign-in', () => {
  it('takes name and code from the link, says the rules before, and lets in', async () => {
    const visitor = server.visitor();
    const code = codes['新经办']!;
    const page = await visitor.get(`/welcome?name=${encodeURIComponent('新经办')}&code=${code}`);
    expect(page.html).toMatch(/<input[^>]*name="name"[^>]*value="新经办"/);
    expect(page.html).toMatch(new RegExp(`<input[^>]*name="code"[^>]*value="${code}"`));
    expect(text(page)).toContain('10 至 256 个字符');
    const given = { name: '新经办', code, password: '十个字符以上的密码啊', again: '十个字符以上的密码啊' };
    const entered = await visitor.post('/welcome', given);
    expect([entered.status, entered.location]).toEqual([303, '/']);
    expect((await visitor.get('/')).html).toContain('新经办');
    const twice = await server.visitor().post('/welcome', given);
    expect(errorOf(twice, 'code')).toContain('已经用过');
  });

  it('says what is wrong with each field, and does not use up the code for it', async () => {
    const visitor = server.visitor();
    const given = { name: '另一位', code: codes['另一位']! };
    const differs = await visitor.post('/welcome', {
      ...given,
      password: 'a b c d e f g',
      again: 'a b c d e f'
    });
    expect(errorOf(differs, 'again')).toBe('两次输入的密码不一样，请重新输入。');
    const weak = await visitor.post('/welcome', { ...given, password: '1234567890', again: '1234567890' });
    expect(errorOf(weak, 'password')).toContain('密码过于常见');
    expect(weak.html).not.toMatch(/value="1234567890"/);
    const wrong = { name: '另一位', code: 'AAAA', password: PASSWORD, again: PASSWORD };
    expect(errorOf(await visitor.post('/welcome', wrong), 'code')).toContain('一次性登录码不正确');
    const empty = await visitor.post('/welcome', { name: '', code: '', password: '', again: '' });
    expect(['name', 'code', 'password', 'again'].map((field) => errorOf(empty, field))).toEqual([
      '请填写用户名。',
      '请填写一次性登录码。',
      '请填写密码。',
      '请再填写一次新密码。'
    ]);
    expect((await visitor.post('/welcome', { ...given, password: PASSWORD, again: PASSWORD })).status).toBe(
      303
    );
  });
});

describe('sign-out', () => {
  it('is a post; looking at its address changes nothing', async () => {
    const visitor = server.visitor();
    await visitor.signIn('示范主管', PASSWORD);
    const token = visitor.cookies.get('session') ?? '';
    expect((await visitor.get('/sign-out')).location).toBe('/');
    expect((await visitor.get('/')).status).toBe(200);
    expect((await visitor.post('/sign-out', {}, 'https://elsewhere.example')).status).toBe(403);
    expect((await visitor.get('/')).status).toBe(200);
    expect((await visitor.post('/sign-out', {})).location).toBe('/sign-in');
    expect(visitor.cookies.has('session')).toBe(false);
    visitor.cookies.set('session', token);
    expect((await visitor.get('/')).location).toBe('/sign-in');
  });

  it('is told from a session that ended, of which the sign-in page says why and what is kept', async () => {
    const [visitor, elsewhere] = [server.visitor(), server.visitor()];
    await visitor.signIn('示范主管', PASSWORD);
    await elsewhere.signIn('示范主管', PASSWORD);
    await elsewhere.post('/profile?/everywhere', {});
    const { location } = await visitor.get('/profile');
    expect(location).toBe('/sign-in?next=%2Fprofile');
    const page = text(await visitor.get(location ?? ''));
    expect(page).toContain('已退出登录；请重新登录后继续');
    expect(page).toContain('此前填写的内容仍保存在本机');
    expect(text(await server.visitor().get('/sign-in'))).not.toContain('仍保存在本机');
  });
});

describe('the pages before sign-in', () => {
  it('say everything in the language that was chosen, which is kept', async () => {
    const visitor = server.visitor();
    const chosen = await visitor.post('/preferences', { language: 'en', next: '/sign-in?next=%2Frounds' });
    expect([chosen.status, chosen.location]).toEqual([303, '/sign-in?next=%2Frounds']);
    for (const path of ['/sign-in', '/welcome']) {
      const { html } = await visitor.get(path);
      expect(html).toContain('<html lang="en"');
      expect(textOf(mainOf(html))).not.toMatch(/\p{Script=Han}/u);
    }
    await visitor.post('/preferences', { theme: 'dark', next: '//elsewhere.example' });
    expect((await visitor.get('/sign-in')).html).toContain('data-theme="dark"');
    await visitor.post('/preferences', { theme: 'none', language: 'fr' });
    expect((await visitor.get('/sign-in')).html).toContain('<html lang="en" data-theme="dark"');
  });

  it('send on only to pages of our own', async () => {
    const { location } = await server.visitor().post('/preferences', { next: '//elsewhere.example' });
    expect(location).toBe('/');
  });

  it('have no style and no script that the policy of contents forbids', async () => {
    for (const path of ['/sign-in', '/welcome?name=x&code=y']) {
      const { html, headers } = await server.visitor().get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(html).not.toMatch(/ style="/);
      expect(html).not.toMatch(/<style/);
      expect(html).not.toMatch(/ on\w+="/);
      expect(html.match(/<script(?![^>]*(nonce|src)=)/g)).toBeNull();
    }
  });
});
