/** Rounds of urumqi-2023 for tests: whole sheets with a known total, from the policy's own examples. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { shippedFolder } from '#lib/policies/shipped.ts';

type Entries = Record<string, Record<string, unknown>>;

const cases = parse(readFileSync(join(shippedFolder('urumqi-2023'), 'cases.yaml'), 'utf8')) as {
  sheets: { full: Entries; ninety: Entries; sixty: Entries };
};

/** 110, 90 and 60 points. */
export const { full, ninety, sixty } = cases.sheets;

export const studio = (id: string, more: object = {}) => ({
  id,
  name: `示范工作室 ${id}`,
  district: '示范区',
  ...more
});

export const sheet = (participant: string, entries: Entries = full, expert = 'E01') => ({
  participant,
  expert,
  entries
});

export const round = (more: object = {}) => ({
  policy: 'urumqi-2023',
  assessment: 'end-of-term',
  date: '2025-06-30',
  participants: [studio('A')],
  sheets: [sheet('A')],
  ...more
});

/** A round with two of 90 points at a cap of one seat in four. */
export const tiedRound = (more: object = {}) =>
  round({
    settings: { cap: { percent: 25, strict: false } },
    participants: ['A', 'B', 'C', 'D'].map((id) => studio(id)),
    sheets: [sheet('A', ninety), sheet('B', ninety), sheet('C', sixty), sheet('D', sixty)],
    ...more
  });

export const tie = (more: object = {}) => ({
  kind: 'tie',
  participants: ['A', 'B'],
  order: ['B', 'A'],
  by: '样例专家组',
  on: '2025-07-02',
  minutes: '样例纪要',
  ...more
});

export const override = (more: object = {}) => ({
  kind: 'cap-override',
  seats: 1,
  reason: '样例理由',
  by: '样例单位',
  on: '2025-07-02',
  ...more
});
