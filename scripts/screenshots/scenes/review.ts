/** Review and sign, and the table on paper. */
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { drawSignature, policy, submit, wake } from '../../../tests/browser/support/visit.ts';
import { fullEntries } from '../../../tests/server/support/score.ts';
import type { Group, Set } from '../scene.ts';
import type { House, Name } from '../stage.ts';
import { AT, takeAlong } from './expert.ts';

/** Every row, as another device would have entered it. */
async function fillElsewhere(house: House, who: Name, sheet: string): Promise<void> {
  const actor = await house.actor(who);
  await house.inStore(async (system) => {
    const { edition, entries } = await readSheet(system, actor, { sheet });
    const changes = Object.entries(fullEntries({ policy })).map(([criterion, input]) => ({
      id: `pictures:${sheet}:${edition}:${criterion}`,
      ...{ sheet, edition, criterion, input, at: Date.now() },
      baseRevision: entries.find((each) => each.criterion === criterion)?.revision ?? 0
    }));
    await saveChanges(system, actor, { changes });
  });
}

async function review({ page, house }: Set, who: Name, place: number, isFull = false): Promise<string> {
  const { sheet } = await house.sheet(who, place);
  if (isFull) await fillElsewhere(house, who, sheet);
  await takeAlong(page);
  await page.goto(`/sheets/${sheet}/sign`);
  await page.getByRole('table').waitFor();
  return sheet;
}

const table = async ({ page }: Set): Promise<void> => {
  await page.reload();
  await page.getByRole('table').waitFor();
};

export const signing: Group = {
  name: '10-review',
  title: '复核并签名',
  scenes: [
    {
      name: 'review-open',
      title: '还有行没有评完',
      who: '专家甲',
      isWhole: true,
      isEnglishToo: true,
      async open(set) {
        await review(set, '专家甲', AT.begun);
      },
      again: table
    },
    {
      name: 'review-signed',
      title: '已写签名，可以提交',
      who: '专家己',
      isWhole: true,
      async open(set) {
        await review(set, '专家己', 5, true);
        await drawSignature(set.page);
      }
    },
    {
      name: 'review-question',
      title: '提交前再问一次',
      who: '专家己',
      async open(set) {
        await review(set, '专家己', 5);
        await drawSignature(set.page);
        await set.page.getByRole('button', { name: '签名并提交' }).click();
        await set.page.getByRole('dialog').waitFor();
      }
    },
    {
      name: 'review-queued',
      title: '离线提交，等待发送',
      who: '专家己',
      async open(set) {
        await review(set, '专家己', 5);
        set.house.line.weather = 'down';
        await drawSignature(set.page);
        await submit(set.page);
        await set.page.evaluate(() => scrollTo(0, 0));
      }
    },
    {
      name: 'review-refused',
      title: '服务器没有封存',
      who: '专家己',
      async open(set) {
        const { page, house } = set;
        const sheet = await review(set, '专家己', 5);
        house.line.weather = 'down';
        await drawSignature(page);
        await submit(page);
        const actor = await house.actor('专家己');
        await house.inStore(async (system) => {
          const { edition, entries } = await readSheet(system, actor, { sheet });
          const row = entries.find(({ criterion }) => criterion === 'signboard');
          await saveChanges(system, actor, {
            changes: [
              {
                ...{ id: 'pictures:late', sheet, edition, criterion: 'signboard', at: Date.now() },
                input: { met: 'no', note: '样例：另一台设备后来改过。' },
                baseRevision: row?.revision ?? 0
              }
            ]
          });
        });
        house.line.weather = 'clear';
        await wake(page);
        await page
          .getByText(/没有封存/u)
          .first()
          .waitFor();
        await page.evaluate(() => scrollTo(0, 0));
      }
    },
    {
      name: 'review-sealed',
      title: '已封存，有内容摘要',
      who: '专家甲',
      isWhole: true,
      isEnglishToo: true,
      async open(set) {
        await review(set, '专家甲', AT.sealed);
      },
      again: table
    }
  ]
};

const printed =
  (place: number) =>
  async (set: Set): Promise<void> => {
    const { sheet } = await set.house.sheet('专家甲', place);
    await set.page.goto(`/sheets/${sheet}/print`);
    await set.page.getByRole('table').waitFor();
  };

export const paper: Group = {
  name: '11-paper',
  title: '打印页（A4）',
  scenes: [
    { name: 'print-sealed', title: '已封存', who: '专家甲', isWhole: true, open: printed(AT.sealed) },
    { name: 'print-open', title: '未签名', who: '专家甲', isEnglishToo: true, open: printed(AT.begun) },
    {
      name: 'print-on-paper',
      title: '纸上：深色界面时也是浅色',
      who: '专家甲',
      isWhole: true,
      async open(set) {
        await printed(AT.sealed)(set);
        await set.page.emulateMedia({ media: 'print' });
      }
    },
    {
      name: 'review-on-paper',
      title: '从复核页打印',
      who: '专家甲',
      async open(set) {
        await review(set, '专家甲', AT.sealed);
        await set.page.emulateMedia({ media: 'print' });
      }
    }
  ]
};
