/** The lines through the ranking, in the rounds that the demo does not have. */
import { describe, expect, it } from 'vitest';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { compilePolicy, type PolicyData } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import type { RankingView } from '#lib/ui/result-view.ts';
import { sampleRound } from '../../src/cli/sample/sample-round.ts';
import { gradeView, rankingView } from '../../src/routes/(desk)/rounds/[code]/ranking-view.ts';

function policyOf(id: string): PolicyData {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(`${id} does not load`);
  return structuredClone(loaded.value.data);
}

function viewOf(
  data: PolicyData,
  assessment: string,
  change: (round: RoundData) => void = () => undefined
): RankingView {
  const policy = compilePolicy(data);
  const round = sampleRound(policy, {
    assessment,
    date: '2026-06-30',
    studios: 30,
    experts: 5,
    panel: 3,
    seed: 1
  });
  change(round);
  const read = readRound(round, policy);
  const graded = read.ok ? gradeRound(read.value) : read;
  if (!read.ok || !graded.ok) throw new Error('the round is not valid');
  return rankingView(read.value, graded.value);
}

const lines = ({ rows }: RankingView) => rows.filter(({ kind }) => kind !== 'studio');

describe('lines', () => {
  it('says that a tie at the cap is undecided', () => {
    const view = viewOf(policyOf('beijing-2023'), 'biennial');
    expect(lines(view)[0]).toEqual({
      kind: 'cap',
      at: { before: 5, quota: 5, tie: { rank: 5, participants: 2, decided: false } }
    });
    expect(view.facts).toMatchObject({ undecided: 1, quota: 5 });
    expect(view.counts.map(({ grade: { id, shape } }) => `${id} ${shape}`)).toEqual([
      'excellent best',
      'pass middle',
      'fail last',
      'undecided open'
    ]);
    const across = view.rows.filter((row) => row.kind === 'studio' && row.acrossCap);
    expect(across).toHaveLength(2);
  });

  it('draws no cap line where the quota holds all candidates', () => {
    const policy = policyOf('beijing-2023');
    for (const { cap } of policy.assessments) if (cap) cap.percent = 100;
    const view = viewOf(policy, 'biennial');
    expect(lines(view).map(({ kind }) => kind)).toEqual(['threshold', 'threshold']);
    expect(view.facts.missed).toBe(0);
  });

  it('draws none at all where the assessment gives no grades', () => {
    const view = viewOf(policyOf('urumqi-2023'), 'annual');
    expect(lines(view)).toEqual([]);
    expect(view).toMatchObject({ counts: [], facts: { best: null, quota: null }, hasBonus: true });
  });

  it('draws no threshold that the order by total would cross to and fro', () => {
    const policy = policyOf('urumqi-2023');
    for (const { grades } of policy.assessments) {
      const [best, pass] = grades?.bands ?? [];
      if (!grades || !best || !pass) continue;
      grades.on = 'base';
      best.min = 95;
      pass.min = 77.5;
    }
    const view = viewOf(policy, 'end-of-term');
    const bases = view.rows.flatMap((row) =>
      row.kind === 'studio' && row.rank !== null ? [row.base ?? 0] : []
    );
    const reached = (least: number): string => bases.map((base) => (base >= least ? '+' : '-')).join('');
    expect(reached(95)).toMatch(/^\++-+$/);
    expect(reached(77.5)).toMatch(/\+-+\+/);
    expect(lines(view)).toEqual([
      { kind: 'threshold', title: '优秀', least: 95, above: reached(95).indexOf('-') }
    ]);
    expect(view.scale.marks).toEqual([]);
  });

  it('lists those without a rank apart, and counts them as incomplete where sheets are missing', () => {
    const view = viewOf(policyOf('beijing-2023'), 'biennial', (round) => {
      round.sheets = round.sheets.filter(({ participant }) => participant !== 'S02');
    });
    expect(view.apart.map(({ id, standing }) => `${id} ${standing}`)).toEqual([
      'S02 incomplete',
      'S30 deferred'
    ]);
    expect(view.facts.incomplete).toBe(1);
  });
});

describe('shapes', () => {
  const bands = (...ids: string[]) =>
    ids.map((id, index) => ({ id, title: id, min: ids.length - 1 - index }));

  it('follow the place of the grade, whatever the policy calls it', () => {
    const shapes = (...ids: string[]) => ids.map((id) => gradeView(bands(...ids), id)?.shape);
    expect(shapes('a', 'b', 'c', 'd')).toEqual(['best', 'middle', 'middle', 'last']);
    expect(shapes('pass', 'fail')).toEqual(['middle', 'last']);
    expect(gradeView(bands('pass', 'fail'), null)).toBeNull();
    expect(gradeView(bands('pass', 'fail'), 'undecided')).toEqual({
      id: 'undecided',
      title: null,
      shape: 'open'
    });
  });
});
