/** Every act on a round × every state of the round: written from the domain's text, not from the code. */
import type { Actor } from '#lib/server/access.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { change, PNG, SIGNATURE } from './score.ts';
import type { Stage } from './stages.ts';
import { OPERATOR, PUBLIC } from './system.ts';
import type { World } from './world.ts';

/**
 * By state, draft to final: `yes`; `no`: round-state with the states of the row that say yes; a code: the sheet's or the
 * notice's own; `-`: there is nothing yet to act on.
 */
export type Cell = 'yes' | 'no' | '-' | Problem['code'];
export interface Row {
  act: string;
  cells: [Cell, Cell, Cell, Cell, Cell];
  actor?: (stage: Stage) => Actor;
  input: (stage: Stage) => unknown;
}

const ONLY_DRAFT: Row['cells'] = ['yes', 'no', 'no', 'no', 'no'];
const ONLY_DELIBERATION: Row['cells'] = ['no', 'no', 'yes', 'no', 'no'];
const round = ({ round: id }: Stage) => ({ round: id });
const first = ({ participants }: Stage) => ({ participant: participants.S01! });
const REASON = { reason: '示范理由' };

const onSheet = (which: 'draft' | 'sealed' | 'returned', cells: Row['cells']): Row[] => {
  const actor = (stage: Stage): Actor => stage[which][1];
  const edition = which === 'returned' ? 2 : 1;
  const sheet = (stage: Stage): string => stage[which][0];
  const row = { id: 'new-change', edition, baseRevision: 1 };
  return [
    {
      act: 'save-changes',
      cells,
      actor,
      input: (stage) => ({ changes: [change(sheet(stage), 'projects', { points: 1 }, row)] })
    },
    {
      act: 'submit-sheet',
      cells,
      actor,
      input: (stage) => ({ sheet: sheet(stage), edition, signature: SIGNATURE })
    },
    {
      act: 'attach-evidence',
      cells,
      actor,
      input: (stage) => ({
        sheet: sheet(stage),
        edition,
        criterion: 'media',
        fileName: '报道.png',
        bytes: Buffer.from(PNG, 'base64')
      })
    },
    { act: 'detach-evidence', cells, actor, input: ({ files }) => ({ attachment: files[which] }) }
  ];
};

const paper = (
  kind: 'participant' | 'decision',
  cells: Row['cells'],
  owner: (stage: Stage) => string
): Row[] => [
  {
    act: 'attach-paper',
    cells,
    input: (stage) => ({
      kind,
      owner: owner(stage),
      fileName: '附件.png',
      bytes: Buffer.from(PNG, 'base64')
    })
  },
  {
    act: 'detach-paper',
    cells,
    input: ({ papers }) => ({ attachment: papers[kind], ...REASON })
  }
];

/** What each act does in each state, with an input that would do. */
export const roundActs = (world: World): Row[] => [
  { act: 'change-round', cells: ONLY_DRAFT, input: (stage) => ({ ...round(stage), title: '新名称' }) },
  {
    act: 'invite-participants',
    cells: ONLY_DRAFT,
    input: (stage) => ({ ...round(stage), studios: [{ code: 'S06' }] })
  },
  { act: 'uninvite-participant', cells: ONLY_DRAFT, input: (stage) => ({ ...first(stage), ...REASON }) },
  {
    act: 'form-panels',
    cells: ONLY_DRAFT,
    input: (stage) => ({ ...round(stage), panels: [{ name: '第二组', experts: world.experts }] })
  },
  {
    act: 'assign-experts',
    cells: ONLY_DRAFT,
    input: (stage) => ({
      ...round(stage),
      perStudio: 2,
      avoid: { unit: true, authority: true },
      seed: 'other'
    })
  },
  { act: 'open-round', cells: ONLY_DRAFT, input: round },
  {
    act: 'recuse-expert',
    cells: ['yes', 'yes', 'no', 'no', 'no'],
    input: (stage) => ({ ...first(stage), expert: world.experts[1]!, ...REASON })
  },
  // Taking a sheet away is always possible until results are public; in deliberation nobody begins to score.
  {
    act: 'reassign-sheet',
    cells: ['yes', 'yes', 'yes', 'no', 'no'],
    input: (stage) => ({ ...first(stage), from: stage.assigned, to: null, ...REASON })
  },
  {
    act: 'reassign-sheet',
    cells: ['yes', 'yes', 'no', 'no', 'no'],
    input: (stage) => ({ ...first(stage), from: null, to: stage.spare, ...REASON })
  },
  // Afterwards only status, vetoes and assignments change, each by a recorded act.
  {
    act: 'set-status',
    cells: ['yes', 'yes', 'yes', 'no', 'no'],
    input: (stage) => ({ ...first(stage), status: 'withdrawn', ...REASON })
  },
  {
    act: 'verify-fact',
    cells: ['yes', 'yes', 'yes', 'no', 'no'],
    input: (stage) => ({
      ...first(stage),
      criterion: 'premises',
      amount: 30,
      checkedBy: '区人社局',
      checkedOn: '2026-06-30'
    })
  },
  {
    act: 'record-veto',
    cells: ['no', 'yes', 'yes', 'no', 'no'],
    input: (stage) => ({ ...first(stage), trigger: 'unit-closed', note: '查实' })
  },
  {
    act: 'withdraw-veto',
    cells: ['no', 'yes', 'yes', 'no', 'no'],
    input: ({ participants }) => ({ participant: participants.S02!, trigger: 'idle', ...REASON })
  },
  ...onSheet('draft', ['-', 'yes', 'round-closed', 'round-closed', 'round-closed']),
  ...onSheet('sealed', ['-', 'sheet-sealed', 'sheet-sealed', 'sheet-sealed', 'sheet-sealed']),
  ...onSheet('returned', ['-', 'sheet-sealed', 'yes', 'round-closed', 'round-closed']),
  {
    act: 'return-sheet',
    cells: ['-', 'yes', 'yes', 'no', 'no'],
    input: ({ sealed: [sheet] }) => ({ sheet, ...REASON, rows: [] })
  },
  // Papers come and go with what they prove; signed minutes may be late.
  ...paper('participant', ['yes', 'yes', 'yes', 'no', 'no'], ({ participants }) => participants.S01!),
  ...paper('decision', ['-', '-', 'yes', 'yes', 'no'], ({ decision }) => decision),
  { act: 'begin-deliberation', cells: ['no', 'yes', 'no', 'no', 'no'], input: round },
  {
    act: 'record-decision',
    cells: ONLY_DELIBERATION,
    input: (stage) => ({
      ...round(stage),
      decision: { kind: 'cap-override', seats: 1, reason: '原则上', by: '评审组', on: '2026-06-30' }
    })
  },
  {
    act: 'withdraw-decision',
    cells: ['-', '-', 'yes', 'no', 'no'],
    input: ({ decision }) => ({ decision, ...REASON })
  },
  { act: 'settle-round', cells: ONLY_DELIBERATION, input: round },
  {
    act: 'publish-round',
    cells: ONLY_DELIBERATION,
    input: (stage) => ({
      ...round(stage),
      settlement: stage.settlement,
      firstDay: '2026-07-20',
      days: 7,
      kind: 'working',
      showScores: true,
      contact: '示范科室'
    })
  },
  {
    act: 'object-to-notice',
    cells: ['-', '-', '-', 'yes', 'notice-over'],
    actor: () => PUBLIC,
    input: ({ notice }) => ({ notice, name: '群众', contact: '邮箱', text: '有误' })
  },
  {
    act: 'decide-objection',
    cells: ['-', '-', '-', 'yes', 'no'],
    input: ({ objection }) => ({ objection, outcome: 'sustained', ...REASON })
  },
  {
    act: 'withdraw-notice',
    cells: ['no', 'no', 'no', 'yes', 'no'],
    input: (stage) => ({ ...round(stage), ...REASON })
  },
  { act: 'finalise-round', cells: ['no', 'no', 'no', 'notice-running', 'no'], input: round },
  {
    act: 'create-round',
    cells: ['round-not-final', 'round-not-final', 'round-not-final', 'round-not-final', 'yes'],
    input: ({ round: id, code }) => ({
      code: `${code}-更正`,
      title: '更正',
      authority: null,
      policyVersion: world.policyVersion,
      assessment: 'end-of-term',
      date: '2026-06-30',
      supersedes: { round: id, reason: '复核' }
    })
  },
  {
    act: 'import-round',
    cells: ['round-differs', 'round-differs', 'round-differs', 'round-differs', 'round-differs'],
    actor: () => OPERATOR,
    input: ({ code: id }) => ({
      file: {
        id,
        policy: 'urumqi-2023',
        assessment: 'end-of-term',
        date: '2026-06-30',
        participants: [],
        sheets: []
      },
      policyVersion: world.policyVersion
    })
  }
];
