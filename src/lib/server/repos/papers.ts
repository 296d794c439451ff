/**
 * Papers: files that somebody added to what is recorded of a studio, a participant, a verified figure or a decision.
 * Finds what they belong to and whose that is. Must not know: evidence of sheets, papers of objections.
 */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Role, Subject } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import type { RoundState } from '../db/values.ts';
import { reference } from '../input.ts';
import { demandState, localParticipant, managedParticipant, managedRound, type RoundRow } from './rounds.ts';

export const PAPER_KINDS = ['studio', 'participant', 'fact', 'decision'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What papers belong to, as services are asked for it. */
export const paperOwner = { kind: z.enum(PAPER_KINDS), owner: reference };

type PaperRow = Tables['attachment']['$inferSelect'];

export interface PaperOwner extends Subject {
  kind: PaperKind;
  /** undefined: it belongs to no round */
  round?: RoundRow;
}

interface Rule {
  /** within the scope of each: narrower than the table of access, which does not know the kinds */
  adds: readonly Role[];
  reads: readonly Role[];
  /** until when papers come and go; undefined: always */
  states?: readonly RoundState[];
}

const OPEN = ['draft', 'scoring', 'deliberation'] as const;
const RULES: Readonly<Record<PaperKind, Rule>> = {
  studio: {
    adds: ['administrator', 'manager', 'staff'],
    reads: ['administrator', 'manager', 'staff', 'official']
  },
  // What proves a deferral or a veto is for who runs the round.
  participant: { adds: ['manager'], reads: ['manager'], states: OPEN },
  fact: { adds: ['manager', 'staff'], reads: ['manager', 'staff'], states: OPEN },
  // Signed minutes may arrive when the notice is out already.
  decision: { adds: ['manager'], reads: ['manager'], states: ['deliberation', 'publicity'] }
};

/** @param use undefined too where the role has nothing to do with papers of this kind */
export async function findOwner(
  db: Db,
  role: Role,
  use: 'adds' | 'reads',
  { kind, owner }: { kind: PaperKind; owner: string }
): Promise<PaperOwner | undefined> {
  if (!RULES[kind][use].includes(role)) return undefined;
  const subject = await FINDERS[kind](db, owner);
  return subject && { ...subject, kind };
}

/** A paper with what it belongs to. */
export async function findPaper(
  db: Db,
  role: Role,
  use: 'adds' | 'reads',
  id: string
): Promise<(PaperOwner & { paper: PaperRow }) | undefined> {
  const { orm, t } = db;
  const [paper] = await orm
    .select()
    .from(t.attachment)
    .where(and(eq(t.attachment.id, id), inArray(t.attachment.kind, [...PAPER_KINDS])));
  if (!paper) return undefined;
  const subject = await findOwner(db, role, use, { kind: paper.kind as PaperKind, owner: paper.owner });
  return subject && { ...subject, paper };
}

/** @throws Refusal round-state where what it belongs to is no longer changed */
export function demandOpen({ kind, round }: PaperOwner, act: string): void {
  const { states } = RULES[kind];
  if (round && states) demandState(round, act, ...states);
}

/** Of several owners of one kind, in the order in which they were added. */
export async function papersOf({ orm, t }: Db, kind: PaperKind, owners: readonly string[]) {
  if (owners.length === 0) return [];
  return orm
    .select(shownOf(t))
    .from(t.attachment)
    .where(and(eq(t.attachment.kind, kind), inArray(t.attachment.owner, [...owners])))
    .orderBy(asc(t.attachment.at), asc(t.attachment.id));
}

/** What is shown of a paper. */
export const shownOf = ({ attachment }: Tables) => ({
  id: attachment.id,
  owner: attachment.owner,
  fileName: attachment.fileName,
  mediaType: attachment.mediaType,
  size: attachment.size,
  at: attachment.at
});

type Found = Subject & { round?: RoundRow };

const FINDERS: Readonly<Record<PaperKind, (db: Db, id: string) => Promise<Found | undefined>>> = {
  async studio({ orm, t }, id) {
    const [row] = await orm
      .select({ authority: t.hostUnit.authority })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(eq(t.studio.id, id));
    return row && { authorities: [row.authority] };
  },
  participant: managedParticipant,
  async fact(db, id) {
    const [fact] = await db.orm
      .select({ participant: db.t.fact.participant })
      .from(db.t.fact)
      .where(eq(db.t.fact.id, id));
    return fact && localParticipant(db, fact.participant);
  },
  async decision(db, id) {
    const [decision] = await db.orm
      .select({ round: db.t.decision.round })
      .from(db.t.decision)
      .where(eq(db.t.decision.id, id));
    return decision && managedRound(db, decision.round);
  }
};
