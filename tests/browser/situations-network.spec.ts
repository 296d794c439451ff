/** What a network and a session do to somebody who is scoring: the work is kept, and the strip says what is the matter. */
import { expect, PEOPLE, SAMPLE_PASSWORD, signIn } from './support/test.ts';
import { test } from './support/line.ts';
import {
  answer,
  atServer,
  note,
  onDevice,
  openSheet,
  openStudios,
  promised,
  ROWS,
  row,
  saveElsewhere,
  stripButton,
  strips,
  wake
} from './support/visit.ts';

for (const { weather, words } of [
  { weather: 'failing', words: '连不上服务器 · 本机已保存 2 项更改' },
  { weather: 'hotel', words: '连不上服务器 · 本机已保存 2 项更改' },
  { weather: 'down', words: '离线 · 本机已保存 2 项更改' }
] as const) {
  test(`work is kept while the line is ${weather}, and goes out once it is clear`, async ({
    workbench,
    line,
    tablet: { page }
  }) => {
    const sheet = workbench.sheets.expert.S01!;
    await signIn(page, 'expert');
    await openStudios(page);
    await openSheet(page, sheet);
    line.weather = weather;
    await answer(page, 1);
    await note(page, 2, '现场看过');
    await expect(strips(page).first()).toContainText(words);
    // The page itself opens as well: a proxy's page is no screen of ours.
    await page.reload();
    await expect(row(page, 1).locator('label.chosen, label:has(input:checked)').first()).toBeVisible();
    await expect(strips(page).first()).toContainText(words);
    line.weather = 'clear';
    await wake(page);
    await expect(strips(page).first()).toContainText('全部 2 行已存到服务器');
    expect((await atServer(workbench, sheet)).changes).toHaveLength(2);
  });
}

test('a slow line: work goes on, and the strip says that it is being sent', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'slow';
  await answer(page, 1);
  await expect(strips(page).first()).toContainText('正在发送 1 项更改');
  await answer(page, 2);
  await answer(page, 3);
  await expect(strips(page).first()).toContainText('全部 3 行已存到服务器', { timeout: 30_000 });
  expect((await atServer(workbench, sheet)).changes).toHaveLength(3);
});

test('answers that are lost on the way: what the server has done already is not done twice', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'lost';
  await answer(page, 1);
  await answer(page, 2);
  await expect.poll(async () => (await atServer(workbench, sheet)).changes.length).toBeGreaterThan(0);
  await expect(strips(page).first()).toContainText('离线 · 本机已保存 2 项更改');
  await answer(page, 1, true);
  line.weather = 'clear';
  await wake(page);
  await expect(strips(page).first()).toContainText('全部 2 行已存到服务器');
  const { entries, changes, conflicts } = await atServer(workbench, sheet);
  expect(entries.find(({ criterion }) => criterion === ROWS[0]!.id)?.input).toEqual({ met: 'no' });
  expect(conflicts).toEqual([]);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
});

test('two devices in conflict: both values with their times, and the one that is chosen stands', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'down';
  await answer(page, 10);
  await note(page, 11, '平板上写的');
  await answer(page, 12);
  await saveElsewhere(workbench, sheet, ROWS[9]!.id, { points: 1 });
  await saveElsewhere(workbench, sheet, ROWS[10]!.id, { points: 2, note: '手机上写的' });
  await saveElsewhere(workbench, sheet, ROWS[11]!.id, { points: 3 });
  line.weather = 'clear';
  await wake(page);
  // Row 12 says the same on both.
  await expect(strips(page).first()).toContainText('2 行与另一台设备的内容不同');
  const panel = row(page, 10).locator('section');
  await expect(panel).toContainText('本机的');
  await expect(panel).toContainText('3 分');
  await expect(panel).toContainText('服务器上的');
  await expect(panel).toContainText('1 分');
  await expect(panel.getByText(/月 .* 日 .* 填写/u)).toHaveCount(2);
  // Asked again after a restart: nothing is decided by itself.
  await page.reload();
  await row(page, 10)
    .getByRole('button', { name: /用本机的/u })
    .click();
  await expect(strips(page).first()).toContainText('1 行与另一台设备的内容不同');
  await expect(row(page, 11).locator('section')).toContainText('手机上写的');
  await expect(row(page, 11).locator('section')).toContainText('平板上写的');
  await row(page, 11)
    .getByRole('button', { name: /用服务器上的/u })
    .click();
  await expect(strips(page).first()).toContainText('全部 3 行已存到服务器');
  const { entries, conflicts } = await atServer(workbench, sheet);
  const inputs = Object.fromEntries(entries.map(({ criterion, input }) => [criterion, input]));
  expect(inputs[ROWS[9]!.id]).toEqual({ points: 3 });
  expect(inputs[ROWS[10]!.id]).toEqual({ points: 2, note: '手机上写的' });
  expect(inputs[ROWS[11]!.id]).toEqual({ points: 3 });
  expect(conflicts.map(({ input }) => input)).toContainEqual({ note: '平板上写的' });
});

test('the session ended with work unsent: the strip says so, and after signing in again everything goes', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'down';
  await answer(page, 1);
  await note(page, 2, '现场看过');
  await expect.poll(async () => (await promised(page)).waiting).toBe(2);
  await workbench.inStore(({ store }) => store.tx(({ orm, t }) => orm.delete(t.session)));
  line.weather = 'clear';
  await wake(page);
  await expect(strips(page).first()).toContainText('登录已过期 · 本机已保存 2 项更改');
  await answer(page, 3);
  await expect(strips(page).first()).toContainText('登录已过期 · 本机已保存 3 项更改');
  await stripButton(page, '重新登录').click();
  await page.locator('input[name=name]').waitFor();
  await page.locator('input[name=name]').fill(PEOPLE.expert);
  await page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
  await page.locator('form button[type=submit]').last().click();
  await page.waitForURL(`**/sheets/${sheet}`);
  await expect(strips(page).first()).toContainText('全部 3 行已存到服务器');
  expect((await atServer(workbench, sheet)).changes).toHaveLength(3);
});

test('another account signs in on the same tablet: it sees nothing of the first, whose work waits and goes later', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const own = workbench.sheets.expert.S01!;
  const others = workbench.sheets.otherExpert.S01!;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, own);
  line.weather = 'down';
  await answer(page, 1);
  await note(page, 2, '专家甲的话');
  await expect.poll(async () => (await promised(page)).waiting).toBe(2);
  await workbench.inStore(({ store }) => store.tx(({ orm, t }) => orm.delete(t.session)));
  line.weather = 'clear';

  await signIn(page, 'otherExpert');
  await page.goto('/studios');
  await expect(page.getByText('这台设备上还有另一账户没有发送的 2 项内容')).toBeVisible();
  await expect(page.getByText(PEOPLE.expert)).toHaveCount(0);
  await openSheet(page, others);
  await expect(strips(page).first()).toContainText('与服务器一致');
  await expect(page.getByText('专家甲的话')).toHaveCount(0);
  await expect(page.locator('input:checked')).toHaveCount(0);
  // By its address, too: it is not on this account's list.
  await page.goto(`/sheets/${own}`);
  await expect(page.getByRole('heading', { name: '本机没有这份评分表' }).first()).toBeVisible();
  await openSheet(page, others);
  await answer(page, 3);
  await expect(strips(page).first()).toContainText('全部 1 行已存到服务器');
  expect((await onDevice(page, workbench.actors.expert.user)).outbox).toHaveLength(2);
  expect((await atServer(workbench, own)).changes).toEqual([]);

  await workbench.inStore(({ store }) => store.tx(({ orm, t }) => orm.delete(t.session)));
  await signIn(page, 'expert');
  await openSheet(page, own);
  await expect(strips(page).first()).toContainText('全部 2 行已存到服务器');
  expect((await atServer(workbench, own)).changes).toHaveLength(2);
  expect((await atServer(workbench, others, 'otherExpert')).changes).toHaveLength(1);
});
