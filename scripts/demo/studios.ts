/** The sample city's studios as a plan: codes, where each belongs, since when, and how good its work is. Knows no store. */

export interface Place {
  kind: 'district' | 'supervising-body';
  name: string;
}

export const PLACES: readonly Place[] = [
  { kind: 'district', name: '示范一区' },
  { kind: 'district', name: '示范二区' },
  { kind: 'district', name: '示范三区' },
  { kind: 'district', name: '示范四区' },
  { kind: 'supervising-body', name: '示范集团公司' }
];

export interface StudioPlan {
  number: number;
  code: string;
  name: string;
  leader: string;
  trade: string;
  /** index into PLACES */
  place: number;
  recognisedOn: string;
}

const TRADES = ['电工', '焊工', '数控车工', '钳工', '中式烹调师', '汽车维修工', '美发师', '工业机器人运维员'];

/** Studios by number, both ends included. Their end of term comes every second year: one cohort in even years, one in odd. */
export const IN_SCORING = [1, 12] as const;
export const IN_DELIBERATION = [13, 32] as const;
export const IN_PUBLICITY = [33, 48] as const;
export const EVEN_YEARS = [1, 48] as const;
export const ODD_YEARS = [49, 66] as const;

/** The first twelve lie in three districts, so that four studios are enough for a look at one of them. */
const DISTRICTS_OF_THE_FIRST = 3;

export const twoDigits = (number: number): string => String(number).padStart(2, '0');
export const codeOf = (number: number): string => `S${twoDigits(number)}`;

const planOf = (number: number): StudioPlan => ({
  number,
  code: codeOf(number),
  name: `示范工作室 ${twoDigits(number)}`,
  leader: `示范领办人 ${twoDigits(number)}`,
  trade: TRADES[(number - 1) % TRADES.length] ?? '',
  place: (number - 1) % (number <= IN_SCORING[1] ? DISTRICTS_OF_THE_FIRST : PLACES.length),
  recognisedOn: number <= EVEN_YEARS[1] ? '2022-07-01' : '2021-10-01'
});

export const studiosFrom = ([first, last]: readonly [number, number]): StudioPlan[] =>
  Array.from({ length: last - first + 1 }, (_, index) => planOf(first + index));

export const ALL_STUDIOS = studiosFrom([1, ODD_YEARS[1]]);

/** How likely a row is fulfilled, 0 to 1: the same studio is about as good in every year, and the city gets better. */
export function qualityOf({ number }: StudioPlan, year: number): number {
  const place = ((number * 7) % 20) / 20;
  const mood = (((number * 31 + year * 17) % 10) - 5) / 100;
  return Math.max(0.5, Math.min(1, 1.03 - place * 0.52 + (year - 2026) * 0.025 + mood));
}
