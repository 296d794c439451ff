/** A sample round of any policy: panels of three, a spread of scores, and where there is a cap a tie across its line. */
import type { Policy } from '#lib/domain/policy.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { seeded, type Random } from './random.ts';
import { sampleEntry } from './sample-entry.ts';
import { withTieAtCap } from './tie.ts';

export interface SampleOptions {
  assessment: string;
  date: string;
  studios: number;
  experts: number;
  /** sheets for each studio */
  panel: number;
  seed: number;
}

type Sheet = RoundData['sheets'][number];

const DISTRICTS = ['示范一区', '示范二区', '示范三区'];

export function sampleRound(policy: Policy, options: SampleOptions): RoundData {
  const { assessment, date, studios, experts, panel, seed } = options;
  const random = seeded(seed);
  const ids = Array.from({ length: studios }, (_, index) => `S${number(index + 1, studios)}`);
  const expertIds = Array.from({ length: experts }, (_, index) => `E${number(index + 1, experts)}`);
  const onPanel = (index: number): string[] =>
    Array.from({ length: panel }, (_, place) => expertIds[(index + place) % experts] ?? '');
  const round: RoundData = {
    id: `sample-${seed}`,
    policy: policy.data.id,
    assessment,
    date,
    participants: ids.map((id, index) => ({
      id,
      name: `示范工作室 ${id.slice(1)}`,
      district: DISTRICTS[index % DISTRICTS.length] ?? '',
      recognisedOn: `${Number(date.slice(0, 4)) - 2}${date.slice(4)}`.replace('-02-29', '-02-28')
    })),
    panels: expertIds.map((expert) => ({
      expert,
      participants: ids.filter((_, index) => onPanel(index).includes(expert))
    })),
    sheets: ids.flatMap((participant, index) => {
      const quality = qualityOf(index, studios, random);
      return onPanel(index).map((expert) => ({
        participant,
        expert,
        entries: entries(policy, quality, random)
      }));
    })
  };
  return withTieAtCap(policy, withExceptions(policy, round));
}

const number = (value: number, of: number): string =>
  String(value).padStart(Math.max(2, String(of).length), '0');

/** About a third well above the first threshold, the rest falling towards the last. */
function qualityOf(index: number, studios: number, random: Random): number {
  const place = ((index * 7) % studios) / studios;
  return Math.max(0.45, 1.08 - place * 0.55 - random() * 0.03);
}

function entries({ rubric }: Policy, quality: number, random: Random): Sheet['entries'] {
  return Object.fromEntries(
    rubric.criteria.map((criterion) => [criterion.id, sampleEntry(criterion, quality, random)])
  ) as Sheet['entries'];
}

/** Of a round that is large enough: one studio deferred, one vetoed. */
function withExceptions({ data }: Policy, round: RoundData): RoundData {
  const [trigger] = data.triggers;
  const grades = data.assessments.find(({ id }) => id === round.assessment)?.grades;
  const last = round.participants.length - 1;
  if (last < 5) return round;
  const participants = round.participants.map((participant, index) => {
    if (index === last)
      return { ...participant, status: 'deferred' as const, reason: '样例：停产检修，申请延期' };
    if (index !== last - 1 || !trigger || !grades) return participant;
    return { ...participant, vetoes: [{ trigger: trigger.id, note: '样例：经核实属实' }] };
  });
  return { ...round, participants };
}
