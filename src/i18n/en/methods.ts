/** The rule of a row and the reason of its points, made from the parameters, never written by hand. */
import type { Because, ShortBecause } from '#lib/domain/methods/because.ts';
import type { AbsentPart, Criterion, ShortPart, ShortRule } from '#lib/domain/methods/criterion.ts';
import { asAmount, asNumber } from '#lib/domain/points.ts';
import type { MethodTexts } from '../messages.ts';

export const methods: MethodTexts = { rule, because };

function rule(criterion: Criterion): string {
  const max = asNumber(criterion.max);
  const evidence = criterion.evidence ? '; points need evidence' : '';
  switch (criterion.method) {
    case 'judgement':
      return `the expert's judgement, 0 to ${max} in steps of ${asNumber(criterion.step)}${evidence}`;
    case 'presence':
      return `${criterion.partial ? `present ${max}, in part by judgement, absent 0` : `present ${max}, absent 0`}${evidence}`;
    case 'shortfall':
      return `${max} points; ${shortRule(criterion)}; never below 0${evidence}`;
    case 'measured':
      return `${max} points from ${asAmount(criterion.required)} ${criterion.unit} up, 0 for none, between by judgement${evidence}`;
    case 'checklist':
      return `${max} points; missing: ${criterion.parts.map((part) => `${part.title} −${asNumber(part.deduct)}`).join(', ')}; never below 0${evidence}`;
    case 'tally':
      return `${criterion.parts.map((part) => `${part.title} ${asNumber(part.points)} each`).join(', ')}; at most ${max}${evidence}`;
    case 'deductions':
      return `${max} points; ${criterion.parts.map(partRule).join('; ')}; never below 0${evidence}`;
  }
}

function shortRule({ required, per, deduct, unit, rounding, zeroIfNone }: ShortRule): string {
  const unitText = {
    full: `each full ${asAmount(per)} ${unit} short`,
    started: `each ${asAmount(per)} ${unit} short, begun ones too,`,
    proportional: `in proportion, each ${asAmount(per)} ${unit} short`
  }[rounding];
  return `${asAmount(required)} ${unit} required, ${unitText} −${asNumber(deduct)}${zeroIfNone ? ', none at all 0 points' : ''}`;
}

function partRule(part: AbsentPart | ShortPart): string {
  if (part.kind === 'short') return `${part.title}: ${shortRule(part)}`;
  return part.zeroes
    ? `no ${part.title}: 0 points for the row`
    : `no ${part.title} −${asNumber(part.deduct)}`;
}

function because(given: Because): string {
  switch (given.method) {
    case 'judgement':
      return `the expert gave ${given.points}`;
    case 'presence':
      return {
        yes: 'present, full points',
        no: 'absent, no points',
        partial: `in part, the expert gave ${given.points}`
      }[given.met];
    case 'shortfall':
      return short(given);
    case 'measured':
      if (given.amount === 0) return 'none, no points';
      return given.amount >= given.required
        ? `${given.amount} ${given.unit}, at least ${given.required}: full points`
        : `${given.amount} ${given.unit}, below ${given.required}: the expert gave ${given.points}`;
    case 'checklist':
      return given.missing.length === 0
        ? 'all there, full points'
        : `missing: ${given.missing.map(({ title, deduct }) => `${title} −${deduct}`).join(', ')}`;
    case 'tally': {
      if (given.counted.length === 0) return 'none, no points';
      const sums = given.counted.map(({ title, count, each }) => `${title} ${count} × ${each}`).join(' + ');
      return `${sums} = ${given.sum}${given.sum > given.max ? `, at most ${given.max}` : ''}`;
    }
    case 'deductions':
      return given.parts
        .map((part) => (part.kind === 'short' ? `${part.title}: ${short(part)}` : absent(part)))
        .join('; ');
  }
}

function absent({
  title,
  present,
  deduct,
  zeroes
}: {
  title: string;
  present: boolean;
  deduct: number;
  zeroes: boolean;
}): string {
  if (present) return `${title} present`;
  return zeroes ? `no ${title}: no points for the row` : `no ${title} −${deduct}`;
}

function short(given: ShortBecause): string {
  const { unit, amount, required, per, units, deduct } = given;
  if (given.none) return 'none at all, no points';
  if (given.short === 0) return `${amount} ${unit}, at least ${required}: nothing deducted`;
  const lack = `${amount} ${unit}, ${given.short} short`;
  if (units === null) return `${lack}: −${deduct} for each ${per} ${unit}, in proportion`;
  const counted =
    given.rounding === 'full' ? `${units} full ${per} ${unit}` : `${units} begun ${per} ${unit}`;
  return `${lack}: ${counted}, −${deduct} each`;
}
