/** 评分进度的说法。 */
import type { ProgressTexts } from '../progress-texts.ts';

export const progress: ProgressTexts = {
  heading: (sealed, all) => `评分表已签交 ${sealed} 份，还差 ${all - sealed} 份`,
  allSealed: (all) => `${all} 份评分表已全部签交`,
  views: { label: '看法', matrix: '进度表', reminders: '催办' },
  states: { none: '未开始', draft: '填写中', sealed: '已签交', returned: '已退回', reassigned: '已改派' },
  legend: '图例',
  counts: (count) => `${count} 份`,
  search: '编号或名称',
  filters: { state: '评分表', expert: '专家', district: '区（主管部门）', status: '参评状态' },
  statuses: { graded: '参评', deferred: '暂缓', withdrawn: '退出' },
  columns: { studio: '工作室', district: '区（主管部门）', sheets: '已签交' },
  rowSums: (sealed, all) => `${sealed}/${all}`,
  cell: (studio, expert, state) => `${studio}，${expert}：${state}`,
  studioCell: (studio) => `${studio}：增派专家、暂缓或退出`,
  table: '工作室和专家的评分进度',
  compact: '专家较多，每行只列该工作室自己的专家。',
  none: { heading: '还没有评分表', text: '批次开启后，这里显示每位专家对每家工作室的评分进度。' },
  noneFit: { heading: '没有符合条件的工作室', text: '请换一个词，或清除条件再看。' },
  at: {
    heading: (studio, expert) => (expert === null ? studio : `${studio} · ${expert}`),
    state: '评分表',
    edition: (edition) => `第 ${edition} 稿`,
    answered: (answered, rows) => `已填 ${answered} 行，共 ${rows} 行`,
    status: '参评状态',
    nothing: '评分表已改派，不再计入，没有可以办的事。',
    otherActs: '可以办的事',
    return: {
      heading: '退回评分表',
      text: '专家修改后须重新签名。已签的一稿原样留存。',
      reasonHint: '写明要改什么，专家会看到。',
      submit: '退回评分表'
    },
    move: {
      heading: '改派评分表',
      text: '这位专家的评分表从此不再计入。可同时换一位专家重新评分。',
      to: '换上',
      noTo: '不换人，只减少',
      option: (expert, load) => `${expert} · ${load} 家`,
      submit: '改派评分表'
    },
    add: {
      heading: '增派专家',
      text: '为这家工作室增加一位专家，从空白评分表开始。',
      to: '专家',
      choose: '请选择',
      submit: '增派专家'
    },
    standing: {
      heading: '暂缓或退出',
      text: '不再计入本批次，已有的评分表照样留存。',
      status: '改为',
      submit: '变更参评状态',
      back: { heading: '恢复参评', text: '重新计入本批次。', submit: '恢复参评' }
    },
    reason: '原因',
    who: '专家在本批次用代号。按姓名找人，请到“催办”。'
  },
  done: { return: '已退回，专家登录后会看到原因', move: '已改派', status: '已变更' },
  reminders: {
    heading: (people, sheets) => `${people} 位专家还差 ${sheets} 份评分表`,
    allSealed: { heading: '没有要催的', text: '评分表已全部签交。' },
    intro: '每位专家一段话，复制后发给本人。这里只有姓名和还差的工作室，没有分数，也没有代号。',
    by: '请专家在哪天前签交',
    byHint: '写进每段话里；不填就不写。',
    apply: '写进去',
    copy: '复制',
    copied: '已复制',
    copyFailed: '浏览器不让复制，请选中文字后自己复制',
    copyAll: '全部复制',
    missing: (missing, all) => `差 ${missing} 份，共 ${all} 份`,
    text: (person, round, items, by) =>
      `${person}老师：您好！“${round}”还有 ${items.length} 份评分表没有签交：${items.join('、')}。请${
        by === null ? '尽快' : `于 ${by} 前`
      }登录“匠评”，填完后签名提交。如不能评分，请尽早告知我们。`,
    item: (studio, state) => `${studio}（${state}）`,
    of: (person) => `给${person}的话`,
    move: (person) => `改派${person}的评分表`,
    moveSubmit: '改派',
    studio: '工作室',
    onlyRunner: '催办用到专家姓名，只有组织本批次的考核管理员能看。'
  }
};
