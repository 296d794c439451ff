/** Round files over the shipped policies, with full marks unless a test says otherwise. */
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import type { Policy } from '#lib/domain/policy.ts';
import type { RoundData } from '#lib/domain/round.ts';
import type { System } from '#lib/server/system.ts';
import { fullEntries } from './score.ts';
import { OPERATOR } from './system.ts';

export function shipped(id: string): Policy {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

export const importShipped = async (system: System, policy: Policy): Promise<string> =>
  (await importPolicy(system, OPERATOR, { data: policy.data })).digest;

/** So many studios P1, P2 …, each scored by E1 with full marks: all of them tie. */
export function equalRound(
  policy: Policy,
  id: string,
  studios: number,
  more: Partial<RoundData> = {}
): RoundData {
  const ids = Array.from({ length: studios }, (_, index) => `P${index + 1}`);
  return {
    id,
    policy: policy.data.id,
    assessment: policy.data.assessments[0]!.id,
    date: '2026-06-30',
    participants: ids.map((each) => ({ id: each, name: `示范工作室 ${each}`, district: '示范一区' })),
    sheets: ids.map((participant) => ({
      participant,
      expert: 'E1',
      entries: fullEntries({ policy }) as RoundData['sheets'][number]['entries']
    })),
    ...more
  };
}
