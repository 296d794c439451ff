/** What others do to a sheet while its expert works on it without a network: explained, and every word is kept. */
import { eq } from 'drizzle-orm';
import { OPERATOR } from '#lib/server/operator.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { expect, signIn, type Page, type Tablet, type Workbench } from './support/test.ts';
import { test, type Line } from './support/line.ts';
import {
  answer,
  atServer,
  drawSignature,
  fillSheet,
  goToSign,
  note,
  onDevice,
  openSheet,
  openStudios,
  photo,
  policy,
  promised,
  ROWS,
  row,
  sealElsewhere,
  strips,
  submit,
  wake
} from './support/visit.ts';

const sheetOf = (workbench: Workbench): string => workbench.sheets.expert.S01 ?? '';
const idOf = (number: number): string => ROWS[number - 1]?.id ?? '';

/** On the sheet, without a network, with a row answered, a note and a photograph that were not sent. */
async function unsent(workbench: Workbench, line: Line, { page }: Tablet): Promise<void> {
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheetOf(workbench));
  line.weather = 'down';
  await answer(page, 1, true);
  await note(page, 10, '离线时写的话');
  await photo(page, 3);
  await expect.poll(async () => (await promised(page)).waiting).toBe(3);
}

async function back(line: Line, page: Page): Promise<void> {
  line.weather = 'clear';
  await wake(page);
}

/** What was set aside stands on the list of studios, with the reason, and can be taken along. */
async function expectAside(page: Page, count: number, why: string | RegExp): Promise<void> {
  await page.goto('/studios');
  await expect(
    page.getByRole('heading', { name: `${count} 项内容没能写入评分表，已另存在本机` })
  ).toBeVisible();
  await expect(page.getByText(why).first()).toBeVisible();
}

const sendBack = (workbench: Workbench, rows: string[]): Promise<unknown> =>
  workbench.inStore((system) =>
    returnSheet(system, workbench.actors.manager, {
      sheet: sheetOf(workbench),
      reason: '第 10 行请复核',
      rows
    })
  );

test('sealed on another device: told so, what was typed here is set aside with its reason', async ({
  workbench,
  line,
  tablet
}) => {
  const { page } = tablet;
  await unsent(workbench, line, tablet);
  const hash = await sealElsewhere(workbench, sheetOf(workbench));
  await back(line, page);
  await expect(strips(page).first()).toContainText('已签名封存，不能修改');
  await expect(row(page, 1).locator('fieldset')).toHaveAttribute('disabled');
  const { text, photo: photos, draft } = await onDevice(page, workbench.actors.expert.user);
  expect(draft).toEqual([]);
  expect(text.map(({ criterion, input }) => [criterion, input]).toSorted()).toEqual([
    [idOf(1), { met: 'no' }],
    [idOf(10), { note: '离线时写的话' }]
  ]);
  expect(photos).toMatchObject([{ isAside: true }]);
  await expectAside(page, 3, '已经签名封存');
  expect(await atServer(workbench, sheetOf(workbench))).toMatchObject({ sealed: hash, evidence: [] });
});

test('signed here without a network, sealed elsewhere meanwhile: one edition, and nothing of this one is lost', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheetOf(workbench));
  line.weather = 'down';
  await fillSheet(page);
  await answer(page, 1, true);
  await goToSign(page);
  await drawSignature(page);
  const here = await submit(page);
  const there = await sealElsewhere(workbench, sheetOf(workbench));
  expect(there).not.toBe(here);
  await back(line, page);
  await expect(page.getByRole('heading', { name: '已签名封存' })).toBeVisible();
  await expect(page.getByText(there)).toBeVisible();
  await expect(page.getByText(here)).toHaveCount(0);
  expect((await atServer(workbench, sheetOf(workbench))).editions).toHaveLength(1);
  const { text } = await onDevice(page, workbench.actors.expert.user);
  expect(text.map(({ criterion }) => criterion)).toContain(idOf(1));
  await page.goto(`/sheets/${sheetOf(workbench)}`);
  await expect(strips(page).first()).toContainText('已签名封存，不能修改');
});

test('sent back: the reason stands beside the rows in question, and it is signed anew', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  await sealElsewhere(workbench, sheetOf(workbench));
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheetOf(workbench));
  await expect(row(page, 10).locator('fieldset')).toHaveAttribute('disabled');
  line.weather = 'down';
  await sendBack(workbench, [idOf(10)]);
  await back(line, page);
  await expect(strips(page).first()).toContainText('评分表已退回，请按退回原因修改');
  await expect(row(page, 10)).toContainText('退回原因：第 10 行请复核');
  await expect(row(page, 11)).not.toContainText('退回原因');
  await answer(page, 10, true);
  await expect
    .poll(
      async () =>
        (await atServer(workbench, sheetOf(workbench))).entries.find((each) => each.criterion === idOf(10))
          ?.input
    )
    .toEqual({ points: 0 });
  await goToSign(page);
  await drawSignature(page);
  const hash = await submit(page);
  await expect(page.getByRole('heading', { name: '已签名封存' })).toBeVisible();
  expect(await atServer(workbench, sheetOf(workbench))).toMatchObject({ sealed: hash, edition: 2 });
});

test('sealed elsewhere and sent back meanwhile: what was typed here is asked, row by row', async ({
  workbench,
  line,
  tablet
}) => {
  const { page } = tablet;
  await unsent(workbench, line, tablet);
  await sealElsewhere(workbench, sheetOf(workbench));
  await sendBack(workbench, []);
  await back(line, page);
  await expect(strips(page).first()).toContainText('评分表已退回，请按退回原因修改');
  await row(page, 1)
    .getByRole('button', { name: /用本机的/u })
    .click();
  await row(page, 10)
    .getByRole('button', { name: /用本机的/u })
    .click();
  await expect
    .poll(async () => {
      const { entries, evidence } = await atServer(workbench, sheetOf(workbench));
      const inputs = new Map(entries.map(({ criterion, input }) => [criterion, input]));
      return [inputs.get(idOf(1)), inputs.get(idOf(10)), evidence.length];
    })
    .toEqual([{ met: 'no' }, { note: '离线时写的话' }, 1]);
});

test('given to somebody else: told so, what was typed here is set aside', async ({
  workbench,
  line,
  tablet
}) => {
  const { page } = tablet;
  await unsent(workbench, line, tablet);
  await workbench.inStore(async (system) => {
    const { manager } = workbench.actors;
    const { sheets } = await readProgress(system, manager, { round: workbench.round });
    const member = sheets.find(({ sheet }) => sheet === sheetOf(workbench))?.member ?? null;
    const participant = workbench.participants.S01 ?? '';
    await reassignSheet(system, manager, { participant, from: member, to: null, reason: '调整' });
  });
  await back(line, page);
  await expect(page.getByText(/已改派他人/u).first()).toBeVisible();
  const { text, photo: photos } = await onDevice(page, workbench.actors.expert.user);
  expect(text.map(({ criterion }) => criterion).toSorted()).toEqual(['', idOf(1), idOf(10)].toSorted());
  expect(photos).toMatchObject([{ isAside: true }]);
  await expectAside(page, 4, '已改派他人');
  // Dropped by the person alone, and only when asked twice.
  await page.reload();
  const first = page.getByRole('listitem').filter({ hasText: ROWS[0]?.title ?? '' });
  await first.getByRole('button', { name: '删除' }).click();
  await first.getByRole('button', { name: '确认删除' }).click();
  await expect(page.getByRole('heading', { name: '3 项内容没能写入评分表，已另存在本机' })).toBeVisible();
});

for (const { state, words } of [
  { state: 'deliberation', words: '本轮评分已结束' },
  { state: 'final', words: '批次已结束' }
] as const) {
  test(`the round went on to ${state}: told so, what was typed here is set aside`, async ({
    workbench,
    line,
    tablet
  }) => {
    const { page } = tablet;
    await unsent(workbench, line, tablet);
    await workbench.inStore(({ store }) => store.tx(({ orm, t }) => orm.update(t.round).set({ state })));
    await back(line, page);
    await expect
      .poll(async () =>
        (await onDevice(page, workbench.actors.expert.user)).text.map(({ criterion }) => criterion)
      )
      .toEqual(expect.arrayContaining([idOf(1), idOf(10)]));
    await expect(page.getByText(words).first()).toBeVisible();
    const { outbox, draft, photo: photos } = await onDevice(page, workbench.actors.expert.user);
    expect(outbox).toEqual([]);
    expect(draft).toEqual([]);
    expect(photos).toHaveLength(1);
    await page.goto('/studios');
    await expect(page.getByRole('heading', { name: /项内容没能写入评分表，已另存在本机/u })).toBeVisible();
  });
}

test('the rubric changed: told so; a row that is gone is set aside, the others go on', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheetOf(workbench));
  line.weather = 'down';
  await answer(page, 3);
  await note(page, 4, '标识牌的话');
  await expect.poll(async () => (await promised(page)).waiting).toBe(2);
  await workbench.stop();
  await workbench.inStore(async (system) => {
    const { id } = policy.data;
    const text = JSON.stringify(policy.data)
      .replaceAll('"signboard"', '"signboard-new"')
      .replaceAll('工作室标识牌', '工作室铭牌');
    const data = { ...(JSON.parse(text) as typeof policy.data), id };
    const { digest } = await importPolicy(system, OPERATOR, { data, newVersion: { note: '改一行' } });
    await system.store.tx(({ orm, t }) =>
      orm.update(t.round).set({ policyVersion: digest }).where(eq(t.round.id, workbench.round))
    );
  });
  await workbench.start();
  await back(line, page);
  await expect(strips(page).first()).toContainText('评分标准已更新');
  await expect(row(page, 4)).toContainText('工作室铭牌');
  await expect
    .poll(async () =>
      (await atServer(workbench, sheetOf(workbench))).entries.map(({ criterion }) => criterion)
    )
    .toEqual([idOf(3)]);
  const { text, outbox } = await onDevice(page, workbench.actors.expert.user);
  expect(outbox).toEqual([]);
  expect(text).toMatchObject([
    { criterion: 'signboard', title: '工作室标识牌', input: { note: '标识牌的话' } }
  ]);
  await expectAside(page, 1, '工作室标识牌');
});
