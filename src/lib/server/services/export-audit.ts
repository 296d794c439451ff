import { asc, between, gt } from 'drizzle-orm';
import { z } from 'zod';
import { canonical } from '#lib/domain/canonical-json.ts';
import { decimal } from '#lib/domain/schema-kit.ts';
import { view } from '../service.ts';

const MOST = 1000;

/**
 * The chain as lines of JSON, each row with the changes that it lists: whoever has all of them can recompute every hash.
 * A page at a time; what was given never changes, so that the pages fit together whatever happens between them.
 */
export const exportAudit = view({
  name: 'export-audit',
  input: z.strictObject({
    /** what the page before gave as `next`; 0: from the beginning */
    after: decimal(0).default(0),
    limit: decimal(0, 1, MOST).default(MOST)
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'audit', id: '' }),
  async run({ db: { orm, t } }, { after, limit }) {
    const { audit, auditChange } = t;
    const rows = await orm
      .select()
      .from(audit)
      .where(gt(audit.number, after))
      .orderBy(asc(audit.number))
      .limit(limit);
    const last = rows.at(-1)?.number ?? after;
    const changes = await orm
      .select()
      .from(auditChange)
      .where(between(auditChange.number, after + 1, last))
      .orderBy(asc(auditChange.number), asc(auditChange.kind), asc(auditChange.object));
    const changesOf = Map.groupBy(changes, ({ number }) => number);
    return {
      lines: rows.map((row) =>
        canonical({
          ...row,
          objects: (changesOf.get(row.number) ?? []).map(({ kind, object, before: old, after: made }) => [
            kind,
            object,
            old,
            made
          ])
        })
      ),
      next: rows.length < limit ? null : last
    };
  }
});
