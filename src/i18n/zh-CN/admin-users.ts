/** 账户各页的说法。 */
import type { AdminUsersTexts } from '../admin-users-texts.ts';

export const adminUsers: AdminUsersTexts = {
  heading: '账户',
  intro: '谁能登录、以什么角色、管哪里。新账户凭一次性登录码首次登录并自设密码。',
  newLink: '新建账户',
  hint: '账户名',
  fields: {
    name: '账户名',
    role: '角色',
    state: '状态',
    scope: '范围',
    expert: '对应专家',
    lastSeen: '最近使用',
    created: '建立时间',
    secondFactor: '两步验证'
  },
  states: { entered: '已启用', waiting: '未首次登录', disabled: '已停用' },
  codeUntil: (time) => `登录码有效至 ${time}`,
  noCode: '没有有效的登录码',
  city: '全市',
  everything: '全部（系统）',
  never: '从未',
  yes: '有',
  no: '没有',
  none: { heading: '还没有账户', text: '新建账户后，把登录码交给本人。' },
  fileName: '账户',
  back: '全部账户',
  create: {
    heading: '新建账户',
    intro: '一人一个账户，不要共用。建好后会显示一次性登录码，只显示一次，请当场交给本人或打印。',
    name: '账户名',
    nameHint: '登录时输入，一般用本人姓名；重名的可加单位',
    role: '角色',
    roleHint: '角色建好后不能改；换岗的请另建账户，并停用原账户',
    roles: {
      administrator: '系统管理员：管账户、办法、节假日，不看评分',
      manager: '考核管理员：组织批次，从筹备到终结',
      staff: '经办人员：核实数据、跟进本区工作室',
      expert: '专家：只填本人分到的评分表',
      official: '查阅人员：只看结果与统计'
    },
    authority: '范围',
    authorityHint: '考核管理员、经办人员、查阅人员选所属的区或主管部门；选“全市”则管全市',
    expert: '对应专家',
    expertHint: '角色为专家时必选；一名专家只能有一个启用的账户',
    choose: '请选择',
    noExperts: '没有可选的专家。请先在“专家”中登记。',
    hours: '登录码有效时间',
    hoursHint: '从现在算起，最长 720 小时（30 天）',
    hoursUnit: '小时',
    submit: '新建账户并发放登录码',
    done: (name) => `账户“${name}”已建好。`,
    another: '再建一个',
    see: '查看账户'
  },
  slip: {
    heading: '首次登录凭条',
    once: '登录码只在这里显示一次，离开本页后无法再看。请现在打印，或当面交给本人。',
    shownBefore: '登录码已经显示过，不能再次显示。没有记下的，请在账户页重新发放；原来的登录码随即作废。',
    product: '匠评 · 技能大师工作室考核工作台',
    account: '账户名',
    role: '角色',
    address: '登录地址',
    code: '一次性登录码',
    until: '有效至',
    how: [
      '用手机或平板扫描二维码，或在浏览器中打开登录地址。',
      '核对账户名和登录码，设定自己的密码（至少 10 个字）。',
      '以后用账户名和自己的密码登录。'
    ],
    picture: '登录地址的二维码，其中已带账户名和登录码',
    care: '持有本凭条的人可以登录该账户，请勿拍照转发；登录后请销毁。',
    print: '打印凭条'
  },
  one: {
    enter: {
      heading: '登录码',
      waiting: '本人还没有登录过。登录码遗失或过期的，可以重新发放。',
      entered: '本人忘记密码时，发放登录码供重设密码；原密码在重设之前仍可用。',
      submit: '发放登录码',
      again: '重新发放登录码'
    },
    dropFactor: '同时取消两步验证',
    dropFactorHint: '手机遗失、恢复码也没有时才选',
    voids: '以前发放的登录码随即作废。',
    scope: {
      heading: '变更范围',
      text: '变更后立即生效，本人须重新登录；批次、评分表和以往的记录不变。',
      roleWhy: '角色不能变更：以往的操作按原角色记录。换岗的请另建账户，并停用这个账户。',
      submit: '变更范围',
      done: '范围已变更，原来的登录已全部退出。'
    },
    disable: {
      heading: '停用账户',
      text: '停用后立即退出所有设备，密码和登录码都不能登录；以往的记录保留，以后可以再启用。',
      own: '这是您自己的账户，停用后您将立即退出。系统须至少有一名启用的系统管理员，最后一名不能停用自己。',
      submit: '停用账户',
      done: '账户已停用，所有设备均已退出。'
    },
    enable: {
      heading: '启用账户',
      text: '启用后，本人可用原密码登录；忘记密码的，再发放登录码。',
      submit: '启用账户',
      done: '账户已启用。'
    },
    reason: '原因',
    reasonHint: '记入审计记录',
    audit: '查看这个账户的操作记录'
  }
};
