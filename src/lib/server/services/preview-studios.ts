import { z } from 'zod';
import { judgeStudios, listedStudios } from '../import/studios.ts';
import { view } from '../service.ts';

/** What would become of each row of a list of studios, before anything does. */
export const previewStudios = view({
  name: 'preview-studios',
  input: z.strictObject({ rows: listedStudios }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'studio', id: '' }),
  async run({ db, actor }, { rows }) {
    const { verdicts, judged, digest } = await judgeStudios(db, actor, rows);
    const units = new Map(
      judged
        .filter(({ unit, verdict }) => unit === null && verdict.kind !== 'same')
        .map(({ authority, cells }) => [`${authority}\0${cells.unit}`, cells.unit])
    );
    return { verdicts, digest, newUnits: [...units.values()] };
  }
});
