/** 区县与主管部门一页的说法。 */
import type { AdminAuthoritiesTexts } from '../admin-authorities-texts.ts';

export const adminAuthorities: AdminAuthoritiesTexts = {
  heading: '区县与主管部门',
  intro: '各区县，以及与区县并列、管理所属单位的市属局（总公司）、企业集团、行业主管部门。',
  kinds: { district: '区县', 'supervising-body': '主管部门' },
  columns: {
    name: '名称',
    kind: '类别',
    units: '所在单位',
    studios: '工作室',
    users: '账户',
    rename: '更名'
  },
  total: '合计',
  none: { heading: '还没有区县和主管部门', text: '先登记区县和主管部门，才能登记单位、工作室和账户的范围。' },
  add: {
    heading: '登记',
    name: '名称',
    nameHint: '全称；空格、全角与半角不同的视为同名',
    kind: '类别',
    submit: '登记',
    done: (name) => `已登记“${name}”。`
  },
  rename: {
    heading: (name) => `更名：${name}`,
    link: '更名',
    linkOf: (name) => `更名：${name}`,
    text: '更名后，今后的名单和批次用新名称；已开启的批次和已公示的结果仍用当时的名称。',
    name: '新名称',
    reason: '原因',
    reasonHint: '如机构改革的文号，记入审计记录',
    submit: '更名',
    cancel: '不更名了',
    done: '已更名。'
  }
};
