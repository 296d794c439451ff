/** Where a value comes from: an article of the regulation, or a local choice with its reason. */
import { z } from 'zod';
import { filledText } from './schema-kit.ts';

export const citationSchema = filledText.describe('the article, as 乌人社规〔2023〕1号 第十九条（二）');

export const sourceSchema = z.union([
  z.strictObject({ citation: citationSchema }),
  z.strictObject({ local: z.literal(true), reason: filledText })
]);

export type Source = z.infer<typeof sourceSchema>;

export const isLocal = (source: Source | undefined): boolean => source === undefined || 'local' in source;

export const citationOf = (source: Source | undefined): string | null =>
  source && 'citation' in source ? source.citation : null;
