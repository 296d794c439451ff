/** A small city made through the services alone: two districts, a supervising body, studios, experts, accounts. */
import type { Actor } from '#lib/server/access.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { registerUnit } from '#lib/server/services/register-unit.ts';
import { OPERATOR, type TestSystem } from './system.ts';

type AccountRole = 'administrator' | 'manager' | 'staff' | 'expert' | 'official';

export interface World {
  system: TestSystem;
  policy: Policy;
  policyVersion: string;
  /** 示范一区, 示范二区, 示范集团 */
  authorities: [string, string, string];
  /** one of each authority */
  units: [string, string, string];
  /** `S01` … by number from 1, in turn over the units */
  studios: string[];
  /** ids of 专家甲 …, affiliated to nobody here unless said otherwise */
  experts: string[];
  manager: Actor;
  account(role: AccountRole, authority?: string | null, expert?: string): Promise<Actor>;
  /** by expert, in the order of `experts` */
  expertActors: Actor[];
}

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

export function urumqi(): Policy {
  const loaded = loadPolicy(shippedFolder('urumqi-2023'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

export async function makeWorld(system: TestSystem, { studios = 4, experts = 3 } = {}): Promise<World> {
  const policy = urumqi();
  const { digest: policyVersion } = await importPolicy(system, OPERATOR, { data: policy.data });
  const authority = async (kind: 'district' | 'supervising-body', name: string): Promise<string> =>
    (await registerAuthority(system, OPERATOR, { kind, name })).id;
  const authorities: World['authorities'] = [
    await authority('district', '示范一区'),
    await authority('district', '示范二区'),
    await authority('supervising-body', '示范集团')
  ];
  const unit = async (index: 0 | 1 | 2): Promise<string> =>
    (await registerUnit(system, OPERATOR, { name: `示范单位 0${index + 1}`, authority: authorities[index] }))
      .id;
  const units: World['units'] = [await unit(0), await unit(1), await unit(2)];
  const codes: string[] = [];
  for (let number = 1; number <= studios; number++) {
    const code = `S${String(number).padStart(2, '0')}`;
    await registerStudio(system, OPERATOR, {
      code,
      name: `示范工作室 ${String(number).padStart(2, '0')}`,
      unit: units[(number - 1) % 3] ?? '',
      leader: `示范领办人 ${number}`,
      trade: '电工',
      recognisedOn: '2024-07-01',
      policy: 'urumqi-2023'
    });
    codes.push(code);
  }
  let accounts = 0;
  const account: World['account'] = async (role, within = null, expert) => {
    const name = `${role}-${++accounts}`;
    const { id } = await createUser(system, OPERATOR, {
      name,
      role,
      authority: within,
      expert: expert ?? null
    });
    return { role, user: id, authority: within, expert: expert ?? null, name: `user:${id}` };
  };
  const ids: string[] = [];
  const expertActors: Actor[] = [];
  for (let index = 0; index < experts; index++) {
    const name = `专家${STEMS[index % 10] ?? ''}${index < 10 ? '' : String(index)}`;
    const { id } = await registerExpert(system, OPERATOR, { name, affiliation: '示范学院' });
    ids.push(id);
    expertActors.push(await account('expert', null, id));
  }
  const manager = await account('manager');
  return {
    system,
    policy,
    policyVersion,
    authorities,
    units,
    studios: codes,
    experts: ids,
    manager,
    account,
    expertActors
  };
}

/** A city round of all studios and experts, drawn; a draft unless opened. */
export async function makeRound(
  { system, manager, policyVersion, studios, experts }: World,
  { code = 'R1', perStudio = experts.length, isOpen = true, assessment = 'end-of-term' } = {}
): Promise<string> {
  const { id: round } = await createRound(system, manager, {
    code,
    title: '示范批次',
    authority: null,
    policyVersion,
    assessment,
    date: '2026-06-30'
  });
  await formPanels(system, manager, { round, panels: [{ name: '第一组', experts }] });
  await inviteParticipants(system, manager, { round, studios: studios.map((each) => ({ code: each })) });
  await assignExperts(system, manager, {
    round,
    perStudio,
    avoid: { unit: true, authority: false },
    seed: 'seed'
  });
  if (isOpen) await openRound(system, manager, { round });
  return round;
}
