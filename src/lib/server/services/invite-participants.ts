import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { optionalProse, reference } from '../input.ts';
import { reaches } from '../access.ts';
import type { Db } from '../db/store.ts';
import { refuse, Refusal } from '../refusal.ts';
import { dueStudios } from '../repos/due.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/**
 * Studios, by their codes, into a draft: one by hand or a list. A list given twice changes nothing. Who takes part although
 * the calendar (domain/due.ts) does not say so has a reason, which is recorded.
 */
export const inviteParticipants = act({
  name: 'invite-participants',
  input: z.strictObject({
    round: reference,
    studios: z
      .array(
        z.strictObject({ code: reference, panel: reference.optional(), reason: optionalProse.optional() })
      )
      .min(1),
    reason: optionalProse.optional().describe('of all those that have none of their own'),
    demandReasons: z.boolean().optional().describe('refuses a studio that is neither due nor has a reason')
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, touch, newId, now }, { studios, reason: common, demandReasons }, { round }) {
    demandState(round, 'invite-participants', 'draft');
    const { orm, t } = db;
    const known = await studiosByCode(
      db,
      studios.map(({ code }) => code)
    );
    const panels = await orm.select().from(t.panel).where(eq(t.panel.round, round.id));
    const problems: Problem[] = studios.flatMap(({ code, panel }, index) => {
      const path = `studios[${index}]`;
      const studio = known.get(code);
      const isTheirs = studio && reaches('scope', actor, { authorities: [studio.authority] });
      return [
        ...(isTheirs ? [] : [problem('not-found', { kind: 'studio', id: code }, { path: `${path}.code` })]),
        ...(panel === undefined || panels.some(({ name }) => name === panel)
          ? []
          : [problem('not-found', { kind: 'panel', id: panel }, { path: `${path}.panel` })])
      ];
    });
    if (problems.length > 0) throw new Refusal(problems);

    const due = new Set(
      (await dueStudios(db, round)).flatMap(({ code, due: { isDue } }) => (isDue ? [code] : []))
    );
    const there = await orm
      .select({ code: t.participant.code })
      .from(t.participant)
      .where(eq(t.participant.round, round.id));
    const taken = new Set(there.map(({ code }) => code));
    const reasonOf = ({ reason = '' }: { reason?: string | undefined }): string =>
      reason.trim() || (common ?? '').trim();
    const unexplained = studios.flatMap((studio) =>
      due.has(studio.code) || taken.has(studio.code) || reasonOf(studio) !== '' ? [] : [studio.code]
    );
    if (demandReasons === true && unexplained.length > 0)
      refuse('studio-not-due', { studios: [...new Set(unexplained)] }, { path: 'reason' });
    const invited: string[] = [];
    for (const { code, panel, ...given } of studios) {
      const studio = known.get(code);
      if (!studio || taken.has(code)) continue;
      taken.add(code);
      const id = newId();
      await touch('participant', id);
      const { name, recognisedOn, authority, district } = studio;
      await orm.insert(t.participant).values({
        id,
        round: round.id,
        code,
        studio: studio.id,
        authority,
        name,
        district,
        recognisedOn,
        // Of one that is due there is nothing to explain.
        inviteReason: due.has(code) ? null : reasonOf(given) || null,
        status: 'graded',
        panel: panels.find((each) => each.name === panel)?.id ?? null,
        createdAt: now
      });
      invited.push(code);
    }
    return { invited, alreadyThere: studios.length - invited.length };
  }
});

async function studiosByCode({ orm, t }: Db, codes: readonly string[]) {
  const rows = [];
  for (let start = 0; start < codes.length; start += 500) {
    rows.push(
      ...(await orm
        .select({
          id: t.studio.id,
          code: t.studio.code,
          name: t.studio.name,
          recognisedOn: t.studio.recognisedOn,
          authority: t.authority.id,
          district: t.authority.name
        })
        .from(t.studio)
        .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
        .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
        .where(inArray(t.studio.code, codes.slice(start, start + 500))))
    );
  }
  return new Map(rows.map((row) => [row.code, row]));
}
