/** A store with one large round in deliberation: 500 studios of the register, seven sheets of 25 rows each, and its manager. */
import { pathToFileURL } from 'node:url';
import type { Actor } from '#lib/server/access.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { registerUnit } from '#lib/server/services/register-unit.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { makeAccount } from '../../scripts/demo/accounts.ts';
import { noReport, OPERATOR } from '../server/support/system.ts';
import { largeRound, urumqi } from './large-round.ts';
import { PASSWORD } from './web-store.ts';

export const STUDIOS = 500;
const SETTINGS = { cap: { percent: 20, strict: false } };
export const MANAGER = '示范管理员';

export interface RoundStore {
  url: string;
  round: string;
  code: string;
  manager: Actor;
}

export async function makeRoundStore(file: string): Promise<RoundStore> {
  const url = pathToFileURL(file).href;
  await migrate(url);
  const opened = await openSystem(url, { report: noReport });
  const policy = urumqi();
  const { digest: policyVersion } = await importPolicy(opened, OPERATOR, { data: policy.data });
  const data = { ...(JSON.parse(largeRound(policy, STUDIOS)) as RoundData), settings: SETTINGS };
  await registerAll(opened, data);
  const { id: round, code } = await importRound(opened, OPERATOR, { file: data, policyVersion });
  const manager = await makeAccount(opened, { name: MANAGER, role: 'manager' }, PASSWORD);
  await opened.store.close();
  return { url, round, code, manager };
}

/** So that the round's participants are studios of the register. */
async function registerAll(system: System, { participants }: RoundData): Promise<void> {
  for (const [district, own] of Map.groupBy(participants, (each) => each.district)) {
    const { id: authority } = await registerAuthority(system, OPERATOR, { kind: 'district', name: district });
    const { id: unit } = await registerUnit(system, OPERATOR, { name: `${district}示范单位`, authority });
    for (const { id: code, name, recognisedOn } of own) {
      await registerStudio(system, OPERATOR, {
        code,
        name,
        unit,
        leader: '示范领办人',
        trade: '电工',
        ...(recognisedOn !== undefined && { recognisedOn }),
        policy: 'urumqi-2023'
      });
    }
  }
}
