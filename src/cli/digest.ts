/** SHA-256 for the pure core. */
import { createHash } from 'node:crypto';
import type { Sha256 } from '#lib/domain/canonical-json.ts';

export const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');
