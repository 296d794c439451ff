/** 各列表共用的说法。 */
import type { ListTexts } from '../list-texts.ts';

export const list: ListTexts = {
  search: '查找',
  apply: '查找',
  clear: '清除条件',
  all: '全部',
  pages: '翻页',
  previous: '上一页',
  next: '下一页',
  export: '导出 CSV',
  found: (from, to, total) =>
    from <= 1 && to === total ? `共 ${total} 条` : `第 ${from} 至 ${to} 条，共 ${total} 条`,
  noneFit: { heading: '没有符合条件的记录', text: '请换一个词，或清除条件再看。' }
};
