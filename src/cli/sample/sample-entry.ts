/** A plausible, valid input for any row of any table: visibly sample data, better for a better studio. */
import type { AbsentPart, Criterion, ShortPart } from '#lib/domain/methods/criterion.ts';
import { asAmount, asNumber, type Hundredths } from '#lib/domain/points.ts';
import type { Random } from './random.ts';

/** @param quality 0 to 1: how likely a row is fulfilled */
export function sampleEntry(criterion: Criterion, quality: number, random: Random): Record<string, unknown> {
  const input = inputFor(criterion, quality, random);
  return criterion.evidence && input.met !== 'no' ? { ...input, evidence: ['样例佐证材料'] } : input;
}

function inputFor(criterion: Criterion, quality: number, random: Random): Record<string, unknown> {
  switch (criterion.method) {
    case 'judgement':
      return { points: someOf(criterion.max, criterion.step, quality, random) };
    case 'presence':
      return presence(
        criterion.partial && criterion.max > 2 * criterion.step,
        criterion.max,
        criterion.step,
        quality,
        random
      );
    case 'shortfall':
      return { amount: amountFor(criterion.required, criterion.whole, quality, random) };
    case 'measured':
      return random() < quality
        ? { amount: asAmount(criterion.required) }
        : {
            amount: Math.max(1, Math.floor(asAmount(criterion.required) / 2)),
            points: someOf(criterion.max, criterion.step, quality, random)
          };
    case 'checklist':
      return { missing: criterion.parts.filter(() => random() > quality).map(({ id }) => id) };
    case 'tally':
      return {
        counts: Object.fromEntries(criterion.parts.map(({ id }) => [id, Math.floor(random() * 5 * quality)]))
      };
    case 'deductions':
      return {
        values: Object.fromEntries(criterion.parts.map((part) => [part.id, partFor(part, quality, random)]))
      };
  }
}

function presence(mayBePartial: boolean, max: Hundredths, step: Hundredths, quality: number, random: Random) {
  if (random() < quality) return { met: 'yes' };
  if (!mayBePartial || random() > quality) return { met: 'no' };
  return { met: 'partial', points: asNumber(max - step) };
}

function partFor(part: AbsentPart | ShortPart, quality: number, random: Random): boolean | number {
  return part.kind === 'absent' ? random() < quality : amountFor(part.required, part.whole, quality, random);
}

/** Multiples of step near max × quality. */
function someOf(max: Hundredths, step: Hundredths, quality: number, random: Random): number {
  const steps = Math.floor(max / step);
  const wanted = Math.round(steps * (quality + (random() - 0.5) * 0.2));
  return asNumber(Math.min(steps, Math.max(0, wanted)) * step);
}

/** Whole amounts, or halves where the unit has fractions. */
function amountFor(required: number, whole: boolean, quality: number, random: Random): number {
  const share = random() < quality ? 1 : Math.min(1, quality * (0.6 + random() * 0.4));
  const amount = asAmount(required) * share;
  return whole ? Math.floor(amount) : Math.floor(amount * 2) / 2;
}
