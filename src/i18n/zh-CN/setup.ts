/** 筹备批次各步的说法。 */
import type { SetupTexts } from '../setup-texts.ts';

const window = ({ from, to }: { from: string | null; to?: string | null }): string =>
  from !== null && to ? `${from} 至 ${to}` : (from ?? '');

export const setup: SetupTexts = {
  steps: {
    plan: '基本信息',
    participants: '参评工作室',
    panels: '专家组',
    draw: '分派专家',
    settings: '本地设定',
    check: '核对与开启'
  },
  stepsLabel: '筹备步骤',
  kept: '每一步提交后即存为草稿，可随时离开再回来。',
  next: (step) => `下一步：${step}`,
  save: '保存',
  saved: '已保存',
  blocks: (count) => `还有 ${count} 项必须办`,
  opened: {
    heading: '批次已开启，筹备内容已固定',
    text: '办法、评分表、设定、参评工作室和专家组不再变动。个别工作室的参评状态和专家分派，可在评分进度里写明原因后变更。',
    progress: '查看评分进度'
  },

  create: {
    heading: '新建批次',
    intro: '先定办法和种类。建好后是草稿，接着选参评工作室、组专家组、分派，核对无误再开启。',
    replaces: (code) => `更正批次 ${code} 的结果：原批次保持不变，新批次终结后取代它，并写明原因。`,
    reason: '更正的原因',
    reasonHint: '写明依据，如复核决定、判决书的文号。会随公示一并公开。',
    submit: '建立草稿',
    noPolicy: { heading: '还没有管理办法', text: '请系统管理员先导入管理办法和评分表，再新建批次。' }
  },
  plan: {
    title: '批次名称',
    titleHint: '公示和文件上用这个名称，如“2026 年度期满考核”。',
    code: '批次编号',
    codeHint: '建好后不能改。可用文字、数字和 . _ -，如 2026-01。',
    authority: '组织单位',
    authorityHint: '由谁组织，就只能选谁管理的工作室。',
    city: '全市',
    kind: '办法和考核种类',
    kindHint: '各办法的现行版本在前。开启后固定为所选的版本。',
    older: (day) => `旧版，${day} 导入`,
    noGrades: '不定等次',
    date: '考核日期',
    dateHint: '按这一天判断谁应参评。',
    attempt: '第几次考核',
    attemptHint: '第二次只收首次不合格、经整改的工作室。',
    attempts: { first: '首次', second: '整改后的第二次' },
    rhythm: '周期',
    rhythms: {
      cycleEnd: (years, months) => `${years} 年建设周期期满前 ${months} 个月`,
      every: (years) => (years === 1 ? '每年一次' : `每 ${years} 年一次`),
      none: '这个办法没有可用的周期数据：每家参评的工作室都要写明原因'
    },
    local: '本地设定',
    resets: '改换办法或种类后，本地设定会恢复为新办法的默认值。',
    validity: (from, to) => `办法有效期：${from ?? '未写明'} 至 ${to ?? '未写明'}`
  },
  participants: {
    summary: (invited, due, missing, exceptions) =>
      `已加入 ${invited} 家。${
        due === 0
          ? '按周期，这一天没有应参评的工作室'
          : `按周期应参评 ${due} 家，${missing === 0 ? '都已加入' : `还有 ${missing} 家没有加入`}`
      }${exceptions === 0 ? '' : `；另有 ${exceptions} 家不在周期内`}。`,
    inviteDue: (count) => `加入应参评的 ${count} 家`,
    allIn: '应参评的都已加入。',
    byList: {
      heading: '按名单加入',
      codes: '工作室编号',
      codesHint: '每行一个，或用逗号、空格分开；可直接粘贴表格里的一列。已加入的不会重复。',
      reason: '不在周期内的，参评原因',
      reasonHint: '名单里有不应参评的工作室时必填，会记入批次。',
      submit: '按名单加入'
    },
    views: {
      label: '范围',
      all: '全部工作室',
      in: '已加入',
      due: '应参评',
      missing: '应参评未加入',
      exception: '不在周期内而加入',
      out: '未加入'
    },
    search: '编号、名称或单位',
    district: '区（主管部门）',
    columns: {
      code: '编号',
      studio: '工作室',
      unit: '所在单位',
      district: '区（主管部门）',
      recognised: '认定日期',
      last: '上次考核',
      verdict: '周期',
      state: '参评'
    },
    caption: (from, to, total) =>
      from === 1 && to === total ? `共 ${total} 家` : `第 ${from} 至 ${to} 家，共 ${total} 家`,
    none: { heading: '还没有工作室', text: '请先在“工作室”里登记或导入名单，再选参评工作室。' },
    noneFit: { heading: '没有符合条件的工作室', text: '请换一个词，或清除条件再看。' },
    due: '应参评',
    notDue: '不应参评',
    why: {
      'cycle-ends': (span) => `考核期 ${window(span)}`,
      overdue: ({ to }) => `应在 ${to ?? ''} 前考核，已过期`,
      'interval-over': ({ from }) => `${(from ?? '').slice(0, 4)} 年应考`,
      'second-attempt': () => '首次考核不合格，整改后复核',
      replaced: () => '在被更正的批次里',
      'other-policy': () => '适用另一个办法',
      'no-timing': () => '办法没有周期数据',
      'recognition-unknown': () => '没有登记认定日期',
      'recognised-later': () => '认定日期晚于考核日期',
      'too-early': ({ from }) => `${from ?? ''} 起才到考核期`,
      assessed: ({ from }) => (from === null ? '已考核过' : `本周期已考核，${from} 起再考`),
      underway: ({ round }) => `正在批次 ${round ?? ''} 中参评`,
      'not-failed': () => '首次考核没有不合格的记录',
      'not-replaced': () => '不在被更正的批次里'
    },
    isIn: '已加入',
    unexplained: '未写原因',
    exception: (reason) => `原因：${reason}`,
    add: '加入',
    addNamed: (studio) => `加入 ${studio}`,
    addHeading: (studio) => `把 ${studio} 加入本批次`,
    addText: '按周期，它这次不应参评。仍要加入的，请写明原因。',
    addReason: '参评原因',
    addReasonHint: '如“主管部门要求提前考核”，会记入批次。',
    remove: '移出',
    removeNamed: (studio) => `移出 ${studio}`,
    removeHeading: (studio) => `把 ${studio} 移出本批次`,
    removeText: '为它登记的核实数据、回避和专家分派一并删去。开启以后不能再移出，只能暂缓或退出。',
    removeSubmit: '移出工作室',
    done: {
      added: (invited, already) =>
        already === 0 ? `已加入 ${invited} 家` : `已加入 ${invited} 家，${already} 家原已在内`,
      removed: '已移出'
    }
  },
  panels: {
    intro: '专家按组评分：一家工作室由一个组里的几位专家评。有几个组时，分派会让各组的家数与人数相称。',
    clears: '已有分派。改动专家组会清除全部分派，需要重新分派。',
    none: { heading: '还没有专家组', text: '在下面选专家，写上组名，即成一组。' },
    count: (experts) => `${experts} 位专家`,
    columns: {
      name: '专家',
      affiliation: '工作单位',
      unit: '所属申办单位',
      authority: '区（主管部门）',
      studios: '已分派'
    },
    noAccount: '没有账户，不能登录评分',
    remove: '移出本组',
    removeNamed: (expert, panel) => `把${expert}移出${panel}`,
    add: {
      heading: '添加专家',
      search: '查找专家',
      searchHint: '姓名',
      panel: '加入的组',
      newPanel: '新组',
      newPanelHint: '另建一组时填组名，如“第一组”。',
      choose: '选专家',
      submit: '加入专家组',
      none: '没有可添加的专家：都已在组里，或没有符合条件的。',
      shown: (shown, total) => `显示 ${shown} 位，共 ${total} 位；人数多时请先查找`,
      nobody: '请至少选一位专家'
    },
    recusals: {
      heading: '回避',
      intro: '登记后，该专家不会被分派到这家工作室。所属申办单位相同的，分派时自动避开。',
      none: '没有登记回避。',
      expert: '专家',
      studio: '工作室',
      reason: '回避的原因',
      reasonHint: '如亲属关系、近三年合作、本人申请。登记后不能撤回。',
      submit: '登记回避',
      choose: '请选择'
    }
  },
  draw: {
    intro: '抽取时避开利益冲突，各位专家的家数尽量相等。名单和抽签号相同，结果总是相同。',
    missing: '先要有参评工作室和专家组，才能分派。',
    perStudio: '每家专家人数',
    perStudioHint: (quorum) => `本批次每家至少要 ${quorum} 份封存的评分表。`,
    persons: '位',
    avoid: '避开',
    avoidUnit: '同一申办单位的专家',
    avoidAuthority: '同一区（主管部门）的专家',
    seed: '抽签号',
    seedHint: '当众抽取时，可填现场定下的号码；不填则自动生成。',
    submit: '分派专家',
    again: '重新分派',
    againText: '重新分派会清除现有的全部分派，包括手工调整的。',
    seedShown: (seed) => `抽签号：${seed}`,
    loads: '各位专家的家数',
    loadColumns: { expert: '专家', panel: '专家组', studios: '家数' },
    result: '分派结果',
    columns: { studio: '工作室', district: '区（主管部门）', experts: '专家', passedOver: '避开' },
    search: '编号、名称或专家',
    byHand: '手工',
    nobody: '未分派',
    none: { heading: '还没有分派', text: '填好每家人数，点“分派专家”。' },
    adjust: '调整',
    adjustNamed: (studio) => `调整 ${studio} 的专家`,
    move: {
      heading: (studio) => `调整 ${studio} 的专家`,
      from: '换下',
      noFrom: '不换下，只增派',
      to: '换上',
      noTo: '不换上，只减少',
      option: (name, load, conflict) => `${name}（${load} 家）${conflict === null ? '' : ` · ${conflict}`}`,
      reason: '调整的原因',
      submit: '调整分派',
      why: '为什么是他们',
      drawn: (load) => `抽取，共评 ${load} 家`,
      panelGiven: '专家组由人工指定',
      panelBalanced: '专家组按家数与人数相称选出',
      hand: (reason) => `手工调整：${reason}`,
      nobodyPassed: '没有需要避开的专家。'
    },
    conflicts: { recused: '已登记回避', 'own-unit': '同一申办单位', 'own-authority': '同一区（主管部门）' },
    passed: (name, why) => `${name}（${why}）`
  },
  settings: {
    intro: '条文没有规定的，由本地设定，每一项都写明默认值和理由；条文已有规定的，不能改。',
    local: '本地设定',
    cited: '条文规定',
    changed: '已改',
    usual: (value) => `默认 ${value}`,
    reset: '全部恢复默认',
    resetText: '各项本地设定恢复为办法里的默认值。',
    noCap: '不设名额',
    noGrades: '这一种类不定等次：只有得分和名次，没有分数线和名额。',
    names: {
      'grades.on': '按哪个得分定等次',
      band: (title) => `${title}的最低分`,
      'cap.percent': '优秀名额',
      'cap.strict': '名额是否可以突破',
      'aggregation.method': '多份评分怎样汇总',
      'aggregation.trimFrom': '满几份起去掉最高最低',
      quorum: '每家至少几份评分表',
      tieBreak: '同分怎样排先后',
      limit: '分差超过多少须评议'
    },
    meanings: {
      'grades.on': '总分含加分项目，基础分不含。',
      band: '公布的得分达到这个数，即为这一等次。',
      'cap.percent': '占有等次的参评工作室的百分比，向下取整。不填即不设名额。',
      'cap.strict': '条文写“原则上”的，可以写明理由后突破；否则不能突破。',
      'aggregation.method': '去掉最高最低：各去一份，再取平均。',
      'aggregation.trimFrom': '不足这个份数的，仍取全部的平均。只在选了去掉最高最低时起作用。',
      quorum: '少于这个份数的工作室不能核定，除非写明原因暂缓。',
      tieBreak: '依次比较；都相同的并列，遇名额线时由专家组决定。',
      limit: '同一家工作室最高分与最低分之差超过这个数，列入集中评议。'
    },
    limitReason: '条文没有规定；默认 15 分',
    choices: {
      total: '总分',
      base: '基础分',
      mean: '算术平均',
      'trimmed-mean': '去掉最高最低后平均',
      true: '不能突破',
      false: '原则上，可写明理由突破'
    },
    units: { points: '分', percent: '%', sheets: '份' },
    base: '基础分',
    nothing: '不再比较',
    tieBreakAt: (place) => `第 ${place} 比`
  },
  check: {
    ready: '可以开启',
    notReady: (blocks) => `还有 ${blocks} 项必须先办，才能开启`,
    facts: {
      studios: '参评工作室',
      experts: '专家',
      panels: '专家组',
      perStudio: '每家专家',
      settings: '本地设定',
      sheets: '评分表'
    },
    changedSettings: (count) => (count === 0 ? '都用默认值' : `改了 ${count} 项`),
    blocks: '必须先办',
    warnings: '请再看一看',
    noWarnings: '没有需要提醒的。',
    mend: '去办理',
    names: (names, total) => (names.length < total ? `${names.join('、')} 等 ${total} 个` : names.join('、')),
    items: {
      'no-participants': '还没有参评工作室',
      'no-panel': '还没有专家组',
      'not-assigned': (count, quorum) => `${count} 家工作室的专家不足 ${quorum} 位`,
      'due-missing': (count) => `${count} 家应参评的工作室没有加入`,
      unexplained: (count) => `${count} 家不在周期内的工作室没有写明参评原因`,
      'idle-experts': (count) => `${count} 位专家没有分派到工作室`,
      'no-account': (count) => `${count} 位专家没有账户，不能登录评分`,
      uneven: '各位专家的家数相差超过 2 家',
      'own-authority': (count) => `${count} 家工作室有同一区（主管部门）的专家评分`,
      deferred: (count) => `${count} 家工作室已暂缓或退出，不参加评分`,
      'outside-validity': '考核日期不在办法的有效期内，结果里会写明',
      'draft-policy': '办法是征求意见稿，每条引用都会写明'
    },
    open: '开启批次',
    dialog: {
      heading: '开启批次，专家开始评分',
      text: (studios, sheets) =>
        `将为 ${studios} 家工作室建立 ${sheets} 份评分表，专家即可登录评分。以下内容从此固定：`,
      frozen: [
        '办法和评分表的版本、考核日期',
        '全部本地设定',
        '参评工作室名单',
        '专家组名单；专家在本批次改用代号 E01、E02……'
      ],
      may: '此后只有参评状态、一票否决和专家分派可以变更，每次都要写明原因。开启后不能退回筹备。'
    }
  }
};
