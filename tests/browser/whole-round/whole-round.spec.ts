/** A whole round by clicks, one person per role, on the production build: from a draft to a final result that anyone can check. */
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { publicPages } from '#i18n/zh-CN/public.ts';
import { adminAudit } from '#i18n/zh-CN/admin-audit.ts';
import { isSealed } from '../support/sheet-sign.ts';
import { expect, test } from '../support/test.ts';
import { drawSignature, fillSheet, goToSign, openSheet, submit } from '../support/visit.ts';
import * as acts from './acts.ts';
import { ENGINES } from './engines.ts';
import { makeHouse, type House } from './house.ts';
import { seal, sheetsIn } from './score.ts';

const CODE = 'W-2026';
const TITLE = '示范批次：从筹备到终结';
const STUDIOS = ['S01', 'S02', 'S03'];
/** Of the two at the line, not the one that stands first in the form. */
const VOTED = '示范工作室 02';

for (const engine of ENGINES) {
  test(`on ${engine} a round goes from a draft to a final result, one person per role`, async ({
    browser
  }) => {
    test.setTimeout(600_000);
    const house = await makeHouse(browser, engine);
    try {
      await wholeRound(house);
      expect(house.faults).toEqual([]);
    } finally {
      await house.remove();
    }
  });
}

async function wholeRound(house: House): Promise<void> {
  const manager = await house.enter('manager');
  await test.step('the manager prepares and opens it', async () => {
    await acts.create(manager, CODE, TITLE);
    await acts.prepare(manager, CODE, STUDIOS);
  });

  await test.step('district staff verify a figure', async () => {
    const staff = await house.enter('staff');
    await acts.verifyFirst(staff, CODE, '10');
  });

  const { expert, otherExpert } = house.actors;
  const [mine, theirs] = await house.inStore(async (system) => [
    await sheetsIn(system, expert, TITLE),
    await sheetsIn(system, otherExpert, TITLE)
  ]);
  await test.step('an expert fills in a sheet on the tablet and signs it', async () => {
    const page = await house.enter('expert');
    await page.setViewportSize({ width: 1024, height: 768 });
    await openSheet(page, mine.get('S01') ?? '');
    await fillSheet(page);
    await goToSign(page);
    await drawSignature(page);
    expect(await submit(page)).toMatch(/^[0-9a-f]{64}$/u);
    await isSealed(page);
  });
  await house.inStore(async (system) => {
    for (const code of ['S02', 'S03'])
      await seal(system, expert, mine.get(code) ?? '', code === 'S03' ? 1 : 0);
    for (const code of STUDIOS)
      await seal(system, otherExpert, theirs.get(code) ?? '', code === 'S03' ? 1 : 0);
  });

  await test.step('the manager takes it to deliberation, records the ballot and settles', async () => {
    await acts.goTo(manager, `/rounds/${CODE}/progress`);
    await acts.beginDeliberation(manager, CODE);
    await acts.goTo(manager, `/rounds/${CODE}/settle`);
    await expect(acts.settleButton(manager)).toHaveCount(0);
    await acts.recordBallot(manager, CODE, VOTED);
  });

  await test.step('settled and published once, however often it is clicked and wherever', async () => {
    await acts.insist(manager, acts.settling(CODE));
    await acts.insist(manager, acts.publishing(CODE));
    expect(await countsOf(house)).toEqual({ ...ONCE, 'finalise-round': 0 });
  });

  let receipt = '';
  const reader = await house.stranger();
  await test.step('somebody from the street reads the notice and objects', async () => {
    receipt = await acts.object(reader, 'S03');
  });

  await test.step('the manager decides', async () => {
    await acts.dismiss(manager, CODE, receipt, '示范答复：经核对，得分有据。');
    await acts.goTo(reader, '/objections');
    await reader.locator('[name=receipt]').fill(receipt.toLowerCase());
    await reader.getByRole('button', { name: publicPages.objections.submit, exact: true }).click();
    await expect(reader.getByText('示范答复：经核对，得分有据。')).toBeVisible();
  });

  await house.pass(2);
  await test.step('the notice is over: final', async () => {
    const again = await house.enter('manager');
    await acts.insist(again, acts.finalising(CODE));
    expect(await countsOf(house)).toEqual(ONCE);
  });

  await test.step('the official sees the grades that are kept, and who won the ballot', async () => {
    const official = await house.enter('official');
    await acts.goTo(official, `/rounds/${CODE}`);
    const grades = await house.inStore(({ store }) =>
      store.read(async ({ orm, t }) => (await orm.select().from(t.settledResult)).map(({ grade }) => grade))
    );
    expect(grades.toSorted()).toEqual(['excellent', 'pass', 'pass']);
    const rows = official.locator('main tbody tr');
    for (const [word, grade] of [
      ['优秀', 'excellent'],
      ['合格', 'pass']
    ] as const) {
      const count = grades.filter((each) => each === grade).length;
      await expect(rows.filter({ has: official.getByText(word, { exact: true }) })).toHaveCount(count);
    }
    await expect(rows.filter({ hasText: '优秀' })).toContainText(VOTED);
  });

  await test.step('anyone checks the code', async () => {
    const digest = await house.inStore(({ store }) =>
      store.read(async ({ orm, t }) => (await orm.select().from(t.settlement))[0]?.bundle ?? '')
    );
    await acts.goTo(reader, `/check/${digest.slice(0, 16)}`);
    await expect(reader.getByText(publicPages.check.standing.final)).toBeVisible();
  });

  await test.step('the administrator finds the chain whole', async () => {
    const administrator = await house.enter('administrator');
    await acts.goTo(administrator, '/admin/audit');
    await administrator.getByRole('button', { name: adminAudit.check.submit, exact: true }).click();
    await expect(administrator.getByText(/核验无误/u)).toBeVisible();
    const { problems } = await house.inStore((system) => verifyAudit(system, OPERATOR, {}));
    expect(problems).toEqual([]);
  });
}

const ONCE = { settlement: 1, notice: 1, 'settle-round': 1, 'publish-round': 1, 'finalise-round': 1 };

/** What is kept, and what the chain says was done; the template's own round is none of it. */
const countsOf = (house: House): Promise<typeof ONCE> =>
  house.inStore(({ store }) =>
    store.read(async ({ orm, t }) => {
      const done = await orm.select({ act: t.audit.act }).from(t.audit);
      const times = (name: string): number => done.filter(({ act }) => act === name).length;
      return {
        settlement: (await orm.select().from(t.settlement)).length,
        notice: (await orm.select().from(t.notice)).length,
        'settle-round': times('settle-round'),
        'publish-round': times('publish-round'),
        'finalise-round': times('finalise-round')
      };
    })
  );
