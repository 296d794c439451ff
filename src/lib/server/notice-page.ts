/**
 * What a notice shows, of a published one and of one that is being composed: the list, the days, how to object, what it
 * replaces. No expert, no row of any sheet; scores only where the notice shows them. Must not know who reads it.
 */
import type { IsoDate } from '#lib/domain/calendar.ts';
import { citationOf } from '#lib/domain/citation.ts';
import { isOver } from '#lib/domain/notice-period.ts';
import type { AssessmentData } from '#lib/domain/policy.ts';
import type { Db } from './db/store.ts';
import type { NoticeText } from './db/values.ts';
import { assessmentOf } from './grading.ts';
import type { NoticeRow } from './repos/notices.ts';
import { policyOf } from './repos/policies.ts';
import {
  hadTie,
  publishedRows,
  replacedBy,
  settlementById,
  standingNotice,
  successorOf,
  type InLine,
  type PublishedRow
} from './repos/publications.ts';
import type { RoundRow } from './repos/rounds.ts';

export type NoticeLike = Pick<
  NoticeRow,
  'settlement' | 'firstDay' | 'lastDay' | 'counting' | 'text' | 'withdrawnAt'
>;

export interface NoticeResult {
  code: string;
  name: string;
  district: string;
  leader?: string;
  unit?: string;
  trade?: string;
  /** the grade's title */
  grade: string | null;
  isVetoed: boolean;
  total?: number;
}

export interface NoticePage {
  round: string;
  title: string;
  assessment: string;
  policy: string;
  docNo: string | null;
  /** the articles by which grades are given */
  articles: string[];
  firstDay: IsoDate;
  lastDay: IsoDate;
  counting: NoticeRow['counting'];
  /** objections are taken */
  isRunning: boolean;
  isFinal: boolean;
  withdrawn: boolean;
  showScores: boolean;
  contact: string;
  issuer: string | null;
  documentNumber: string | null;
  phone: string | null;
  address: string | null;
  /** the first 16 hex digits of the bundle's digest */
  checkCode: string;
  participants: number;
  /** best first; empty where the assessment gives none */
  grades: { title: string; count: number }[];
  quota: { grade: string; percent: number; seats: number; isByDecision: boolean } | null;
  results: NoticeResult[];
  /** an earlier round that this one corrects */
  replaces: (InLine & { reason: string }) | null;
  /** the round that corrects this one */
  replacedBy: InLine | null;
  /** the same round's notice that stands in place of a withdrawn one */
  renewedBy: string | null;
}

export async function noticePage(
  db: Db,
  round: RoundRow,
  notice: NoticeLike,
  today: IsoDate
): Promise<NoticePage> {
  const withdrawn = notice.withdrawnAt !== null;
  const settlement = await settlementById(db, notice.settlement);
  const policy = await policyOf(db, round);
  const assessment = assessmentOf(policy, round);
  const bands = assessment.grades?.bands ?? [];
  const rows = withdrawn ? [] : await publishedRows(db, notice.settlement);
  const { text } = notice;
  const best = bands[0];
  const standing = withdrawn ? await standingNotice(db, round.id, today) : undefined;
  return {
    round: round.code,
    title: round.title,
    assessment: assessment.title,
    policy: policy.data.title,
    docNo: policy.data.docNo,
    articles: articlesOf(assessment),
    firstDay: notice.firstDay,
    lastDay: notice.lastDay,
    counting: notice.counting,
    isRunning: !withdrawn && round.state === 'publicity' && !isOver(notice.lastDay, today),
    isFinal: !withdrawn && round.state === 'final',
    withdrawn,
    showScores: text.showScores,
    contact: text.contact,
    issuer: text.issuer ?? null,
    documentNumber: text.documentNumber ?? null,
    phone: text.phone ?? null,
    address: text.address ?? null,
    checkCode: settlement?.bundle.slice(0, 16) ?? '',
    participants: rows.length,
    grades: withdrawn
      ? []
      : bands.map(({ id, title }) => ({ title, count: rows.filter(({ grade }) => grade === id).length })),
    quota:
      settlement && settlement.quota !== null && assessment.cap && best && !withdrawn
        ? {
            grade: best.title,
            percent: assessment.cap.percent,
            seats: settlement.quota,
            isByDecision: await hadTie(db, settlement)
          }
        : null,
    results: listed(rows, bands, text),
    replaces: await replacedBy(db, round, today),
    replacedBy: await successorOf(db, round.id, today),
    renewedBy: standing?.id ?? null
  };
}

/** By grade and rank where scores are shown; otherwise by code: a rank is a score in disguise. */
function listed(
  rows: readonly PublishedRow[],
  bands: readonly { id: string; title: string }[],
  { showScores, studios = {} }: NoticeText
): NoticeResult[] {
  const place = new Map(bands.map(({ id }, index) => [id, index]));
  const gradeAt = ({ grade }: PublishedRow): number => place.get(grade ?? '') ?? bands.length;
  const rankAt = ({ rank }: PublishedRow): number => rank ?? Infinity;
  const inOrder = showScores
    ? [...rows].sort((a, b) => gradeAt(a) - gradeAt(b) || compare(rankAt(a), rankAt(b)))
    : rows;
  return inOrder.map((row) => ({
    code: row.code,
    name: row.name,
    district: row.district,
    ...(Object.hasOwn(studios, row.code) ? studios[row.code] : {}),
    grade: bands.find(({ id }) => id === row.grade)?.title ?? null,
    // Whoever has a grade and no rank has it by a veto.
    isVetoed: row.rank === null && row.grade !== null,
    ...(showScores && row.total !== null ? { total: row.total / 100 } : {})
  }));
}

/** Infinity less itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const articlesOf = ({ sources }: AssessmentData): string[] => [
  ...new Set(
    Object.entries(sources)
      .filter(([path]) => path.startsWith('grades.') || path.startsWith('cap.'))
      .flatMap(([, source]) => citationOf(source) ?? [])
  )
];
