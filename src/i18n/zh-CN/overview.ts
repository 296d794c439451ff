/** 总览页的说法。 */
import type { OverviewTexts, YearFacts } from '../overview-texts.ts';

const points = (hundredths: number): string => (hundredths / 100).toFixed(2);

function direction({ failing, mean, previous }: YearFacts): string | null {
  if (!previous) return null;
  if (failing && previous.failing !== null && failing.share !== previous.failing) {
    return `${failing.title}率${failing.share < previous.failing ? '下降' : '上升'}`;
  }
  if (mean !== null && previous.mean !== null && mean !== previous.mean) {
    return `平均分${mean > previous.mean ? '上升' : '下降'}`;
  }
  return `与 ${previous.year} 年持平`;
}

export const overview: OverviewTexts = {
  heading: '总览',
  finding(facts) {
    const { year, studios, failing, mean, lost } = facts;
    const short = lost === null ? '' : `，失分最多的是${lost}`;
    const change = direction(facts);
    if (change !== null) return `${year} 年：${change}${short}`;
    if (failing) return `${year} 年：${studios} 家参评，${failing.title} ${failing.count} 家${short}`;
    return `${year} 年：${studios} 家参评${mean === null ? '' : `，平均 ${points(mean)} 分`}${short}`;
  },
  filters: {
    kind: '考核',
    year: '年度',
    district: '区县',
    trade: '工种',
    all: '全部',
    apply: '查看',
    clear: '清除条件'
  },
  print: '打印',
  lead: (rounds) => `依据已公布的结果，共 ${rounds} 个批次；未公示的批次不计入。`,
  empty: { heading: '还没有已公布的结果', text: '批次公示开始后，这里按年度、区县和工种汇总。' },
  noneFit: { heading: '没有符合条件的工作室', text: '请换一个区县或工种，或清除条件再看。' },
  figures: {
    label: '主要结论',
    studios: '家参评',
    rounds: (count) => `${count} 个批次`,
    more: (difference, year) =>
      difference === 0
        ? `与 ${year} 年相同`
        : `比 ${year} 年${difference > 0 ? '多' : '少'} ${Math.abs(difference)} 家`,
    failing: (title) => title,
    failingOf: (count) => `${count} 家`,
    points: (difference, year, before) =>
      difference === 0
        ? `与 ${year} 年持平`
        : `${year} 年 ${before}，${difference > 0 ? '升' : '降'} ${Math.abs(difference) / 10} 个百分点`,
    mean: '平均分',
    meanBefore: (difference, year, before) =>
      `${year} 年 ${before}，${difference.startsWith('-') ? `降 ${difference.slice(1)}` : `升 ${difference}`} 分`,
    coverage: '在册工作室已参评',
    coverageOf: (assessed, registered) => `在册 ${registered} 家，其中 ${assessed} 家当年参评`,
    first: '此前没有可比的年度'
  },
  districts: {
    measure: '各区县等次家数',
    column: '区县',
    finding: (district, fails, of, grade) =>
      fails === of ? `${grade}的 ${of} 家都在${district}` : `${grade}的 ${of} 家中，${fails} 家在${district}`,
    none: (grade) => `各区县都没有${grade}`
  },
  trades: {
    measure: '各工种等次家数',
    column: '工种',
    finding: (trade, studios) => `参评最多的工种是${trade}，${studios} 家`
  },
  history: {
    measure: '历年等次家数和平均分',
    column: '年度',
    finding: (now, before, year) =>
      before === null ? `平均 ${now} 分，此前没有可比的年度` : `平均 ${now} 分，${year} 年是 ${before} 分`
  },
  scores: {
    finding: (reached, title, least, missed) =>
      missed > 0
        ? `${reached} 家达到${title}线 ${least} 分，其中 ${missed} 家未定为${title}`
        : `${reached} 家达到${title}线 ${least} 分`,
    plain: (studios) => `${studios} 家的得分分布`,
    measure: (studios, most) => `总分分布，${studios} 家，每格 5 分，满分 ${most}`,
    column: '总分',
    within: (from, to) => `${from}–${to}`,
    threshold: (title, least) => `${title} ${least} 分`
  },
  lost: {
    finding: (rows, lost) => `${rows.join('与')}平均共失 ${lost} 分`,
    measure: (shown) => `平均失分和满分，失分最多的 ${shown} 项`,
    row: '考核细则',
    lost: '平均失分',
    most: '满分',
    share: '失分率（%）',
    said: (lost, most) => `平均失分 ${lost}，满分 ${most}`
  },
  agreement: {
    finding: (mean, beyond) =>
      beyond === 0
        ? `专家分差平均 ${mean} 分，没有超过限度的`
        : `专家分差平均 ${mean} 分，${beyond} 家超过限度`,
    measure: (studios, limit) =>
      `各工作室评分表最高分与最低分之差，${studios} 家${limit === null ? '' : `，集中评议限度 ${limit} 分`}`,
    column: '分差',
    within: (from, to) => `${from}–${to} 分`,
    above: (from) => `${from} 分以上`,
    note: '只统计分差，不显示任何专家的评分。'
  },
  coverage: {
    finding: (assessed, registered, share) => `在册 ${registered} 家中 ${assessed} 家当年参评，占 ${share}`,
    measure: '各区县在册工作室当年是否参评',
    column: '区县',
    assessed: '已参评',
    left: '未参评',
    registered: '在册',
    share: '参评率（%）'
  },
  partsNeedNotAddUp: '平均数各自四舍五入，相加可能有 0.01 之差。',
  sameThresholds: '本年度各批次的等次门槛不同，图中不画门槛线。',
  unit: '家',
  total: '合计',
  studios: '家数',
  mean: '平均分',
  undecided: '待决定',
  unknown: '未登记',
  list: {
    heading: '工作室名单',
    back: '回到总览',
    of: (parts) => parts.join(' · '),
    columns: {
      studio: '工作室',
      district: '区县',
      trade: '工种',
      round: '批次',
      rank: '名次',
      total: '总分',
      grade: '等次'
    },
    result: '结果怎样得来',
    csv: '下载名单（CSV）',
    count: (studios) => `共 ${studios} 家`,
    file: (year) => `${year} 年工作室名单`
  }
};
