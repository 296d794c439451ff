/** The sheet while it is filled in. */
import { enter, note, openSheet, photo, row, strips } from '../../../tests/browser/support/visit.ts';
import type { Group, Set } from '../scene.ts';
import { AT, takeAlong, toRow, toSheet } from './expert.ts';

const FUNDS = 6;
const PREMISES = 7;
const PROBLEMS = 10;
const PLAN = 15;
const TECHNICIANS = 22;
const MEDIA = 23;
const AWARDS = 24;

const sheetOf =
  (who: '专家甲' | '专家己', place: number, number?: number) =>
  async (set: Set): Promise<void> => {
    await toSheet(set, who, place);
    if (number !== undefined) await toRow(set, number);
  };

export const sheet: Group = {
  name: '08-sheet',
  title: '评分表：填写',
  scenes: [
    { name: 'sheet', title: '未填写', who: '专家甲', isWhole: true, open: sheetOf('专家甲', AT.untouched) },
    {
      name: 'sheet-in-part',
      title: '填了一部分，停在配套资金（核实数据）',
      at: `#row-${FUNDS}`,
      who: '专家甲',
      isWhole: true,
      isEnglishToo: true,
      isZoomedToo: true,
      open: sheetOf('专家甲', AT.begun, FUNDS),
      async again(set) {
        await set.page.reload();
        await row(set.page, FUNDS).waitFor();
        await toRow(set, FUNDS);
      }
    },
    {
      name: 'sheet-judgement',
      title: '评判行与备注',
      at: `#row-${PROBLEMS}`,
      who: '专家甲',
      async open(set) {
        await sheetOf('专家甲', AT.nearlyDone, PROBLEMS)(set);
        await note(
          set.page,
          PROBLEMS,
          '样例备注：解决主轴发热问题一项，附有验收单；另一项只有口头说明，未计入。'
        );
      }
    },
    {
      name: 'sheet-photos',
      title: '要佐证的行：照片与佐证',
      at: `#row-${AWARDS}`,
      who: '专家甲',
      isEnglishToo: true,
      async open(set) {
        const { page } = set;
        await sheetOf('专家甲', AT.other)(set);
        await row(page, AWARDS)
          .locator('label')
          .filter({ hasText: /^\s*是\s*$/u })
          .click();
        for (const picture of [1, 2, 3]) await photo(page, AWARDS, picture);
        await row(page, AWARDS).getByRole('button', { name: '写一条佐证' }).click();
        await row(page, AWARDS).getByRole('textbox', { name: '佐证材料 1' }).fill('样例：实用新型专利证书');
        await toRow(set, AWARDS);
      },
      async again(set) {
        await set.page.reload();
        await row(set.page, AWARDS).waitFor();
        await toRow(set, AWARDS);
      }
    },
    {
      name: 'sheet-lists',
      title: '清单行（缺了什么）',
      at: `#row-${PLAN}`,
      who: '专家甲',
      async open(set) {
        await sheetOf('专家甲', AT.other, PLAN)(set);
        await row(set.page, PLAN).locator('li label').first().click();
      }
    },
    {
      name: 'sheet-tally',
      title: '计数行',
      at: `#row-${TECHNICIANS}`,
      who: '专家甲',
      open: sheetOf('专家甲', AT.nearlyDone, TECHNICIANS)
    },
    {
      name: 'sheet-wrong',
      title: '填错的值：理由在栏目旁',
      at: `#row-${FUNDS}`,
      who: '专家甲',
      isEnglishToo: true,
      async open(set) {
        const { page } = set;
        await sheetOf('专家甲', AT.other)(set);
        await enter(page, FUNDS);
        await row(page, FUNDS).locator('input[type=text]').first().fill('75000元');
        await enter(page, PREMISES);
        await row(page, PREMISES).locator('input[type=text]').first().fill('-3');
        await row(page, PREMISES).locator('input[type=text]').first().blur();
        await toRow(set, FUNDS);
      },
      async again(set) {
        await set.page.reload();
        await row(set.page, FUNDS).waitFor();
        await toRow(set, FUNDS);
      }
    },
    {
      name: 'sheet-photo-dialog',
      title: '看大照片',
      who: '专家甲',
      async open(set) {
        const { page } = set;
        await sheetOf('专家甲', AT.nearlyDone, MEDIA)(set);
        const thumb = page.locator('.thumb').first();
        await thumb.waitFor();
        await thumb.click();
        await page.getByRole('dialog').waitFor();
      }
    }
  ]
};

/** A studio with a name of forty characters, of a unit with a long one. */
const LONG = '示范市示范一区样例路高技能人才培训基地数控加工与工业机器人运维示范技能大师工作室零七号';

export const long: Group = {
  name: '13-long',
  title: '长名称与英文',
  scenes: [
    {
      name: 'long-studios',
      title: '四十个字的工作室名称',
      who: '专家丁',
      isEnglishToo: true,
      async open(set) {
        const { sheet: id } = await set.house.sheet('专家丁', 4);
        await set.house.inStore(({ store }) =>
          store.tx(async ({ orm, t }) => {
            const { eq } = await import('drizzle-orm');
            const [found] = await orm.select().from(t.sheet).where(eq(t.sheet.id, id));
            await orm
              .update(t.participant)
              .set({ name: LONG })
              .where(eq(t.participant.id, found?.participant ?? ''));
          })
        );
        await takeAlong(set.page);
      },
      async again({ page }) {
        await page.goto('/studios');
        await page.locator('article').first().waitFor();
      }
    },
    {
      name: 'long-sheet',
      title: '评分表',
      who: '专家丁',
      isEnglishToo: true,
      isZoomedToo: true,
      async open({ page, house }) {
        const { sheet: id } = await house.sheet('专家丁', 4);
        await page.goto('/studios');
        await page.locator('article').first().waitFor();
        await openSheet(page, id);
        await strips(page).first().waitFor();
      },
      async again({ page }) {
        await page.reload();
        await row(page, 1).waitFor();
      }
    },
    {
      name: 'long-sign',
      title: '复核',
      who: '专家丁',
      async open({ page, house }) {
        const { sheet: id } = await house.sheet('专家丁', 4);
        await page.goto(`/sheets/${id}/sign`);
        await page.getByRole('table').waitFor();
      }
    },
    {
      name: 'long-print',
      title: '打印页',
      who: '专家丁',
      async open({ page, house }) {
        const { sheet: id } = await house.sheet('专家丁', 4);
        await page.goto(`/sheets/${id}/print`);
        await page.getByRole('table').waitFor();
      }
    }
  ]
};
