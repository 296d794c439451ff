/** Words for grades, reasons and consequences. */
import type { GradeTexts } from '../messages.ts';

const consequence: GradeTexts['consequence'] = {
  grant: 'grant',
  reward: 'reward',
  commendation: 'commendation',
  recommendation: 'recommendation',
  rectification: 'rectification',
  revocation: 'revocation of the title or right',
  'plaque-recovery': 'recovery of the plaque',
  clawback: 'clawback of money',
  'application-ban': 'ban on applications'
};

export const grades: GradeTexts = {
  undecided: 'undecided',
  none: '–',
  reason: {
    threshold: 'by score',
    cap: 'over the cap',
    veto: 'veto',
    tie: 'tie to be decided',
    decision: 'panel decision'
  },
  consequence,
  consequenceLine({ kind, amountYuan, range, until, may, citation }, scope) {
    const name = `${consequence[kind]}${may ? ' (may be approved)' : ''}`;
    const amount =
      amountYuan === undefined
        ? ''
        : amountYuan !== null
          ? ` of ${amountYuan.toLocaleString('en-US')} yuan`
          : range
            ? ` of ${range.min.toLocaleString('en-US')} to ${range.max.toLocaleString('en-US')} yuan, set per studio`
            : ' (amount from the ledger)';
    return `${name}${amount}${scope === undefined ? '' : `: ${scope}`}${until === undefined ? '' : `, until ${until}`} (${citation})`;
  }
};
