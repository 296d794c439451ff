/**
 * A list of studios between the file and the register: read, judged by the service, and put into words. The file itself is
 * not kept: what was read of it goes to the page and comes back with the act.
 */
import { describe, messagesIn, type Language } from '#i18n/index.ts';
import { registryTexts } from '#i18n/registry.ts';
import type { StudioField } from '#i18n/registry-texts.ts';
import { LARGEST_LIST } from '#lib/csv/decode.ts';
import type { CsvFault } from '#lib/csv/fault.ts';
import { studioColumns } from '#lib/csv/studio-columns.ts';
import { readTable, type Row } from '#lib/csv/table.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Actor } from '#lib/server/access.ts';
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { previewStudios } from '#lib/server/services/preview-studios.ts';
import type { System } from '#lib/server/system.ts';
import { policyTitles } from './registry.ts';

/** As many as the service takes. */
export const MOST_ROWS = 10_000;
/** Of each kind, on the page: the rest is counted. */
const MOST_SHOWN = 300;
export const MEGABYTES = LARGEST_LIST / 1024 / 1024;

export const KINDS = ['fault', 'differs', 'new', 'same'] as const;
export type Kind = (typeof KINDS)[number];

export interface PreviewRow {
  line: number;
  code: string;
  name: string;
  makesUnit: boolean;
  changes: { field: string; was: string | null; now: string }[];
  faults: string[];
}

export interface ImportPreview {
  file: string;
  /** what was read, as the act takes it again */
  list: string;
  digest: string;
  unknown: string[];
  counts: Record<Kind, number>;
  newUnits: number;
  shown: Record<Kind, PreviewRow[]>;
}

interface ReadList {
  file: string;
  rows: Row<StudioField>[];
  unknown: string[];
}

/** @returns the list, or what is wrong with the file in words */
export async function readList(
  file: FormDataEntryValue | null,
  actor: Actor,
  language: Language
): Promise<ReadList | { faults: string[] }> {
  const { fault } = registryTexts(language).import;
  if (file === null || typeof file === 'string' || (file.name === '' && file.size === 0)) {
    return { faults: [fault.none] };
  }
  const table = readTable(
    new Uint8Array(await file.arrayBuffer()),
    studioColumns(actor.authority === null),
    MOST_ROWS
  );
  if (!table.ok) return { faults: wordsOf(table.faults, language) };
  return { file: file.name, ...table.value };
}

/** What came back with the act; undefined where it is not what was sent. Whether its rows are right the service says. */
export function listIn(text: string): ReadList | undefined {
  try {
    const { file, rows, unknown } = JSON.parse(text) as Partial<ReadList>;
    if (typeof file !== 'string' || !Array.isArray(rows) || !Array.isArray(unknown)) return undefined;
    return rows.length > 0 ? { file, rows, unknown: unknown.map(String) } : undefined;
  } catch {
    return undefined;
  }
}

/** @throws Refusal as the service does */
export async function previewOf(
  system: System,
  actor: Actor,
  { file, rows, unknown }: ReadList,
  language: Language
): Promise<ImportPreview> {
  const { verdicts, digest, newUnits } = await previewStudios(system, actor, { rows });
  const policies = policyTitles((await listPolicies(system, actor, {})).rows);
  const words = registryTexts(language);
  const say = faultWords(language);
  const byKind = Map.groupBy(verdicts, ({ kind }) => kind);
  const count = (kind: Kind): number => byKind.get(kind)?.length ?? 0;
  const shown = (kind: Kind): PreviewRow[] =>
    (byKind.get(kind) ?? []).slice(0, MOST_SHOWN).map(({ line, code, name, makesUnit, changes, faults }) => ({
      line,
      code,
      name,
      makesUnit,
      changes: changes.map(({ field, was, now }) => {
        const valueOf = (value: string): string =>
          field === 'policy' ? (policies.get(value) ?? value) : value;
        return { field: words.fields[field], was: was === null ? null : valueOf(was), now: valueOf(now) };
      }),
      faults: faults.map(say)
    }));
  return {
    file,
    list: JSON.stringify({ file, rows, unknown }),
    digest,
    unknown,
    counts: each(count),
    newUnits: newUnits.length,
    shown: each(shown)
  };
}

const each = <T>(of: (kind: Kind) => T): Record<Kind, T> => ({
  fault: of('fault'),
  differs: of('differs'),
  new: of('new'),
  same: of('same')
});

/** With the name of the column before it. */
function faultWords(language: Language): (fault: Problem) => string {
  const { fields, import: words } = registryTexts(language);
  return (fault) => {
    const field = Object.entries(fields).find(([key]) => key === fault.path)?.[1];
    const isMissing = fault.code === 'missing-key' || fault.code === 'empty-text';
    const text = isMissing ? words.result.missing : describe(messagesIn(language), fault);
    return field === undefined ? text : words.result.cell(field, text);
  };
}

function wordsOf(faults: readonly CsvFault[], language: Language): string[] {
  const { fields, import: words } = registryTexts(language);
  const { fault: texts } = words;
  const nameOf = (column: string): string => fields[column as StudioField];
  const missing = faults.flatMap((fault) => (fault.code === 'column-missing' ? [nameOf(fault.column)] : []));
  const others = faults.flatMap((fault): string[] => {
    switch (fault.code) {
      case 'column-missing':
        return [];
      case 'column-repeated':
        return [texts['column-repeated'](nameOf(fault.column), fault.header)];
      case 'size':
        return [texts.size(megabytes(fault.found ?? 0), megabytes(fault.most))];
      case 'rows':
        return [texts.rows(fault.most)];
      case 'control':
        return [texts.control(fault.line)];
      case 'quote':
        return [texts.quote(fault.line, fault.to)];
      default:
        return [texts[fault.code]];
    }
  });
  return missing.length > 0 ? [texts['column-missing'](missing), ...others] : others;
}

const megabytes = (bytes: number): string => `${Math.ceil((10 * bytes) / 1024 / 1024) / 10} MB`;
