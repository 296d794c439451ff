/** Finding notices and objections, and whose they are. */
import { and, desc, eq } from 'drizzle-orm';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Actor } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import type { ActContext } from '../service.ts';
import {
  DELIBERATION_AND_LATER,
  demandState,
  managedRound,
  PUBLISHED,
  type RoundRow,
  type RoundSubject,
  runsRound
} from './rounds.ts';

export type NoticeRow = Tables['notice']['$inferSelect'];
export type ObjectionRow = Tables['objection']['$inferSelect'];

export async function findNotice(
  db: Db,
  id: string
): Promise<(RoundSubject & { notice: NoticeRow }) | undefined> {
  const [notice] = await db.orm.select().from(db.t.notice).where(eq(db.t.notice.id, id));
  const subject = notice && (await managedRound(db, notice.round));
  return subject && { ...subject, notice };
}

/** The last one published, withdrawn or not: by the chain, for a clock can be set back. */
export async function latestNotice({ orm, t }: Db, round: string): Promise<NoticeRow | undefined> {
  const [notice] = await orm
    .select()
    .from(t.notice)
    .where(eq(t.notice.round, round))
    .orderBy(desc(t.notice.auditNumber))
    .limit(1);
  return notice;
}

export async function findObjection(
  db: Db,
  id: string
): Promise<(RoundSubject & { notice: NoticeRow; objection: ObjectionRow }) | undefined> {
  const [objection] = await db.orm.select().from(db.t.objection).where(eq(db.t.objection.id, id));
  const subject = objection && (await findNotice(db, objection.notice));
  return subject && { ...subject, objection };
}

/** A file that came with an objection. */
export async function findObjectionFile(
  db: Db,
  id: string
): Promise<(RoundSubject & { file: Tables['attachment']['$inferSelect'] }) | undefined> {
  const { orm, t } = db;
  const [file] = await orm
    .select()
    .from(t.attachment)
    .where(and(eq(t.attachment.id, id), eq(t.attachment.kind, 'objection')));
  const subject = file && (await findObjection(db, file.owner));
  return subject && { round: subject.round, authorities: subject.authorities, file };
}

/** Publicity → deliberation: what the notice said is taken back, with the reason. */
export async function reopen({ db, touch, now }: ActContext, round: RoundRow, reason: string): Promise<void> {
  const { orm, t } = db;
  await touch('round', round.id);
  const running = await latestNotice(db, round.id);
  if (running?.withdrawnAt === null) {
    await touch('notice', running.id);
    await orm
      .update(t.notice)
      .set({ withdrawnAt: now, withdrawnReason: reason })
      .where(eq(t.notice.id, running.id));
  }
  await orm.update(t.round).set({ state: 'deliberation', settled: null }).where(eq(t.round.id, round.id));
}

/** @throws Refusal round-state, notice-not-begun: results are open from deliberation on for who runs the round, then to others */
export async function demandResults(
  db: Db,
  actor: Actor,
  round: RoundRow,
  act: string,
  today: IsoDate
): Promise<void> {
  if (runsRound(actor, round)) demandState(round, act, ...DELIBERATION_AND_LATER);
  else await demandPublic(db, round, act, today);
}

/** @throws Refusal round-state, notice-not-begun: whoever does not run the round sees results when the public does */
export async function demandPublic(db: Db, round: RoundRow, act: string, today: IsoDate): Promise<void> {
  demandState(round, act, ...PUBLISHED);
  const notice = await latestNotice(db, round.id);
  if (notice && notice.firstDay > today) refuse('notice-not-begun', { first: notice.firstDay });
}
