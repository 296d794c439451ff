/** What the demo says: Chinese first, English beside it. */
import { SAMPLE_PASSWORD } from './sample-password.ts';

export const words = {
  city: '示范城市：三个区、十二家工作室、六位专家、各类账号 / the sample city',
  lastYear: '2025 年样例批次：三十家工作室，已公示并定稿 / last year’s round, final',
  thisYear: '2026 年样例批次：核实数据、评分、签名、退回 / this year’s round, in scoring',
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
  ['管理人员', '市级管理人员 / city manager'],
  ['一区经办', '示范一区经办人员 / district staff'],
  ['领导甲  ', '领导（只读）/ official, read-only'],
  ['系统管理员', '系统管理员 / administrator']
] as const;
