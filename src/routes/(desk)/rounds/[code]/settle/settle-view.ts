/** A preview → what the settle page shows of it, in words. Pure. */
import { describe, type Messages } from '#i18n/index.ts';
import type { SettleTexts } from '#i18n/settle-texts.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Results } from '#lib/domain/results.ts';
import type { DecisionData } from '#lib/domain/round.ts';
import { citationOf } from '#lib/domain/citation.ts';
import { sourceOf } from '#lib/domain/policy.ts';
import { dayInShanghai } from '#lib/ui/day.ts';
import type { Block, CapView, SettleView, UnfitDecision } from '#lib/ui/settle/view.ts';
import { rankingView } from '../ranking-view.ts';
import { noticesOf } from '../result-view.ts';

export interface Preview {
  round: Round;
  results: Results;
  open: readonly string[];
  provisional: boolean;
  participants: readonly { code: string; trade: string | null }[];
  unfit: readonly {
    decision: { id: string; number: number; data: DecisionData } | undefined;
    problems: Problem[];
  }[];
  settled: { number: number; at: number; results: string } | null;
}

/** The addresses of the round's other pages. */
export interface RoundPages {
  progress: string;
  deliberation: string;
}

export function settleView(
  preview: Preview,
  state: string,
  pages: RoundPages,
  messages: Messages,
  texts: SettleTexts
): SettleView {
  const { round, results, participants, settled } = preview;
  const { title, id } = round.policy.data;
  const trades = new Map(participants.map(({ code, trade }) => [code, trade]));
  const hasTrades = participants.some(({ trade }) => trade !== null);
  return {
    assessment: round.assessment.title,
    policy: { id, title },
    ranking: rankingView(round, results, { withSheets: true, ...(hasTrades ? { trades } : {}) }),
    notices: noticesOf(round, { ...results, undecided: [], incomplete: [] }, messages),
    isProvisional: preview.provisional,
    blocks: blocksOf(preview, pages, texts),
    unfit: unfitOf(preview, messages, texts),
    digest: results.digest,
    settled:
      settled?.results === results.digest ? { number: settled.number, day: dayInShanghai(settled.at) } : null,
    isPublished: state !== 'deliberation',
    cap: capOf(round, results)
  };
}

/** In the order in which they are best done. */
function blocksOf({ round, results, open, unfit }: Preview, pages: RoundPages, texts: SettleTexts): Block[] {
  const { blocked } = texts;
  const names = namesOf(round);
  const studios = (ids: readonly string[]) => ids.map((id) => ({ id, name: names(id) }));
  const blocks: Block[] = [];
  if (open.length > 0) {
    const link = { href: pages.progress, text: blocked.toSheets };
    blocks.push({ text: blocked.sheets(open.length), link, studios: studios(open) });
  }
  if (results.incomplete.length > 0) {
    const link = { href: `${pages.deliberation}#standing`, text: blocked.toIncomplete };
    const text = blocked.incomplete(results.incomplete.length);
    blocks.push({ text, link, studios: studios(results.incomplete) });
  }
  for (const { decision } of unfit) {
    const href = decision ? `#${unfitId(decision.number)}` : pages.deliberation;
    const text = blocked.unfit(decision?.number ?? 0);
    blocks.push({ text, link: { href, text: texts.unfit.withdraw }, studios: [] });
  }
  for (const { participants, seats } of results.undecided) {
    const link = { href: `${pages.deliberation}#ties`, text: blocked.toTie };
    blocks.push({ text: blocked.tie(participants.length, seats), link, studios: studios(participants) });
  }
  return blocks;
}

/** Where a decision that fits no longer stands on the page. */
export const unfitId = (number: number): string => `decision-${number}`;

function unfitOf(
  { round, results, unfit }: Preview,
  messages: Messages,
  texts: SettleTexts
): UnfitDecision[] {
  const names = namesOf(round);
  const groups = results.undecided.map(({ participants }) => participants.map(names).join('、'));
  return unfit.flatMap(({ decision, problems }) => {
    if (!decision) return [];
    const { id, number, data } = decision;
    const was = data.kind === 'tie' ? texts.unfit.was(data.order.map(names)) : texts.unfit.seats(data.seats);
    const why = problems.map((each) => describe(messages, each));
    return [{ id, number, was, why, now: groups.length > 0 ? texts.unfit.now(groups) : texts.unfit.noGroup }];
  });
}

function capOf({ assessment, decisions }: Round, { quota }: Results): CapView | null {
  const { cap } = assessment;
  if (!cap) return null;
  return {
    percent: cap.percent,
    quota,
    isStrict: cap.strict,
    citation:
      citationOf(sourceOf(assessment, 'cap.strict')) ?? citationOf(sourceOf(assessment, 'cap.percent')),
    overrides: decisions.flatMap((each) =>
      each.kind === 'cap-override'
        ? [{ seats: each.seats, by: each.by, on: each.on, reason: each.reason }]
        : []
    )
  };
}

const namesOf = ({ participants }: Round): ((id: string) => string) => {
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};
