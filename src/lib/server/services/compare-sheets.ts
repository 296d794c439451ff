import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { asAmount } from '#lib/domain/points.ts';
import type { Db } from '../db/store.ts';
import { assessmentOf } from '../grading.ts';
import { reference } from '../input.ts';
import { sitsOn } from '../repos/panel.ts';
import { papersOf } from '../repos/papers.ts';
import { policyOf } from '../repos/policies.ts';
import { DELIBERATION_AND_LATER, demandState, managedParticipant, runsRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/**
 * All sheets of one studio beside each other, by pseudonym: what was entered, why, and what proves it; the verified
 * figures beside them. Open to the round's manager, before deliberation without what is on the sheets; in deliberation to
 * the experts of its panels who are not recused from the studio.
 */
export const compareSheets = view({
  name: 'compare-sheets',
  input: z.strictObject({ participant: reference }),
  async subject({ db, actor }, { participant: id }) {
    const subject = await managedParticipant(db, id);
    if (!subject) return undefined;
    const about = { round: subject.round.id, participant: id };
    const isOfPanel = actor.expert !== null && (await sitsOn(db, actor.expert, about));
    return { ...subject, expert: isOfPanel ? actor.expert : null };
  },
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run({ db, actor }, _input, { round, participant }) {
    const runs = runsRound(actor, round);
    // Before deliberation who runs the round sees the state of each sheet, and nobody more than that.
    const isOpen = DELIBERATION_AND_LATER.some((state) => state === round.state);
    if (!runs) demandState(round, 'compare-sheets', ...DELIBERATION_AND_LATER);
    const sheets = await sheetsOf(db, participant.id);
    const files = isOpen
      ? await filesOf(
          db,
          sheets.map(({ sheet }) => sheet)
        )
      : new Map<string, never>();
    const { id, code, studio, name, district, status, statusReason } = participant;
    const policy = await policyOf(db, round);
    return {
      /** the round's, for those to whom it is shown nowhere else */
      round: { id: round.id, code: round.code, title: round.title, state: round.state },
      limit: round.disagreementLimit,
      rows: policy.rubric.criteria.map((row) => ({ id: row.id, title: row.title })),
      /** null while no sheet shows what is on it */
      rubric: isOpen ? policy.rubric : null,
      /** what may be confirmed against a studio; none where the assessment gives no grades */
      triggers:
        assessmentOf(policy, round).grades === null
          ? []
          : policy.data.triggers.map(({ id: trigger, title, citation }) => ({ trigger, title, citation })),
      participant: { id, code, studio, name, district, status, statusReason: runs ? statusReason : null },
      sheets: sheets.map(({ sealed, expertId, ...sheet }) => ({
        ...sheet,
        /** without it nobody can sign it again: it was imported */
        canBeReturned: runs && expertId !== null,
        member: runs ? sheet.member : null,
        isOwn: actor.expert !== null && expertId === actor.expert,
        ...((isOpen ? sealed : null) ?? NO_FIGURES),
        files: files.get(sheet.sheet) ?? []
      })),
      facts: await factsOf(db, participant.id),
      vetoes: runs ? await vetoesOf(db, participant.id) : [],
      papers: runs ? await papersOf(db, 'participant', [participant.id]) : []
    };
  }
});

const NO_FIGURES = { entries: null, points: null, base: null, bonus: null, total: null };

/** Those taken from their expert do not count and are not shown. What is not sealed shows its state alone. */
const sheetsOf = ({ orm, t }: Db, participant: string) =>
  orm
    .select({
      sheet: t.sheet.id,
      expert: t.panelMember.pseudonym,
      member: t.panelMember.id,
      expertId: t.panelMember.expert,
      state: t.sheet.state,
      edition: t.sheet.edition,
      sealed: {
        entries: t.sealedSheet.entries,
        points: t.sealedSheet.points,
        base: t.sealedSheet.base,
        bonus: t.sealedSheet.bonus,
        total: t.sealedSheet.total
      }
    })
    .from(t.sheet)
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .leftJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
    .where(and(eq(t.sheet.participant, participant), inArray(t.sheet.state, ['draft', 'sealed', 'returned'])))
    .orderBy(asc(t.panelMember.pseudonym));

async function filesOf({ orm, t }: Db, sheets: readonly string[]) {
  const rows = await orm
    .select({
      id: t.attachment.id,
      sheet: t.attachment.owner,
      criterion: t.attachment.criterion,
      fileName: t.attachment.fileName,
      mediaType: t.attachment.mediaType
    })
    .from(t.attachment)
    .where(and(eq(t.attachment.kind, 'sheet'), inArray(t.attachment.owner, [...sheets])))
    .orderBy(asc(t.attachment.at), asc(t.attachment.id));
  return Map.groupBy(rows, ({ sheet }) => sheet);
}

/** The latest check of each figure. */
async function factsOf({ orm, t }: Db, participant: string) {
  const rows = await orm
    .select()
    .from(t.fact)
    .where(eq(t.fact.participant, participant))
    .orderBy(asc(t.fact.criterion), asc(t.fact.revision));
  const latest = new Map(rows.map((row) => [row.criterion, row]));
  return [...latest.values()].map(({ criterion, amount, checkedBy, checkedOn, note }) => ({
    criterion,
    amount: asAmount(amount),
    checkedBy,
    checkedOn,
    note
  }));
}

const vetoesOf = ({ orm, t }: Db, participant: string) =>
  orm
    .select({ trigger: t.veto.trigger, note: t.veto.note, at: t.veto.at })
    .from(t.veto)
    .where(eq(t.veto.participant, participant))
    .orderBy(asc(t.veto.trigger));
