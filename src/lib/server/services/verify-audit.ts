import { z } from 'zod';
import { verifyAudit as verifyAll } from '../audit/verify.ts';
import { view } from '../service.ts';

/** Walks the whole chain and compares it with the objects, the sheets' histories, the contents and the anchors. */
export const verifyAudit = view({
  name: 'verify-audit',
  input: z.strictObject({
    /** the anchors file was named by who asks: that it is not there is a finding */
    demandAnchors: z.boolean().optional()
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'audit', id: '' }),
  run: ({ db, system }, { demandAnchors }) =>
    verifyAll(db, system.contents, system.anchorsFile, demandAnchors)
});
