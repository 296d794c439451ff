/** Photographs: from the camera's file to the server, without what a camera writes into them; looked at and taken away. */
import { MET, fillRow, MOUSE, openSheet, row, toStudios } from './support/sheet.ts';
import { rubricOf } from './support/sheet-answers.ts';
import { focused } from './support/sheet-keys.ts';
import { attachments, sealedEditions } from './support/sheet-server.ts';
import { CAMERA, photograph, readJpeg } from './support/jpeg.ts';
import { fill } from './support/sheet.ts';
import { answersFor } from './support/sheet-answers.ts';
import { drawByMouse, isSealed, shownHash, submit, toReview } from './support/sheet-sign.ts';
import { expect, test, type Page } from './support/test.ts';

const RUBRIC = rubricOf('urumqi-2023');
const AWARDS = 24;

const take = (page: Page, number: number, name: string, mimeType: string, buffer: Buffer) =>
  row(page, number).locator('input[type=file][capture]').setInputFiles({ name, mimeType, buffer });

test('the camera’s file itself has the place in it: else the next test would prove nothing', async ({
  page
}) => {
  await page.goto('/sign-in');
  const file = await photograph(page, 4000, 3000);
  expect(readJpeg(file)).toMatchObject({ width: 4000, height: 3000 });
  expect(readJpeg(file).segments).toContain(0xe1);
  expect(file.includes(CAMERA)).toBe(true);
});

test('what arrives at the server is small, upright, and says neither place nor camera', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, AWARDS);
  await row(page, AWARDS).locator('.choice label').filter({ hasText: MET.yes }).click();
  await expect(row(page, AWARDS)).toContainText('得分须附佐证');
  await take(page, AWARDS, 'IMG_20260601_北纬43.jpg', 'image/jpeg', await photograph(page, 4000, 3000));
  await expect(row(page, AWARDS).getByRole('button', { name: '查看照片 1' })).toBeVisible();
  await expect(row(page, AWARDS).locator('.points b')).toHaveText('2');
  await expect.poll(async () => (await attachments(workbench, sheet)).length).toBe(1);
  const [file] = await attachments(workbench, sheet);
  expect(file).toMatchObject({ criterion: 'awards', mediaType: 'image/jpeg', fileName: '第24行照片1.jpg' });
  const jpeg = readJpeg(file!.bytes);
  // A quarter turn by the camera's own word: it stands upright now.
  expect(jpeg).toMatchObject({ width: 1440, height: 1920 });
  // EXIF and XMP, IPTC, a comment. The colour profile (0xe2) may stay.
  expect(jpeg.segments.filter((marker) => [0xe1, 0xed, 0xfe].includes(marker))).toEqual([]);
  expect(Buffer.from(file!.bytes).includes(CAMERA)).toBe(false);
  expect(Buffer.from(file!.bytes).includes('Exif')).toBe(false);
});

test('a small picture is not made larger, and a paper in PDF goes as it is', async ({ page, workbench }) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, AWARDS);
  await take(page, AWARDS, 'small.jpg', 'image/jpeg', await photograph(page, 320, 200));
  await take(page, AWARDS, '证书.pdf', 'application/pdf', Buffer.from('%PDF-1.4\n%%EOF\n'));
  await expect.poll(async () => (await attachments(workbench, sheet)).length).toBe(2);
  const files = await attachments(workbench, sheet);
  const picture = files.find(({ mediaType }) => mediaType === 'image/jpeg');
  expect(readJpeg(picture!.bytes)).toMatchObject({ width: 200, height: 320 });
  const paper = files.find(({ mediaType }) => mediaType === 'application/pdf');
  expect(Buffer.from(paper!.bytes).toString()).toBe('%PDF-1.4\n%%EOF\n');
});

test('what is no photograph is not taken, and the page says so', async ({ page, workbench }) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, AWARDS);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const [name, type, text, words] of [
    ['a.svg', 'image/svg+xml', svg, '只能附照片或 PDF 文件'],
    ['b.jpg', 'image/jpeg', '<!doctype html><script>alert(1)</script>', '这张照片打不开'],
    ['c.jpg', 'image/jpeg', svg, '这张照片打不开'],
    ['d.txt', 'text/plain', '不是照片', '只能附照片或 PDF 文件']
  ] as const) {
    await take(page, AWARDS, name, type, Buffer.from(text));
    await expect(page.getByText(words).last(), name).toBeVisible();
    await page.waitForTimeout(200);
    await expect(row(page, AWARDS).locator('.thumb'), name).toHaveCount(0);
  }
  expect(await attachments(workbench, sheet)).toEqual([]);
});

test('a photograph is looked at large, and taken away after a question; the focus stays in its row', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, AWARDS);
  await take(page, AWARDS, 'one.jpg', 'image/jpeg', await photograph(page, 640, 480));
  await expect.poll(async () => (await attachments(workbench, sheet)).length).toBe(1);
  await page.keyboard.press('Escape');
  await row(page, AWARDS).getByRole('button', { name: '查看照片 1' }).click();
  const dialog = page.getByRole('dialog', { name: '照片 1：第24行照片1.jpg' });
  await expect(dialog.getByRole('img', { name: '照片 1：第24行照片1.jpg' })).toBeVisible();
  await dialog.getByRole('button', { name: '删除照片' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('删除后不能恢复，确定删除？');
  expect((await focused(page)).name, 'the focus stays in the question').not.toBe('');
  await dialog.getByRole('button', { name: '保留' }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: '删除照片' }).click();
  await dialog.getByRole('button', { name: '删除照片' }).click();
  await expect(row(page, AWARDS).locator('.thumb')).toHaveCount(0);
  await expect.poll(async () => (await attachments(workbench, sheet)).length).toBe(0);
  expect((await focused(page)).row).toBe(`row-${AWARDS}`);
});

test('a photograph alone is proof enough, and is sealed with its row', async ({ page, workbench }) => {
  const sheet = workbench.sheets.expert.S01!;
  const answers = answersFor(RUBRIC, 1);
  answers.awards = { met: 'no' };
  await toStudios(page);
  await openSheet(page, sheet, 1);
  await fill(page, MOUSE, RUBRIC, answers);
  await fillRow(row(page, AWARDS), MOUSE, RUBRIC.criteria[AWARDS - 1]!, { met: 'yes' });
  await take(page, AWARDS, 'one.jpg', 'image/jpeg', await photograph(page, 800, 600));
  await expect(page.getByText('全部 25 行已存到服务器')).toBeVisible();
  await toReview(page, MOUSE);
  const line = page.locator('.document tr').filter({ hasText: '国家专利或自治区级以上奖项' });
  await expect(line).toContainText('照片 1 张');
  const hash = await shownHash(page).innerText();
  await drawByMouse(page);
  await submit(page, MOUSE);
  await isSealed(page);
  const [file] = await attachments(workbench, sheet);
  const [edition] = await sealedEditions(workbench, sheet);
  expect(edition).toMatchObject({
    contentHash: hash,
    entries: { awards: { met: 'yes', evidence: [`第24行照片1.jpg (${file!.digest.slice(0, 16)})`] } }
  });
});
