/** Last year's round, from a file as an office would bring it along: graded, its tie decided, published and final. */
import type { Actor } from '#lib/server/access.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import type { System } from '#lib/server/system.ts';
import { sampleRound } from '../../src/cli/sample/sample-round.ts';
import { importShipped, shipped } from './city.ts';
import { addTo, type Clock } from './clock.ts';

export const LAST_YEAR = '2025-sample';
const DAY = 24 * 3_600_000;
const NOTICE_DAYS = 7;

export async function makeLastYear(system: System, manager: Actor, clock: Clock): Promise<void> {
  const policy = shipped('beijing-2023');
  const policyVersion = await importShipped(system, policy);
  const [assessment] = policy.data.assessments;
  const file = sampleRound(policy, {
    assessment: assessment?.id ?? '',
    date: '2025-06-30',
    studios: 30,
    experts: 5,
    panel: 3,
    seed: 1
  });
  const { id: round } = await importRound(system, OPERATOR, {
    file: { ...file, id: LAST_YEAR },
    policyVersion,
    title: '2025 年绩效考核（样例批次）'
  });
  const { results } = await previewResults(system, manager, { round });
  for (const { participants } of results.undecided) {
    await recordDecision(system, manager, {
      round,
      decision: {
        kind: 'tie',
        participants: [...participants],
        order: [...participants].reverse(),
        by: '样例专家组',
        on: '2025-07-02',
        minutes: '样例会议纪要第 1 号：合议后排定次序'
      }
    });
  }
  const { settlement } = await settleRound(system, manager, { round });
  await publishRound(system, manager, {
    round,
    settlement,
    firstDay: '2025-07-10',
    days: NOTICE_DAYS,
    kind: 'calendar',
    showScores: true,
    contact: '示范市人力资源和社会保障局（样例）'
  });
  addTo(clock, (NOTICE_DAYS + 14) * DAY);
  await finaliseRound(system, manager, { round });
}
