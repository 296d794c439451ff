/** 批次各页页首的说法。 */
import type { RoundTexts } from '../round-texts.ts';

export const round: RoundTexts = {
  tabs: {
    label: '批次的各页',
    setup: '筹备',
    progress: '评分进度',
    facts: '核实数据',
    deliberation: '集中评议',
    settle: '核定结果',
    publicity: '公示与异议',
    result: '结果'
  },
  stages: '批次的阶段',
  stageDone: '已完成',
  stageNow: '现在',
  date: '考核日期',
  participants: (count) => `参评 ${count} 家`,
  all: '全部批次'
};
