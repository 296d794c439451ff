/** A second round in the same store, under another regulation, with one studio for the same expert. */
import { asc } from 'drizzle-orm';
import { OPERATOR } from '#lib/server/operator.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { policyOf } from './sheet-answers.ts';
import type { Workbench } from './workbench.ts';

/** @returns the sheet of 专家甲 */
export const openRoundUnder = (workbench: Workbench, policyId: string): Promise<string> =>
  workbench.inStore(async (system) => {
    const { manager, expert } = workbench.actors;
    const { data } = policyOf(policyId);
    const { digest } = await importPolicy(system, OPERATOR, { data });
    const unit = await system.store.read(async ({ orm, t }) => {
      const [first] = await orm.select().from(t.hostUnit).orderBy(asc(t.hostUnit.name)).limit(1);
      return first?.id ?? '';
    });
    await registerStudio(system, OPERATOR, {
      code: 'S11',
      name: '示范工作室 11',
      unit,
      leader: '示范领办人 11',
      trade: '焊工',
      address: '示范市示范一区样例路 11 号',
      recognisedOn: '2024-07-01',
      policy: policyId
    });
    const assessment = data.assessments[0]?.id ?? '';
    const round = { code: 'R2', title: '示范批次二', authority: null, policyVersion: digest };
    const { id } = await createRound(system, manager, { ...round, assessment, date: '2026-06-30' });
    await formPanels(system, manager, {
      round: id,
      panels: [{ name: '第一组', experts: [expert.expert ?? ''] }]
    });
    await inviteParticipants(system, manager, { round: id, studios: [{ code: 'S11' }] });
    const avoid = { unit: false, authority: false };
    await assignExperts(system, manager, { round: id, perStudio: 1, avoid, seed: 'seed' });
    await openRound(system, manager, { round: id });
    const { sheets } = await listMySheets(system, expert, {});
    const sheet = sheets.find(({ code }) => code === 'S11')?.sheet;
    if (sheet === undefined) throw new Error('the second round has no sheet');
    return sheet;
  });
