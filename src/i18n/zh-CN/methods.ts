/** 评分细则与得分理由: 由参数生成，不手写。 */
import type { Because, ShortBecause } from '#lib/domain/methods/because.ts';
import type { AbsentPart, Criterion, ShortPart, ShortRule } from '#lib/domain/methods/criterion.ts';
import { asAmount, asNumber } from '#lib/domain/points.ts';
import type { MethodTexts } from '../messages.ts';

export const methods: MethodTexts = { rule, because };

function rule(criterion: Criterion): string {
  const max = asNumber(criterion.max);
  const evidence = criterion.evidence ? '；得分须附佐证材料' : '';
  switch (criterion.method) {
    case 'judgement':
      return `由专家酌情给分，0 至 ${max} 分，${asNumber(criterion.step)} 分一档${evidence}`;
    case 'presence':
      return `${criterion.partial ? `有得 ${max} 分，部分达到酌情给分，无不得分` : `有得 ${max} 分，无不得分`}${evidence}`;
    case 'shortfall':
      return `满分 ${max} 分，${shortRule(criterion)}，扣完为止${evidence}`;
    case 'measured':
      return `达到 ${asAmount(criterion.required)} ${criterion.unit}得 ${max} 分，没有不得分，不足的酌情给分${evidence}`;
    case 'checklist':
      return `满分 ${max} 分，${criterion.parts.map((part) => `缺${part.title}扣 ${asNumber(part.deduct)} 分`).join('，')}，扣完为止${evidence}`;
    case 'tally':
      return `${criterion.parts.map((part) => `${part.title}每个得 ${asNumber(part.points)} 分`).join('，')}，最多 ${max} 分${evidence}`;
    case 'deductions':
      return `满分 ${max} 分；${criterion.parts.map(partRule).join('；')}；扣完为止${evidence}`;
  }
}

function shortRule({ required, per, deduct, unit, rounding, zeroIfNone }: ShortRule): string {
  const how = {
    full: `每少满 ${asAmount(per)} ${unit}扣 ${asNumber(deduct)} 分`,
    started: `每少 ${asAmount(per)} ${unit}（不足也计）扣 ${asNumber(deduct)} 分`,
    proportional: `每少 ${asAmount(per)} ${unit}扣 ${asNumber(deduct)} 分，按比例计`
  }[rounding];
  return `应有 ${asAmount(required)} ${unit}，${how}${zeroIfNone ? '，全无不得分' : ''}`;
}

function partRule(part: AbsentPart | ShortPart): string {
  if (part.kind === 'short') return `${part.title}${shortRule(part)}`;
  return part.zeroes ? `无${part.title}全行不得分` : `无${part.title}扣 ${asNumber(part.deduct)} 分`;
}

function because(given: Because): string {
  switch (given.method) {
    case 'judgement':
      return `专家给 ${given.points} 分`;
    case 'presence':
      return { yes: '有，满分', no: '无，不得分', partial: `部分达到，专家给 ${given.points} 分` }[given.met];
    case 'shortfall':
      return short(given);
    case 'measured':
      if (given.amount === 0) return '没有，不得分';
      return given.amount >= given.required
        ? `${given.amount} ${given.unit}，达到 ${given.required} ${given.unit}，满分`
        : `${given.amount} ${given.unit}，不足 ${given.required} ${given.unit}，专家给 ${given.points} 分`;
    case 'checklist':
      return given.missing.length === 0
        ? '各项齐全，满分'
        : given.missing.map(({ title, deduct }) => `缺${title}，扣 ${deduct} 分`).join('；');
    case 'tally': {
      if (given.counted.length === 0) return '没有，不得分';
      const sums = given.counted.map(({ title, count, each }) => `${title} ${count} × ${each}`).join(' + ');
      return `${sums} = ${given.sum}${given.sum > given.max ? `，最多 ${given.max} 分` : ' 分'}`;
    }
    case 'deductions':
      return given.parts
        .map((part) => (part.kind === 'short' ? `${part.title}：${short(part)}` : absent(part)))
        .join('；');
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
  if (present) return `有${title}`;
  return zeroes ? `无${title}，全行不得分` : `无${title}，扣 ${deduct} 分`;
}

function short(given: ShortBecause): string {
  const { unit, amount, required, per, units, deduct } = given;
  if (given.none) return '没有，不得分';
  if (given.short === 0) return `${amount} ${unit}，达到 ${required} ${unit}，不扣分`;
  const lack = `${amount} ${unit}，缺 ${given.short} ${unit}`;
  if (units === null) return `${lack}，每 ${per} ${unit}扣 ${deduct} 分，按比例扣`;
  const unitsText =
    given.rounding === 'full'
      ? `按满 ${per} ${unit}计 ${units} 个`
      : `不足 ${per} ${unit}也计，共 ${units} 个`;
  return `${lack}，${unitsText}，每个扣 ${deduct} 分`;
}
