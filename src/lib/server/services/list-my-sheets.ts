import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { policyOf } from '../repos/policies.ts';
import { view } from '../service.ts';

/** An expert's own sheets in rounds that are open, with what the card of each shows. */
export const listMySheets = view({
  name: 'list-my-sheets',
  input: z.strictObject({}),
  subject: ({ actor }) => Promise.resolve({ authorities: [], expert: actor.expert }),
  missing: () => ({ kind: 'expert', id: '' }),
  async run({ db, actor }) {
    const { orm, t } = db;
    const rows = await orm
      .select({
        sheet: t.sheet,
        round: t.round,
        code: t.participant.code,
        name: t.participant.name,
        unit: t.hostUnit.name,
        trade: t.studio.trade,
        address: t.studio.address
      })
      .from(t.sheet)
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
      .innerJoin(t.round, eq(t.round.id, t.sheet.round))
      .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
      .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
      .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(
        and(eq(t.panelMember.expert, actor.expert ?? ''), inArray(t.round.state, ['scoring', 'deliberation']))
      )
      .orderBy(asc(t.round.code), asc(t.participant.code));
    const ids = rows.map(({ sheet }) => sheet.id);
    const answered =
      ids.length === 0
        ? []
        : await orm
            .select({ sheet: t.entry.sheet, rows: count() })
            .from(t.entry)
            .where(inArray(t.entry.sheet, ids))
            .groupBy(t.entry.sheet);
    const sheets = [];
    for (const { sheet, round, ...studio } of rows) {
      const { rubric } = await policyOf(db, round);
      sheets.push({
        ...studio,
        sheet: sheet.id,
        state: sheet.state,
        edition: sheet.edition,
        round: { id: round.id, code: round.code, title: round.title, state: round.state },
        answered: answered.find((each) => each.sheet === sheet.id)?.rows ?? 0,
        rows: rubric.criteria.length
      });
    }
    return { sheets };
  }
});
