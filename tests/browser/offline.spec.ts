/** A whole visit to a studio without a network: nothing is lost, and everything arrives once. */
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
  promised,
  PROVED,
  ROWS,
  row,
  shooter,
  shownHash,
  stripText,
  strips,
  submit
} from './support/visit.ts';
import { expect, signIn, test } from './support/test.ts';

test('a whole sheet is scored, signed and submitted without a network, with two kills, and arrives exactly once', async ({
  workbench,
  tablet
}) => {
  test.setTimeout(240_000);
  const shot = shooter('visit');
  const sheet = workbench.sheets.expert.S01!;
  const { user } = workbench.actors.expert;

  await signIn(tablet.page, 'expert');
  await openStudios(tablet.page);
  await expect(strips(tablet.page).first()).toContainText('与服务器一致');
  await shot(tablet.page, 'studios-online');

  await workbench.stop();
  await tablet.page.reload();
  await expect(tablet.page.getByRole('heading', { name: '示范工作室 01' })).toBeVisible();
  await expect(strips(tablet.page).first()).toContainText('离线');
  await shot(tablet.page, 'studios-offline');

  await tablet.page
    .getByRole('link', { name: /示范工作室 01/u })
    .first()
    .click();
  await row(tablet.page, 1).waitFor();
  await fillSheet(tablet.page, ROWS.map((_, index) => index + 1).slice(0, 12));
  await photo(tablet.page, 3);
  const waiting = (): Promise<number> => onDevice(tablet.page, user).then(({ outbox }) => outbox.length);
  // A row that was tried in vain and touched again has two changes that wait.
  await expect.poll(waiting).toBeGreaterThanOrEqual(13);
  const half = await waiting();
  await expect.poll(async () => (await promised(tablet.page)).waiting).toBe(half);
  await shot(tablet.page, 'half-filled-offline');

  await tablet.kill();
  await tablet.start();
  await openSheet(tablet.page, sheet);
  await expect(strips(tablet.page).first()).toContainText(`本机已保存 ${half} 项更改`);
  await expect(tablet.page.getByText('未评 13 项')).toBeVisible();
  await expect(row(tablet.page, 3).getByText('照片 1')).toBeVisible();
  await shot(tablet.page, 'after-the-first-kill');

  await fillSheet(tablet.page, ROWS.map((_, index) => index + 1).slice(12));
  await expect.poll(waiting).toBeGreaterThanOrEqual(25 + 1 + PROVED.length);
  await expect(strips(tablet.page).first()).toContainText(`本机已保存 ${await waiting()} 项更改`);
  const filled = await waiting();
  await shot(tablet.page, 'filled-offline');

  await goToSign(tablet.page);
  await drawSignature(tablet.page);
  await shot(tablet.page, 'signed');
  const shown = await submit(tablet.page);
  await expect(tablet.page.getByRole('heading', { name: '已签名，等待发送' })).toBeVisible();
  await expect(strips(tablet.page).first()).toContainText('已签名，等待发送');
  await shot(tablet.page, 'submitted-offline');

  await tablet.kill();
  await tablet.start();
  await tablet.page.goto(`/sheets/${sheet}/sign`);
  await expect(tablet.page.getByRole('heading', { name: '已签名，等待发送' })).toBeVisible();
  expect(await shownHash(tablet.page)).toBe(shown);
  const kept = await onDevice(tablet.page, user);
  expect(kept.outbox).toHaveLength(filled + 1);
  expect(kept.draft).toHaveLength(25);
  expect(kept.submission).toMatchObject([{ contentHash: shown }]);
  await shot(tablet.page, 'after-the-second-kill');

  await workbench.start();
  await expect(tablet.page.getByRole('heading', { name: '已签名封存' })).toBeVisible({ timeout: 90_000 });
  await expect(strips(tablet.page).first()).toContainText('已签名封存');
  await shot(tablet.page, 'arrived');

  const there = await atServer(workbench, sheet);
  expect(there).toMatchObject({ state: 'sealed', sealed: shown });
  expect(there.editions).toMatchObject([{ edition: 1, contentHash: shown, isSigned: true }]);
  expect(there.changes).toHaveLength(kept.outbox.filter(({ kind }) => kind === 'change').length);
  expect(there.entries).toHaveLength(25);
  expect(there.changes.every(({ outcome }) => outcome === 'applied')).toBe(true);
  expect(there.evidence.map(({ criterion }) => criterion).toSorted()).toEqual(
    [3, ...PROVED].map((number) => ROWS[number - 1]!.id).toSorted()
  );
  expect(there.entries.find(({ criterion }) => criterion === ROWS[9]!.id)?.input).toMatchObject({
    note: '备注 10'
  });
  const after = await onDevice(tablet.page, user);
  expect({ outbox: after.outbox, draft: after.draft, text: after.text }).toEqual({
    outbox: [],
    draft: [],
    text: []
  });
});

test('the list of studios and a sheet open without a network after one visit', async ({
  workbench,
  tablet
}) => {
  await signIn(tablet.page, 'expert');
  await openStudios(tablet.page);
  await workbench.kill();
  await tablet.kill();
  await tablet.start();
  await openSheet(tablet.page, workbench.sheets.expert.S02!);
  await answer(tablet.page, 1);
  await note(tablet.page, 2, '现场看过');
  await expect(strips(tablet.page).first()).toContainText('离线 · 本机已保存 2 项更改');
  expect(await stripText(tablet.page)).toContain('有网络时自动发送');
});
