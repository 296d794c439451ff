/** 核定页的说法。 */
import type { DerivationTexts, SettleTexts, StepTexts, WhatIfTexts } from '../settle-texts.ts';

const list = (names: readonly string[]): string => names.join('、');
const compared = (by: readonly (string | null)[]): string => by.map((title) => title ?? '基础分').join('、');

const steps: StepTexts = {
  trim: '去掉一个最低分和一个最高分',
  trimmed: (lowest, highest) => `最低 ${lowest}，最高 ${highest}；同分时按专家编号定先后`,
  dropped: (count) => `${count} 份不计`,
  single: '只计入一份封存评分表',
  mean: (count) => `${count} 份封存评分表取平均，四舍五入到两位小数`,
  sheets: (sheets) => sheets.map(({ expert, total }) => `${expert} ${total}`).join('，'),
  parts: '基础分和加分各自取平均',
  base: (points) => `基础 ${points}`,
  bonus: (points) => `加分 ${points}`,
  partsNote: '各自四舍五入，相加与总分可能差 0.01',
  belowQuorum: '封存评分表不足规定份数',
  noScore: '不计分',
  rank: '按总分排名',
  rankTied: (names) => `按总分排名，与${list(names)}同分`,
  rankBroken: (names, by) => `总分与${list(names)}相同，再比${compared(by)}`,
  rankShared: (by) => `再比${compared(by)}，仍相同`,
  place: (rank) => `第 ${rank} 名`,
  placeShared: (rank) => `并列第 ${rank}`,
  reached: (title) => `达到${title}门槛`,
  missed: (title) => `未达到${title}门槛`,
  onBase: '按基础分',
  best: '整改后复核所能定的最高等次',
  quotaOf: (percent, participants) => `${percent}% × ${participants}`,
  quotaText: '优秀名额向下取整',
  override: '名额原则上可以放宽',
  overridden: (all) =>
    all.map(({ by, on, seats, reason }) => `${by}于 ${on} 增加 ${seats} 个（${reason}）`).join('，'),
  seats: (count) => `${count} 个`,
  within: '名次在名额之内',
  full: '名额已由名次在前的工作室用完',
  tie: (names, seats) =>
    `名额余 ${seats} 个，并列 ${names.length} 家（${list(names)}），不得自动取舍，由专家组表决并记录`,
  tiePlain: '名额线落在并列的几家之间，不得自动取舍',
  decided: '专家组已排定次序',
  decision: (by, on, minutes, order) => `${by}于 ${on} 决定：${list(order)}（${minutes}）`,
  veto: (title) => `一票否决：${title}`
};

const derivation: DerivationTexts = {
  heading: '结果怎样得来',
  choose: '在排名里点一家工作室，这里逐步说明它的得分、名次和等次怎样得来，每步注明条款。',
  unknown: '本批次没有这家工作室，请在排名里另选一家。',
  back: '回到排名中的这一行',
  local: '本地设定',
  apart: {
    deferred: '本批次暂缓考核，不计入参评家数。',
    withdrawn: '本批次退出考核，不计入参评家数。',
    incomplete: '封存的评分表不足，暂无结果。'
  },
  sheets: '评议材料',
  steps,
  consequences: { heading: '由此产生', open: '等次未定，后果待定。', none: '没有其他后果。' },
  remarks: {
    provisional: '结果为暂定：名次、名额和等次都可能改变。',
    partsNeedNotAddUp: '公布的各数分别平均后四舍五入，相加可能相差 0.01。'
  }
};

const whatIf: WhatIfTexts = {
  heading: '试算',
  nothing: '只看结果，不写入任何数据',
  reset: '还原',
  apply: '试算',
  threshold: (title) => `${title}门槛`,
  points: '分',
  cap: '优秀名额',
  capHint: '不填为不限',
  noCap: '不限',
  percent: '%',
  method: '汇总方式',
  mean: '算术平均',
  trimmed: '去最高最低',
  trimFrom: '满几份去最高最低',
  quorum: '最少份数',
  sheets: '份',
  was: (value) => `现为 ${value}`,
  badNumber: (least, most) => `请填 ${least} 到 ${most} 之间的数`,
  counts: '家数',
  now: '现在',
  tried: '试算',
  quota: '名额',
  incomplete: (before, after) => `评分表不足的 ${before} 家 → ${after} 家`,
  unchanged: '没有工作室的结果改变。',
  changed: (count) => `${count} 家的结果会改变`,
  column: { studio: '工作室', before: '现在', after: '试算' },
  gone: '无结果',
  place: (rank) => (rank === null ? '不排名' : `第 ${rank} 名`),
  more: (count) => `另有 ${count} 家。`,
  setAside: (count) => `${count} 条已记录的决定在此设定下不再适用，试算时略去。`
};

export const settle: SettleTexts = {
  heading: '结算预览',
  lead: '按现有的封存评分表和已记录的决定算出。核定之前不写入任何结果。',
  jump: '看名额线',
  csv: '下载排名（CSV）',
  print: '打印',
  provisional: {
    heading: '结果是暂定的',
    whole: '结果是暂定的：下面的事办完之前，名次、名额和等次都可能改变。'
  },
  blocked: {
    heading: (count) => `还不能核定，有 ${count} 件事要先办`,
    sheets: (studios) => `${studios} 家工作室还有未封存的评分表`,
    toSheets: '看进度',
    incomplete: (studios) => `${studios} 家工作室的封存评分表不足规定份数：补齐，或注明理由暂缓`,
    toIncomplete: '去集中评议',
    tie: (studios, seats) => `${studios} 家并列在名额线上，只剩 ${seats} 个名额：由专家组表决`,
    toTie: '记录表决',
    unfit: (number) => `第 ${number} 号决定已不适用`
  },
  unfit: {
    heading: (number) => `第 ${number} 号决定已不适用，预览里没有采用`,
    was: (order) => `当时排定的次序：${list(order)}。`,
    seats: (seats) => `当时增加名额 ${seats} 个。`,
    now: (groups) => `现在并列在名额线上的是：${groups.join('；')}。`,
    noGroup: '现在没有并列在名额线上的工作室。',
    withdraw: '撤回这条决定…',
    withdrawTitle: (number) => `撤回第 ${number} 号决定`,
    withdrawText: '撤回后决定不再采用，记录和理由留存可查；需要时请重新表决。'
  },
  settle: {
    heading: '核定结果',
    text: '核定后，公布的数字即固定，可以进入公示。此后再有改动，要重新核定。',
    submit: '核定这份结果',
    done: (number, day) => `已于 ${day} 核定（第 ${number} 次），公布的数字已固定。`,
    next: '下一步：公示',
    stale: '核定之后有改动，需要重新核定。',
    published: '结果已经公示，不能再核定。需要更正时，公示期内先撤回公示，定案后另立更正批次。',
    digest: '结果摘要'
  },
  notYet: {
    heading: '还没有可结算的结果',
    text: '批次转入集中评议后，可以在这里预览结果。',
    link: '看评分进度'
  },
  broken: {
    heading: '有些数据互相矛盾，算不出结果',
    text: '请逐条处理：',
    link: '去集中评议处理',
    more: (count) => `另有 ${count} 处。`
  },
  charts: {
    summary: '等次和得分分布',
    grades: {
      title: (counts) => counts.map(({ title, count }) => `${title} ${count} 家`).join('，'),
      measure: (studios) => `各等次家数，共 ${studios} 家`,
      column: '等次',
      count: '家数',
      share: '占比（%）'
    },
    scores: {
      title: (above, title, least, missed) =>
        missed > 0
          ? `${above} 家达到${title}线 ${least} 分，其中 ${missed} 家未定为${title}`
          : `${above} 家达到${title}线 ${least} 分`,
      plain: (studios, mean) => `${studios} 家平均 ${mean} 分`,
      measure: (studios, most) => `总分分布，${studios} 家，每格 5 分，满分 ${most}`,
      interval: '总分',
      within: (from, to) => `${from}–${to}`,
      threshold: (title, least) => `${title} ${least} 分`
    },
    unit: '家',
    total: '合计'
  },
  derivation,
  whatIf,
  override: {
    heading: '优秀名额',
    principle: (citation) => `${citation ?? '本地设定'}：原则上的名额，经研究可以放宽，须记录理由。`,
    strict: (citation) => `${citation ?? '本地设定'}：名额没有“原则上”的说法，不能放宽。`,
    none: '本考核不限优秀名额。',
    open: '放宽名额…',
    title: '放宽优秀名额',
    text: '增加的名额由名次在后的工作室依次递补；决定、理由和经手单位记入结果，公示时可查。',
    seats: '增加名额',
    reason: '理由',
    reasonHint: '会议研究的结论和依据',
    by: '决定的单位或会议',
    byHint: '例如：评审领导小组',
    on: '决定日期',
    submit: '记录并增加名额',
    done: '已记录',
    recorded: (seats, by, on, reason) => `${by}于 ${on} 增加 ${seats} 个（${reason}）`
  }
};
