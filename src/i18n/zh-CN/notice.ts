/** 公示正文的说法。 */
import type { NoticeTexts } from '../notice-texts.ts';

const day = (iso: string): string => {
  const [year = '', month = '', date = ''] = iso.split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(date)} 日`;
};
/** 同一年的后一个日期不再写年份。 */
const lastDay = (first: string, last: string): string =>
  first.slice(0, 4) === last.slice(0, 4) ? day(last).replace(/^\d+ 年 /, '') : day(last);

export const notice: NoticeTexts = {
  title: (round) => (round.endsWith('结果') ? `关于${round}的公示` : `关于${round}结果的公示`),
  basis(policy, docNo, articles) {
    if (articles.some((each) => each.startsWith('《'))) return `根据${articles.join('、')}`;
    const source = articles.length > 0 ? articles.join('、') : docNo;
    return `根据《${policy}》${source === null ? '' : `（${source}）`}`;
  },
  opening(basis, { count, grades, assessment }) {
    const counts = grades.map(({ title, count: each }) => `${title} ${each} 家`).join('，');
    return `${basis}，经专家组评分、集中评议，现将 ${count} 家技能大师工作室的${assessment}结果予以公示${
      counts === '' ? '' : `：${counts}`
    }。`;
  },
  quota: ({ grade, percent, seats, isByDecision }) =>
    `${grade}名额按参评家数的 ${percent}% 计，为 ${seats} 家${
      isByDecision ? '；同分先后经专家组表决确定' : ''
    }。`,
  together: (sentences) => sentences.join(''),
  sample: '样例数据，非真实公示',
  noScores: '本公示不列得分，名单按编号排列。',
  columns: {
    place: '序号',
    studio: '工作室',
    leader: '领办人',
    unit: '所在单位',
    district: '区',
    trade: '工种',
    score: '得分',
    grade: '等次'
  },
  noGrade: '不定等次',
  veto: '一票否决',
  caption: (count) => `公示名单，共 ${count} 家`,
  period: ({ days, kind, first, last }) =>
    kind === 'working'
      ? `公示期为 ${days} 个工作日，自 ${day(first)}起至 ${lastDay(first, last)}止（含当日），其间的休息日不计入。`
      : `公示期为 ${days} 日，自 ${day(first)}起至 ${lastDay(first, last)}止，首日和末日都计算在内。`,
  estimated: (years) =>
    `${years.join('、')} 年的节假日安排尚未录入，工作日按周一至周五估算；今后录入不改变本公示的起止日期。`,
  howToObject: '对结果有异议的，请在公示期内提出，写明姓名、联系方式和事实依据。单位提出的须加盖公章。',
  how: { online: '网上', form: '提出异议', contact: '受理', post: '来信', phone: '电话' },
  day,
  check: (code) => `结果可核验：校验码 ${code}`,
  checkCode: '校验码',
  checkHow: '扫码或在核验页输入校验码，可以核对本公示的结果。',
  qr: '通往核验页的二维码',
  withdrawn: {
    heading: '本公示已撤回',
    text: '原公示的名单不再有效，不再列出。结果有变动的，将重新公示。'
  },
  renewed: '本批次已重新公示。',
  replaced: (title) => `本公示的结果已由“${title}”的公示更正，以更正后的为准。`,
  replaces: (title, reason) => `本公示更正并取代“${title}”的结果。更正原因：${reason}`,
  toNotice: '查看该公示',
  isOver: (last) => `公示期已于 ${day(last)}届满，不再受理异议。`,
  isFinal: '公示期满，结果已确定。'
};
