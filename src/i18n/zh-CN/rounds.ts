/** 批次各页的说法。 */
import type { RoundsTexts } from '../rounds-texts.ts';

export const rounds: RoundsTexts = {
  heading: '批次',
  create: '新建批次',
  search: '查找批次',
  searchHint: '名称或编号',
  stage: '阶段',
  columns: { title: '批次', code: '编号', authority: '组织单位', date: '考核日期', stage: '阶段' },
  city: '全市',
  caption: (from, to, total) =>
    from === 1 && to === total ? `共 ${total} 个批次` : `第 ${from} 至 ${to} 个，共 ${total} 个批次`,
  none: { heading: '还没有批次', text: '考核管理员新建批次后，会列在这里。' },
  noneFit: { heading: '没有符合条件的批次', text: '请换一个词，或清除条件再看。' },
  back: '回到批次列表',
  waiting: {
    heading: '还没有可看的结果',
    stage: (stage) => `现在的阶段：${stage}`,
    next: {
      draft: '批次还在筹备。开启后，专家开始评分；评分表全部签交后转入集中评议，核定结果后可在这里查看。',
      scoring: '专家正在评分。评分表全部签交后转入集中评议，核定结果后可在这里查看。',
      deliberation: '正在集中评议。结果核定后，考核管理员可在这里查看；公示开始后，查阅人员也可查看。',
      publicity: '公示还没有开始，或者结果有变动，需要重新核定。',
      final: '批次已终结，但没有找到核定的结果，请联系系统管理员。'
    }
  },
  closed: {
    heading: '您的账户不能查看这个批次的结果',
    text: '排名和得分由组织考核的单位查看。需要本区工作室的结果，请联系考核管理员。'
  }
};
