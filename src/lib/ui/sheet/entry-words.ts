/** An entry in words, whole or not: one side of a conflict, a cell of the table. Must not judge it. */
import type { EntryTexts, SheetTexts } from '#i18n/sheet-texts.ts';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import { isPlainObject } from '#lib/domain/problem.ts';
import { amountText } from './parse-amount.ts';
import type { Entry } from './views.ts';

const isGiven = (value: unknown): boolean => value !== undefined && value !== '';

/** A line each: what was entered, the note, the written evidence. */
export const entryInWords = (texts: SheetTexts, criterion: Criterion, entry: Entry): string[] => [
  inputInWords(texts, criterion, entry),
  ...extraWords(texts.entry, entry)
];

/** Note and written evidence. */
export function extraWords(words: EntryTexts, { note, evidence }: Entry): string[] {
  const lines = textsIn(evidence).filter((line) => line.trim() !== '');
  return [
    ...(typeof note === 'string' && note.trim() !== '' ? [words.note(note.trim())] : []),
    ...(lines.length > 0 ? [words.evidence(lines)] : [])
  ];
}

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

function inputInWords({ entry: words, inputs }: SheetTexts, criterion: Criterion, entry: Entry): string {
  const points = isGiven(entry.points) ? amountText(entry.points) : null;
  switch (criterion.method) {
    case 'judgement':
      return points === null ? words.nothing : words.given(points);
    case 'presence':
      return isMet(entry.met) ? words.met(inputs.met[entry.met], points) : words.nothing;
    case 'shortfall':
    case 'measured': {
      if (!isGiven(entry.amount)) return words.nothing;
      const amount = words.amount(amountText(entry.amount), criterion.unit);
      return points === null ? amount : words.between(amount, points);
    }
    case 'checklist': {
      if (!Array.isArray(entry.missing)) return words.nothing;
      const missing = textsIn(entry.missing);
      const titles = criterion.parts.filter(({ id }) => missing.includes(id)).map(({ title }) => title);
      return titles.length === 0 ? words.allThere : words.missing(titles);
    }
    case 'tally': {
      const counts = mapIn(entry.counts);
      const counted = criterion.parts.map(({ id, title }) =>
        words.counted(title, amountText(counts?.[id] ?? 0))
      );
      return counts ? words.join(counted) : words.nothing;
    }
    case 'deductions': {
      const values = mapIn(entry.values);
      if (!values) return words.nothing;
      const given = criterion.parts.filter(({ id }) => isGiven(values[id]));
      return words.join(
        given.map((part) =>
          words.part(part.title, partValue(words, values[part.id], 'unit' in part ? part.unit : ''))
        )
      );
    }
  }
}

function partValue(words: EntryTexts, value: unknown, unit: string): string {
  if (typeof value === 'boolean') return value ? words.present : words.absent;
  return words.amount(amountText(value), unit);
}

export const mapIn = (value: unknown): Entry | undefined => (isPlainObject(value) ? value : undefined);

const isMet = (value: unknown): value is 'yes' | 'partial' | 'no' =>
  value === 'yes' || value === 'partial' || value === 'no';
