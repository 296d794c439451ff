/** 管理办法各页的说法。 */
import type { ConsequenceData } from '#lib/domain/policy.ts';
import type { PoliciesTexts } from '../policies-texts.ts';

const WORDS: Readonly<Record<string, string>> = {
  title: '名称',
  docNo: '文号',
  status: '效力',
  effective: '有效期',
  from: '起',
  to: '止',
  assessments: '考核种类',
  triggers: '撤销情形',
  rubric: '考核项目',
  criteria: '考核内容',
  grades: '等次',
  on: '按什么定等次',
  bands: '等次线',
  min: '最低分',
  cap: '优秀名额',
  percent: '比例（%）',
  strict: '是否不得突破',
  aggregation: '汇总方法',
  method: '方法',
  trimFrom: '去高去低的起始份数',
  quorum: '最少评分表份数',
  tieBreak: '同分排序',
  secondAttempt: '整改复核',
  best: '最高等次',
  consequences: '后果',
  sources: '出处',
  citation: '条款',
  local: '本地设定',
  reason: '理由',
  row: '整行',
  kind: '种类',
  amountYuan: '金额（元）',
  range: '金额范围',
  max: '满分',
  years: '年限',
  scope: '范围',
  may: '可以',
  attempt: '第几次考核',
  windowYears: '认定后年限',
  bonus: '加分项目',
  step: '给分档次',
  evidence: '须附佐证',
  partial: '可部分得分',
  unit: '单位',
  whole: '按整数计',
  required: '应有',
  per: '每少',
  deduct: '扣分',
  rounding: '不足一个单位',
  zeroIfNone: '全无得零分',
  zeroes: '没有则全行零分',
  parts: '分项',
  points: '得分',
  excellent: '优秀',
  pass: '合格',
  fail: '不合格'
};

const yuan = (amount: number): string => `${amount.toLocaleString('en-US')} 元`;

function line({ kind, amountYuan, range, years, scope }: ConsequenceData, name: string): string {
  const amount =
    kind === 'clawback' || amountYuan === undefined
      ? ''
      : amountYuan !== null
        ? ` ${yuan(amountYuan)}`
        : range
          ? ` ${range.min.toLocaleString('en-US')} 至 ${yuan(range.max)}，逐室核定`
          : '，金额逐室核定';
  return [
    `${name}${amount}`,
    ...(scope === undefined ? [] : [`范围：${scope}`]),
    ...(years === undefined ? [] : [`期限 ${years} 年`])
  ].join('；');
}

export const policies: PoliciesTexts = {
  heading: '管理办法',
  intro: '考核依据的办法，逐条注明出处；办法没有写明、由本地定的，标为“本地设定”。',
  none: {
    heading: '还没有管理办法',
    text: '导入一份办法（policy.yaml、rubric.yaml、cases.yaml）后，才能新建批次。'
  },
  importLink: '导入管理办法',
  columns: {
    title: '办法',
    docNo: '文号',
    status: '效力',
    effective: '有效期',
    assessments: '考核种类',
    rounds: '批次',
    versions: '版本'
  },
  status: { 'in-force': '现行', draft: '征求意见稿' },
  noNumber: '无文号',
  effective: (from, to) =>
    from === null && to === null ? '未写明' : `${from ?? '未写明'} 至 ${to ?? '未写明'}`,
  rounds: (count) => `${count} 个批次`,
  versions: (count) => `${count} 个版本`,
  back: '全部办法',
  contents: '本页目录',
  print: '打印',
  oldVersion: (day) => `这是 ${day} 导入的旧版本。已开启的批次按开启时的版本执行。`,
  latest: '看最新版本',
  local: '本地设定',
  localWhy: '理由',
  noSource: '未注明',
  source: '出处',
  assessment: {
    heading: (title) => title,
    graded: '等次',
    ungraded: '不定等次，只有得分和名次',
    on: { label: '按什么定等次', total: '总分（含加分）', base: '基础分（不含加分）' },
    band: '等次',
    from: (min) => `${min} 分及以上`,
    below: (least) => `低于 ${least} 分`,
    range: (min, below) => `${min} 分及以上，低于 ${below} 分`,
    cap: {
      label: '优秀名额',
      none: '没有名额限制',
      percent: (percent) => `不超过参评家数的 ${percent}%，取整数`,
      strictLabel: '能否突破名额',
      strict: '不得突破',
      principle: '原则上不突破，说明理由可以增加'
    },
    aggregation: {
      label: '多份评分表怎样汇总',
      mean: '算术平均',
      'trimmed-mean': '去掉一个最高分和一个最低分后平均'
    },
    trimFrom: { label: '满多少份才去高去低', sheets: (count) => `${count} 份` },
    quorum: { label: '最少评分表份数', sheets: (count) => `${count} 份` },
    tieBreak: {
      label: '同分怎样排序',
      base: '基础分',
      order: (titles) => (titles.length === 0 ? '比基础分' : `依次比${titles.join('、')}`)
    },
    secondAttempt: { label: '整改复核最高等次', best: (title) => title }
  },
  consequences: {
    heading: '考核后果',
    none: '没有后果',
    ungraded: '不定等次，没有后果',
    line,
    may: '可以，须另行批准',
    attempt: (attempt) => (attempt === 1 ? '首次考核' : '整改后复核')
  },
  triggers: {
    heading: '撤销情形',
    intro: '批次中查实其中一项的，不论得分，按一票否决处理。',
    none: '办法没有规定撤销情形。',
    window: (years) => `认定后 ${years} 年内`,
    reading: (reason) => `这样理解的理由：${reason}`
  },
  rubric: {
    heading: '评分表',
    intro: (base, bonus) => (bonus > 0 ? `基础分 ${base} 分，加分最多 ${bonus} 分。` : `满分 ${base} 分。`),
    tableIsLocal: (reason) => `整张评分表是本地设定：${reason}。各行条款指明它所衡量的职责。`,
    columns: {
      number: '序号',
      category: '考核项目',
      criterion: '考核内容',
      max: '分值',
      rule: '评分规则',
      source: '出处'
    },
    category: (title, max, isBonus) =>
      isBonus ? `${title}（加分，最多 ${max} 分）` : `${title}（${max} 分）`,
    bonus: '加分',
    evidence: '须附佐证',
    parameter: (name) => WORDS[name] ?? name,
    note: (number) => `本地设定 ${number}`
  },
  articles: { heading: '按条款查', intro: '每一条款定了哪些事。别处引用条款，都指到这里。' },
  history: {
    heading: '版本',
    columns: { version: '版本', day: '导入日期', note: '改动说明' },
    firstNote: '首次导入',
    noNote: '未写说明',
    shown: '正在看',
    compareHeading: '比较两个版本',
    from: '旧版本',
    to: '新版本',
    compare: '比较',
    version: (day, digits) => `${day}（${digits}）`,
    digest: '内容摘要（SHA-256）'
  },
  difference: {
    heading: (title) => `版本比较：${title}`,
    same: '两个版本的内容完全相同。',
    count: (parts, values) => `${parts} 处不同，共 ${values} 个值`,
    parts: {
      policy: '办法本身',
      assessment: '考核种类',
      trigger: '撤销情形',
      category: '考核项目',
      criterion: '考核内容'
    },
    change: { added: '新增', removed: '删去', changed: '改动' },
    columns: { what: '内容', before: '旧版本', after: '新版本' },
    absent: '没有',
    empty: '（空）',
    order: '次序',
    yes: '是',
    no: '否',
    word: (name) => WORDS[name],
    chooseHeading: '换两个版本',
    swap: '新旧对调'
  },
  take: {
    heading: '导入管理办法',
    intro:
      '选一个办法的文件夹，或其中的三个文件：policy.yaml（办法）、rubric.yaml（评分表）、cases.yaml（算例）。先检查，全部无误才能导入；检查不写入任何数据。',
    files: '办法的文件',
    filesHint: '可以一次选三个文件；每个不超过 512 KB，UTF-8 编码',
    folder: '选整个文件夹',
    check: '检查',
    checking: '正在检查并运行算例…',
    missing: '请选择文件',
    tooLarge: (name, most) => `${name} 太大，最多 ${most} KB`,
    faults: {
      heading: (count) => `有 ${count} 处错误，不能导入`,
      text: '请按文件和行号改正后，重新选择文件再检查。没有写入任何数据。',
      columns: { place: '位置', fault: '错在哪里，怎样改' },
      more: (count) => `还有 ${count} 处，改正以上各处后再看`
    },
    place: (file, line, column) => `${file} 第 ${line} 行，第 ${column} 列`,
    encoding: '文件不是 UTF-8 编码。请在编辑器中另存为 UTF-8 后再选。',
    good: {
      heading: (title) => `《${title}》检查无误`,
      cases: (count) => `${count} 个算例全部符合预期。`
    },
    same: { heading: '内容没有变化', text: '库里最新的版本与这些文件完全相同，不需要导入。' },
    fresh: '库里还没有这份办法，将作为第一个版本导入。',
    newer: (count) => `与库里最新的版本相比，有 ${count} 处不同：`,
    used: (rounds) =>
      `已有 ${rounds} 个批次使用这份办法的旧版本。导入后成为新版本，只用于今后新建的批次；已有的批次不变。`,
    note: '改动说明',
    noteMissing: '请写明这个版本改了什么',
    noteHint: '写明改了什么、依据哪份文件；各账户都能看到',
    submit: '导入',
    submitNewer: '作为新版本导入',
    done: (title) => `已导入《${title}》。`,
    see: '查看',
    unchanged: '内容没有变化，没有写入任何数据。'
  }
};
