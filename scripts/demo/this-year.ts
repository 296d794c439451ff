/** This year's round, in scoring: verified figures, and experts who are as far as experts are in the middle of a week. */
import type { Policy } from '#lib/domain/policy.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { importShipped, shipped, type City } from './city.ts';
import { fillIn, sign, type Visit } from './fill.ts';

export const THIS_YEAR = '2026-sample';

/** Six experts, twelve studios, three experts for each: six studios for everybody. */
const PER_STUDIO = 3;

/** Rows that are filled in, of 25; whole sheets are signed, and one of these is sent back. */
type Progress = number | 'sealed' | 'returned';
/** By expert, by the order of the own studios. */
const PROGRESS: readonly (readonly Progress[])[] = [
  [23, 10, 'returned', 'sealed', 0, 0],
  ['sealed', 'sealed', 14, 0, 0, 0],
  ['sealed', 'sealed', 'sealed', 'sealed', 'sealed', 24],
  ['sealed', 'returned', 'sealed', 6, 0, 0],
  ['sealed', 'sealed', 'sealed', 'sealed', 'sealed', 'sealed'],
  [0, 0, 0, 0, 0, 0]
];

export async function makeThisYear(city: City): Promise<void> {
  const { system, manager, studios, experts } = city;
  const policy = shipped('urumqi-2023');
  const { id: round } = await createRound(system, manager, {
    code: THIS_YEAR,
    title: '2026 年绩效考核（样例批次）',
    authority: null,
    policyVersion: await importShipped(system, policy),
    assessment: 'end-of-term',
    date: '2026-06-30'
  });
  const panel = { name: '样例专家组', experts: experts.map(({ id }) => id) };
  await formPanels(system, manager, { round, panels: [panel] });
  await inviteParticipants(system, manager, { round, studios: studios.map(({ code }) => ({ code })) });
  const avoid = { unit: true, authority: false };
  await assignExperts(system, manager, { round, perStudio: PER_STUDIO, avoid, seed: 'sample' });
  await openRound(system, manager, { round });
  const facts = await verifyFacts(city, round, policy);
  for (const [number, { actor }] of experts.entries()) {
    const { sheets } = await listMySheets(system, actor, {});
    for (const [place, { sheet, code }] of sheets.entries()) {
      const seed = number * 10 + place + 1;
      const visit: Visit = { system, policy, actor, sheet, seed, facts: facts.get(code) ?? {} };
      await carryOut(city, visit, PROGRESS[number]?.[place] ?? 0);
    }
  }
}

async function carryOut({ manager }: City, visit: Visit, progress: Progress): Promise<void> {
  const { system, policy, sheet } = visit;
  const all = policy.rubric.criteria.length;
  if (progress === 0) return;
  await fillIn(visit, progress === 'sealed' || progress === 'returned' ? all : progress, 2);
  if (typeof progress === 'number') return;
  await sign(visit);
  if (progress === 'sealed') return;
  await returnSheet(system, manager, {
    sheet,
    reason: '样例退回原因：配套资金与高技能人才两行请对照凭证复核，并写明差异；培训记录缺日期。',
    rows: ['matching-funds', 'records', 'trainees']
  });
}

/** What district staff found in the papers of the first eight studios before the visits. */
async function verifyFacts({ system, staff, manager, studios }: City, round: string, policy: Policy) {
  const { rows } = await listParticipants(system, manager, { round, page: { offset: 0, limit: 100 } });
  const figures = policy.rubric.criteria.flatMap((criterion) =>
    criterion.method === 'shortfall' ? [{ id: criterion.id, required: criterion.required / 10_000 }] : []
  );
  const facts = new Map<string, Record<string, number>>();
  for (const [index, { code, district }] of studios.slice(0, 8).entries()) {
    const participant = rows.find((each) => each.code === code)?.id ?? '';
    const found: Record<string, number> = {};
    for (const [place, { id, required }] of figures.entries()) {
      const amount = Math.max(0, required - ((index + place) % 4 === 0 ? 2 : 0));
      const checkedOn = dayInShanghai(system.now());
      // Staff work for their own district; for the others the city does.
      const [actor, checkedBy] = district === 0 ? [staff, '一区经办'] : [manager, '管理人员'];
      await verifyFact(system, actor, { participant, criterion: id, amount, checkedBy, checkedOn });
      found[id] = amount;
    }
    facts.set(code, found);
  }
  return facts;
}
