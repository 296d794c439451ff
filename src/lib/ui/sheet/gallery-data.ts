/** Sample data for the gallery alone: a table of 25 rows with every method, and a half-filled sheet. All of it made up. */
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import { runningSheet } from '#lib/domain/running-sheet.ts';
import type { CategoryView, Entry, FactView, RowView, StudioCardView, TableHead } from './views.ts';

const row = (id: string, title: string, max: number) => ({
  id,
  title,
  citation: '示范评分表',
  max: max * 100,
  step: 50,
  evidence: false
});
const presence = (id: string, title: string, max: number, partial = false): Criterion => ({
  ...row(id, title, max),
  method: 'presence',
  partial
});
const judgement = (id: string, title: string, max: number): Criterion => ({
  ...row(id, title, max),
  method: 'judgement'
});
const short = (unit: string, whole: boolean, required: number, deduct: number) => ({
  unit,
  whole,
  required: required * 10_000,
  per: 10_000,
  deduct: deduct * 100,
  rounding: 'full' as const,
  zeroIfNone: false
});
const proven = (criterion: Criterion): Criterion => ({ ...criterion, evidence: true });

const TABLE: readonly { title: string; max: number; bonus?: true; rows: readonly Criterion[] }[] = [
  {
    title: '制度建设',
    max: 10,
    rows: [
      presence('organisation', '组织体系与职责', 2, true),
      presence('plan', '年度计划', 2),
      presence('rules', '管理规定上墙', 2),
      presence('sign', '工作室标识牌', 2),
      presence('honours', '成果荣誉展示栏', 2)
    ]
  },
  {
    title: '保障建设',
    max: 35,
    rows: [
      { ...row('funds', '配套资金', 20), method: 'shortfall', ...short('万元', false, 10, 2) },
      {
        ...row('premises', '学习交流场所', 5),
        method: 'measured',
        unit: '㎡',
        whole: false,
        required: 300_000
      },
      presence('equipment', '设施设备', 5, true),
      { ...row('team', '技术技能团队', 5), method: 'shortfall', ...short('人', true, 2, 2.5) }
    ]
  },
  {
    title: '技术攻关、研发',
    max: 15,
    rows: [
      judgement('problems', '解决生产技术难题', 3),
      judgement('renovation', '设备改造与技术革新', 3),
      judgement('adoption', '成果推广采用', 3),
      judgement('patents', '专利或工艺创新', 3),
      judgement('projects', '技术研发项目', 3)
    ]
  },
  {
    title: '带徒传艺',
    max: 30,
    rows: [
      {
        ...row('roster', '带徒计划与花名册', 2),
        method: 'checklist',
        parts: [
          { id: 'plan', title: '带徒计划', deduct: 100 },
          { id: 'list', title: '花名册', deduct: 100 }
        ]
      },
      presence('agreements', '师带徒协议', 1),
      {
        ...row('records', '带徒过程记录', 2),
        method: 'deductions',
        parts: [
          { id: 'log', title: '过程记录', kind: 'absent', zeroes: true },
          { id: 'hours', title: '授课', kind: 'short', ...short('次', true, 4, 0.5) }
        ]
      },
      { ...row('trainees', '每 2 年培养高技能人才', 25), method: 'shortfall', ...short('人', true, 5, 5) }
    ]
  },
  {
    title: '技术交流',
    max: 10,
    rows: [
      judgement('training', '企业内部培训交流', 4),
      presence('events', '业内技术交流会', 3),
      presence('service', '技能服务社会', 3)
    ]
  },
  {
    title: '加分项目',
    max: 10,
    bonus: true,
    rows: [
      {
        ...row('technicians', '技师、高级技师培养', 4),
        method: 'tally',
        parts: [
          { id: 'technician', title: '技师', points: 50 },
          { id: 'senior', title: '高级技师', points: 100 }
        ]
      },
      proven(presence('media', '媒体报道', 2)),
      proven(presence('awards', '国家专利或省级以上奖项', 2)),
      proven(presence('papers', '论文或教材', 2))
    ]
  }
];

export const RUBRIC: Rubric = {
  categories: TABLE.map(({ title, max, bonus = false }, index) => ({
    id: `c${index + 1}`,
    title,
    max: max * 100,
    bonus
  })),
  criteria: TABLE.flatMap(({ rows }) => rows).map((criterion, index) => ({
    ...criterion,
    citation: `${criterion.citation}第 ${index + 1} 行`
  })),
  categoryOf: TABLE.flatMap(({ rows }, index) => rows.map(() => index))
};

export const ENTRIES: Readonly<Record<string, Entry>> = {
  organisation: { met: 'partial', points: 1.5, note: '职责未到人' },
  plan: { met: 'yes' },
  rules: { met: 'yes' },
  sign: { met: 'yes' },
  honours: { met: 'no' },
  funds: { amount: 7.5, note: '回单 2 张，合计 7.5 万元；另 2.5 万元未到账。' },
  premises: { amount: 22, points: 3.5 },
  equipment: { met: 'partial', points: 3, note: '两台设备待修' },
  team: { amount: 2 },
  problems: { points: 2.5, note: '攻关两项' },
  renovation: { points: 2 },
  patents: { points: 3 },
  roster: { missing: ['list'] },
  agreements: { met: 'yes' },
  trainees: { amount: 4, note: '第五人未取证' },
  training: { points: 3 },
  events: { met: 'yes' },
  technicians: { counts: { technician: 3, senior: 1 } },
  media: { met: 'yes', evidence: ['示范日报 5 月 6 日第 3 版'] },
  awards: { met: 'no' }
};

export const FACTS: Readonly<Record<string, FactView>> = Object.fromEntries(
  Object.entries({ funds: 7.5, premises: 22, team: 2, trainees: 4 }).map(([id, amount]) => [
    id,
    { amount, checkedBy: '示范区人社局', checkedOn: '2026-09-08' }
  ])
);

/** All rows with what was entered. */
export function sampleRows(entries: Readonly<Record<string, Entry>>): {
  rows: RowView[];
  categories: CategoryView[];
  sheet: ReturnType<typeof runningSheet>;
} {
  const facts = new Map(Object.entries(FACTS).map(([id, { amount }]) => [id, amount * 10_000]));
  const sheet = runningSheet(RUBRIC, entries, facts);
  return {
    sheet,
    rows: sheet.rows.map((each, index) => ({
      number: index + 1,
      row: each,
      entry: entries[each.criterion.id] ?? {},
      fact: FACTS[each.criterion.id] ?? null,
      photos: [],
      conflict: null,
      returned: null,
      isKept: true,
      isSent: true
    })),
    categories: RUBRIC.categories.map((category, index) => ({
      ...category,
      points: sheet.subtotals[index] ?? 0,
      rows: RUBRIC.categoryOf.filter((each) => each === index).length,
      open: sheet.open[index] ?? 0
    }))
  };
}

export const HEAD: TableHead = {
  policy: '示范市技能大师工作室管理办法',
  docNo: '示范规〔2026〕1 号',
  round: '2026 年绩效考核第二批',
  studio: '示范工作室 03',
  unit: '示范企业 03',
  trade: '电工',
  district: '示范一区',
  expert: '专家甲',
  signedOn: '2026-09-15'
};

export const CARD: StudioCardView = {
  name: '示范工作室 03',
  unit: '示范企业 03',
  trade: '电工',
  district: '示范一区',
  address: '示范一区样例路 3 号',
  total: 7500,
  max: 11_000,
  rows: 25,
  answered: 20,
  state: { kind: 'to-send', changes: 6 }
};
