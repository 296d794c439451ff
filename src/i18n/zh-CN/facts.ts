/** 核实数据页的说法。 */
import type { FactsTexts } from '../facts-texts.ts';

export const facts: FactsTexts = {
  heading: '核实数据',
  finding: ({ studios, figures }) =>
    figures === 0 ? '数据已全部核实' : `还有 ${studios} 家、${figures} 项数据待核实`,
  intro: '专家评分前，由区县人员核实金额、人数、面积等数据；专家的评分表会带出核实的数，填写不同须附说明。',
  none: { heading: '没有参评工作室', text: '本辖区的工作室列入批次后，在这里核实数据。' },
  noRows: { heading: '没有需要核实的数据', text: '这套评分表没有按数量评分的考核内容。' },
  closed: (stage) => `批次已进入“${stage}”，核实数据只能查看，不能再登记。`,
  caption: (from, to, total) =>
    from === 1 && to === total ? `共 ${total} 家` : `第 ${from} 至 ${to} 家，共 ${total} 家`,
  search: '查找工作室',
  searchHint: '名称或编号',
  show: '只看',
  missing: '待核实的',
  noneFit: { heading: '没有符合条件的工作室', text: '请换一个词，或清除条件再看。' },
  columns: { studio: '工作室', code: '编号', missing: '待核实' },
  notYet: '待核实',
  form: {
    heading: (studio) => `登记：${studio}`,
    how: '只填已核实的项；按 Enter 保存，保存后转到下一家待核实的工作室。再次登记即更正，原数保留。',
    hint: ({ required, unit, max, now }) =>
      `满分 ${max} 分，须达到 ${required} ${unit}${now === null ? '' : `；现为 ${now}`}`,
    more: '说明、凭证',
    note: '说明',
    paper: '凭证',
    by: '核实人',
    byHint: '姓名或科室',
    on: '核实日期',
    save: '保存',
    saved: (count, studio) => `已登记${studio}的 ${count} 项数据`,
    nothing: '没有新的数据，未作登记',
    next: (studio) => `下一家待核实：${studio}`,
    allDone: '各家数据都已核实',
    close: '收起'
  },
  history: {
    heading: '登记经过',
    none: '还没有登记',
    columns: { on: '核实日期', amount: '核实的数', by: '核实人', note: '说明', papers: '凭证' },
    now: '现用'
  },
  status: { deferred: '暂缓', withdrawn: '退出' },
  download: '下载 CSV'
};
