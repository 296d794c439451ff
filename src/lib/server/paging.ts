/** One page of a list: every list is paged, and says how many there are in all. */
import { z } from 'zod';
import { decimal } from '#lib/domain/schema-kit.ts';

const MOST_PER_PAGE = 500;

export const pageSchema = z
  .strictObject({ offset: decimal(0), limit: decimal(0, 1, MOST_PER_PAGE) })
  .default({ offset: 0, limit: 100 });

export interface Page<T> {
  rows: T[];
  total: number;
}

/** Every page of a list that is read on from a mark, in order. */
export async function everyPage<P extends { next: string | null }>(
  read: (after: string | null) => Promise<P>
): Promise<P[]> {
  const pages: P[] = [];
  let after: string | null = null;
  do {
    const page: P = await read(after);
    pages.push(page);
    after = page.next;
  } while (after !== null);
  return pages;
}
