/** The sample city: districts, units, studios, experts, and an account for each role. Everything is visibly sample data. */
import type { Actor } from '#lib/server/access.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { recordTitle } from '#lib/server/services/record-title.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { registerUnit } from '#lib/server/services/register-unit.ts';
import type { System } from '#lib/server/system.ts';
import { makeAccount } from './accounts.ts';
import { photograph } from './pictures.ts';
import { ALL_STUDIOS, PLACES, twoDigits } from './studios.ts';

export interface Expert {
  id: string;
  actor: Actor;
}

export interface City {
  system: System;
  /** the measure that all of it stands under */
  policy: Policy;
  policyVersion: string;
  /** 专家甲 … 专家己, who score this year’s last batch */
  scoring: Expert[];
  /** 专家庚 … 专家癸, whose batch is in deliberation; from the mildest to the strictest */
  deliberating: Expert[];
  manager: Actor;
  /** of the first district */
  staff: Actor;
}

const SCORING = ['甲', '乙', '丙', '丁', '戊', '己'];
const DELIBERATING = ['庚', '辛', '壬', '癸'];
const UNITS_PER_PLACE = 4;
/** The first so many have a picture in their file. */
const WITH_PAPERS = 4;
const MEASURE = 'urumqi-2023';
/** Stand beside it in the list of measures. */
const OTHER_MEASURES = ['beijing-2023', 'etown-2024'];

export function shipped(id: string): Policy {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

const importShipped = async (system: System, policy: Policy): Promise<string> =>
  (await importPolicy(system, OPERATOR, { data: policy.data })).digest;

export async function makeCity(system: System): Promise<City> {
  const policy = shipped(MEASURE);
  const policyVersion = await importShipped(system, policy);
  for (const id of OTHER_MEASURES) await importShipped(system, shipped(id));
  const districts: string[] = [];
  for (const place of PLACES) districts.push((await registerAuthority(system, OPERATOR, place)).id);
  const units = await makeUnits(system, districts);
  const studios = await makeStudios(system, units);
  const [first = ''] = districts;
  const city = {
    system,
    policy,
    policyVersion,
    scoring: await makeExperts(system, SCORING, '示范学院'),
    deliberating: await makeExperts(system, DELIBERATING, '示范技师协会'),
    staff: await makeAccount(system, { name: '一区经办', role: 'staff', authority: first }),
    manager: await makeAccount(system, { name: '管理人员', role: 'manager' })
  };
  await makeAccount(system, { name: '一区管理', role: 'manager', authority: first });
  await makeAccount(system, { name: '领导甲', role: 'official' });
  await makeAccount(system, { name: '系统管理员', role: 'administrator' });
  for (const [number, owner] of studios.slice(0, WITH_PAPERS).entries()) {
    const bytes = Uint8Array.from(photograph(number));
    const fileName = '样例工作室照片.png';
    await attachPaper(system, city.manager, { kind: 'studio', owner, fileName, bytes });
  }
  return city;
}

/** By place, in turn. */
async function makeUnits(system: System, authorities: readonly string[]): Promise<string[][]> {
  const units: string[][] = [];
  for (const [place, authority] of authorities.entries()) {
    const own: string[] = [];
    for (let unit = 1; unit <= UNITS_PER_PLACE; unit++) {
      const name = `示范单位 ${twoDigits(place * UNITS_PER_PLACE + unit)}`;
      own.push((await registerUnit(system, OPERATOR, { name, authority })).id);
    }
    units.push(own);
  }
  return units;
}

/** @returns ids, by number */
async function makeStudios(system: System, units: readonly string[][]): Promise<string[]> {
  const studios: string[] = [];
  const met = PLACES.map(() => 0);
  for (const { number, code, name, leader, trade, place, recognisedOn } of ALL_STUDIOS) {
    const turn = met[place] ?? 0;
    met[place] = turn + 1;
    const { id: studio } = await registerStudio(system, OPERATOR, {
      code,
      name,
      unit: units[place]?.[turn % UNITS_PER_PLACE] ?? '',
      leader,
      trade,
      address: `示范市${PLACES[place]?.name ?? ''}样例路 ${number} 号`,
      recognisedOn,
      policy: MEASURE
    });
    await recordTitle(system, OPERATOR, {
      studio,
      change: { kind: 'given', title: '示范市技能大师工作室', since: recognisedOn },
      reason: `样例文件：${recognisedOn.slice(0, 4)} 年认定名单`
    });
    studios.push(studio);
  }
  return studios;
}

async function makeExperts(system: System, stems: readonly string[], affiliation: string): Promise<Expert[]> {
  const experts: Expert[] = [];
  for (const stem of stems) {
    const name = `专家${stem}`;
    const { id } = await registerExpert(system, OPERATOR, { name, affiliation });
    experts.push({ id, actor: await makeAccount(system, { name, role: 'expert', expert: id }) });
  }
  return experts;
}
