import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { DEFAULT_DISAGREEMENT_LIMIT } from '#lib/domain/agreement.ts';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { isPlainObject } from '#lib/domain/problem.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { label, reference } from '../input.ts';
import { digestOf } from '../digest.ts';
import { demand } from '../grading.ts';
import { insertObjects } from '../import/insert.ts';
import { importAssignments, importFacts, importMembers, importParticipants } from '../import/participants.ts';
import { importSheets } from '../import/sheets.ts';
import { refuse } from '../refusal.ts';
import { findPolicy } from '../repos/policies.ts';
import { act } from '../service.ts';

/**
 * A round file into the store. It lands in deliberation, its sheets sealed as imported and unsigned, its experts known by
 * their ids in the file only. The same file again changes nothing; another under the same id is refused.
 */
export const importRound = act({
  name: 'import-round',
  input: z.strictObject({
    file: z.unknown(),
    policyVersion: reference,
    title: label.optional(),
    authority: reference.nullable().optional()
  }),
  async subject({ db: { orm, t } }, { authority = null }) {
    if (authority === null) return { authorities: [null] };
    const [row] = await orm.select().from(t.authority).where(eq(t.authority.id, authority));
    return row && { authorities: [row.id] };
  },
  missing: ({ authority }) => ({ kind: 'authority', id: authority ?? '' }),
  async run(context, { file, policyVersion, title, authority = null }) {
    const { db, actor, touch, tell, anchor, newId, now } = context;
    const { orm, t } = db;
    const policy = await findPolicy(db, policyVersion);
    if (!policy) return refuse('not-found', { kind: 'policy', id: policyVersion });
    // Against another policy's table every row would be a fault of its own.
    if (isPlainObject(file) && typeof file.policy === 'string' && file.policy !== policy.data.id) {
      refuse('unknown-policy', { policy: file.policy, known: [policy.data.id] }, { path: 'policy' });
    }
    const round = demand(readRound(file, policy));
    demand(gradeRound(round));
    const { data } = round;
    const importDigest = digestOf({ data, policyVersion });
    const code = data.id ?? `import-${importDigest.slice(0, 12)}`;
    const [there] = await orm.select().from(t.round).where(eq(t.round.code, code));
    if (there?.importDigest === importDigest) return { id: there.id, code, isNew: false };
    if (there) refuse('round-differs', { round: code });

    const id = newId();
    await touch('round', id);
    tell({ code, file: importDigest });
    await orm.insert(t.round).values({
      id,
      code,
      title: title ?? code,
      authority,
      policyVersion,
      assessment: data.assessment,
      date: data.date,
      attempt: round.attempt,
      settings: data.settings ?? {},
      disagreementLimit: DEFAULT_DISAGREEMENT_LIMIT,
      state: 'deliberation',
      imported: true,
      importDigest,
      createdAt: now,
      openedAt: now,
      deliberationAt: now
    });
    const ids = {
      participants: await importParticipants(context, id, data),
      members: await importMembers(context, id, data)
    };
    await importAssignments(context, ids, data);
    await importFacts(context, ids.participants, data);
    await importSheets(context, id, ids, round);
    const decisions = (data.decisions ?? []).map((decision, index) => ({
      id: newId(),
      round: id,
      number: index + 1,
      data: decision,
      by: actor.user,
      at: now
    }));
    await insertObjects(context, 'decision', t.decision, decisions);
    // It brings sealed sheets.
    anchor('import-round');
    return { id, code, isNew: true };
  }
});
