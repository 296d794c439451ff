/** What the pages of preparing a round and of its progress show of what was read: filters, reasons, names and pseudonyms. */
import { describe, expect, test } from 'vitest';
import { dueOf } from '#lib/domain/due.ts';
import { codesIn } from '#lib/web/setup-form.ts';
import { queryWith, actionOn } from '#lib/ui/round-setup/steps.ts';
import { drawView } from '../../src/routes/(desk)/rounds/[code]/setup/draw-view.ts';
import { participantsView } from '../../src/routes/(desk)/rounds/[code]/setup/participants-view.ts';
import {
  cellAt,
  progressView,
  type Sheet,
  type Studio
} from '../../src/routes/(desk)/rounds/[code]/progress/progress-view.ts';
import { remindersView } from '../../src/routes/(desk)/rounds/[code]/progress/reminders-view.ts';

const at = (query: string): URL => new URL(`http://example.test/rounds/R1/page${query}`);

test('an address keeps what it asks for when one part of it changes, and never an action’s name', () => {
  const url = at('?/draw&step=draw&q=a%26b&page=2');
  expect(queryWith(url, { page: null, at: 'S01' })).toBe('?step=draw&q=a%26b&at=S01');
  expect(queryWith(at('?page=2'), { page: null })).toBe('');
  expect(actionOn(url, 'move')).toBe('?/move&step=draw&q=a%26b&page=2');
  expect(actionOn(at(''), 'move')).toBe('?/move');
});

test('codes are read from a column or a line, each once', () => {
  expect(codesIn(' S01\r\nS02,S03，S04；S05\tS06、S01\n\n')).toEqual([
    'S01',
    'S02',
    'S03',
    'S04',
    'S05',
    'S06'
  ]);
  expect(codesIn(' ，\n')).toEqual([]);
});

describe('who could take part', () => {
  const candidate = (code: string, isDue: boolean, isInvited: boolean, district = '示范一区') => ({
    code,
    name: `示范工作室 ${code}`,
    unit: `示范单位 ${code}`,
    district,
    recognisedOn: '2024-07-01',
    last: null,
    underway: null,
    due: dueOf(
      {
        policy: isDue ? null : 'other',
        recognisedOn: '2024-07-01',
        last: null,
        underway: null,
        isReplaced: false
      },
      {
        policy: 'p',
        date: '2026-06-30',
        attempt: 1,
        replaces: null,
        timing: { rhythm: { kind: 'every', years: 2 }, article: '第一条', local: [] }
      }
    ),
    isInvited
  });
  const rows = [
    candidate('S10', true, true),
    candidate('S2', true, false),
    candidate('S3', false, true, '示范二区'),
    candidate('S4', false, false)
  ];
  const invited = [
    { id: 'p10', code: 'S10', inviteReason: null },
    { id: 'p3', code: 'S3', inviteReason: '提前' }
  ];
  const shown = (query: string): string[] =>
    participantsView(invited, rows, at(query)).page.rows.map(({ code }) => code);

  test('by what it is to the round, district and words; numbers in their order', () => {
    expect(shown('')).toEqual(['S2', 'S3', 'S4', 'S10']);
    expect(shown('?order=desc')).toEqual(['S10', 'S4', 'S3', 'S2']);
    expect(shown('?view=in')).toEqual(['S3', 'S10']);
    expect(shown('?view=missing')).toEqual(['S2']);
    expect(shown('?view=exception')).toEqual(['S3']);
    expect(shown('?view=out')).toEqual(['S2', 'S4']);
    expect(shown('?view=nonsense')).toHaveLength(4);
    expect(shown('?district=示范二区')).toEqual(['S3']);
    expect(shown('?q=单位 s4')).toEqual(['S4']);
  });

  test('counts all of them whatever is shown, and asks only about what can be asked', () => {
    const view = participantsView(invited, rows, at('?q=S4&add=S2&out=S3'));
    expect(view.counts).toEqual({ all: 4, in: 2, due: 2, missing: 1, exception: 1 });
    expect([view.adding?.code, view.leaving?.participant]).toEqual(['S2', 'p3']);
    const none = participantsView(invited, rows, at('?add=S3&out=S2'));
    expect([none.adding, none.leaving]).toEqual([null, null]);
  });
});

describe('who scores whom', () => {
  const prepared = {
    members: [
      { member: 'm1', name: '专家甲', panel: '第一组', unit: 'u1', authority: null },
      { member: 'm2', name: '专家乙', panel: '第一组', unit: null, authority: 'd1' },
      { member: 'm3', name: '专家丙', panel: '第一组', unit: null, authority: null },
      { member: 'm4', name: '专家丁', panel: '第一组', unit: null, authority: null }
    ],
    participants: [
      {
        id: 'p1',
        code: 'S01',
        name: '示范工作室 01',
        district: '示范一区',
        unit: 'u1',
        authority: 'd1',
        status: 'graded'
      },
      {
        id: 'p2',
        code: 'S02',
        name: '示范工作室 02',
        district: '示范一区',
        unit: null,
        authority: null,
        status: 'graded'
      },
      {
        id: 'p3',
        code: 'S03',
        name: '示范工作室 03',
        district: '示范一区',
        unit: null,
        authority: null,
        status: 'deferred'
      }
    ],
    recusals: [{ member: 'm4', participant: 'p1' }],
    assignments: [
      {
        participant: 'p1',
        member: 'm3',
        why: {
          how: 'drawn' as const,
          panel: 'balanced' as const,
          load: 2,
          excluded: [{ member: 'm1', why: 'own-unit' as const }]
        }
      },
      { participant: 'p2', member: 'm3', why: { how: 'hand' as const, reason: '补派' } }
    ]
  };

  test('is shown with whom the draw passed over, and who is put aside is not shown', () => {
    const { page, loads, perStudio } = drawView(prepared, at('?step=draw'));
    expect(page.rows.map(({ code, passed }) => [code, passed])).toEqual([
      ['S01', [{ name: '专家甲', why: 'own-unit' }]],
      ['S02', []]
    ]);
    expect(page.rows[1]!.experts).toMatchObject([{ name: '专家丙', isByHand: true }]);
    expect(loads.map(({ studios }) => studios)).toEqual([0, 0, 2, 0]);
    expect(perStudio).toBe(1);
    expect(drawView(prepared, at('?q=专家丙')).page.total).toBe(2);
    expect(drawView(prepared, at('?q=专家甲')).page.total).toBe(0);
  });

  test('a move by hand is offered to those without a conflict first, and the others say theirs', () => {
    const { at: asked } = drawView(prepared, at('?at=S01'));
    expect(asked!.others.map(({ name, conflict }) => [name, conflict])).toEqual([
      ['专家甲', 'own-unit'],
      ['专家乙', 'own-authority'],
      ['专家丁', 'recused']
    ]);
    expect(drawView(prepared, at('?at=S02')).at!.others.map(({ conflict }) => conflict)).toEqual([
      null,
      null,
      null
    ]);
    expect(drawView(prepared, at('?at=S03')).at).toBeNull();
  });
});

describe('progress', () => {
  const studio = (code: string, more: Partial<Studio> = {}): Studio => ({
    id: `p-${code}`,
    code,
    name: `示范工作室 ${code}`,
    district: '示范一区',
    status: 'graded',
    statusReason: null,
    ...more
  });
  const sheet = (participant: string, number: number, state: Sheet['state'], answered: number): Sheet => ({
    sheet: `${participant}-${number}`,
    participant,
    member: `m${number}`,
    expert: `E0${number}`,
    state,
    edition: 1,
    answered
  });
  const studios = [
    studio('S01'),
    studio('S02', { district: '示范二区' }),
    studio('S03', { status: 'deferred' })
  ];
  const sheets = [
    sheet('S01', 1, 'sealed', 25),
    sheet('S01', 2, 'draft', 0),
    sheet('S02', 1, 'returned', 25),
    sheet('S02', 2, 'draft', 7),
    sheet('S02', 3, 'reassigned', 3),
    sheet('S03', 1, 'draft', 2)
  ];
  const members = [1, 2, 3].map((number) => ({ member: `m${number}`, expert: `E0${number}` }));
  const shown = (query: string): string[] =>
    progressView(studios, sheets, at(query)).page.rows.map(({ code }) => code);

  test('counts what is waited for: neither studios put aside nor sheets taken away', () => {
    const { signed, all, totals, experts } = progressView(studios, sheets, at(''));
    expect([signed, all]).toEqual([1, 4]);
    expect(Object.fromEntries(totals.map(({ state, count }) => [state, count]))).toEqual({
      none: 1,
      draft: 1,
      returned: 1,
      sealed: 1,
      reassigned: 1
    });
    expect(experts).toEqual(['E01', 'E02', 'E03']);
  });

  test('is filtered by state and expert of one and the same sheet', () => {
    expect(shown('?state=none')).toEqual(['S01']);
    expect(shown('?state=draft')).toEqual(['S02', 'S03']);
    expect(shown('?state=draft&expert=E02')).toEqual(['S02']);
    expect(shown('?state=returned&expert=E02')).toEqual([]);
    expect(shown('?expert=E03')).toEqual(['S02']);
    expect(shown('?district=示范二区')).toEqual(['S02']);
    expect(shown('?status=deferred')).toEqual(['S03']);
    expect(shown('?sort=signed&order=desc')).toEqual(['S01', 'S03', 'S02']);
    expect(shown('?q=03')).toEqual(['S03']);
  });

  test('a cell says who else could score it: nobody who does already', () => {
    const of = (query: string) => cellAt({ participants: studios, sheets, members }, at(query));
    expect(of('?at=S02:E01')).toMatchObject({
      sheet: { sheet: 'S02-1', cell: 'returned' },
      others: [{ expert: 'E03', load: 0 }]
    });
    expect(of('?at=S01')).toMatchObject({ sheet: null, others: [{ member: 'm3' }] });
    expect([of('?at=S09'), of('?at=S01:E09'), of('')]).toEqual([null, null, null]);
  });

  test('reminders are by name and hold no pseudonym at all', () => {
    const people = [
      { member: 'm2', name: '专家乙', affiliation: '示范学院' },
      { member: 'm1', name: '专家甲', affiliation: null },
      { member: 'm3', name: '专家丙', affiliation: null }
    ];
    const view = remindersView(studios, sheets, people, at('?view=reminders&by=2026-07-05&person=m1'));
    expect(
      view.people.map(({ name, all, missing }) => [name, all, missing.map((each) => each.studio)])
    ).toEqual([
      ['专家甲', 2, ['示范工作室 S02']],
      ['专家乙', 2, ['示范工作室 S01', '示范工作室 S02']]
    ]);
    expect([view.sheets, view.by, view.moving?.name]).toEqual([3, '2026-07-05', '专家甲']);
    expect(view.moving!.others.map(({ name, load }) => [name, load])).toEqual([
      ['专家丙', 0],
      ['专家乙', 2]
    ]);
    expect(JSON.stringify(view)).not.toMatch(/E0\d/);
    expect(remindersView(studios, sheets, people, at('?by=soon')).by).toBeNull();
  });
});
