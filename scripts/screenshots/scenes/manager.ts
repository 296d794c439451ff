/** The manager's pages: registers, a round from its draft to its notice, and what officials and staff see of it. */
import type { Page } from '@playwright/test';
import { goTo, type Group, type Set } from '../scene.ts';

/** Opens the first link of the main part that leads to such an address. */
const follow =
  (path: string, part: string) =>
  async (set: Set): Promise<void> => {
    await goTo(path)(set);
    const link = set.page.locator(`main a[href*="${part}"]`).first();
    await goTo((await link.getAttribute('href')) ?? '')(set);
  };

const submit = (page: Page) => page.locator('main form[method=POST] button[type=submit]').last();

export const registry: Group = {
  name: '15-registry',
  title: '工作室与专家名册',
  scenes: [
    {
      name: 'studios',
      title: '工作室名册',
      who: '管理人员',
      isEnglishToo: true,
      open: goTo('/registry/studios')
    },
    {
      name: 'studios-none',
      title: '工作室名册：没有找到',
      who: '管理人员',
      open: goTo('/registry/studios?q=没有这一家')
    },
    {
      name: 'studios-bare',
      title: '工作室名册：还没有',
      store: 'bare',
      who: '管理人员',
      open: goTo('/registry/studios')
    },
    {
      name: 'studio',
      title: '一家工作室',
      who: '管理人员',
      isWhole: true,
      open: follow('/registry/studios', '/registry/studios/S')
    },
    { name: 'studios-import', title: '导入工作室', who: '管理人员', open: goTo('/registry/studios/import') },
    {
      name: 'studio-new',
      title: '登记一家：没有填',
      who: '管理人员',
      async open(set) {
        await goTo('/registry/studios/new')(set);
        await submit(set.page).click();
        await set.page.locator('[aria-invalid=true]').first().waitFor();
      }
    },
    { name: 'experts', title: '专家名册', who: '管理人员', open: goTo('/registry/experts') }
  ]
};

export const preparing: Group = {
  name: '16-preparing',
  title: '筹备与评分进度',
  scenes: [
    { name: 'round-new', title: '新建批次', who: '管理人员', isEnglishToo: true, open: goTo('/rounds/new') },
    {
      name: 'setup-frozen',
      title: '筹备：已开启，不能再改',
      who: '管理人员',
      open: goTo('/rounds/2026-sample/setup')
    },
    {
      name: 'progress',
      title: '评分进度',
      who: '管理人员',
      isEnglishToo: true,
      open: goTo('/rounds/2026-sample/progress')
    },
    {
      name: 'reminders',
      title: '催办',
      who: '管理人员',
      open: goTo('/rounds/2026-sample/progress?view=reminders')
    },
    { name: 'facts', title: '核实数据', who: '一区经办', open: goTo('/rounds/2026-sample/facts') }
  ]
};

export const deliberating: Group = {
  name: '17-deliberating',
  title: '集中评议与核定',
  scenes: [
    {
      name: 'deliberation',
      title: '集中评议',
      who: '管理人员',
      isWhole: true,
      isEnglishToo: true,
      open: goTo('/rounds/2026-panel/deliberation')
    },
    {
      name: 'deliberation-studio',
      title: '集中评议：一家工作室',
      who: '管理人员',
      isWhole: true,
      open: follow('/rounds/2026-panel/deliberation', '/deliberation/')
    },
    {
      name: 'settle',
      title: '核定结果：并列待决定',
      who: '管理人员',
      isWhole: true,
      isEnglishToo: true,
      open: goTo('/rounds/2026-panel/settle')
    },
    {
      name: 'settle-derivation',
      title: '核定结果：一家的推导',
      who: '管理人员',
      open: follow('/rounds/2026-panel/settle', 'studio=')
    },
    {
      name: 'settle-override',
      title: '核定结果：放宽名额',
      who: '管理人员',
      async open(set) {
        await goTo('/rounds/2026-panel/settle')(set);
        await set.page.locator('main button[aria-haspopup=dialog]').first().click();
        await set.page.getByRole('dialog').waitFor();
      }
    }
  ]
};

export const publishing: Group = {
  name: '18-publishing',
  title: '公示、异议与总览',
  scenes: [
    {
      name: 'publicity',
      title: '公示与异议',
      who: '管理人员',
      isWhole: true,
      isEnglishToo: true,
      open: goTo('/rounds/2026-notice/publicity')
    },
    {
      name: 'publicity-final',
      title: '公示与异议：已终结',
      who: '管理人员',
      open: goTo('/rounds/2025-sample/publicity')
    },
    {
      name: 'overview',
      title: '总览',
      who: '领导甲',
      isWhole: true,
      isEnglishToo: true,
      open: goTo('/overview')
    },
    { name: 'overview-bare', title: '总览：还没有', store: 'bare', who: '领导甲', open: goTo('/overview') },
    { name: 'notices', title: '公示（公众）', open: goTo('/notices') },
    {
      name: 'notice',
      title: '一则公示（公众）',
      isWhole: true,
      isEnglishToo: true,
      open: follow('/notices', '/notices/')
    },
    {
      name: 'object',
      title: '提出异议：没有填',
      async open(set) {
        await follow('/notices', '/notices/')(set);
        const link = set.page.locator('main a[href*="/object"]').first();
        await goTo((await link.getAttribute('href')) ?? '')(set);
        await submit(set.page).click();
        await set.page.locator('[aria-invalid=true]').first().waitFor();
      }
    },
    { name: 'objections', title: '查询异议（公众）', open: goTo('/objections') },
    { name: 'check', title: '核验结果（公众）', open: goTo('/check') }
  ]
};
