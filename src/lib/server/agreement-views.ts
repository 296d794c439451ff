/**
 * What the sealed sheets of a round say of each other, kept from one look to the next as the grading that it goes with is
 * (graded-views.ts): for as long as nothing of the round has changed. Only for views of rounds in deliberation or later.
 */
import { agreementOf, type Agreement } from '#lib/domain/agreement.ts';
import type { Checked } from '#lib/domain/problem.ts';
import {
  outliersOf,
  rowSpreads,
  studioSpreads,
  type Outlier,
  type RowSpread,
  type StudioSpread
} from '#lib/domain/spreads.ts';
import type { Db } from './db/store.ts';
import type { GradedView } from './graded-views.ts';
import { policyOf } from './repos/policies.ts';
import type { RoundRow } from './repos/rounds.ts';
import { factsByCode, sealedWithPoints } from './repos/sealed.ts';

export interface AgreementView extends Agreement {
  sheets: { sheet: string; participant: string; expert: string; total: number; points: readonly number[] }[];
  studios: StudioSpread[];
  rows: RowSpread[];
  outliers: Outlier[];
}

const keptWith = new WeakMap<Checked<GradedView>, Map<string, AgreementView>>();

/** @param closed codes of studios that whoever looks is recused from: nothing of them goes into any figure */
export async function agreementView(
  db: Db,
  round: RoundRow,
  graded: Checked<GradedView>,
  closed: readonly string[]
): Promise<AgreementView> {
  const kept = keptWith.get(graded) ?? new Map<string, AgreementView>();
  keptWith.set(graded, kept);
  const key = JSON.stringify(closed);
  const known = kept.get(key);
  if (known) return known;
  const { rubric } = await policyOf(db, round);
  const criteria = rubric.criteria.map(({ id }) => id);
  const all = await sealedWithPoints(db, round.id);
  const sheets = all.filter(({ participant }) => !closed.includes(participant));
  const facts = await factsByCode(db, round.id);
  const limit = round.disagreementLimit;
  const view: AgreementView = {
    ...agreementOf({ criteria, sheets, facts, limit }),
    sheets: sheets.map(({ sheet, participant, expert, total, points }) => ({
      sheet,
      participant,
      expert,
      total,
      points
    })),
    studios: studioSpreads(sheets),
    rows: rowSpreads(criteria, sheets),
    outliers: outliersOf(sheets, limit)
  };
  kept.set(key, view);
  return view;
}
