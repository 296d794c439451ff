/**
 * This year's second batch, in deliberation: every sheet signed, a tie across the line of the quota that nobody has decided,
 * sheets far apart, a figure unlike the verified one, a trigger, and a studio put off.
 */
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import type { City } from './city.ts';
import { addTo, DAY, type Clock } from './clock.ts';
import { unlikeFigure, verifyFigures } from './figures.ts';
import { fillIn, sign } from './fill.ts';
import { photograph } from './pictures.ts';
import { DEFERRED, roundFile, SETTINGS, VETO, type Entry } from './round-file.ts';
import { codeOf, IN_DELIBERATION, studiosFrom } from './studios.ts';

export const IN_PANEL = '2026-panel';

const ASSESSMENT = 'end-of-term';
const DATE = '2026-06-30';
const [FIRST, LAST] = IN_DELIBERATION;
/** With photographs beside the scores. */
const PHOTOGRAPHED = 4;
/** With figures that were verified before the visits. */
const VERIFIED = 8;
/** By place in the list: one sheet far below the others, one figure unlike the verified one. */
const FAR_APART = 5;
const UNLIKE = [2, 6];

interface Assigned {
  /** by place among the experts */
  expert: number;
  code: string;
  sheet: string;
}

export async function makeDeliberation(city: City, clock: Clock): Promise<void> {
  const { system, policy, manager, deliberating } = city;
  const { round, ids } = await openIt(city);
  await setStatus(system, manager, {
    participant: ids.get(codeOf(LAST)) ?? '',
    status: 'deferred',
    reason: DEFERRED
  });
  const sheets: Assigned[] = [];
  for (const [expert, { actor }] of deliberating.entries()) {
    const own = await listMySheets(system, actor, {});
    sheets.push(...own.sheets.map(({ code, sheet }) => ({ expert, code, sheet })));
  }
  const entries = enteredBy(city, sheets);
  await verifyFigures(city, studiosFrom(IN_DELIBERATION).slice(0, VERIFIED), ids);
  for (const { expert, code, sheet } of sheets) {
    if (code === codeOf(LAST)) continue;
    const { actor } = deliberating[expert] ?? {};
    if (!actor) continue;
    const number = Number(code.slice(1));
    const seed = 1000 + number * 10 + expert;
    const visit = { system, policy, actor, sheet, seed, entries: entries.get(keyOf(code, expert)) ?? {} };
    await fillIn(visit, policy.rubric.criteria.length, number < FIRST + PHOTOGRAPHED ? 2 : 0);
    await sign(visit);
  }
  addTo(clock, 2 * DAY);
  await beginDeliberation(system, manager, { round });
  const vetoed = ids.get(codeOf(LAST - 1)) ?? '';
  await recordVeto(system, manager, { participant: vetoed, ...VETO });
  await attachPaper(system, manager, {
    kind: 'participant',
    owner: vetoed,
    fileName: '样例现场核查照片.png',
    bytes: Uint8Array.from(photograph(LAST))
  });
}

async function openIt({ system, policyVersion, manager, deliberating }: City) {
  const { id: round } = await createRound(system, manager, {
    code: IN_PANEL,
    title: '2026 年期满考核第二批（样例批次）',
    authority: null,
    policyVersion,
    assessment: ASSESSMENT,
    date: DATE,
    settings: SETTINGS
  });
  const experts = deliberating.map(({ id }) => id);
  await formPanels(system, manager, { round, panels: [{ name: '样例评议组', experts }] });
  const studios = studiosFrom(IN_DELIBERATION).map(({ code }) => ({ code }));
  await inviteParticipants(system, manager, { round, studios });
  const page = { offset: 0, limit: 100 };
  const { rows } = await listParticipants(system, manager, { round, page });
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  await recuseExpert(system, manager, {
    participant: ids.get(codeOf(FIRST)) ?? '',
    expert: experts[0] ?? '',
    reason: '样例：曾在该工作室任教'
  });
  const avoid = { unit: true, authority: false };
  await assignExperts(system, manager, { round, perStudio: 3, avoid, seed: 'sample' });
  await openRound(system, manager, { round });
  return { round, ids };
}

const keyOf = (code: string, expert: number): string => `${code} ${expert}`;

/** By studio's code and expert's place. */
function enteredBy({ policy, deliberating }: City, sheets: readonly Assigned[]) {
  const names = deliberating.map((_, place) => `E0${place + 1}`);
  const panels = new Map(
    [...Map.groupBy(sheets, ({ code }) => code)].map(([code, own]) => [
      code,
      own.map(({ expert }) => names[expert] ?? '').sort()
    ])
  );
  const file = roundFile(policy, {
    id: IN_PANEL,
    assessment: ASSESSMENT,
    date: DATE,
    settings: SETTINGS,
    studios: studiosFrom(IN_DELIBERATION),
    panels,
    experts: names,
    hasExceptions: true
  });
  const entries = new Map(
    file.sheets.map(({ participant, expert, entries: own }) => [
      keyOf(participant, names.indexOf(expert)),
      own as Record<string, Entry>
    ])
  );
  const keysOf = (place: number): string[] =>
    [...entries.keys()].filter((key) => key.startsWith(codeOf(FIRST + place)));
  // The last of them is the strictest anyway.
  const strict = keysOf(FAR_APART).at(-1) ?? '';
  entries.set(strict, severe(policy, entries.get(strict) ?? {}));
  for (const place of UNLIKE) {
    const [key = ''] = keysOf(place);
    entries.set(key, unlikeFigure(policy, entries.get(key) ?? {}));
  }
  return entries;
}

/** Hardly a point for what is judged, and no proof accepted. */
function severe({ rubric }: Policy, own: Record<string, Entry>): Record<string, Entry> {
  return Object.fromEntries(
    rubric.criteria.map((criterion): [string, Entry] => [
      criterion.id,
      severeEntry(criterion) ?? own[criterion.id] ?? {}
    ])
  );
}

function severeEntry(criterion: Criterion): Entry | undefined {
  if (criterion.method === 'judgement') return { points: 0.5 };
  if (criterion.method === 'checklist') return { missing: criterion.parts.map(({ id }) => id) };
  if (criterion.method === 'presence' && criterion.evidence) return { met: 'no' };
  return undefined;
}
