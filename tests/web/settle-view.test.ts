/** What the settle page makes of a preview: what blocks it and where that is mended, and charts that count what the results say. */
import { expect, test } from 'vitest';
import { messagesIn } from '#i18n/index.ts';
import { settleTexts } from '#i18n/settle.ts';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { sampleRound } from '../../src/cli/sample/sample-round.ts';
import { settleCharts } from '../../src/routes/(desk)/rounds/[code]/settle/settle-charts.ts';
import { settleView, type Preview } from '../../src/routes/(desk)/rounds/[code]/settle/settle-view.ts';
import { rankingSheet } from '../../src/routes/(desk)/rounds/[code]/settle/ranking-sheet.ts';

const loaded = loadPolicy(shippedFolder('beijing-2023'));
if (!loaded.ok) throw new Error('beijing-2023');
const policy = loaded.value;
const messages = messagesIn('zh-CN');
const texts = settleTexts('zh-CN');
const PAGES = { progress: '/p', deliberation: '/d' };

function preview(more: Partial<Preview> = {}): Preview {
  const options = { assessment: 'biennial', date: '2026-06-30', studios: 30, experts: 5, panel: 3, seed: 1 };
  const round = readRound(sampleRound(policy, options), policy);
  const graded = round.ok ? gradeRound(round.value) : round;
  if (!round.ok || !graded.ok) throw new Error('the round is not valid');
  const results = { ...graded.value, digest: 'd'.repeat(64) };
  const participants = round.value.participants.map(({ id }) => ({ code: id, trade: null }));
  return {
    round: round.value,
    results,
    participants,
    open: [],
    provisional: true,
    unfit: [],
    settled: null,
    ...more
  };
}

const viewOf = (given: Preview, state = 'deliberation') => settleView(given, state, PAGES, messages, texts);

test('a tie blocks it, and leads to where the panel votes', () => {
  const { blocks, ranking, isProvisional } = viewOf(preview());
  expect(isProvisional).toBe(true);
  expect(blocks.map(({ link }) => link?.href)).toEqual(['/d#ties']);
  expect(blocks[0]?.studios).toHaveLength(2);
  const rows = ranking.rows.filter((row) => row.kind === 'studio');
  expect(rows.every(({ sheetTotals }) => sheetTotals.length === 3)).toBe(true);
});

test('open sheets come first, and lead to the progress', () => {
  const given = preview();
  const open = [given.results.results[0]!.participant];
  expect(viewOf({ ...given, open }).blocks.map(({ link }) => link?.href)).toEqual(['/p', '/d#ties']);
});

test('a decision that fits no longer is shown with what it said and what is so now', () => {
  const given = preview();
  const [first, second] = given.results.results.map(({ participant }) => participant);
  const data = {
    kind: 'tie' as const,
    participants: [first!, second!],
    order: [second!, first!],
    by: '评审组',
    on: '2026-06-30',
    minutes: '一'
  };
  const problems = [{ code: 'decision-no-tie', detail: { participants: [first!, second!] } }] as never;
  const { unfit, blocks } = viewOf({
    ...given,
    unfit: [{ decision: { id: 'x', number: 3, data }, problems }]
  });
  const name = (id: string): string => given.round.participants.find((each) => each.id === id)!.name;
  expect(unfit).toHaveLength(1);
  expect(unfit[0]?.was).toContain(`${name(second!)}、${name(first!)}`);
  expect(unfit[0]?.now).toContain(name(given.results.undecided[0]!.participants[0]!));
  expect(blocks[0]?.link?.href).toBe('#decision-3');
});

test('it counts as settled only while the results are those that were settled', () => {
  const given = preview();
  const settled = { number: 2, at: Date.UTC(2026, 6, 1), results: given.results.digest };
  expect(viewOf({ ...given, settled }).settled).toEqual({ number: 2, day: '2026-07-01' });
  expect(viewOf({ ...given, settled: { ...settled, results: 'other' } }).settled).toBeNull();
});

test('its charts hold every studio that has a grade or a score, once', () => {
  const { round, results } = preview();
  const charts = settleCharts({ round, results, code: 'R', undecided: '待决定', texts: texts.charts });
  const [grades, scores] = charts;
  expect(grades?.table.totals?.[1]).toBe(results.results.length);
  expect(grades?.table.rows.map(([title, count]) => `${title} ${count}`)).toEqual(
    ['优秀', '合格', '不合格', '待决定'].map(
      (title) => `${title} ${results.results.filter(({ grade }) => TITLES[grade ?? ''] === title).length}`
    )
  );
  const cells = scores!.table.rows.flatMap(([, ...counts]) => counts as number[]);
  expect(cells.reduce((a, b) => a + b, 0)).toBe(results.results.filter(({ total }) => total !== null).length);
  expect(scores?.chart?.lines?.map(({ at }) => at)).toEqual([90, 60]);
});

const TITLES: Record<string, string> = {
  excellent: '优秀',
  pass: '合格',
  fail: '不合格',
  undecided: '待决定'
};

test('the file of the ranking has the published figures, and says that it is provisional', () => {
  const given = preview();
  const { name, rows } = rankingSheet('R', given, messages);
  expect(name).toBe('R 排名（暂定）');
  expect(rankingSheet('R', { ...given, provisional: false }, messages).name).toBe('R 排名');
  const [head, ...body] = rows;
  expect(body).toHaveLength(given.results.results.length);
  const column = (title: string): number => head!.indexOf(title);
  given.results.results.forEach((result, index) => {
    expect(body[index]?.[column('总分')]).toBe(result.total);
    expect(body[index]?.[column('名次')]).toBe(result.rank);
  });
});
