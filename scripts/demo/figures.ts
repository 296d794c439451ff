/** 核实数据 of the sample: what district staff found in the papers before the visits. */
import type { Policy } from '#lib/domain/policy.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import type { City } from './city.ts';
import { photograph } from './pictures.ts';
import { entriesOf, type Entry } from './round-file.ts';
import type { StudioPlan } from './studios.ts';

const YEAR = 2026;

const figureRows = ({ rubric }: Policy): string[] =>
  rubric.criteria.filter(({ method }) => method === 'shortfall').map(({ id }) => id);

/** @param ids of the participants, by the studio's code */
export async function verifyFigures(
  { system, policy, staff, manager }: City,
  studios: readonly StudioPlan[],
  ids: ReadonlyMap<string, string>
): Promise<void> {
  for (const studio of studios) {
    const found = entriesOf(policy, studio, YEAR, 0);
    for (const criterion of figureRows(policy)) {
      const checkedOn = dayInShanghai(system.now());
      // Staff work for their own district; for the others the city does.
      const [actor, checkedBy] = studio.place === 0 ? [staff, '一区经办'] : [manager, '管理人员'];
      const amount = Number(found[criterion]?.amount ?? 0);
      const participant = ids.get(studio.code) ?? '';
      const given = { participant, criterion, amount, checkedBy, checkedOn };
      const { id: owner } = await verifyFact(system, actor, given);
      if (criterion !== figureRows(policy)[0]) continue;
      const bytes = Uint8Array.from(photograph(studio.number));
      await attachPaper(system, actor, { kind: 'fact', owner, fileName: '样例进账凭证.png', bytes });
    }
  }
}

/** The expert found another figure than staff did, and says why. */
export function unlikeFigure(policy: Policy, entries: Record<string, Entry>): Record<string, Entry> {
  const [criterion = ''] = figureRows(policy);
  const amount = Number(entries[criterion]?.amount ?? 0) + 1;
  const note = '样例说明：现场另见到一项凭证，核实时尚未取得';
  return { ...entries, [criterion]: { ...entries[criterion], amount, note } };
}
