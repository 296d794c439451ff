/** 审计记录一页的说法。 */
import type { AdminAuditTexts } from '../admin-audit-texts.ts';

const DETAIL: Readonly<Record<string, string>> = {
  reason: '原因',
  user: '账户',
  role: '角色',
  authority: '范围',
  expert: '专家',
  sessions: '退出的登录数',
  hours: '有效小时数',
  dropSecondFactor: '取消两步验证',
  policy: '管理办法',
  note: '说明',
  year: '年份',
  from: '原为',
  to: '改为',
  firstDay: '公示首日',
  lastDay: '公示末日',
  number: '序号',
  secondFactor: '两步验证',
  contentHash: '内容摘要',
  settlement: '核定',
  digest: '摘要',
  round: '批次',
  code: '编号',
  title: '名称',
  count: '数量',
  status: '状态',
  outcome: '处理结果',
  receipt: '回执号',
  trigger: '情形',
  days: '天数',
  kind: '类别',
  participants: '家数',
  studios: '工作室数'
};

const TOLD: Readonly<Record<string, string>> = {
  'not-asked': '未要求',
  code: '动态码',
  'recovery-code': '恢复码',
  app: '动态码'
};

export const adminAudit: AdminAuditTexts = {
  heading: '审计记录',
  intro: '谁在什么时候办理了什么。记录只增不改，一条连着一条；任何一条被改动、抽走，核验时都能查出。',
  search: {
    act: '事项',
    actor: '办理人',
    actorHint: '账户名',
    kind: '对象类别',
    object: '对象编号',
    objectHint: '记录里的编号',
    from: '从',
    to: '到',
    all: '全部',
    apply: '查询',
    clear: '清除条件',
    unknownActor: (name) => `没有叫“${name}”的账户。请输入完整的账户名。`
  },
  columns: { number: '序号', time: '时间', actor: '办理人', act: '事项', objects: '对象', detail: '内容' },
  caption: (count) => `本页 ${count} 条，最新的在前`,
  operator: (name) => `运维人员（${name}）`,
  public: '社会公众',
  gone: (id) => id,
  more: (count) => `等 ${count} 个`,
  hash: '本条的哈希值',
  detail: (key) => DETAIL[key] ?? key,
  told: (value) => TOLD[value] ?? value,
  value: { yes: '是', no: '否', none: '无' },
  none: { heading: '没有符合条件的记录', text: '请换一个条件，或清除条件再查。' },
  older: '更早的记录',
  newest: '最新的记录',
  export: '导出全部记录',
  exportText: '每行一条 JSON，含全部哈希值，可以在本系统之外逐条复算。',
  check: {
    heading: '核验',
    text: '从第一条记录起逐条复算，并与今天的数据、附件和锚点文件比对。数据多时需要几十秒，期间可以继续使用系统。',
    proves: [
      '每条记录都带有前一条的哈希值：改动、插入或抽走任何一条，后面的都对不上。',
      '每个对象今天的内容与最后一次记录时的摘要比对：绕过本系统直接改数据库，能指出是哪一个对象。',
      '锚点文件在数据库之外：截掉最后几条，或把整条记录链重写，也能查出。请把锚点文件定期复制到别人保管的地方。'
    ],
    submit: '开始核验',
    busy: '正在逐条复算，请不要关闭本页…',
    good: (rows, objects) => `核验无误：${rows} 条记录、${objects} 个对象全部一致。`,
    anchors: (count) => `与锚点文件中的 ${count} 个锚点一致。`,
    noAnchors: '没有可比对的锚点：记录链被整体重写时查不出来。请见“运行状况”。',
    head: '记录链末端',
    number: '序号',
    at: '核验时间',
    bad: (count) => `发现 ${count} 处不一致`,
    badText: '请立即停止改动数据，保留数据库文件和锚点文件，与最近的备份比对，并报告主管领导。',
    more: (count) => `还有 ${count} 处`
  }
};
