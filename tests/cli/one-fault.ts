/** Rounds with just one fault each, and the code that it has. Texts are files as they are, other values become JSON. */
import { full, ninety, override, round, sheet, sixty, studio, tie, tiedRound } from './urumqi-sheets.ts';

export const withRow = (id: string, input: unknown) =>
  round({ sheets: [sheet('A', { ...full, [id]: input as never })] });
const beijing = (more: object) => ({
  ...round(more),
  policy: 'beijing-2023',
  assessment: 'biennial',
  sheets: []
});
const { media: _media, ...rest } = full;
export const withoutMedia = rest;

/** The code, and the round that has just this fault. */
export const ONE_FAULT: [string, unknown][] = [
  ['bad-json', '{"policy": "urumqi-2023",}'],
  ['bad-json', ''],
  ['bad-json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['wrong-type', 'null'],
  ['duplicate-key', JSON.stringify(round()).replace('"policy"', '"date":"2025-06-30","policy"')],
  ['bad-text', round({ participants: [studio('A', { name: '\ud800' })] })],
  ['unknown-key', round({ policies: 1 })],
  ['unknown-key', withRow('projects', { points: 3, comment: 'x' })],
  ['missing-key', round({ date: undefined })],
  ['wrong-type', round({ participants: {} })],
  ['wrong-type', withRow('projects', 3)],
  ['empty-text', round({ participants: [studio('A', { name: ' ' })] })],
  ['unknown-choice', withRow('agreements', { met: 'maybe' })],
  ['bad-date', round({ date: '2025-02-30' })],
  ['bad-id', round({ id: 'a b' })],
  ['not-a-number', withRow('projects', { points: '3' })],
  ['not-a-number', withRow('projects', { points: null })],
  ['not-a-number', JSON.stringify(withRow('projects', { points: 77 })).replace('77', '-0')],
  ['not-a-number', round({ settings: { quorum: '1' } })],
  ['too-large', withRow('matching-funds', { amount: 1_000_000_001 })],
  ['too-large', JSON.stringify(withRow('matching-funds', { amount: 777 })).replace('777', '1e400')],
  ['too-large', round({ settings: { cap: { percent: 100.01, strict: true } } })],
  ['too-small', round({ settings: { quorum: 0 } })],
  ['too-many-decimals', withRow('projects', { points: 2.555 })],
  ['too-many-decimals', withRow('matching-funds', { amount: 1.00001 })],
  ['fractional-count', withRow('trainees', { amount: 2.5 })],
  ['fractional-count', withRow('technicians', { counts: { technician: 0.5 } })],
  ['fractional-count', round({ settings: { quorum: 1.5 } })],
  ['points-above-max', withRow('projects', { points: 3.5 })],
  ['points-negative', withRow('projects', { points: -0.5 })],
  ['amount-negative', withRow('premises', { amount: -1 })],
  ['count-negative', withRow('technicians', { counts: { technician: -1 } })],
  ['off-step', withRow('projects', { points: 1.25 })],
  ['partial-not-between', withRow('organisation', { met: 'partial', points: 2 })],
  ['points-missing', withRow('premises', { amount: 12 })],
  ['unknown-criterion', withRow('row-26', { points: 3 })],
  ['unknown-criterion', withRow('constructor', { points: 3 })],
  ['unanswered', round({ sheets: [sheet('A', withoutMedia)] })],
  ['unknown-part', withRow('plan-and-roster', { missing: ['minutes'] })],
  ['duplicate-part', withRow('plan-and-roster', { missing: ['plan', 'plan'] })],
  ['superfluous-input', withRow('agreements', { met: 'yes', points: 1 })],
  ['evidence-missing', withRow('media', { met: 'yes' })],
  [
    'note-missing',
    round({
      facts: [{ participant: 'A', criterion: 'premises', amount: 12, by: '核实员甲', on: '2025-06-01' }]
    })
  ],
  ['note-missing', round({ participants: [studio('A', { vetoes: [{ trigger: 'idle', note: '' }] })] })],
  ['unknown-policy', round({ policy: 'nowhere-2020' })],
  ['unknown-assessment', round({ assessment: 'weekly' })],
  ['duplicate-participant', round({ participants: [studio('A'), studio('A')] })],
  [
    'duplicate-expert',
    round({
      panels: [
        { expert: 'E01', participants: ['A'] },
        { expert: 'E01', participants: [] }
      ]
    })
  ],
  ['duplicate-sheet', round({ sheets: [sheet('A'), sheet('A', ninety)] })],
  [
    'duplicate-fact',
    round({
      facts: [0, 1].map(() => ({
        participant: 'A',
        criterion: 'team',
        amount: 2,
        by: '核实员甲',
        on: '2025-06-01'
      }))
    })
  ],
  [
    'duplicate-veto',
    round({
      participants: [studio('A', { vetoes: ['idle', 'idle'].map((trigger) => ({ trigger, note: 'x' })) })]
    })
  ],
  ['unknown-participant', round({ sheets: [sheet('A'), sheet('Z')] })],
  ['unknown-participant', round({ panels: [{ expert: 'E01', participants: ['A', 'Z'] }] })],
  ['unknown-trigger', round({ participants: [studio('A', { vetoes: [{ trigger: 'rain', note: 'x' }] })] })],
  [
    'fact-without-amount',
    round({
      facts: [{ participant: 'A', criterion: 'projects', amount: 1, by: '核实员甲', on: '2025-06-01' }]
    })
  ],
  ['reason-missing', round({ participants: [studio('A', { status: 'deferred' })] })],
  ['reason-missing', round({ participants: [studio('A', { status: 'withdrawn', reason: '  ' })] })],
  ['reason-missing', tiedRound({ decisions: [override({ reason: undefined })] })],
  [
    'veto-without-grades',
    round({ assessment: 'annual', participants: [studio('A', { vetoes: [{ trigger: 'idle', note: 'x' }] })] })
  ],
  ['setting-cited', beijing({ settings: { cap: null } })],
  ['setting-cited', beijing({ settings: { cap: { percent: 20, strict: true } } })],
  ['setting-cited', beijing({ settings: { cap: { percent: 25, strict: false } } })],
  ['cap-needs-bands', round({ assessment: 'annual', settings: { cap: { percent: 20, strict: true } } })],
  ['duplicate-id', round({ settings: { tieBreak: ['base', 'base'] } })],
  ['unknown-category', round({ settings: { tieBreak: ['weather'] } })],
  [
    'decision-too-early',
    tiedRound({ sheets: [sheet('A', ninety), sheet('B', ninety), sheet('C', sixty)], decisions: [tie()] })
  ],
  ['decision-no-tie', tiedRound({ decisions: [tie({ participants: ['C', 'D'], order: ['C', 'D'] })] })],
  [
    'decision-not-the-group',
    tiedRound({ decisions: [tie({ participants: ['A', 'C'], order: ['A', 'C'] })] })
  ],
  ['decision-not-the-group', tiedRound({ decisions: [tie({ order: ['A'] })] })],
  ['decision-not-the-group', tiedRound({ decisions: [tie({ order: ['A', 'A'] })] })],
  [
    'decision-not-the-group',
    tiedRound({ decisions: [tie({ participants: ['A', 'B', 'C'], order: ['A', 'B', 'C'] })] })
  ],
  ['decision-no-tie', tiedRound({ decisions: [tie({ participants: [], order: [] })] })],
  ['unknown-choice', round({ attempt: 3 })],
  ['wrong-type', round({ sheets: [{ participant: 'A', expert: 'E01', entries: null }] })],
  ['missing-key', round({ sheets: [{ participant: 'A', expert: 'E01' }] })],
  ['duplicate-decision', tiedRound({ decisions: [tie(), tie()] })],
  ['decision-no-tie', tiedRound({ decisions: [override(), tie()] })],
  [
    'override-of-strict-cap',
    tiedRound({ settings: { cap: { percent: 25, strict: true } }, decisions: [override()] })
  ],
  ['override-without-cap', round({ decisions: [override()] })]
];
