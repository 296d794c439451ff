/** 专家的页面：我的工作室、评分表、复核签名，以及什么存在哪里。 */
import type { SheetTexts } from '../sheet-texts.ts';
import { sync } from './sheet-sync.ts';

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
});

const clock = (at: number): Record<string, string> =>
  Object.fromEntries(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
const time = (at: number): string => `${clock(at).hour}:${clock(at).minute}`;
const numbers = (iso: string): number[] => iso.slice(0, 10).split('-').map(Number);

export const sheet: SheetTexts = {
  language: 'zh-CN',
  dates: {
    day: (iso) => `${numbers(iso)[1]} 月 ${numbers(iso)[2]} 日`,
    fullDay: (iso) => `${numbers(iso)[0]} 年 ${numbers(iso)[1]} 月 ${numbers(iso)[2]} 日`,
    time,
    moment: (at) => `${clock(at).month} 月 ${clock(at).day} 日 ${time(at)}`
  },
  row: {
    name: (number, title) => `第 ${number} 行 ${title}`,
    of: (max) => `/ ${max} 分`,
    unanswered: '未评',
    faulty: '待补',
    announce: ({ number, title, points, max, reason, total }) =>
      [
        `第 ${number} 行 ${title}${points === null ? '' : ` ${points} 分，满分 ${max} 分`}`,
        reason,
        total === null ? '' : `总分 ${total} 分`
      ]
        .filter((part) => part !== '')
        .join('。'),
    note: '备注',
    noteCount: (count) => (count > 0 ? `备注 ${count}` : '备注'),
    notePlaceholder: '需要说明的情况',
    noteAsked: '与核实数据不一致，请写明原因',
    evidence: '佐证',
    evidenceAsked: '得分须附佐证',
    evidenceLine: (number) => `佐证材料 ${number}`,
    evidencePlaceholder: '材料名称、文号或存放处',
    addEvidence: '写一条佐证',
    removeEvidence: (number) => `删除第 ${number} 条佐证`,
    returned: (reason) => `退回原因：${reason}`,
    notKept: '这一行没能存到本机。请不要离开本页，先释放存储空间；内容仍在屏幕上。',
    locked: '已锁定，不能修改',
    fact: '核实数据',
    factTake: (amount) => `取用核实数据 ${amount}`
  },
  faults: {
    'points-missing': (_, { least, most, step }) => `请给分，${least} 至 ${most} 分，每档 ${step} 分`,
    'points-above-max': ({ found, max }) => `${found} 分超过满分 ${max} 分`,
    'points-negative': () => '得分不能小于 0',
    'off-step': ({ found, step }, { nearest }) =>
      `${found} 分不在档上，每档 ${step} 分，可给 ${nearest.join(' 或 ')} 分`,
    'partial-not-between': (_, { least, most }) =>
      `“部分”只能给 ${least} 至 ${most} 分；满分请选“是”，0 分请选“否”`,
    'missing-key': (_, { unit }) => (unit === '' ? '请作答' : `请填数量（${unit}）`),
    'not-a-number': ({ found }) => `“${found}”不是数字，请只填数字，如 7.5`,
    'too-large': ({ most }) => `数太大，最多 ${most}`,
    'too-many-decimals': ({ most }) => (most === 0 ? '请填整数' : `小数最多 ${most} 位`),
    'fractional-count': ({ found }) => `${found} 不是整数，请填整数`,
    'amount-negative': () => '数量不能小于 0',
    'count-negative': () => '个数不能小于 0',
    'evidence-missing': () => '得分须附佐证：拍照，或写明材料名称',
    'note-missing': ({ fact, found }, { unit }) =>
      fact === undefined
        ? '请在备注写明原因'
        : `填报 ${found} ${unit}，核实 ${fact} ${unit}，请在备注写明不一致的原因`,
    'bad-text': () => '有无法保存的字符，请删去后重新输入',
    'text-too-long': ({ most }) => `文字太长，这一行最多 ${most} 个字符`,
    'superfluous-input': () => '这里不需要另外给分，请重新选择',
    other: '这一行的内容无法识别，请重新填写'
  },
  partsOpen: (titles) => `还没有填：${titles.join('、')}`,
  ofPart: (title, fault) => `${title}：${fault}`,
  inputs: {
    points: '得分',
    amount: (unit) => `数量（${unit}）`,
    less: (step) => `减 ${step}`,
    more: (step) => `加 ${step}`,
    fine: (step) => `微调，每档 ${step} 分`,
    met: { yes: '是', partial: '部分', no: '否' },
    partialPoints: '部分具备，得分',
    between: (required, unit) => `不足 ${required} ${unit}，由专家给分`,
    all: '齐全',
    none: '都没有',
    nothing: '都没有，0 分',
    worth: (points) => `${points} 分`,
    each: (points) => `每个 ${points} 分`,
    present: '有',
    absent: '无'
  },
  entry: {
    nothing: '未评',
    given: (points) => `${points} 分`,
    met: (met, points) => (points === null ? met : `${met}，${points} 分`),
    amount: (amount, unit) => `${amount} ${unit}`,
    between: (amount, points) => `${amount}，专家给 ${points} 分`,
    allThere: '齐全',
    missing: (titles) => `缺${titles.join('、')}`,
    counted: (title, count) => `${title} ${count}`,
    part: (title, value) => `${title}：${value}`,
    present: '有',
    absent: '无',
    note: (text) => `备注：${text}`,
    evidence: (lines) => `佐证：${lines.join('、')}`,
    photos: (count) => `照片 ${count} 张`,
    join: (parts) => parts.join('；')
  },
  photos: {
    take: '拍照',
    count: (count) => (count > 0 ? `照片 ${count}` : '拍照'),
    file: '选文件',
    name: (number, name) => `照片 ${number}：${name}`,
    open: (number) => `查看照片 ${number}`,
    notHere: '不在本机',
    notSent: '未发送',
    remove: '删除照片',
    removeAsk: '删除后不能恢复，确定删除？',
    keep: '保留',
    close: '关闭'
  },
  conflict: {
    heading: '这一行在两台设备上改成了不同的内容',
    text: '请选一个。另一个会留在记录里，不再计分。',
    mine: '本机的',
    theirs: '服务器上的',
    at: (moment) => `${moment} 填写`,
    points: (points) => (points === null ? '未评完' : `${points} 分`),
    choose: (side) => `用${side}`
  },
  index: {
    label: '考核项目',
    open: (count) => `${count} 项未评`,
    done: (count) => `${count} 项已评`,
    place: (number, rows, bonus) => (bonus ? `基础分之外，${rows} 项` : `第 ${number} 类，${rows} 项`),
    subtotal: '小计'
  },
  tally: {
    label: '合计',
    base: '基础分',
    bonus: '加分',
    total: '总分',
    open: (count) => `未评 ${count} 项`,
    toOpen: (count) => `未评 ${count} 项，到下一个未评项`,
    review: '复核并签名',
    view: '查看评分表',
    reviewBlocked: (count) => `还有 ${count} 项未评，评完才能签名`,
    undo: '撤销',
    undoes: (what) => `撤销：${what}`
  },
  sync,
  studios: {
    title: '我的工作室',
    heading: (open, returned) =>
      open + returned === 0
        ? '没有待评的工作室'
        : [open > 0 ? `${open} 家待评` : '', returned > 0 ? `${returned} 份被退回` : '']
            .filter((part) => part !== '')
            .join('，'),
    count: (all, sealed) => `我的工作室 ${all} 家，已封存 ${sealed} 份`,
    returnedFirst: '退回的在前',
    noneYet: { heading: '还没有分给你的工作室', text: '承办人分派后，这里会列出要评的工作室。' },
    notTaken: {
      heading: '这台设备上还没有评分资料',
      text: '第一次打开需要网络。请连上网络后打开本页一次，之后没有网络也能评分。',
      action: '重试'
    },
    map: (address) => `${address}，在地图中打开`,
    total: '总分',
    totalOf: (max) => `总分 / ${max}`,
    rows: (answered, rows) => `${answered} / ${rows} 项`,
    progress: (answered, rows) => `已评 ${answered} 项，共 ${rows} 项`,
    state: {
      ready: '已备好，可离线打开',
      allSent: '已同步',
      toSend: (changes) => `本机 ${changes} 项待发送`,
      conflict: (rows) => `${rows} 行待确认`,
      returned: (reason) => `退回：${reason}`,
      signedHere: '已签名，待发送',
      sealed: '已签名封存',
      reassigned: '已改派他人',
      roundClosed: '本轮评分已结束'
    },
    action: { begin: '开始评分', continue: '继续评分', mend: '修改', view: '查看', settle: '去确认' },
    actionOn: (action, studio) => `${action}：${studio}`
  },
  table: {
    title: '考核评分表',
    annex: (policy, docNo) => (docNo === null ? policy : `${policy}（${docNo}）`),
    head: {
      studio: '工作室',
      unit: '所在单位',
      trade: '职业（工种）',
      district: '区县',
      round: '考核轮次',
      expert: '评审专家',
      date: '签名日期'
    },
    columns: {
      category: '考核项目',
      number: '序号',
      content: '考核内容',
      max: '满分',
      points: '得分',
      remark: '说明'
    },
    subtotal: '小计',
    base: '基础分',
    bonus: '加分',
    total: '总分',
    open: '未评',
    jump: (number) => `未评，去评第 ${number} 行`,
    signature: '专家签名',
    signedBy: (expert) => `${expert}的签名`,
    hash: '内容校验码',
    notSealed: '尚未封存'
  },
  signature: {
    label: '签名处',
    hint: '用手指、手写笔或鼠标在框内签名',
    here: '在此签名',
    clear: '清除重签',
    undo: '撤销一笔',
    unable: '不方便手写？',
    unableText: '用键盘或读屏软件时，可以画押代替签名：表上留一个十字押记，仍记为本账号签署。',
    mark: '画押代替签名',
    marked: '已画押',
    drawn: (strokes) => `已签名，共 ${strokes} 笔`,
    empty: '还没有签名',
    tooLong: '笔画太多，请清除后重签',
    loading: '正在准备签名框…',
    failed: '签名框没有打开，请刷新页面后再试；已填内容都在。'
  },
  review: {
    title: '复核并签名',
    back: '返回评分表',
    print: '打印',
    openHeading: (count) => `还有 ${count} 项未评完`,
    openText: '评完才能签名。点下面的行，直接去评。',
    sign: '签名',
    statement: '我已逐项核对，以上评分是我独立作出的。',
    submit: '签名并提交',
    submitting: '正在提交…',
    needSignature: '请先签名',
    queued: {
      heading: '已签名，等待发送',
      text: '签名和评分都存在本机，有网络时自动提交，提交成功后封存。请不要清除浏览器数据。'
    },
    sealed: { heading: '已签名封存', text: (at) => `${at} 封存，内容不能再改。` },
    ask: {
      heading: '提交后不能修改',
      text: '提交即封存。要改只能由承办人退回。',
      confirm: '提交',
      cancel: '再看看'
    }
  }
};
