/** Earlier rounds, from files as an office would bring them along: graded, their ties decided, published and final. */
import { PUBLIC } from './accounts.ts';
import type { Actor } from '#lib/server/access.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import type { System } from '#lib/server/system.ts';
import type { City } from './city.ts';
import { addTo, DAY, HOUR, setTo, type Clock } from './clock.ts';
import { photograph } from './pictures.ts';
import { roundFile, SETTINGS, turns } from './round-file.ts';
import { codeOf, EVEN_YEARS, IN_PUBLICITY, ODD_YEARS, studiosFrom } from './studios.ts';

export const LAST_YEAR = '2025-sample';
export const IN_NOTICE = '2026-notice';

const ASSESSMENT = 'end-of-term';
const PANEL = ['E01', 'E02', 'E03', 'E04', 'E05'];
const NOTICE_DAYS = 7;
const CONTACT = '示范市人力资源和社会保障局（样例），电话 0000-0000000，样例路 1 号 101 室';

const PAST = [
  { year: 2023, id: '2023-sample', date: '2023-09-30', studios: ODD_YEARS },
  { year: 2024, id: '2024-sample', date: '2024-06-30', studios: EVEN_YEARS },
  { year: 2025, id: LAST_YEAR, date: '2025-09-30', studios: ODD_YEARS }
] as const;

export async function makePastRounds(city: City, clock: Clock): Promise<void> {
  const { system, manager } = city;
  for (const { year, id, date, studios } of PAST) {
    setTo(clock, Date.parse(`${date}T02:00:00Z`) + 12 * DAY);
    const title = `${year} 年期满考核（样例批次）`;
    const round = await importFile(city, { id, date, title, studios, hasExceptions: false });
    await publish(system, manager, { round, on: date, kind: 'calendar' });
    addTo(clock, (NOTICE_DAYS + 1) * DAY);
    await finaliseRound(system, manager, { round });
  }
}

/** This year’s first batch: its notice runs today, and one of two objections is still open. */
export async function makeNotice(city: City, clock: Clock): Promise<void> {
  const { system, manager } = city;
  const title = '2026 年期满考核第一批（样例批次）';
  const round = await importFile(city, {
    id: IN_NOTICE,
    date: '2026-06-30',
    title,
    studios: IN_PUBLICITY,
    hasExceptions: true
  });
  const notice = await publish(system, manager, { round, on: dayInShanghai(clock.at), kind: 'working' });
  for (const objection of OBJECTIONS) {
    addTo(clock, HOUR);
    await objectToNotice(system, PUBLIC, { notice, contact: '000-00000000', ...objection });
  }
  const { objections } = await listObjections(system, manager, { round });
  const [first] = objections;
  await decideObjection(system, manager, {
    objection: first?.id ?? '',
    outcome: 'dismissed',
    reason: '样例答复：经核对评分表和佐证材料，该行得分有据，维持原结果。'
  });
}

const OBJECTIONS = [
  {
    participant: codeOf(IN_PUBLICITY[0]),
    name: '样例来信人甲',
    text: '样例异议：请核对“媒体报道”一行，所附报道与工作室是否有关。'
  },
  {
    participant: codeOf(IN_PUBLICITY[0] + 1),
    name: '样例来信人乙',
    text: '样例异议：名单所列配套资金与单位公开的数额不一致，请核实。',
    file: { fileName: '样例来信照片.png', bytes: Uint8Array.from(photograph(IN_PUBLICITY[1])) }
  }
];

interface Given {
  id: string;
  date: string;
  title: string;
  studios: readonly [number, number];
  hasExceptions: boolean;
}

async function importFile(city: City, { id, date, title, studios: numbers, hasExceptions }: Given) {
  const { system, policy, policyVersion } = city;
  const studios = studiosFrom(numbers);
  const panels = turns(studios, PANEL);
  const outline = {
    id,
    assessment: ASSESSMENT,
    date,
    settings: SETTINGS,
    studios,
    panels,
    experts: PANEL,
    hasExceptions
  };
  const file = roundFile(policy, outline);
  return (await importRound(system, OPERATOR, { file, policyVersion, title })).id;
}

interface Publication {
  round: string;
  /** the panel met, and the notice begins */
  on: string;
  kind: 'calendar' | 'working';
}

async function publish(system: System, manager: Actor, { round, on, kind }: Publication): Promise<string> {
  const { results } = await previewResults(system, manager, { round });
  for (const { participants } of results.undecided) {
    await recordDecision(system, manager, {
      round,
      decision: {
        kind: 'tie',
        participants: [...participants],
        order: [...participants].reverse(),
        by: '样例专家组',
        on,
        minutes: '样例会议纪要第 1 号：合议后排定次序'
      }
    });
  }
  const { settlement } = await settleRound(system, manager, { round });
  const { notice } = await publishRound(system, manager, {
    round,
    settlement,
    firstDay: dayInShanghai(system.now()),
    days: NOTICE_DAYS,
    kind,
    showScores: true,
    contact: CONTACT
  });
  return notice;
}
