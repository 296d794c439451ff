/** The pure parts of deliberation's pages: a ballot's places, the list of studios, what a table shows of sheets. */
import { describe, expect, test } from 'vitest';
import { expertTexts } from '#i18n/expert.ts';
import { compileRubric } from '#lib/domain/rubric.ts';
import { moved, orderBy } from '#lib/ui/deliberation/ballot.ts';
import { studioSheets, type ComparedSheet } from '#lib/ui/deliberation/studio-view.ts';
import {
  extremes,
  studioPage,
  studioRows,
  studioShape,
  type Deliberation
} from '#lib/ui/deliberation/view.ts';
import { readQuery } from '#lib/ui/list-query.ts';

describe('a ballot', () => {
  const order = (...places: string[]) =>
    orderBy(['S3', 'S1', 'S2'], (code) => places[['S3', 'S1', 'S2'].indexOf(code)] ?? '');

  test('puts the studios in the order of their places', () => {
    expect(order('2', '3', '1')).toEqual(['S2', 'S3', 'S1']);
    expect(order(' １ ', '2', '3')).toEqual(['S3', 'S1', 'S2']);
  });

  test('is no order where a place is missing, twice, or beyond the group', () => {
    for (const places of [
      ['1', '1', '2'],
      ['1', '2', ''],
      ['0', '1', '2'],
      ['1', '2', '4'],
      ['1', '2', '2.5'],
      ['a', '1', '2']
    ]) {
      expect(order(...places), places.join()).toBeUndefined();
    }
  });

  test('moves a studio by one place, and not beyond the ends', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(list, 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(list, 'a', -1)).toEqual(list);
    expect(moved(list, 'c', 1)).toEqual(list);
    expect(moved(list, 'none', 1)).toEqual(list);
  });
});

const spread = (participant: string, lowest: number, highest: number) => ({
  participant,
  sheets: 3,
  highest,
  lowest,
  spread: highest - lowest,
  mean: (highest + lowest) / 2
});
const data: Deliberation = {
  limit: 1500,
  criteria: [],
  participants: [
    { code: 'S1', name: '示范工作室 01', status: 'graded' },
    { code: 'S2', name: '示范工作室 02', status: 'graded' },
    { code: 'S10', name: '示范工作室 10', status: 'graded' },
    { code: 'S4', name: '示范工作室 04', status: 'deferred' }
  ],
  studios: [spread('S1', 8000, 9500), spread('S2', 7000, 8502), spread('S10', 9000, 9100)],
  rows: [],
  outliers: [{ participant: 'S2', expert: 'E01', total: 7000, others: 8500, distance: -1500 }],
  severities: [],
  differences: [],
  open: [{ participant: 'S4', expert: 'E02', state: 'draft' }],
  vetoes: [{ participant: 'S10' }]
};
const listed = (address: string) =>
  studioPage(studioRows(data), readQuery(new URL(`http://host/${address}`), studioShape)).rows.map(
    ({ code }) => code
  );

describe('the studios', () => {
  test('start with the widest spread; those without a sheet stand last whatever the order', () => {
    expect(listed('')).toEqual(['S2', 'S1', 'S10', 'S4']);
    expect(listed('?order=asc')).toEqual(['S10', 'S1', 'S2', 'S4']);
    expect(listed('?sort=mean')).toEqual(['S10', 'S1', 'S2', 'S4']);
    expect(listed('?sort=code')).toEqual(['S1', 'S2', 'S4', 'S10']);
  });

  test('are those beyond the limit, not at it; or those that do not count for their score', () => {
    expect(listed('?show=over')).toEqual(['S2']);
    expect(listed('?show=apart')).toEqual(['S10', 'S4']);
    expect(listed('?q=s1')).toEqual(['S1', 'S10']);
  });

  test('carry what there is to look at', () => {
    const [, second, vetoed, deferred] = studioRows(data);
    expect(second).toMatchObject({ isBeyond: true, outliers: 1, spread: 15.02, mean: 77.51 });
    expect(vetoed).toMatchObject({ isVetoed: true, isBeyond: false });
    expect(deferred).toMatchObject({ waiting: 1, sheets: 0, mean: null, spread: null });
  });
});

test('who is most severe and who most lenient is nobody where all are level', () => {
  const line = (expert: string, severity: number | null) => ({ expert, severity, studios: 1 });
  expect(extremes([line('E01', 0), line('E02', null)])).toEqual({ severe: null, lenient: null });
  expect(extremes([line('E01', -2), line('E02', -3), line('E03', 1)])).toEqual({
    severe: 'E02',
    lenient: 'E03'
  });
});

describe('one studio’s sheets', () => {
  const row = { citation: '附件', step: 0.5, evidence: false };
  const funds = {
    unit: '万元',
    whole: false,
    required: 10,
    per: 1,
    deduct: 2,
    rounding: 'full' as const,
    zeroIfNone: true
  };
  const rubric = compileRubric({
    categories: [
      {
        id: 'base',
        title: '基础',
        max: 22,
        bonus: false,
        criteria: [
          { ...row, id: 'signboard', title: '标识牌', max: 2, method: 'presence', partial: false },
          { ...row, ...funds, id: 'funds', title: '配套资金', max: 20, method: 'shortfall' }
        ]
      }
    ]
  });
  const sheet = (expert: string, points: number[], entries: Record<string, Record<string, unknown>>) =>
    ({
      sheet: expert,
      expert,
      isOwn: false,
      state: 'sealed',
      entries,
      points,
      base: points[0]! + points[1]!,
      bonus: 0,
      total: points[0]! + points[1]!,
      files: [{ id: 'f1', criterion: 'funds', fileName: '回单.png', mediaType: 'image/png' }]
    }) satisfies ComparedSheet;
  const sheets: ComparedSheet[] = [
    sheet('E01', [200, 2000], { signboard: { met: 'yes' }, funds: { amount: 10 } }),
    sheet('E02', [200, 800], {
      signboard: { met: 'yes' },
      funds: { amount: 4, note: ' 少一笔 ', evidence: ['台账第 3 页', '回单.png (0123456789abcdef)'] }
    }),
    {
      ...sheet('E03', [0, 0], {}),
      state: 'returned',
      entries: null,
      points: null,
      base: null,
      bonus: null,
      total: null,
      files: []
    }
  ];
  const facts = [
    { criterion: 'funds', amount: 10, checkedBy: '核实人员', checkedOn: '2026-06-01', note: null }
  ];

  test('stand row by row, with the figure that was verified and what differs from it', async () => {
    const { sheet: texts } = await expertTexts('zh-CN');
    const view = studioSheets(rubric, sheets, facts, texts, false);
    expect([view.spread, view.sealed]).toEqual([12, 2]);
    const [signboard, funds] = view.groups[0]!.lines;
    expect(signboard).toMatchObject({ spread: 0, isWide: false, fact: null, mean: '2.00' });
    expect(funds).toMatchObject({ number: 2, unit: '万元', spread: 12, isWide: true, mean: '14.00' });
    expect(funds!.cells[0]).toMatchObject({ points: 20, differs: false, note: null });
    // A file is shown itself; its reference is not said again.
    expect(funds!.cells[1]).toMatchObject({
      points: 8,
      differs: true,
      note: '少一笔',
      evidence: ['台账第 3 页'],
      files: [{ id: 'f1', name: '回单.png', isPhoto: true }]
    });
    expect(funds!.cells[2]).toBeNull();
  });

  test('leave out the rows on which all agree, where that is asked for', async () => {
    const { sheet: texts } = await expertTexts('zh-CN');
    const view = studioSheets(rubric, sheets, facts, texts, true);
    expect(view.groups.flatMap(({ lines }) => lines.map(({ id }) => id))).toEqual(['funds']);
  });
});
