/** axe on the pages of a desk and of the public, populated by the demo's city, with their dialogs open. No violation. */
import { checkAxe, TWO_LOOKS, wear } from './support/axe.ts';
import { signIn, test, type Page, type Person } from './support/test.ts';

test.use({ baseURL: async ({ city }, use) => use(city.origin) });
test.setTimeout(180_000);

type Look = (page: Page) => Promise<unknown>;
interface Visit {
  who: Person | null;
  path: string;
  /** what is opened on it, one after the other */
  open?: Look;
}

/** The first link of the main part that leads to such an address. */
const follow =
  (part: string): Look =>
  async (page) => {
    const link = page.locator(`main a[href*="${part}"]`).first();
    await page.goto((await link.getAttribute('href')) ?? '');
  };

const VISITS: Readonly<Record<string, Visit>> = {
  studios: { who: 'manager', path: '/registry/studios' },
  'a studio': { who: 'manager', path: '/registry/studios', open: follow('/registry/studios/S') },
  'studios: import': { who: 'manager', path: '/registry/studios/import' },
  experts: { who: 'manager', path: '/registry/experts' },
  rounds: { who: 'manager', path: '/rounds' },
  'a new round': { who: 'manager', path: '/rounds/new' },
  progress: { who: 'manager', path: '/rounds/2026-sample/progress' },
  facts: { who: 'staff', path: '/rounds/2026-sample/facts' },
  deliberation: { who: 'manager', path: '/rounds/2026-panel/deliberation' },
  'one studio in deliberation': {
    who: 'manager',
    path: '/rounds/2026-panel/deliberation',
    open: follow('/deliberation/')
  },
  settle: { who: 'manager', path: '/rounds/2026-panel/settle' },
  'settle, a derivation': {
    who: 'manager',
    path: '/rounds/2026-panel/settle',
    open: follow('studio=')
  },
  publicity: { who: 'manager', path: '/rounds/2026-notice/publicity' },
  'publicity of a final round': { who: 'manager', path: '/rounds/2025-sample/publicity' },
  result: { who: 'official', path: '/rounds/2025-sample' },
  overview: { who: 'official', path: '/overview' },
  policies: { who: 'official', path: '/policies' },
  'a policy': { who: 'official', path: '/policies/urumqi-2023' },
  'policies: import': { who: 'administrator', path: '/policies/import' },
  users: { who: 'administrator', path: '/admin/users' },
  authorities: { who: 'administrator', path: '/admin/authorities' },
  holidays: { who: 'administrator', path: '/admin/holidays' },
  audit: { who: 'administrator', path: '/admin/audit' },
  health: { who: 'administrator', path: '/admin/health' },
  notices: { who: null, path: '/notices' },
  'a notice': { who: null, path: '/notices', open: follow('/notices/') },
  'an objection': {
    who: null,
    path: '/notices',
    async open(page) {
      await follow('/notices/')(page);
      await follow('/object')(page);
    }
  },
  'an objection asked for': { who: null, path: '/objections' },
  'a check': { who: null, path: '/check' }
};

for (const [name, { who, path, open }] of Object.entries(VISITS)) {
  test(name, async ({ page, city }) => {
    if (who !== null) await signIn(page, who);
    for (const look of TWO_LOOKS) {
      await wear(page, city.origin, look);
      await page.goto(path, { waitUntil: 'networkidle' });
      await open?.(page);
      await checkAxe(page, `${name}, ${look.name}`);
      // Every dialog that a button opens: they differ too much to be named one by one.
      for (const opener of await page.locator('main button[aria-haspopup=dialog]:visible').all()) {
        await opener.click();
        await page.getByRole('dialog').first().waitFor();
        await checkAxe(page, `${name}, ${look.name}, dialog`);
        await page.keyboard.press('Escape');
      }
    }
  });
}
