/** Goes through the steps of a derivation with nothing else at hand, as docs/rules.md says it can be done. */
import type { Step } from '#lib/domain/derivation.ts';
import { halfUp, hundredths, published, ratio } from './oracle-rows.ts';

export interface Replayed {
  base: number | null;
  bonus: number | null;
  total: number | null;
  /** in all, with the seats of an override; null where no cap was drawn for the participant */
  quota: number | null;
  grade: string | null;
  rank: number | null;
  consequences: string[];
}

const points = (value: Step['before']): bigint => {
  if (typeof value !== 'number') throw new Error(`not a number: ${value}`);
  return hundredths(value);
};

/** @throws Error where a step does not start from where the steps before it ended */
export function replay(steps: readonly Step[]): Replayed {
  let sum = 0n;
  let sheets = 0;
  let grade: string | null = null;
  const replayed: Replayed = {
    base: null, bonus: null, total: null, quota: null, grade: null, rank: null, consequences: []
  }; // prettier-ignore
  const demand = (holds: boolean, step: Step): void => {
    if (!holds) throw new Error(`does not follow: ${JSON.stringify(step)} after ${sum}, ${grade}`);
  };
  for (const step of steps) {
    const { rule, before, after } = step;
    switch (rule) {
      case 'sheet':
        demand(points(before) === sum, step);
        sum = points(after);
        sheets++;
        break;
      case 'mean-base':
      case 'mean-bonus': {
        const mean = published(halfUp(ratio(points(before), BigInt(sheets))));
        demand(after === mean, step);
        replayed[rule === 'mean-base' ? 'base' : 'bonus'] = mean;
        break;
      }
      case 'mean-total':
        demand(points(before) === sum, step);
        replayed.total = published(halfUp(ratio(sum, BigInt(sheets))));
        demand(after === replayed.total, step);
        break;
      case 'rank':
        demand(before === replayed.total && typeof after === 'number', step);
        replayed.rank = Number(after);
        break;
      case 'quota':
        replayed.quota = Number(after);
        break;
      case 'override':
        demand(before === replayed.quota, step);
        replayed.quota = Number(after);
        break;
      case 'band':
        grade = String(after);
        break;
      case 'second-attempt':
      case 'cap':
      case 'decision':
        demand(before === grade, step);
        grade = String(after);
        break;
      case 'veto':
        demand(before === null, step);
        grade = String(after);
        break;
      case 'consequence':
        demand(before === grade, step);
        replayed.consequences.push(String(after));
        break;
      default:
    }
  }
  return { ...replayed, grade };
}
