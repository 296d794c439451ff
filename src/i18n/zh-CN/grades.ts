/** 等次、缘由与后果的说法。 */
import type { GradeTexts } from '../messages.ts';

const consequence: GradeTexts['consequence'] = {
  grant: '资助',
  reward: '奖励',
  commendation: '表彰',
  recommendation: '推荐',
  rectification: '整改',
  revocation: '撤销（取消）称号或资格',
  'plaque-recovery': '收回牌匾',
  clawback: '追回资金',
  'application-ban': '不得申办'
};

export const grades: GradeTexts = {
  undecided: '待决定',
  none: '–',
  reason: { threshold: '按得分', cap: '超出名额', veto: '一票否决', tie: '并列待定', decision: '专家组决定' },
  consequence,
  consequenceLine({ kind, amountYuan, range, until, may, citation }, scope) {
    const name = `${may ? '可' : ''}${consequence[kind]}`;
    const amount =
      amountYuan === undefined
        ? ''
        : amountYuan !== null
          ? ` ${amountYuan.toLocaleString('en-US')} 元`
          : range
            ? ` ${range.min.toLocaleString('en-US')} 至 ${range.max.toLocaleString('en-US')} 元，逐室核定`
            : '（金额由台账核定）';
    return `${name}${amount}${scope === undefined ? '' : `：${scope}`}${until === undefined ? '' : `，至 ${until}`}（${citation}）`;
  }
};
