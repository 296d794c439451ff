/** A published result as whoever checks it sees it: what it belongs to, its figures, and whether it still stands. */
import type { IsoDate } from '#lib/domain/calendar.ts';
import { isOver } from '#lib/domain/notice-period.ts';
import type { Db } from './db/store.ts';
import { assessmentOf } from './grading.ts';
import type { NoticeRow } from './repos/notices.ts';
import { policyOf } from './repos/policies.ts';
import {
  begunNotices,
  publishedRows,
  replacedBy,
  standingNotice,
  successorOf,
  type InLine,
  type SettlementRow
} from './repos/publications.ts';
import { findRound } from './repos/rounds.ts';

export interface Publication {
  round: string;
  title: string;
  assessment: string;
  policy: string;
  /** of the round */
  date: IsoDate;
  /** of the whole bundle's bytes */
  digest: string;
  checkCode: string;
  notice: string;
  firstDay: IsoDate;
  lastDay: IsoDate;
  standing: 'running' | 'over' | 'final' | 'withdrawn' | 'replaced';
  /** the notice that stands in its place, of the same round or of a successor */
  instead: InLine | null;
  replaces: (InLine & { reason: string }) | null;
  /** null once it was withdrawn: then it lists nothing */
  figures: { participants: number; grades: { title: string; count: number }[] } | null;
}

/** @returns undefined where no notice of it has begun */
export async function publicationOf(
  db: Db,
  settlement: SettlementRow,
  today: IsoDate
): Promise<Publication | undefined> {
  const round = await findRound(db, settlement.round);
  if (!round) return undefined;
  const notices = (await begunNotices(db, round.id, today)).filter(
    (each) => each.settlement === settlement.id
  );
  const notice = notices.find(({ withdrawnAt }) => withdrawnAt === null) ?? notices[0];
  if (!notice) return undefined;
  const policy = await policyOf(db, round);
  const assessment = assessmentOf(policy, round);
  const successor = await successorOf(db, round.id, today);
  const isWithdrawn = notice.withdrawnAt !== null;
  const renewed = isWithdrawn ? await standingNotice(db, round.id, today) : undefined;
  return {
    round: round.code,
    title: round.title,
    assessment: assessment.title,
    policy: policy.data.title,
    date: round.date,
    digest: settlement.bundle,
    checkCode: settlement.bundle.slice(0, 16),
    notice: notice.id,
    firstDay: notice.firstDay,
    lastDay: notice.lastDay,
    standing: standingOf(notice, round.state, successor !== null, today),
    instead: successor ?? (renewed ? { title: round.title, notice: renewed.id } : null),
    replaces: await replacedBy(db, round, today),
    figures: isWithdrawn ? null : await figuresOf(db, settlement, assessment.grades?.bands ?? [])
  };
}

function standingOf(
  { withdrawnAt, lastDay }: NoticeRow,
  state: string,
  isReplaced: boolean,
  today: IsoDate
): Publication['standing'] {
  if (withdrawnAt !== null) return 'withdrawn';
  if (isReplaced) return 'replaced';
  if (state === 'final') return 'final';
  return isOver(lastDay, today) ? 'over' : 'running';
}

async function figuresOf(
  db: Db,
  { id, participants }: SettlementRow,
  bands: readonly { id: string; title: string }[]
): Promise<NonNullable<Publication['figures']>> {
  const rows = await publishedRows(db, id);
  return {
    participants,
    grades: bands.map((band) => ({
      title: band.title,
      count: rows.filter(({ grade }) => grade === band.id).length
    }))
  };
}
