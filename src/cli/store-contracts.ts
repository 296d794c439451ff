/** The shape of the --json answers of the commands that work on a store. */
import { z } from 'zod';
import { ROUND_STATES } from '#lib/server/db/values.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** @param error the shape of one fault */
export const storeContracts = <E extends z.ZodType>(error: E) => ({
  'db-migrate': z.strictObject({
    applied: z.array(z.string()),
    backup: z.string().nullable().describe('the copy of what was there before; null where there was nothing')
  }),
  'db-check': z.strictObject({
    engine: z.enum(['sqlite', 'postgres']),
    findings: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    errors: z.array(error)
  }),
  'user-create': z
    .strictObject({ user: z.string(), name: z.string(), code: z.string().nullable(), expiresAt: z.string() })
    .describe('user code too; the code is shown this once'),
  'user-list': z.strictObject({
    users: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        authority: z.string().nullable(),
        expert: z.string().nullable(),
        hasPassword: z.boolean(),
        hasSecondFactor: z.boolean(),
        disabledAt: z.number().nullable(),
        createdAt: z.number()
      })
    )
  }),
  'authority-list': z.strictObject({
    authorities: z.array(
      z.strictObject({ id: z.string(), kind: z.enum(['district', 'supervising-body']), name: z.string() })
    )
  }),
  'round-list': z.strictObject({
    rounds: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        title: z.string(),
        authority: z.string().nullable(),
        assessment: z.string(),
        date: z.string(),
        state: z.enum(ROUND_STATES)
      })
    )
  }),
  'round-import': z.strictObject({ id: z.string(), code: z.string(), isNew: z.boolean() }),
  'audit-verify': z.strictObject({
    rows: z.number(),
    head: z.strictObject({ number: z.number(), hash: digest }),
    objects: z.number(),
    anchors: z.number().describe('read from the anchors file: 0 says that nothing outside was compared'),
    errors: z.array(error)
  }),
  backup: z.strictObject({
    file: z.string(),
    rows: z.number(),
    contents: z.number(),
    audit: z
      .strictObject({ number: z.number(), hash: digest })
      .describe('the head of the chain at that moment'),
    errors: z.array(error)
  }),
  restore: z.strictObject({
    madeAt: z.string(),
    rows: z.number(),
    contents: z.number(),
    oldAnchors: z
      .string()
      .nullable()
      .describe('where the anchors file of before is kept now; null where there was none'),
    errors: z.array(error)
  })
});
