/** What stands under a row's input: how its points came about, what it still needs, what is wrong with it. */
import type { MethodTexts } from '#i18n/messages.ts';
import type { FaultRow, RowFaultCode, SheetTexts } from '#i18n/sheet-texts.ts';
import type { Because } from '#lib/domain/methods/because.ts';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import { asNumber } from '#lib/domain/points.ts';
import type { Problem, ProblemDetails } from '#lib/domain/problem.ts';
import type { RunningRow } from '#lib/domain/running-sheet.ts';
import { nearest, type Grain } from './points.ts';
import type { RowView } from './views.ts';

export interface ReasonLine {
  /** because: of the points; open: not given yet; wrong: must be mended */
  tone: 'because' | 'open' | 'wrong';
  text: string;
}

/** Not wrong, only not there yet: no alarm for them. */
const OPEN: readonly Problem['code'][] = [
  'points-missing',
  'missing-key',
  'evidence-missing',
  'note-missing'
];

/** @param extra faults that only the server found */
export function rowReasons(
  texts: SheetTexts,
  methods: MethodTexts,
  { criterion, because, faults }: RunningRow,
  extra: readonly Problem[] = []
): ReasonLine[] {
  const lines: ReasonLine[] = because ? [{ tone: 'because', text: methods.because(because) }] : [];
  const openParts = faults.flatMap((fault) =>
    fault.code === 'missing-key' ? (partOf(criterion, fault)?.title ?? []) : []
  );
  if (openParts.length > 0) lines.push({ tone: 'open', text: texts.partsOpen(openParts) });
  const isWrong = faults.some(({ code }) => !OPEN.includes(code));
  for (const fault of [...faults, ...extra]) {
    const part = partOf(criterion, fault);
    if (part && fault.code === 'missing-key') continue;
    // Why a figure differs is asked for once it is one.
    if (isWrong && fault.code === 'note-missing') continue;
    const text = faultInWords(texts, criterion, fault, part?.unit ?? unitOf(criterion));
    lines.push({
      tone: OPEN.includes(fault.code) ? 'open' : 'wrong',
      text: part ? texts.ofPart(part.title, text) : text
    });
  }
  return lines;
}

/** All of it in one sentence, as a screen reader says it. */
export const rowReason = (texts: SheetTexts, methods: MethodTexts, row: RunningRow): string =>
  texts.entry.join(rowReasons(texts, methods, row).map(({ text }) => text));

function faultInWords({ faults }: SheetTexts, criterion: Criterion, fault: Problem, unit: string): string {
  if (!Object.hasOwn(faults, fault.code)) return faults.other;
  // The code chooses the sentence that takes its detail; the union pairs them, which TypeScript cannot follow.
  const sentence = faults[fault.code as RowFaultCode] as (
    detail: ProblemDetails[RowFaultCode],
    row: FaultRow
  ) => string;
  const grain = grainOf(criterion);
  return sentence(readable(fault) as ProblemDetails[RowFaultCode], {
    unit,
    ...grain,
    nearest: fault.code === 'off-step' ? nearest(fault.detail.found, grain) : []
  });
}

/** 部分 is neither nothing nor all. */
export function grainOf({ method, max, step }: Criterion): Grain {
  const apart = method === 'presence' ? step : 0;
  return { least: asNumber(apart), most: asNumber(max - apart), step: asNumber(step) };
}

/** Typed text comes in a program's quotes: the sentence has its own. */
function readable({ code, detail }: Problem): ProblemDetails[Problem['code']] {
  if (code !== 'not-a-number') return detail;
  const { found } = detail;
  return { found: found.startsWith('"') ? String(JSON.parse(found)) : found };
}

const unitOf = (criterion: Criterion): string => ('unit' in criterion ? criterion.unit : '');

/** Which part of the row `counts.technician` or `values.roster` means. */
function partOf(criterion: Criterion, { path }: Problem): { title: string; unit: string } | undefined {
  if (!('parts' in criterion) || path === undefined) return undefined;
  const id = path.slice(path.indexOf('.') + 1);
  const part = criterion.parts.find((each) => each.id === id);
  return part && { title: part.title, unit: 'unit' in part ? part.unit : '' };
}

/** The input itself shows why: nothing to add below it. */
export function isSelfEvident(because: Because | null): boolean {
  if (because === null) return true;
  if (because.method === 'measured') return because.amount > 0 && because.amount < because.required;
  return because.method === 'judgement' || because.method === 'presence';
}

/** What a screen reader says once a row has changed. @param total of the sheet so far, in hundredths */
export const announcement = (
  texts: SheetTexts,
  methods: MethodTexts,
  { number, row }: Pick<RowView, 'number' | 'row'>,
  total: number | null
): string =>
  texts.row.announce({
    number,
    title: row.criterion.title,
    points: row.points === null ? null : asNumber(row.points),
    max: asNumber(row.criterion.max),
    reason: rowReason(texts, methods, row),
    total: total === null ? null : asNumber(total)
  });
