/** What read-deliberation says, as the page of whoever looks shows it: the round's manager, or an expert of its panel. */
import { describe, messagesIn, type Language } from '#i18n/index.ts';
import type { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { asNumber } from '#lib/domain/points.ts';
import {
  differenceLines,
  outlierLines,
  rowLines,
  severityLines,
  studioPage,
  studioRows,
  studioShape
} from '#lib/ui/deliberation/view.ts';
import { readQuery } from '#lib/ui/list-query.ts';

type Read = Awaited<ReturnType<typeof readDeliberation>>;

/** A page is no place for a list of thousands: the farthest of them, and how many there are. */
const SHOWN = 20;
const some = <T>(rows: T[]): { count: number; rows: T[] } => ({
  count: rows.length,
  rows: rows.slice(0, SHOWN)
});

export function deliberationPage(read: Read, url: URL, language: Language) {
  const messages = messagesIn(language);
  const names = new Map(read.participants.map(({ code, name }) => [code, name]));
  const named = (code: string) => ({ code, name: names.get(code) ?? code });
  const vetoed = new Set(read.vetoes.map(({ participant }) => participant));
  const counting = new Set(
    read.participants.flatMap(({ code, status }) => (status === 'graded' && !vetoed.has(code) ? [code] : []))
  );
  const query = readQuery(url, studioShape);
  const rows = studioRows(read);
  const texts = (problems: Read['problems']): string[] => problems.map((each) => describe(messages, each));
  return {
    limit: asNumber(read.limit),
    found: {
      over: rows.filter(({ isBeyond }) => isBeyond).length,
      limit: asNumber(read.limit),
      ties: read.ties.length,
      outliers: read.outliers.length
    },
    query,
    page: studioPage(rows, query),
    rows: rowLines(read),
    severities: severityLines(read),
    outliers: some(outlierLines(read)),
    differences: some(differenceLines(read)),
    /** what settling waits for: a studio that does not count needs no sheets */
    open: read.open
      .filter(({ participant }) => counting.has(participant))
      .map(({ participant, expert, state }) => ({
        ...named(participant),
        expert: expert ?? '',
        state: state === 'returned' ? ('returned' as const) : ('draft' as const)
      })),
    incomplete: read.incomplete.map(named),
    problems: texts(read.problems),
    ties: read.ties.map(({ participants, seats }) => ({
      seats,
      group: participants.map((code) => {
        const own = read.tied.find(({ participant }) => participant === code);
        return { ...named(code), ...(own?.total == null ? {} : { about: own.total.toFixed(2) }) };
      })
    })),
    decisions: read.decisions.map(({ id, number, data, withdrawnReason, unfit, papers }) => ({
      id,
      number,
      order: data.kind === 'tie' ? data.order.map(named) : [],
      seats: data.kind === 'tie' ? null : data.seats,
      by: data.by,
      on: data.on,
      text: data.kind === 'tie' ? data.minutes : data.reason,
      withdrawn: withdrawnReason,
      unfit: texts(unfit ?? []),
      papers
    }))
  };
}

export type DeliberationPage = ReturnType<typeof deliberationPage>;
