import { z } from 'zod';
import { DIGESTED } from '#lib/domain/bundle.ts';
import { dayInShanghai } from '../clock.ts';
import { reference } from '../input.ts';
import { publicationOf } from '../publication.ts';
import { publishedSettlement, settlementByCode } from '../repos/publications.ts';
import { view } from '../service.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Whether a bundle that somebody holds is one that was published: the same bytes, or else part by part beside what is
 * published of the round that it names. Gets digests only: the bundle itself stays with whoever holds it.
 */
export const comparePublication = view({
  name: 'compare-publication',
  input: z.strictObject({
    bundle: digest.describe('of the whole bytes'),
    digests: z.partialRecord(z.enum(DIGESTED), digest),
    round: reference.nullable().describe('the code that the bundle names')
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ round }) => ({ kind: 'round', id: round ?? '' }),
  async run({ db, now }, { bundle, digests, round }) {
    const today = dayInShanghai(now);
    const named = await settlementByCode(db, bundle.slice(0, 16), today);
    const same = named?.bundle === bundle ? await publicationOf(db, named, today) : undefined;
    if (same) return { isSame: true as const, publication: same, parts: [] };
    const settlement = round === null ? undefined : await publishedSettlement(db, round, today);
    const publication = settlement && (await publicationOf(db, settlement, today));
    if (!settlement || !publication) return { isSame: false as const, publication: null, parts: [] };
    return {
      isSame: false as const,
      publication,
      parts: DIGESTED.map((part) => ({ part, isSame: digests[part] === settlement.digests[part] }))
    };
  }
});
