/** What the demo says: Chinese first, English beside it. */
import { SAMPLE_PASSWORD } from './sample-password.ts';

export const words = {
  city: '示范城市：四个区和一家集团公司、66 家工作室、十位专家、各类账号、节假日 / the sample city',
  past: '2023、2024、2025 年样例批次：已公示并定稿 / three rounds of earlier years, final',
  deliberation: '2026 年第二批：评分齐了，正在评议，有并列待决定 / in deliberation, with a tie',
  notice: '2026 年第一批：正在公示，有一件异议 / its notice runs, with an objection',
  thisYear: '2026 年第三批：核实数据、评分、签名、退回 / in scoring',
  made: '样例数据已写好（data/demo） / the sample data is there',
  ready: '准备好了：没有启动服务（--prepare） / prepared; not served (--prepare)',
  table: (address: string): string =>
    [
      '',
      '全部是样例数据 / everything here is sample data',
      `在浏览器中打开 / open in a browser:  ${address}`,
      '',
      ...ROWS.map(([name, what]) => `  ${name}\t${what}`),
      '',
      `  密码都是 / the password of all:  ${SAMPLE_PASSWORD}`,
      '',
      '按 Ctrl-C 停止；数据保留在 data/demo / Ctrl-C stops it; the data stays in data/demo',
      ''
    ].join('\n')
};

const ROWS = [
  ['专家甲  ', '专家：六家工作室待评 / expert, six studios to score'],
  ['专家乙  ', '专家 / another expert'],
  ['专家庚  ', '专家：所在批次正在评议 / expert, whose batch is in deliberation'],
  ['管理人员', '市级管理人员：四个批次 / city manager'],
  ['一区管理', '示范一区管理人员 / district manager'],
  ['一区经办', '示范一区经办人员 / district staff'],
  ['领导甲  ', '领导（只读）/ official, read-only'],
  ['系统管理员', '系统管理员 / administrator']
] as const;
