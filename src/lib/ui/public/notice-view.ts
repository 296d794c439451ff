/** What a notice shows, as plain values; and which shape a grade's title has among the others. Pure. */
import type { GradeView } from '../result-view.ts';

export interface NoticeView {
  title: string;
  assessment: string;
  policy: string;
  docNo: string | null;
  articles: readonly string[];
  firstDay: string;
  lastDay: string;
  counting: { days: number; kind: 'calendar' | 'working'; estimated: readonly number[] };
  isRunning: boolean;
  isFinal: boolean;
  withdrawn: boolean;
  showScores: boolean;
  contact: string;
  issuer: string | null;
  documentNumber: string | null;
  phone: string | null;
  address: string | null;
  checkCode: string;
  participants: number;
  grades: readonly { title: string; count: number }[];
  quota: { grade: string; percent: number; seats: number; isByDecision: boolean } | null;
  results: readonly NoticeRow[];
  replaces: { title: string; notice: string | null; reason: string } | null;
  replacedBy: { title: string; notice: string | null } | null;
  renewedBy: string | null;
}

export interface NoticeRow {
  code: string;
  name: string;
  district: string;
  leader?: string;
  unit?: string;
  trade?: string;
  grade: string | null;
  isVetoed: boolean;
  total?: number;
}

/** Best first. Where there are but two, the upper is an ordinary pass. */
export function gradeOf(grades: readonly { title: string }[], title: string | null): GradeView | null {
  const index = grades.findIndex((each) => each.title === title);
  if (index < 0 || title === null) return null;
  const shape = index === grades.length - 1 ? 'last' : index === 0 && grades.length > 2 ? 'best' : 'middle';
  return { id: title, title, shape };
}

/** Which of the columns from the registers have anything in them. */
export const hasRegister = ({ results }: Pick<NoticeView, 'results'>): boolean =>
  results.some(({ leader, unit, trade }) => leader ?? unit ?? trade);

/** Rows where a line is drawn under the last one of a grade: only where the list goes by grade. */
export const endsGrade = ({ results, showScores }: NoticeView, index: number): boolean => {
  const next = results[index + 1];
  return showScores && next !== undefined && next.grade !== results[index]?.grade;
};

/** As printed: two decimals, so that points stand below points. */
export const points = (total: number | undefined): string => (total === undefined ? '–' : total.toFixed(2));
