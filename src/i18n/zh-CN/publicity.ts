/** 公示与异议一页的说法。 */
import type { PublicityTexts } from '../publicity-texts.ts';

const shortDay = (iso: string): string => `${Number(iso.slice(5, 7))} 月 ${Number(iso.slice(8))} 日`;

export const publicity: PublicityTexts = {
  heading: {
    notSettled: '还不能公示：结果没有核定',
    compose: '结果已核定，可以发布公示',
    later: (first) => `公示将从 ${first} 开始`,
    running: (last) => `公示中，到 ${last}（含当日）为止`,
    over: (open) => (open > 0 ? `公示期满，还有 ${open} 件异议没有处理` : '公示期满，可以终结批次'),
    final: '批次已终结，结果不再变动'
  },
  early: {
    text: '公示的是核定的结果。核定之后，评分表、状态或决定又有变动的，要重新核定。',
    toSettle: '去核定结果'
  },
  compose: {
    days: '公示天数',
    daysUnit: '天',
    firstDay: '首日',
    firstDayHint: (earliest, latest) => `${earliest} 至 ${latest}；首日计算在内`,
    kind: '按什么天计算',
    kinds: { calendar: '自然日', working: '工作日' },
    local: '本地设定',
    localHint: '办法没有规定考核结果的公示天数，天数、计法和是否公布得分由组织单位确定。',
    period: (first, last) => `公示期：${first} 至 ${last}`,
    skipped: (days) => `其间不计入：${days.map(shortDay).join('、')}`,
    estimated: (years) =>
      `${years.join('、')} 年的节假日安排还没有录入，工作日按周一至周五估算，公示上会写明。发布后再录入，不改变本公示的日期。`,
    toHolidays: '请系统管理员先录入节假日，日期会更准确。',
    showScores: '公布每家的得分',
    showScoresHint: '不公布得分时，名单按编号排列，看不出先后。',
    contact: '受理异议的部门',
    contactHint: '写明单位和科室',
    address: '来信地址（可以不填）',
    phone: '电话（可以不填）',
    issuer: '落款单位',
    issuerHint: '印在公示末尾',
    documentNumber: '文号（可以不填）',
    documentHint: '例如：示人社公示〔2026〕18 号',
    preview: '更新预览',
    previewHeading: '预览：公众看到的样子',
    previewBroken: '改正标出的几项之后，这里显示预览。',
    publish: '发布公示',
    open: '核对后发布…',
    contactMissing: '请写明由哪个部门受理异议。'
  },
  confirm: {
    title: '发布这份公示？',
    public: (count) =>
      `${count} 家工作室的名称、领办人、所在单位、工种和等次将向社会公开，任何人不登录就能看到。`,
    scores: '每家的得分也一并公开。',
    noScores: '得分不公开。',
    reason: '更正的原因也会写在公示上。',
    fixed: '发布后不能修改，只能撤回，或者在终结以后另建更正批次。',
    objections: (first, last) => `从 ${first} 到 ${last}，任何人都可以提出异议。`
  },
  running: {
    heading: '公示',
    address: '公示地址',
    period: '公示期',
    code: '校验码',
    qr: '通往公示的二维码',
    opensOn: (first) => `${first} 起公众可以看到，现在打开这个地址是空的。`,
    open: '打开公示页',
    print: '打印公示：打开公示页后打印。',
    copy: '复制地址',
    copied: '已复制',
    whole: '公示全文'
  },
  objections: {
    heading: (count, open) =>
      count === 0 ? '异议' : `异议 ${count} 件${open > 0 ? `，${open} 件待处理` : '，都已处理'}`,
    noneEver: '公示期内没有收到异议。',
    none: '没有收到异议。收到后会列在这里，逐件处理。',
    states: { open: '待处理', sustained: '成立', dismissed: '不成立' },
    received: '收到',
    about: '针对',
    whole: '整个公示',
    from: '提出人',
    contact: '联系方式',
    files: '材料',
    decide: '处理这件异议',
    outcome: '结论',
    outcomes: { sustained: '异议成立', dismissed: '异议不成立' },
    sustainedHint: '公示立即撤回，批次退回集中评议；已核定的结果作废，要重新核定、重新公示。',
    dismissedHint: '公示照常进行，结果不变。',
    reason: '理由',
    reasonHint: '提出人凭回执号能看到这段话，请写明核实了什么、为什么这样决定，不要写他人的个人信息。',
    submit: '记录处理结果',
    decided: (on) => `${on} 处理`,
    outcomeMissing: '请选择异议是否成立。',
    confirm: '异议成立：撤回公示，退回集中评议？'
  },
  withdraw: {
    heading: '撤回公示',
    text: '组织单位自己发现公示有误时使用。公示页随即写明已撤回，不再列出名单；批次退回集中评议，要重新核定、重新公示。',
    reason: '撤回的原因',
    hint: '记入审计记录，不对公众显示。',
    submit: '撤回公示',
    confirm: '撤回这份公示，批次退回集中评议？'
  },
  finalise: {
    heading: '终结批次',
    text: '公示期满、异议都已处理，就可以终结。终结后结果不再变动，后续事项（奖励、整改、取消称号等）由此产生；确需更正的另建更正批次。',
    blocked: '现在还不能终结：',
    untilLast: (last) => `公示到 ${last}（含当日）期满，次日起可以终结`,
    openObjections: (count) => `还有 ${count} 件异议没有处理`,
    submit: '终结批次',
    confirm: '终结批次？终结后结果不再变动。'
  },
  final: {
    heading: '更正',
    text: '结果不能再改。复核、复议或法院判决要求更正的，新建一个更正批次，写明它取代本批次和取代的原因；更正批次公示后，本公示会注明已被更正。',
    correct: '新建更正批次',
    correctText: '更正的原因会写在新的公示上，公众可以看到。',
    successor: '已有更正批次：'
  },
  replaces: (title) => `本批次更正并取代“${title}”。`,
  reason: '原因：',
  downloads: {
    heading: '下载与打印',
    bundle: '结果文件',
    bundleHint: '含评分表和专家代号，供复核用，不要对外发送。',
    ledger: '结果台账（CSV）',
    list: '打印结果单'
  },
  history: {
    heading: '发布过的公示',
    published: '发布日期',
    period: '公示期',
    state: '现状',
    stands: '有效',
    withdrawn: (on) => `${on} 撤回`
  },
  ledger: {
    name: '结果台账',
    columns: {
      rank: '名次',
      code: '编号',
      studio: '工作室',
      district: '区',
      sheets: '评分表',
      base: '基础分',
      bonus: '加分',
      total: '总分',
      grade: '等次',
      reason: '缘由',
      consequences: '后续事项',
      citations: '依据',
      checkCode: '校验码'
    }
  },
  list: {
    heading: '考核结果单',
    policy: '依据',
    date: '考核日期',
    code: '校验码',
    counts: (participants) => `参评 ${participants} 家`,
    quota: (seats) => `名额 ${seats} 家`,
    columns: {
      rank: '名次',
      studio: '工作室',
      district: '区',
      sheets: '评分表',
      how: '得分怎样得来',
      grade: '等次'
    },
    how: ({ sheets, kept, base, bonus }) =>
      [
        kept < sheets ? `${sheets} 份评分表，去掉最高最低后 ${kept} 份平均` : `${sheets} 份评分表平均`,
        ...(base === null ? [] : [`基础分 ${base}`]),
        ...(bonus === null || bonus === 0 ? [] : [`加分 ${bonus}`])
      ].join('，'),
    then: '后续：',
    parts: '基础分、加分和总分各自取平均后四舍五入，相加不一定恰好等于总分。',
    signed: '签字',
    signLines: { compiled: '制表', checked: '复核', approved: '审定' },
    back: '回到公示与异议',
    notPublic: '内部材料，公示开始前不对外。'
  }
};
