/** The shape of every --json answer, and of every file that the commands read: published as JSON Schema. */
import { z } from 'zod';
import type { ProblemCode } from '#lib/domain/problem.ts';
import { bundleSchema } from '#lib/domain/verify.ts';
import { policySchema } from '#lib/domain/policy.ts';
import { resultSchema, resultsBodySchema, resultsSchema, REASONS } from '#lib/domain/results.ts';
import { decisionSchema, roundSchema } from '#lib/domain/round.ts';
import { casesFileSchema } from '#lib/policies/cases-file.ts';
import { policyFileSchema, rubricFileSchema } from '#lib/policies/policy-file.ts';
import { CODE_NOTES } from './catalogue.ts';
import { storeContracts } from './store-contracts.ts';

const CODES = Object.keys(CODE_NOTES) as ProblemCode[];

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const error = z.strictObject({
  code: z.enum(CODES),
  message: z.string(),
  participant: z.string().optional(),
  expert: z.string().optional(),
  criterion: z.string().optional(),
  path: z.string().optional().describe('the place in the input; for a file of a policy, file:line:column')
});

const errors = z.strictObject({ errors: z.array(error).min(1) });

const policyList = z.strictObject({
  policies: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      docNo: z.string().nullable(),
      status: z.enum(['in-force', 'draft']),
      effective: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
      assessments: z.array(z.string()),
      digest
    })
  )
});

const policyCheck = z.strictObject({ id: z.string(), digest, cases: z.number() });

const verification = z.strictObject({
  verified: z.boolean(),
  status: z.enum(['authenticated', 'consistent, not authenticated', 'mismatch']),
  policy: z
    .strictObject({ id: z.string(), digest, standing: z.enum(['current', 'superseded', 'given', 'foreign']) })
    .nullable(),
  digests: z.strictObject({ results: z.string().nullable(), bundle: digest }),
  matched: z.enum(['bundle', 'results']).nullable().describe('which digest --expect named'),
  errors: z.array(error)
});

const standing = z
  .strictObject({
    total: z.number().nullable(),
    rank: z.number().nullable(),
    grade: z.string().nullable(),
    reason: z.enum(REASONS).nullable()
  })
  .nullable();

const whatIf = z.strictObject({
  hypothetical: z.literal(true),
  settings: z.record(z.string(), z.unknown()),
  changes: z.array(z.strictObject({ participant: z.string(), before: standing, after: standing })),
  setAside: z.array(z.number()),
  results: resultsBodySchema
});

const explanation = z.strictObject({
  participant: z.string(),
  name: z.string(),
  language: z.enum(['zh-CN', 'en']),
  standing: z.enum(['graded', 'incomplete', 'deferred', 'withdrawn']),
  sentences: z.array(z.string()),
  result: resultSchema.nullable(),
  sheets: z.array(
    z.strictObject({
      expert: z.string(),
      counted: z.boolean(),
      base: z.number(),
      bonus: z.number(),
      total: z.number(),
      rows: z.array(
        z.strictObject({
          criterion: z.string(),
          title: z.string(),
          max: z.number(),
          points: z.number(),
          rule: z.string(),
          because: z.string(),
          citation: z.string(),
          local: z.array(z.string()).describe('reasons of the local choices in this row'),
          note: z.string().nullable(),
          evidence: z.array(z.string())
        })
      )
    })
  )
});

const sample = z.strictObject({ round: z.string(), participants: z.number(), experts: z.number() });
const schemas = z.record(z.string(), z.unknown());
const help = z.strictObject({ help: z.string() });

/** Files for editors go beside the policies, the others under docs/contracts. */
export const FILE_SCHEMAS = {
  policy: policyFileSchema,
  rubric: rubricFileSchema,
  cases: casesFileSchema
} as const;

export const CONTRACTS = {
  round: roundSchema,
  decisions: z.array(decisionSchema),
  results: resultsSchema,
  bundle: bundleSchema.extend({ round: roundSchema }),
  errors,
  help,
  'policy-list': policyList,
  'policy-show': policySchema,
  'policy-check': policyCheck,
  'policy-schema': schemas,
  verify: verification,
  'what-if': whatIf,
  explain: explanation,
  sample,
  ...storeContracts(error)
} as const;

export type ExplanationAnswer = z.infer<typeof explanation>;
export type ErrorAnswer = z.infer<typeof error>;

export function jsonSchemas(schemas: Readonly<Record<string, z.ZodType>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any', io: 'input' })
    ])
  );
}
