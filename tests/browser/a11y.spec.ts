/** axe on populated pages with what opens in them open: light and dark, Chinese and English, tablet and phone. No violation. */
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { checkAxe, LOOKS, TWO_LOOKS, wear, type Look } from './support/axe.ts';
import { photograph } from './support/jpeg.ts';
import { openSheet, row, toStudios } from './support/sheet.ts';
import { answersFor, rubricOf, type Answers } from './support/sheet-answers.ts';
import { checkFigure, saveAnswers, sendBack } from './support/sheet-server.ts';
import {
  enter,
  expect,
  PEOPLE,
  signIn,
  test,
  type Page,
  type Person,
  type Workbench
} from './support/test.ts';

const RUBRIC = rubricOf('urumqi-2023');
const ANSWERS = answersFor(RUBRIC, 2);
const PNG_1PX =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

/** Half of the rows, three of them wrong or without what they need. */
const HALF: Answers = {
  ...Object.fromEntries(Object.entries(ANSWERS).slice(0, 12)),
  'matching-funds': { amount: 'abc' },
  team: { amount: 1.5, note: '示范备注' },
  awards: { met: 'yes' }
};

/** In each look: the page is drawn anew, what is to be open is opened, and axe looks. */
async function inEveryLook(
  page: Page,
  { origin }: Workbench,
  what: string,
  open: () => Promise<void>,
  looks: readonly Look[] = LOOKS
): Promise<void> {
  for (const look of looks) {
    await wear(page, origin, look);
    await open();
    await expect(page.locator('html')).toHaveAttribute('lang', look.language);
    await expect(page.locator('html')).toHaveAttribute('data-theme', look.theme);
    await checkAxe(page, `${what}, ${look.name}`);
  }
}

const seal = (workbench: Workbench, sheet: string) =>
  workbench.inStore((system) => {
    const signature = { png: PNG_1PX, strokes: [[{ x: 1, y: 1 }]] };
    return submitSheet(system, workbench.actors.expert, { sheet, edition: 1, signature }, { key: sheet });
  });

/** One sheet half done, one sealed, one sent back. */
async function populate(workbench: Workbench): Promise<void> {
  const { S01, S02, S03 } = workbench.sheets.expert;
  await checkFigure(workbench, 'S01', 'matching-funds', 7.5);
  await saveAnswers(workbench, S01!, HALF);
  for (const sheet of [S02!, S03!]) {
    await saveAnswers(workbench, sheet, ANSWERS);
    await seal(workbench, sheet);
  }
  await sendBack(workbench, S03!, '第 9 行人数与花名册不符', ['team']);
}

test.setTimeout(180_000);

test('the list of studios, with a sheet of each state', async ({ page, workbench }) => {
  await populate(workbench);
  await toStudios(page);
  await inEveryLook(page, workbench, 'studios', async () => {
    await page.goto('/studios');
    await expect(page.getByRole('article')).toHaveCount(3);
  });
});

test('the sheet: an open card with a photograph, a note, evidence; wrong values; a checked figure', async ({
  page,
  workbench
}) => {
  await populate(workbench);
  await toStudios(page);
  const sheet = workbench.sheets.expert.S01!;
  await openSheet(page, sheet, 24);
  await row(page, 24)
    .locator('input[type=file][capture]')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photograph(page, 320, 240) });
  await expect(row(page, 24).locator('.thumb')).toHaveCount(1);
  await inEveryLook(
    page,
    workbench,
    'sheet',
    async () => {
      await page.goto('/studios');
      await openSheet(page, sheet, 24);
      await expect(row(page, 24)).toHaveClass(/\bnow\b/u);
      await row(page, 24).locator('.evidence button').last().click();
      await expect(row(page, 24).locator('.evidence input').first()).toBeVisible();
    },
    TWO_LOOKS
  );
  await row(page, 24).locator('.thumb').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkAxe(page, 'sheet, photograph in its dialog');
});

test('the sheet on a phone, with a wrong value in the open card', async ({ page, workbench }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await populate(workbench);
  await toStudios(page);
  await inEveryLook(
    page,
    workbench,
    'sheet on a phone',
    async () => {
      await page.goto('/studios');
      await openSheet(page, workbench.sheets.expert.S01!, 6);
      await expect(row(page, 6)).toHaveClass(/\bnow\b/u);
    },
    TWO_LOOKS
  );
});

test('a sheet that was sent back, and one that is sealed', async ({ page, workbench }) => {
  await populate(workbench);
  await toStudios(page);
  for (const [what, code, number] of [
    ['sent back', 'S03', 9],
    ['sealed', 'S02', 2]
  ] as const) {
    await inEveryLook(
      page,
      workbench,
      what,
      async () => {
        await page.goto('/studios');
        await openSheet(page, workbench.sheets.expert[code]!, number);
      },
      TWO_LOOKS
    );
  }
});

test('a row with two contents, and the strip that asks', async ({ page, workbench, context }) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, 6);
  await context.setOffline(true);
  await row(page, 6).getByRole('textbox').first().fill('8');
  await saveAnswers(workbench, sheet, { 'matching-funds': { amount: 7.5, note: '示范' } });
  await context.setOffline(false);
  await expect(row(page, 6).getByText('这一行在两台设备上')).toBeVisible();
  await inEveryLook(
    page,
    workbench,
    'conflict',
    async () => {
      await page.goto('/studios');
      await openSheet(page, sheet, 6);
      await expect(row(page, 6).locator('.sides')).toBeVisible();
    },
    TWO_LOOKS
  );
});

test('review with open rows; with the frame to sign in; with the question', async ({ page, workbench }) => {
  await populate(workbench);
  await toStudios(page);
  const { S01, S02, S03 } = workbench.sheets.expert;
  await inEveryLook(page, workbench, 'open rows', async () => {
    await page.goto(`/sheets/${S01!}/sign`);
    await expect(page.getByRole('table')).toBeVisible();
  });
  await inEveryLook(page, workbench, 'sealed', async () => {
    await page.goto(`/sheets/${S02!}/sign`);
    await expect(page.getByRole('table')).toBeVisible();
  });
  await inEveryLook(page, workbench, 'frame and question', async () => {
    await page.goto(`/sheets/${S03!}/sign`);
    await page.locator('.sign summary').click();
    await page.locator('.sign details button').click();
    await expect(page.locator('.sign > :last-child')).toBeEnabled();
    await checkAxe(page, 'signed with a mark');
    await page.locator('.sign > :last-child').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test('the printed sheet, sealed and not, on the screen and on paper', async ({ page, workbench }) => {
  await populate(workbench);
  await signIn(page, 'expert');
  for (const code of ['S01', 'S02']) {
    await inEveryLook(page, workbench, `printed ${code}`, async () => {
      await page.goto(`/sheets/${workbench.sheets.expert[code]!}/print`);
      await expect(page.getByRole('table')).toBeVisible();
    });
  }
  await page.emulateMedia({ media: 'print' });
  await checkAxe(page, 'on paper');
});

test('sign-in and welcome, empty and with what is wrong', async ({ page, workbench }) => {
  await inEveryLook(page, workbench, 'sign-in', async () => {
    await page.goto('/sign-in');
  });
  await inEveryLook(page, workbench, 'sign-in with errors', async () => {
    await page.goto('/sign-in');
    await page.locator('form button[type=submit]').last().click();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  });
  await enter(page, PEOPLE.expert, '不是这个口令-2026');
  await expect(page.locator('[role=alert], [aria-live]').first()).toBeAttached();
  await checkAxe(page, 'sign-in refused');
  await inEveryLook(page, workbench, 'welcome with errors', async () => {
    await page.goto('/welcome?name=somebody&code=1');
    await page.locator('form button[type=submit]').last().click();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  });
});

const HOME: Record<Exclude<Person, 'otherExpert'>, string[]> = {
  expert: ['/', '/profile'],
  manager: ['/', '/rounds', '/rounds/R1', '/rounds?search=none'],
  staff: ['/'],
  official: ['/', '/rounds'],
  administrator: ['/', '/profile', '/no-such-page', '/rounds/none']
};
for (const [who, paths] of Object.entries(HOME) as [Person, string[]][]) {
  test(`the pages of ${who}: ${paths.join(', ')}`, async ({ page, workbench }) => {
    await populate(workbench);
    await signIn(page, who);
    for (const path of paths) {
      await inEveryLook(page, workbench, `${who} ${path}`, async () => {
        await page.goto(path);
        await expect(page.locator('h1').first()).toBeVisible();
      });
    }
    await page.locator('header summary, header button[aria-haspopup]').first().click();
    await checkAxe(page, `${who}, account menu open`);
  });
}

test('profile: a password that is refused, and the second factor being set up', async ({
  page,
  workbench
}) => {
  await signIn(page, 'administrator');
  await inEveryLook(page, workbench, 'profile', async () => {
    await page.goto('/profile');
    await page.locator('form[action="?/password"] button[type=submit]').click();
    await expect(page.locator('form[action="?/password"] [aria-invalid=true]').first()).toBeVisible();
    await checkAxe(page, 'password refused');
    await page.locator('form[action="?/prepare"] button[type=submit]').click();
    await page.locator('form[action="?/confirm"] button[type=submit]').click();
    await expect(page.locator('form[action="?/confirm"] [aria-invalid=true]').first()).toBeVisible();
  });
});
