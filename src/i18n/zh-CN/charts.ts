/** 各图表共用的说法。 */
import type { ChartsTexts } from '../charts-texts.ts';

export const charts: ChartsTexts = {
  shown: '显示方式',
  chart: '图',
  table: '表',
  png: 'PNG',
  csv: 'CSV',
  pngOf: (title) => `下载 PNG：${title}`,
  csvOf: (title) => `下载 CSV：${title}`,
  keys: '用方向键逐项查看。',
  keysWithLinks: '用方向键逐项查看，按回车看这一项的工作室。',
  loading: '正在画图…',
  failed: '图没有画出来，请看表。',
  place: (name, values) => `${name}：${values.length === 0 ? '无' : values.join('，')}`,
  none: '无',
  legend: '图例',
  source: (day) => `匠评 · ${day} 生成`
};
