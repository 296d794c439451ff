/** Every act once, in an order in which each of them can be done: a city, its accounts, a round from draft to final. */
import { isNull } from 'drizzle-orm';
import type { Actor } from '#lib/server/access.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { appCode, CLIENT, enterAs, PASSWORD } from './identity.ts';
import { equalRound } from './files.ts';
import { change, fillSheet, PNG, SIGNATURE, sheetsOf, signSheet } from './score.ts';
import { DAY, publish } from './stages.ts';
import { OPERATOR, PUBLIC } from './system.ts';
import type { World } from './world.ts';

export interface Step {
  act: string;
  actor: () => Actor;
  input: () => unknown;
  /** what has to be so before */
  before?: () => Promise<unknown>;
  /** the same act with other content; otherwise the first id in the input is another one */
  other?: (input: never) => unknown;
  /** what a later step needs of the answer */
  keep?: (answer: never) => void;
  /** what comes again for an answer that is shown once */
  again?: (answer: never) => unknown;
}

const REASON = { reason: '示范理由' };

export function life(world: World): Step[] {
  const { system, manager, policyVersion, policy, experts, expertActors, authorities, units } = world;
  const ids: Record<string, string> = {};
  const expert = (): Actor => expertActors[0]!;
  const account = (): Actor => ({ ...manager, user: ids.user!, name: `user:${ids.user!}` });
  const renamed = (input: { name: string }) => ({ ...input, name: `${input.name}二` });
  const byOperator = (act: string, input: () => unknown, more: Partial<Step> = {}): Step => ({
    act,
    actor: () => OPERATOR,
    input,
    ...more
  });
  const byManager = (act: string, input: () => unknown, more: Partial<Step> = {}): Step => ({
    act,
    actor: () => manager,
    input,
    ...more
  });
  const round = () => ({ round: ids.round });
  /** who is assigned to what by it */
  const assignment = async (sheet: string) =>
    (await readProgress(system, manager, { round: ids.round! })).sheets.find((each) => each.sheet === sheet)!;

  const registers: Step[] = [
    byOperator('register-authority', () => ({ kind: 'district', name: '示范三区' }), {
      other: renamed,
      keep: ({ id }: { id: string }) => (ids.authority = id)
    }),
    byOperator('rename-authority', () => ({ authority: ids.authority, name: '示范新三区', ...REASON })),
    byOperator('register-unit', () => ({ name: '示范单位 09', authority: authorities[0] })),
    byOperator(
      'register-studio',
      () => ({ code: 'S90', name: '示范工作室 90', unit: units[0], leader: '示范领办人', trade: '电工' }),
      { other: renamed, keep: ({ id }: { id: string }) => (ids.studio = id) }
    ),
    byOperator('record-title', () => ({
      studio: ids.studio,
      change: { kind: 'given', title: '市级', since: '2026-01-01' },
      ...REASON
    })),
    byOperator(
      'import-studios',
      () => ({
        rows: [
          {
            line: 2,
            surplus: 0,
            cells: {
              code: 'S91',
              name: '示范工作室 91',
              authority: '示范一区',
              unit: '示范单位 10',
              leader: '示范领办人',
              trade: '电工'
            }
          }
        ],
        take: 'all'
      }),
      { other: (input: object) => ({ ...input, take: 'new' }) }
    ),
    byOperator('register-expert', () => ({ name: '示范专家', affiliation: '示范学院' }), { other: renamed }),
    byOperator('import-policy', () => ({ data: { ...policy.data, title: '示范办法' } }), {
      other: (input: object) => ({ ...input, newVersion: { note: '修订' } })
    }),
    byOperator(
      'set-holidays',
      () => ({ year: 2026, days: [{ date: '2026-10-01', kind: 'holiday', name: '国庆' }] }),
      {
        other: (input: object) => ({
          ...input,
          days: [{ date: '2026-10-02', kind: 'holiday', name: '国庆' }]
        })
      }
    )
  ];
  const entrance = { ...CLIENT, name: '示范经办' };
  const accounts: Step[] = [
    byOperator('create-user', () => ({ name: '示范经办', role: 'manager', authority: null, expert: null }), {
      other: renamed,
      keep: ({ id }: { id: string }) => (ids.user = id)
    }),
    byOperator('change-user', () => ({ user: ids.user, authority: authorities[0], expert: null, ...REASON })),
    byOperator('issue-code', () => ({ user: ids.user }), {
      keep: ({ code }: { code: string }) => (ids.code = code),
      again: (answer: object) => ({ ...answer, code: null })
    }),
    {
      act: 'set-password',
      actor: () => PUBLIC,
      input: () => ({ ...entrance, code: ids.code, password: PASSWORD })
    },
    {
      act: 'sign-in',
      actor: () => PUBLIC,
      input: () => ({ ...entrance, password: PASSWORD })
    },
    {
      act: 'change-password',
      actor: account,
      input: () => ({ password: PASSWORD, next: `${PASSWORD} neu`, session: 'none' })
    },
    {
      act: 'prepare-second-factor',
      actor: account,
      input: () => ({}),
      other: () => undefined,
      keep: ({ secret }: { secret: string }) => (ids.secret = secret),
      again: () => ({ secret: null, uri: null })
    },
    {
      act: 'confirm-second-factor',
      actor: account,
      input: () => ({ code: appCode(system, ids.secret!), password: `${PASSWORD} neu` })
    },
    { act: 'drop-second-factor', actor: account, input: () => ({ password: `${PASSWORD} neu` }) },
    {
      act: 'sign-out',
      actor: account,
      before: async () => {
        await enterAs(system, '示范经办', { password: `${PASSWORD} neu` });
        const [row] = await system.store.read(({ orm, t }) =>
          orm.select().from(t.session).where(isNull(t.session.endedAt))
        );
        ids.session = row!.id;
      },
      input: () => ({ session: ids.session })
    },
    { act: 'sign-out-everywhere', actor: account, input: () => ({}), other: () => undefined },
    byOperator('disable-user', () => ({ user: ids.user, ...REASON })),
    byOperator('enable-user', () => ({ user: ids.user, ...REASON }))
  ];
  const preparing: Step[] = [
    byManager(
      'create-round',
      () => ({
        code: 'R1',
        title: '示范批次',
        authority: null,
        policyVersion,
        assessment: 'end-of-term',
        date: '2026-06-30',
        settings: { cap: { percent: 100, strict: false } }
      }),
      {
        other: (input: object) => ({ ...input, code: 'R2' }),
        keep: ({ id }: { id: string }) => (ids.round = id)
      }
    ),
    byManager('change-round', () => ({ ...round(), title: '示范批次（一）' })),
    byManager('form-panels', () => ({ ...round(), panels: [{ name: '第一组', experts }] })),
    byManager('invite-participants', () => ({
      ...round(),
      studios: world.studios.map((code) => ({ code }))
    })),
    byManager('uninvite-participant', () => ({ participant: ids.S04, ...REASON }), {
      before: async () => {
        const page = { offset: 0, limit: 9 };
        const { rows } = await listParticipants(system, manager, { round: ids.round!, page });
        for (const { code, id } of rows) ids[code] = id;
      }
    }),
    byManager('recuse-expert', () => ({ participant: ids.S03, expert: experts[2], ...REASON })),
    byManager('assign-experts', () => ({
      ...round(),
      perStudio: 2,
      avoid: { unit: true, authority: false }
    })),
    byManager('open-round', round)
  ];
  const scoring: Step[] = [
    byManager('verify-fact', () => ({
      participant: ids.S01,
      criterion: 'premises',
      amount: 30,
      checkedBy: '区人社局',
      checkedOn: '2026-06-30'
    })),
    {
      act: 'save-changes',
      actor: expert,
      before: async () => {
        const [sheet] = await sheetsOf(system, expert());
        ids.sheet = sheet!;
        const { member, participant } = await assignment(sheet!);
        ids.member = member!;
        ids.scored = ids[participant]!;
      },
      input: () => ({ changes: [change(ids.sheet!, 'signboard', { met: 'yes' }, { id: 'early' })] }),
      other: () => ({ changes: [change(ids.sheet!, 'signboard', { met: 'yes' }, { id: 'other' })] })
    },
    {
      act: 'attach-evidence',
      actor: expert,
      input: () => ({
        sheet: ids.sheet,
        edition: 1,
        criterion: 'media',
        fileName: '报道.png',
        bytes: Buffer.from(PNG, 'base64')
      }),
      keep: ({ id }: { id: string }) => (ids.attachment = id)
    },
    { act: 'detach-evidence', actor: expert, input: () => ({ attachment: ids.attachment }) },
    {
      act: 'submit-sheet',
      actor: expert,
      // Everything is sealed but the first sheet, which the act itself seals.
      before: async () => {
        for (const each of expertActors) {
          for (const sheet of await sheetsOf(system, each)) {
            if (sheet !== ids.sheet) {
              await fillSheet(world, each, sheet);
              await signSheet(world, each, sheet);
            } else await fillSheet(world, each, sheet).catch(() => undefined); // a row of it says so already
          }
        }
      },
      input: () => ({ sheet: ids.sheet, edition: 1, signature: SIGNATURE })
    }
  ];
  const later: Step[] = [
    byManager('return-sheet', () => ({ sheet: ids.sheet, ...REASON, rows: [] })),
    byManager('reassign-sheet', () => ({ participant: ids.scored, from: ids.member, to: null, ...REASON })),
    byManager('set-status', () => ({ participant: ids.S03, status: 'deferred', ...REASON })),
    byManager('record-veto', () => ({ participant: ids.S02, trigger: 'idle', note: '查实' })),
    byManager('withdraw-veto', () => ({ participant: ids.S02, trigger: 'idle', ...REASON })),
    byManager('begin-deliberation', round),
    byManager(
      'record-decision',
      () => ({
        ...round(),
        decision: { kind: 'cap-override', seats: 5, reason: '原则上', by: '评审组', on: '2026-06-30' }
      }),
      { keep: ({ id }: { id: string }) => (ids.decision = id) }
    ),
    byManager('withdraw-decision', () => ({ decision: ids.decision, ...REASON })),
    byManager(
      'attach-paper',
      () => ({
        kind: 'decision',
        owner: ids.decision,
        fileName: '会议纪要.png',
        bytes: Buffer.from(PNG, 'base64')
      }),
      {
        other: (input: object) => ({ ...input, fileName: '会议记录.png' }),
        keep: ({ attachment }: { attachment: string }) => (ids.paper = attachment)
      }
    ),
    byManager('detach-paper', () => ({ attachment: ids.paper, ...REASON })),
    byManager('settle-round', round, {
      keep: ({ settlement }: { settlement: string }) => (ids.settlement = settlement)
    }),
    byManager(
      'publish-round',
      () => ({
        ...round(),
        settlement: ids.settlement,
        firstDay: '2026-06-30',
        days: 1,
        kind: 'calendar',
        showScores: true,
        contact: '示范科室'
      }),
      { keep: ({ notice }: { notice: string }) => (ids.notice = notice) }
    ),
    byManager('withdraw-notice', () => ({ ...round(), ...REASON })),
    {
      act: 'object-to-notice',
      actor: () => PUBLIC,
      before: async () => {
        await settleRound(system, manager, { round: ids.round! });
        ids.notice = (await publish(world, ids.round!, 1)).notice;
      },
      input: () => ({ notice: ids.notice, name: '群众', contact: '邮箱', text: '有误' })
    },
    byManager('decide-objection', () => ({ objection: ids.objection, outcome: 'dismissed', ...REASON }), {
      before: async () => {
        ids.objection = (await listObjections(system, manager, { round: ids.round! })).objections[0]!.id;
      }
    }),
    byManager('finalise-round', round, { before: () => Promise.resolve(system.pass(3 * DAY)) }),
    byOperator('import-round', () => ({ file: equalRound(policy, 'I1', 1), policyVersion }), {
      other: (input: object) => ({ ...input, title: '另一名称' })
    })
  ];
  return [...registers, ...accounts, ...preparing, ...scoring, ...later];
}
