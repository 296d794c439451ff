import { and, asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { onlyAuthority, runsRound, visibleRound } from '../repos/rounds.ts';
import { policyOf } from '../repos/policies.ts';
import { view } from '../service.ts';

/** Studios × experts: the state of every sheet and how many rows are answered, by pseudonym. Never a point. */
export const readProgress = view({
  name: 'read-progress',
  input: z.strictObject({ round: reference }),
  subject: ({ db, actor }, { round }) => visibleRound(db, round, actor),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor }, _input, { round }) {
    const { orm, t } = db;
    const authority = onlyAuthority(actor, round);
    const rows = await orm
      .select({
        sheet: t.sheet.id,
        participant: t.participant.code,
        name: t.participant.name,
        member: t.panelMember.id,
        expert: t.panelMember.pseudonym,
        state: t.sheet.state,
        edition: t.sheet.edition
      })
      .from(t.sheet)
      .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
      .where(
        and(
          eq(t.sheet.round, round.id),
          authority === undefined ? undefined : eq(t.participant.authority, authority)
        )
      )
      .orderBy(asc(t.participant.code), asc(t.panelMember.pseudonym));
    const answered = await orm
      .select({ sheet: t.entry.sheet, rows: count() })
      .from(t.entry)
      .innerJoin(t.sheet, eq(t.sheet.id, t.entry.sheet))
      .where(eq(t.sheet.round, round.id))
      .groupBy(t.entry.sheet);
    const rowsOf = new Map(answered.map(({ sheet, rows: number }) => [sheet, number]));
    const { rubric } = await policyOf(db, round);
    // Who runs the round knows whom he asked to score, and moves them by these ids; nobody else.
    const runsIt = runsRound(actor, round);
    return {
      rows: rubric.criteria.length,
      sheets: rows.map((row) => ({
        ...row,
        member: runsIt ? row.member : null,
        answered: rowsOf.get(row.sheet) ?? 0
      }))
    };
  }
});
