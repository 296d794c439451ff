/** What a draft still lacks: each thing alone, and what is in the way before what is only worth a look. */
import { expect, test } from 'vitest';
import { checkList, type Prepared } from '#lib/ui/round-setup/check-list.ts';

const studio = (id: string, more = {}) => ({
  id,
  name: `示范工作室 ${id}`,
  authority: 'd1',
  status: 'graded',
  inviteReason: null,
  ...more
});
const expert = (member: string, more = {}) => ({
  member,
  name: `专家${member}`,
  authority: null as string | null,
  hasAccount: true,
  ...more
});
const ready: Prepared = {
  quorum: 1,
  date: '2026-06-30',
  policy: { status: 'in-force', effective: { from: '2023-08-28', to: '2028-08-27' } },
  participants: [studio('01'), studio('02')],
  members: [expert('甲'), expert('乙')],
  assignments: [
    { participant: '01', member: '甲' },
    { participant: '02', member: '乙' }
  ],
  due: [{ name: '示范工作室 01', isInvited: true, isDue: true, hasReason: false }]
};
const found = (more: Partial<Prepared>): string[] =>
  checkList({ ...ready, ...more }).map(
    ({ id, isBlock, names }) => `${isBlock ? '!' : ''}${id}${names.length > 0 ? ` ${names.join(' ')}` : ''}`
  );

test.each<[string, Partial<Prepared>, string[]]>([
  ['nothing', {}, []],
  [
    'an empty draft',
    { participants: [], members: [], assignments: [], due: null },
    ['!no-participants', '!no-panel']
  ],
  ['nobody drawn', { assignments: [] }, ['!not-assigned 示范工作室 01 示范工作室 02']],
  ['a quorum of two', { quorum: 2 }, ['!not-assigned 示范工作室 01 示范工作室 02']],
  [
    'a studio put off needs nobody',
    { participants: [studio('01'), studio('02', { status: 'deferred' })] },
    ['deferred 示范工作室 02']
  ],
  ['a date before the policy', { date: '2023-08-27' }, ['outside-validity']],
  ['a date after the policy', { date: '2028-08-28' }, ['outside-validity']],
  ['its last day', { date: '2028-08-27' }, []],
  [
    'a draft for comment without days',
    { policy: { status: 'draft', effective: { from: null, to: null } } },
    ['draft-policy']
  ],
  [
    'due, not in; in, not due',
    {
      due: [
        { name: '甲', isInvited: false, isDue: true, hasReason: false },
        { name: '乙', isInvited: true, isDue: false, hasReason: false },
        { name: '丙', isInvited: true, isDue: false, hasReason: true },
        { name: '丁', isInvited: false, isDue: false, hasReason: false }
      ]
    },
    ['due-missing 甲', 'unexplained 乙']
  ],
  [
    'experts without work or account',
    { members: [expert('甲'), expert('乙', { hasAccount: false }), expert('丙')] },
    ['no-account 专家乙', 'idle-experts 专家丙']
  ],
  [
    'an expert of the district',
    { members: [expert('甲', { authority: 'd1' }), expert('乙', { authority: 'd2' })] },
    ['own-authority 示范工作室 01']
  ]
])('%s', (_what, more, expected) => expect(found(more)).toEqual(expected));

test('loads that differ by more than two', () => {
  const participants = ['1', '2', '3', '4', '5'].map((id) => studio(id));
  const draw = (counts: number[]) =>
    counts.map((_, index) => ({
      participant: participants[index]!.id,
      member: counts[index] === 0 ? '甲' : '乙'
    }));
  expect(found({ participants, assignments: draw([0, 0, 0, 1, 1]) })).toEqual([]);
  expect(found({ participants, assignments: draw([0, 0, 0, 0, 1]) })).toEqual(['uneven']);
});
