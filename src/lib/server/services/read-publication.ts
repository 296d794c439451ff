import { z } from 'zod';
import { dayInShanghai } from '../clock.ts';
import { reference } from '../input.ts';
import { publicationOf } from '../publication.ts';
import { settlementByCode } from '../repos/publications.ts';
import { view } from '../service.ts';

/** As it stands on paper: in groups, in capitals, in full-width letters. */
const CODE = /^[0-9a-f]{16}$/;
const codeIn = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();

/** Which published result a check code belongs to. The code of one that no notice has published is unknown. */
export const readPublication = view({
  name: 'read-publication',
  input: z.strictObject({ code: reference }),
  async subject({ db, now }, { code: typed }) {
    const code = codeIn(typed);
    const today = dayInShanghai(now);
    const settlement = CODE.test(code) ? await settlementByCode(db, code, today) : undefined;
    const publication = settlement && (await publicationOf(db, settlement, today));
    return publication && { publication, authorities: [null] };
  },
  missing: ({ code }) => ({ kind: 'settlement', id: code }),
  run: (_context, _input, { publication }) => Promise.resolve(publication)
});
