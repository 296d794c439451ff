import { asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { onlyAuthority, seenParticipants, runsRound, visibleRound, type RoundRow } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** A round's own page: what it is and where it stands. The names of its experts only for who runs it. */
export const readRound = view({
  name: 'read-round',
  input: z.strictObject({ round: reference }),
  subject: ({ db, actor }, { round }) => visibleRound(db, round, actor),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db: { orm, t }, actor }, _input, { round }) {
    const authority = onlyAuthority(actor, round);
    const [all] = await orm
      .select({ total: count() })
      .from(t.participant)
      .where(seenParticipants({ t }, round.id, authority));
    const forms = runsRound(actor, round);
    const members = forms
      ? await orm
          .select({
            member: t.panelMember.id,
            expert: t.panelMember.expert,
            name: t.expert.name,
            affiliation: t.expert.affiliation,
            panel: t.panel.name
          })
          .from(t.panelMember)
          .innerJoin(t.panel, eq(t.panel.id, t.panelMember.panel))
          .leftJoin(t.expert, eq(t.expert.id, t.panelMember.expert))
          .where(eq(t.panelMember.round, round.id))
          // Not by pseudonym: nobody shall read off the list who is who.
          .orderBy(asc(t.panel.name), asc(t.expert.name), asc(t.panelMember.id))
      : [];
    return { round: shown(round, forms), participants: all?.total ?? 0, members };
  }
});

/** Named one by one: a new column is not shown until someone decides so. */
const shown = (round: RoundRow, forms: boolean) => ({
  id: round.id,
  code: round.code,
  title: round.title,
  authority: round.authority,
  policyVersion: round.policyVersion,
  assessment: round.assessment,
  date: round.date,
  attempt: round.attempt,
  settings: round.settings,
  disagreementLimit: round.disagreementLimit,
  state: round.state,
  imported: round.imported,
  supersedes: round.supersedes,
  openedAt: round.openedAt,
  deliberationAt: round.deliberationAt,
  finalAt: round.finalAt,
  assignmentSeed: forms ? round.assignmentSeed : null,
  settled: forms ? round.settled : null,
  supersedesReason: forms ? round.supersedesReason : null
});
