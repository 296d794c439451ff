/** The sample city: districts, units, studios, experts, and an account for each role. Everything is visibly sample data. */
import type { Actor } from '#lib/server/access.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { registerUnit } from '#lib/server/services/register-unit.ts';
import type { System } from '#lib/server/system.ts';
import { makeAccount } from './accounts.ts';

export interface City {
  system: System;
  /** by the district's place: 示范一区, 示范二区, 示范三区 */
  districts: string[];
  /** codes by number from 1; the districts take turns */
  studios: { code: string; district: number }[];
  /** 专家甲 … 专家己, in this order */
  experts: { id: string; actor: Actor }[];
  manager: Actor;
  /** of the first district */
  staff: Actor;
}

export const STEMS = ['甲', '乙', '丙', '丁', '戊', '己'];
const NUMERALS = ['一', '二', '三'];
const STUDIOS = 12;
const TRADES = ['电工', '焊工', '数控车工', '钳工', '中式烹调师', '汽车维修工', '美发师', '工业机器人运维员'];

export function shipped(id: string): Policy {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

export const importShipped = async (system: System, policy: Policy): Promise<string> =>
  (await importPolicy(system, OPERATOR, { data: policy.data })).digest;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

export async function makeCity(system: System): Promise<City> {
  const districts: string[] = [];
  const units: string[] = [];
  for (const [place, numeral] of NUMERALS.entries()) {
    const { id } = await registerAuthority(system, OPERATOR, { kind: 'district', name: `示范${numeral}区` });
    districts.push(id);
    for (const number of [place * 2 + 1, place * 2 + 2]) {
      const unit = { name: `示范单位 ${twoDigits(number)}`, authority: id };
      units.push((await registerUnit(system, OPERATOR, unit)).id);
    }
  }
  const studios = Array.from({ length: STUDIOS }, (_, index) => ({
    code: `S${twoDigits(index + 1)}`,
    district: index % NUMERALS.length
  }));
  for (const [index, { code, district }] of studios.entries()) {
    const number = index + 1;
    await registerStudio(system, OPERATOR, {
      code,
      name: `示范工作室 ${twoDigits(number)}`,
      unit: units[district * 2 + (Math.floor(index / NUMERALS.length) % 2)] ?? '',
      leader: `示范领办人 ${twoDigits(number)}`,
      trade: TRADES[index % TRADES.length] ?? '',
      address: `示范市示范${NUMERALS[district] ?? ''}区样例路 ${number} 号`,
      recognisedOn: '2024-07-01',
      policy: 'urumqi-2023'
    });
  }
  const experts: City['experts'] = [];
  for (const stem of STEMS) {
    const name = `专家${stem}`;
    const { id } = await registerExpert(system, OPERATOR, { name, affiliation: '示范学院' });
    experts.push({ id, actor: await makeAccount(system, { name, role: 'expert', expert: id }) });
  }
  const [first = ''] = districts;
  const staff = await makeAccount(system, { name: '一区经办', role: 'staff', authority: first });
  await makeAccount(system, { name: '领导甲', role: 'official' });
  await makeAccount(system, { name: '系统管理员', role: 'administrator' });
  const manager = await makeAccount(system, { name: '管理人员', role: 'manager' });
  return { system, districts, studios, experts, manager, staff };
}
