/** 集中评议各页的说法。 */
import type { DeliberationTexts } from '../deliberation-texts.ts';

export const deliberation: DeliberationTexts = {
  heading: '集中评议',
  finding({ over, limit, ties, outliers }) {
    const parts = [
      over === 0 ? `各家分差都在 ${limit} 分以内` : `${over} 家分差超过 ${limit} 分`,
      ties === 0 ? '没有待定的并列' : `${ties} 处并列待定`,
      ...(outliers === 0 ? [] : [`${outliers} 份评分离群`])
    ];
    return parts.join('，');
  },
  intro: '专家以编号出现，所有已签交的评分表都参加比较，不去掉最高分和最低分。',
  draft: {
    heading: '批次还在筹备',
    text: '批次开启、专家评分并签交以后，在这里看分歧、定并列。',
    toSetup: '去筹备页'
  },
  ready: {
    heading: '转入集中评议前的核对',
    text: '评分期间只看评分表的状态，不看分数。转入后，专家组和您都能看到全部评分表，不能再分派新专家。',
    sheets: (sealed, all) => `计入的评分表已签交 ${sealed} / ${all} 份`,
    unsealed: (count) =>
      count === 0 ? '没有未签交的评分表' : `${count} 家还有评分表没有签交：请催办，或改派、暂缓`,
    quorum: (count, quorum) =>
      count === 0
        ? `各家的专家都不少于 ${quorum} 名`
        : `${count} 家的专家不足 ${quorum} 名：请加派专家，或暂缓`,
    done: '已满足',
    waits: '未满足',
    toProgress: '去评分进度',
    begin: '转入集中评议',
    beginSays: '转入后不能退回评分阶段。',
    cannot: '各项都满足后才能转入。'
  },
  problems: (count) => `有 ${count} 处问题，现在不能定等次：`,
  open: (sheets) => `${sheets} 份评分表没有签交，核定结果前须签交或收回：`,
  openSheet: (expert, state) => `${expert} ${state === 'returned' ? '已退回，待重签' : '未签交'}`,
  incomplete: '以下工作室的评分表少于规定份数，须补齐或暂缓：',
  unfit: (number) => `第 ${number} 号决定已不适用，核定前须撤回：`,
  ties: {
    heading: '待定的并列',
    group: (studios, seats) => `${studios} 家同名次，跨在名额线上，只余 ${seats} 个名额`,
    none: '没有待定的并列',
    howTo: '由专家组表决，把这几家排出先后；排在前面的进入名额。名次不变，只定等次。',
    place: (name) => `${name}的次序`,
    order: '次序',
    up: (name) => `${name}上移一位`,
    down: (name) => `${name}下移一位`,
    within: '进入名额',
    by: '决定人',
    byHint: '如：第一评审组；专家写编号，不写姓名',
    on: '表决日期',
    minutes: '会议纪要',
    minutesHint: '写明表决情况和理由，或纪要的文号',
    papers: '纪要扫描件',
    record: '记录表决',
    unequal: '次序须从 1 排起，不重复、不遗漏'
  },
  decisions: {
    heading: '已记录的决定',
    none: '还没有记录决定',
    tie: (number) => `第 ${number} 号 并列次序`,
    override: (number, seats) => `第 ${number} 号 增加优秀名额 ${seats} 个`,
    by: (by, on) => `${by}，${on}`,
    minutes: '纪要',
    withdrawn: (reason) => `已撤回：${reason}`,
    withdraw: '撤回',
    withdrawThis: '撤回这项决定',
    withdrawSays: '撤回后，这几家恢复待定；原决定仍可查阅。已核定的结果须重新核定。'
  },
  studios: {
    heading: '各家的分差',
    caption: (from, to, total, limit) =>
      `${from === 1 && to === total ? `共 ${total} 家` : `第 ${from} 至 ${to} 家，共 ${total} 家`}；分差是最高分减最低分，超过 ${limit} 分的标出`,
    search: '查找工作室',
    searchHint: '名称或编号',
    show: '只看',
    over: '分差超限',
    apart: '不计入名额的',
    none: { heading: '没有符合条件的工作室', text: '请换一个词，或清除条件再看。' },
    columns: {
      name: '工作室',
      code: '编号',
      sheets: '份数',
      mean: '平均',
      lowest: '最低',
      highest: '最高',
      spread: '分差',
      notes: '留意'
    },
    beyond: '超限',
    outliers: (count) => `离群 ${count} 份`,
    differences: (count) => `与核实数据不同 ${count} 处`,
    status: { deferred: '暂缓', withdrawn: '退出' },
    veto: '一票否决',
    waiting: (count) => `待签 ${count} 份`
  },
  rows: {
    title: (row) => `“${row}”的评分分歧最大`,
    even: '各行没有可比较的评分表',
    measure: '每家同一行的最高分减最低分，取各家的平均；只有一份评分表的工作室不计',
    columns: ['考核内容', '满分', '平均分差', '最大分差', '出现在', '家数'],
    series: '平均分差'
  },
  severity: {
    title: ({ severe, lenient }) =>
      severe === null && lenient === null
        ? '专家之间没有可比较的评分'
        : [
            ...(severe === null ? [] : [`${severe} 最严`]),
            ...(lenient === null ? [] : [`${lenient} 最宽`])
          ].join('，'),
    measure: '每位专家的总分减去同一家其他专家总分的平均，再取各家的平均；负数偏严，正数偏宽，只供评议参考',
    columns: ['专家', '偏差（分）', '家数'],
    line: '与其他专家相同',
    series: '偏差',
    unit: '分',
    none: '无可比'
  },
  outliers: {
    heading: (count) => (count === 0 ? '没有离群的评分' : `${count} 份评分离群`),
    how: (limit) => `总分与同一家其他专家的平均相差超过 ${limit} 分；不足三份评分表的不判断`,
    columns: { studio: '工作室', expert: '专家', total: '总分', others: '其他专家平均', distance: '相差' },
    none: '没有一份评分与其他专家的平均相差超限。',
    more: (count) => `另有 ${count} 份，在工作室页查看`
  },
  differences: {
    heading: (count) => (count === 0 ? '评分都采用了核实数据' : `${count} 处与核实数据不同`),
    how: '专家填写的数量与区县核实的不同，须附说明',
    columns: {
      studio: '工作室',
      row: '考核内容',
      expert: '专家',
      fact: '核实',
      entered: '填写',
      note: '说明'
    },
    none: '没有专家填写与核实数据不同的数量。',
    noNote: '无说明'
  },
  studio: {
    back: '回到集中评议',
    finding: ({ spread, limit, sheets }) =>
      spread === null
        ? `已签交 ${sheets} 份评分表`
        : spread > limit
          ? `${sheets} 份评分表相差 ${spread} 分，超过 ${limit} 分`
          : `${sheets} 份评分表相差 ${spread} 分`,
    sheetState: { draft: '未签交', returned: '已退回，待重签', sealed: '已签交' },
    row: '考核内容',
    fact: '核实数据',
    spread: '分差',
    mean: '平均',
    own: '本人',
    wide: '分差大',
    base: '基础分',
    bonus: '加分',
    total: '总分',
    caption: '各专家逐行的得分、填写内容和说明；照片在得分下方',
    factBy: (by, on) => `${by}，${on} 核实`,
    differs: '与核实数据不同',
    photo: (number) => `第 ${number} 张照片`,
    file: (name) => `下载 ${name}`,
    close: '关闭',
    show: { label: '显示', all: '全部行', wide: '只看有分差的行' },
    actions: '评分表的处理',
    return: {
      action: '退回评分表',
      says: '退回后由专家修改并重新签字；原来签交的一稿保留。已核定的结果须重新核定。',
      rows: '请专家复核的行',
      rowsHint: '不选则复核全表',
      reasonHint: '专家会看到这段话',
      submit: '退回这份评分表'
    },
    take: {
      action: '收回评分表',
      says: '收回后这份评分表不再计入，专家也不能再改；评议阶段不能改派他人。已核定的结果须重新核定。',
      submit: '收回这份评分表'
    },
    status: {
      heading: '参评状态',
      now: { graded: '计入', deferred: '暂缓', withdrawn: '退出' },
      choose: '变更为',
      defer: '暂缓',
      withdraw: '退出',
      back: '恢复参评',
      says: {
        deferred: '暂缓后不计入参评数，也不定等次；评分表保留。',
        withdrawn: '退出后不计入参评数，也不定等次；评分表保留。',
        graded: '恢复后重新计入参评数；评议阶段须各份评分表都已签交。'
      },
      submit: { deferred: '暂缓这家工作室', withdrawn: '让这家工作室退出', graded: '恢复参评' },
      open: { deferred: '暂缓…', withdrawn: '退出…', graded: '恢复参评…' },
      reason: (text) => `原因：${text}`
    },
    veto: {
      heading: '一票否决',
      none: '没有登记一票否决',
      add: '登记一票否决…',
      says: '登记后不论得分，直接定为最末等次，并适用该事由的后果。已核定的结果须重新核定。',
      trigger: '事由',
      note: '核实情况',
      noteHint: '写明由谁、何时、凭什么查实',
      papers: '证明材料',
      submit: '登记一票否决',
      withdraw: '撤回…',
      withdrawSays: '撤回后恢复按得分定等次；审计记录保留登记和撤回的经过。',
      withdrawSubmit: '撤回这项一票否决',
      noGrades: '本考核不定等次，没有一票否决。'
    },
    papers: '证明材料',
    closed: '批次已公示或终结，这里只能查看。',
    onlyDeliberation: '转入集中评议后可在这里对照评分表。'
  },
  panel: {
    heading: '集中评议',
    text: '您是本批次的评审专家。评议期间可以查看各家全部评分表，只读；您回避的工作室不列出。',
    back: '回到我的工作室'
  }
};
