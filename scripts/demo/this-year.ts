/** This year's last batch, in scoring: verified figures, and experts who are as far as experts are in the middle of a week. */
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import type { City } from './city.ts';
import { unlikeFigure, verifyFigures } from './figures.ts';
import { fillIn, sign, type Visit } from './fill.ts';
import { entriesOf } from './round-file.ts';
import { IN_SCORING, studiosFrom } from './studios.ts';

export const THIS_YEAR = '2026-sample';

const YEAR = 2026;
/** Six experts, twelve studios, three experts for each: six studios for everybody. */
const PER_STUDIO = 3;
/** With figures that were verified before the visits. */
const VERIFIED = 8;

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
  const { system, policy, scoring } = city;
  const plans = studiosFrom(IN_SCORING);
  const ids = await openIt(city);
  const verified = plans.slice(0, VERIFIED);
  await verifyFigures(city, verified, ids);
  for (const [number, { actor }] of scoring.entries()) {
    const { sheets } = await listMySheets(system, actor, {});
    for (const [place, { sheet, code }] of sheets.entries()) {
      const seed = number * 10 + place + 1;
      const plan = plans.find((each) => each.code === code);
      if (!plan) throw new Error(`${code} is not in this batch`);
      const found = entriesOf(policy, plan, YEAR, number);
      const isUnlike = place === 0 && verified.includes(plan);
      const entries = isUnlike ? unlikeFigure(policy, found) : found;
      const visit = { system, policy, actor, sheet, seed, entries };
      await carryOut(city, visit, PROGRESS[number]?.[place] ?? 0);
    }
  }
}

async function carryOut({ manager }: City, visit: Visit, progress: Progress): Promise<void> {
  const { system, policy, sheet } = visit;
  if (progress === 0) return;
  await fillIn(visit, typeof progress === 'number' ? progress : policy.rubric.criteria.length, 2);
  if (typeof progress === 'number') return;
  await sign(visit);
  if (progress === 'sealed') return;
  await returnSheet(system, manager, {
    sheet,
    reason: '样例退回原因：配套资金与高技能人才两行请对照凭证复核，并写明差异；培训记录缺日期。',
    rows: ['matching-funds', 'records', 'trainees']
  });
}

/** @returns participants by the studio's code */
async function openIt({ system, policyVersion, manager, scoring }: City): Promise<Map<string, string>> {
  const { id: round } = await createRound(system, manager, {
    code: THIS_YEAR,
    title: '2026 年期满考核第三批（样例批次）',
    authority: null,
    policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30'
  });
  const panel = { name: '样例专家组', experts: scoring.map(({ id }) => id) };
  await formPanels(system, manager, { round, panels: [panel] });
  const studios = studiosFrom(IN_SCORING).map(({ code }) => ({ code }));
  await inviteParticipants(system, manager, { round, studios });
  const avoid = { unit: true, authority: false };
  await assignExperts(system, manager, { round, perStudio: PER_STUDIO, avoid, seed: 'sample' });
  await openRound(system, manager, { round });
  const page = { offset: 0, limit: 100 };
  const { rows } = await listParticipants(system, manager, { round, page });
  return new Map(rows.map(({ id, code }) => [code, id]));
}
