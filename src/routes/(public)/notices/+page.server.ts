/** The notices that anybody may read, newest first. */
import { listNotices } from '#lib/server/services/list-notices.ts';
import { pageOf, readQuery, type ListShape } from '#lib/ui/list-query.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import { NOTICE_STANDINGS } from '#lib/ui/public/standings.ts';
import type { PageServerLoad } from './$types';

const SHAPE: ListShape = {
  sorts: ['day'],
  first: 'day',
  descending: ['day'],
  filters: { state: NOTICE_STANDINGS }
};

export const load: PageServerLoad = async ({ url }) => {
  const { notices } = await listNotices(theSystem(), PUBLIC, {});
  const query = readQuery(url, SHAPE);
  const text = query.text.toLowerCase();
  const found = notices.filter(
    ({ title, authority, standing }) =>
      (query.filters.state === '' || query.filters.state === standing) &&
      [title, authority ?? ''].some((each) => each.toLowerCase().includes(text))
  );
  return { list: pageOf(found, query, SHAPE), all: notices.length, query, shape: SHAPE };
};
