/** A posted form of figures → checks: each figure that was typed and is new, with its note and its proof. */
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { decimal, filledText, isoDate } from '#lib/domain/schema-kit.ts';
import { checkSchema } from '#lib/domain/zod-problems.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import type { Acting } from '#lib/web/acting.ts';
import { numberOf, optionalText, textOf } from '#lib/web/form-text.ts';
import { attachAll, filesIn } from '#lib/web/papers.ts';
import {
  amountField,
  noteField,
  paperField,
  type Check,
  type Figure,
  type Studio
} from '#lib/ui/facts/fact-list.ts';

/** What all of them share: what is wrong with it is said once. */
const commonSchema = z.strictObject({ checkedBy: filledText.max(200), checkedOn: isoDate });

interface Typed {
  criterion: string;
  amount: number;
  note: string | undefined;
  files: Awaited<ReturnType<typeof filesIn>>;
}

/**
 * All that were typed, or none: everything is looked at before the first is recorded.
 * @returns how many were recorded
 * @throws Refusal with the faults of all figures, by the names of the form's fields
 */
export async function recordFigures(
  acting: Acting,
  { id, code }: Studio,
  figures: readonly Figure[],
  checks: readonly Check[]
): Promise<number> {
  const { posted } = acting;
  const common = { checkedBy: textOf(posted, 'checkedBy'), checkedOn: textOf(posted, 'checkedOn') };
  const problems: Problem[] = [];
  const typed: Typed[] = [];
  for (const { id: criterion, isWhole } of figures) {
    if (textOf(posted, amountField(criterion)).trim() === '') continue;
    const amount = numberOf(posted, amountField(criterion));
    problems.push(...faultsOf(amount, isWhole, amountField(criterion)));
    const note = optionalText(posted, noteField(criterion));
    try {
      typed.push({ criterion, amount, note, files: await filesIn(posted, paperField(criterion)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems.map((each) => ({ ...each, path: amountField(criterion) })));
    }
  }
  const isNew = ({ criterion, amount, note, files }: Typed): boolean => {
    const now = checks.findLast((each) => each.participant === code && each.criterion === criterion);
    return files.length > 0 || !now || !isSame(now, { ...common, amount, note });
  };
  const fresh = typed.filter(isNew);
  if (fresh.length > 0) {
    const checked = checkSchema(commonSchema, common);
    if (!checked.ok) problems.push(...checked.problems);
  }
  if (problems.length > 0) throw new Refusal(problems);
  for (const { files, ...each } of fresh) {
    await record(acting, { participant: id, ...common, ...each }, files);
  }
  return fresh.length;
}

function faultsOf(amount: number, isWhole: boolean, path: string): Problem[] {
  const checked = checkSchema(z.strictObject({ amount: decimal(4) }), { amount });
  if (!checked.ok) return checked.problems.map((each) => ({ ...each, path }));
  return isWhole && !Number.isInteger(amount)
    ? [problem('fractional-count', { found: amount }, { path })]
    : [];
}

async function record(
  acting: Acting,
  { note, ...check }: Parameters<typeof verifyFact>[2],
  files: Awaited<ReturnType<typeof filesIn>>
): Promise<void> {
  const { system, actor, call } = acting;
  const own = call.key === undefined ? {} : { key: `${call.key}:${check.criterion}` };
  const input = note === undefined ? check : { ...check, note };
  const fact = await verifyFact(system, actor, input, own);
  await attachAll({ ...acting, call: own }, { kind: 'fact', owner: fact.id }, files);
}

function isSame(
  now: Check,
  given: { amount: number; checkedBy: string; checkedOn: string; note: string | undefined }
): boolean {
  return (
    now.amount === given.amount &&
    now.checkedBy === given.checkedBy.trim() &&
    now.checkedOn === given.checkedOn &&
    (given.note === undefined || now.note === given.note)
  );
}
