/** What a hostile page, or a hostile text in our own pages, cannot do. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, signIn, test, type Person } from './support/test.ts';

const ROUTES: Record<'nobody' | Person, string[]> = {
  nobody: ['/sign-in', '/welcome', '/no-such-page'],
  expert: ['/studios', '/profile', '/no-such-page'],
  otherExpert: ['/studios'],
  manager: ['/', '/rounds', '/rounds/R1', '/profile'],
  staff: ['/', '/profile'],
  official: ['/', '/rounds'],
  administrator: ['/', '/profile']
};

for (const [who, routes] of Object.entries(ROUTES) as ['nobody' | Person, string[]][]) {
  test(`every page of ${who} comes with a strict policy and keeps to it`, async ({ page }) => {
    if (who !== 'nobody') await signIn(page, who);
    for (const route of routes) {
      const answer = await page.goto(route);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy, route).toContain("default-src 'none'");
      expect(policy, route).toContain("frame-ancestors 'none'");
      expect(policy, route).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
      await page.waitForLoadState('networkidle');
    }
    // The fixture `violations` fails the test where a page broke its policy.
  });
}

test('the sheet and the page to sign keep to the policy too', async ({ page, workbench }) => {
  await signIn(page, 'expert');
  const sheet = workbench.sheets.expert.S01!;
  for (const route of [`/sheets/${sheet}`, `/sheets/${sheet}/sign`, `/sheets/${sheet}/print`]) {
    const answer = await page.goto(route);
    expect(answer?.headers()['content-security-policy'], route).toContain("default-src 'none'");
    await page.waitForLoadState('networkidle');
  }
});

test.describe('a page of somebody else, open in the same browser', () => {
  let foreign: Server;
  let address: string;

  test.beforeEach(async ({ workbench }) => {
    // The same host on another port: the browser sends our cookies along, so nothing but the origin gives it away.
    foreign = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><form method="post" action="${workbench.origin}/sign-out"><button>go</button></form>`
      );
    }).listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    address = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
  });

  test.afterEach(() => {
    foreign.closeAllConnections();
    foreign.close();
  });

  test('cannot post a form', async ({ page, workbench }) => {
    await signIn(page, 'manager');
    await page.goto(address);
    const sent = page.waitForResponse(`${workbench.origin}/sign-out`);
    await page.getByRole('button', { name: 'go' }).click();
    const answer = await sent;
    expect((await answer.request().allHeaders()).cookie).toContain('session=');
    expect(answer.status()).toBe(403);
    await page.goto(workbench.origin);
    await expect(page, 'still signed in').toHaveURL(`${workbench.origin}/`);
  });

  for (const [kind, type] of [
    ['JSON as plain text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a file', 'multipart/form-data; boundary=x']
  ] as const) {
    test(`cannot send ${kind} by script`, async ({ page, workbench }) => {
      await signIn(page, 'expert');
      await page.goto(address);
      const sent = page.waitForResponse(`${workbench.origin}/api/changes`);
      await page.evaluate(
        async ([origin, contentType]) => {
          const given = { method: 'POST', mode: 'no-cors', credentials: 'include' } as const;
          const headers = { 'content-type': contentType };
          await fetch(`${origin}/api/changes`, { ...given, headers, body: '{"changes":[]}' });
        },
        [workbench.origin, type] as const
      );
      const answer = await sent;
      expect((await answer.request().allHeaders()).cookie).toContain('session=');
      expect(answer.status()).toBe(403);
    });
  }
});
