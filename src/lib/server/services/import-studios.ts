import { z } from 'zod';
import { optionalProse, reference } from '../input.ts';
import { judgeStudios, listedStudios } from '../import/studios.ts';
import { writeStudios } from '../import/write-studios.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/**
 * A list of studios into the register: all of it, its good rows, or only those that are new. Told which preview was looked
 * at, it does that or nothing. The same list again changes nothing.
 */
export const importStudios = act({
  name: 'import-studios',
  input: z.strictObject({
    rows: listedStudios,
    digest: reference.optional().describe('of the preview that was looked at'),
    take: z.enum(['all', 'good', 'new']),
    /** why studios that are there already are changed, where any is */
    reason: optionalProse.optional()
  }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'studio', id: '' }),
  async run(context, { rows, digest, take, reason = '' }) {
    const { db, actor, tell } = context;
    const { verdicts, judged, digest: found } = await judgeStudios(db, actor, rows);
    if (digest !== undefined && found !== digest) refuse('list-changed', { expected: digest, found });
    const faulty = verdicts.filter(({ kind }) => kind === 'fault');
    if (take === 'all' && faulty.length > 0) {
      refuse('rows-faulty', { lines: faulty.map(({ line }) => line) }, { path: 'take' });
    }
    const taken = judged.filter(
      ({ verdict: { kind } }) => kind === 'new' || (kind === 'differs' && take !== 'new')
    );
    const changes = taken.some(({ verdict: { kind } }) => kind === 'differs');
    if (changes && reason.trim() === '') refuse('reason-missing', { key: 'reason' }, { path: 'reason' });
    const written = await writeStudios(context, taken, reason.trim());
    tell({ list: found, ...(changes ? { reason } : {}) });
    const same = verdicts.filter(({ kind }) => kind === 'same').length;
    return { ...written, same, left: rows.length - taken.length - same };
  }
});
