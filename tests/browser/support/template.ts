/**
 * The store that every test starts from, made once through the services and then copied: one round in scoring, three studios,
 * two experts with all of them, and somebody of each other role. Nothing is entered yet.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#lib/server/access.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { registerUnit } from '#lib/server/services/register-unit.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { makeAccount } from '../../../scripts/demo/accounts.ts';

export const STORE_FILE = 'store.sqlite';
export const FACTS_FILE = 'template.json';

export const storeUrl = (folder: string): string => `file:${join(folder, STORE_FILE)}`;

/** By what they are here for; each is the name to sign in with. */
export const PEOPLE = {
  expert: '专家甲',
  otherExpert: '专家乙',
  manager: '管理人员',
  staff: '一区经办',
  official: '领导甲',
  administrator: '系统管理员'
} as const;
export type Person = keyof typeof PEOPLE;

export interface Template {
  actors: Record<Person, Actor & { user: string }>;
  round: string;
  /** ids by the code of the studio: S01, S02, S03 */
  participants: Record<string, string>;
  /** sheets by the expert's person and the code of the studio */
  sheets: Record<'expert' | 'otherExpert', Record<string, string>>;
}

const TRADES = ['电工', '数控车工', '中式烹调师'];

export async function makeTemplate(folder: string): Promise<void> {
  writeFileSync(join(folder, FACTS_FILE), JSON.stringify(await fillStore(storeUrl(folder))));
}

/** An empty store, on either database, becomes the template. */
export async function fillStore(url: string): Promise<Template> {
  await migrate(url);
  const system = await openSystem(url, {
    report: (error) => {
      throw error;
    }
  });
  try {
    return await fill(system);
  } finally {
    await system.store.close();
  }
}

async function fill(system: System): Promise<Template> {
  const loaded = loadPolicy(shippedFolder('urumqi-2023'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { digest } = await importPolicy(system, OPERATOR, { data: loaded.value.data });
  const { id: district } = await registerAuthority(system, OPERATOR, { kind: 'district', name: '示范一区' });
  const { id: unit } = await registerUnit(system, OPERATOR, { name: '示范单位 01', authority: district });
  const studios = TRADES.map((trade, index) => ({ code: `S0${index + 1}`, trade, number: index + 1 }));
  for (const { code, trade, number } of studios) {
    await registerStudio(system, OPERATOR, {
      code,
      name: `示范工作室 0${number}`,
      unit,
      leader: `示范领办人 ${number}`,
      trade,
      address: `示范市示范一区样例路 ${number} 号`,
      recognisedOn: '2024-07-01',
      policy: 'urumqi-2023'
    });
  }
  const expertId = async (name: string): Promise<string> =>
    (await registerExpert(system, OPERATOR, { name, affiliation: '示范学院' })).id;
  const experts = [await expertId(PEOPLE.expert), await expertId(PEOPLE.otherExpert)] as const;
  const actors: Template['actors'] = {
    expert: await makeAccount(system, { name: PEOPLE.expert, role: 'expert', expert: experts[0] }),
    otherExpert: await makeAccount(system, { name: PEOPLE.otherExpert, role: 'expert', expert: experts[1] }),
    manager: await makeAccount(system, { name: PEOPLE.manager, role: 'manager' }),
    staff: await makeAccount(system, { name: PEOPLE.staff, role: 'staff', authority: district }),
    official: await makeAccount(system, { name: PEOPLE.official, role: 'official' }),
    administrator: await makeAccount(system, { name: PEOPLE.administrator, role: 'administrator' })
  };
  const { manager } = actors;
  const { id: round } = await createRound(system, manager, {
    code: 'R1',
    title: '示范批次',
    authority: null,
    policyVersion: digest,
    assessment: 'end-of-term',
    date: '2026-06-30'
  });
  await formPanels(system, manager, { round, panels: [{ name: '第一组', experts: [...experts] }] });
  await inviteParticipants(system, manager, { round, studios: studios.map(({ code }) => ({ code })) });
  const avoid = { unit: true, authority: false };
  await assignExperts(system, manager, { round, perStudio: 2, avoid, seed: 'seed' });
  await openRound(system, manager, { round });
  const page = { offset: 0, limit: 9 };
  const { rows } = await listParticipants(system, manager, { round, page });
  const sheetsOf = async (actor: Actor): Promise<Record<string, string>> => {
    const { sheets } = await listMySheets(system, actor, {});
    return Object.fromEntries(sheets.map(({ code, sheet }) => [code, sheet]));
  };
  return {
    actors,
    round,
    participants: Object.fromEntries(rows.map(({ code, id }) => [code, id])),
    sheets: { expert: await sheetsOf(actors.expert), otherExpert: await sheetsOf(actors.otherExpert) }
  };
}
