/** What was measured of the pages of a large round, as a part of docs/bench-web.md. */
import { at, figures, kB, MB, ms, row } from './web-figures.ts';
import type { RoundPage, RoundPages } from './web-round-pages.ts';
import type { ServiceTimes } from './web-services.ts';

const GOALS = { pageMs: 50, listMs: 10 };
const LIST = '`list-scores`';

const middle = ({ loaded }: Pick<RoundPage, 'loaded'>): number => figures([loaded]).p50;

export function roundMisses({ pages, services }: RoundPages): string[] {
  const slow = pages.filter((page) => middle(page) > GOALS.pageMs);
  const lists = services.filter(
    ({ title, times }) => title.startsWith(LIST) && at(times, 0.5) > GOALS.listMs
  );
  return [
    ...slow.map((page) => `the page ${page.title} in ${ms(middle(page))}, not ${GOALS.pageMs} ms`),
    ...lists.map(({ title, times }) => `${title} in ${ms(at(times, 0.5))}, not ${GOALS.listMs} ms`)
  ];
}

export function roundSection({ bare, pages, services, megabytes }: RoundPages): string[] {
  const least = figures([bare]).p50;
  const pageRow = (page: RoundPage): string => {
    const { p50, p95 } = figures([page.loaded]);
    const { title, first, bytes, gzipped } = page;
    return row(
      title,
      `**${ms(p50)}**`,
      ms(p95),
      ms(first),
      `${(p50 / least).toFixed(0)} ×`,
      kB(bytes),
      kB(gzipped)
    );
  };
  const serviceRow = ({ title, first, times }: ServiceTimes): string =>
    row(title, `**${ms(at(times, 0.5))}**`, ms(at(times, 0.95)), ms(first));
  return [
    '## The pages of a round of 500 studios × 7 experts',
    '',
    'In deliberation, 25 rows a sheet, a cap of 20 %. The document alone, whole, for its manager, by one client over one',
    `connection; goal: p50 ≤ ${GOALS.pageMs} ms. Bare: \`/healthz\` of the same server in the same run, ${ms(least)}.`,
    '',
    row('page', 'p50', 'p95', 'first', 'of bare', 'document', 'gzip'),
    row('---', '---:', '---:', '---:', '---:', '---:', '---:'),
    ...pages.map(pageRow),
    '',
    `The services behind them, in one process without http; goal for the list: ≤ ${GOALS.listMs} ms. The server held ${MB(megabytes)} afterwards.`,
    '',
    row('service', 'p50', 'p95', 'first'),
    row('---', '---:', '---:', '---:'),
    ...services.map(serviceRow),
    ''
  ];
}
