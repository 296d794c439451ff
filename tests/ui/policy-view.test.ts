/** A regulation in words: every value of it stands on the page, with its article or the reason of the local choice. */
import { describe, expect, it } from 'vitest';
import { messagesIn } from '#i18n/index.ts';
import { policiesTexts } from '#i18n/policies.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import { policyDifference } from '#lib/domain/policy-difference.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { articlesOf } from '#lib/ui/policy/citation.ts';
import { differenceView } from '#lib/ui/policy/difference-view.ts';
import { policyView } from '#lib/ui/policy/policy-view.ts';

const POLICIES = shippedIds().map((id): PolicyData => {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(id);
  return loaded.value.data;
});
const viewOf = (data: PolicyData, language: 'zh-CN' | 'en' = 'zh-CN') =>
  policyView(data, messagesIn(language), policiesTexts(language));

/** Every text under a key, wherever it stands. */
function under(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === key && typeof each === 'string' ? [each] : under(each, key)
  );
}

describe.each(POLICIES)('$id', (data) => {
  const view = viewOf(data);
  const text = JSON.stringify(view);

  it('shows every citation and every reason that the data has', () => {
    const citations = [...under(data, 'citation')];
    expect(citations.length).toBeGreaterThan(20);
    // Titles of bands are cited, too; the band shows the citation of its least score.
    const titles = data.assessments.flatMap(({ sources }) =>
      Object.entries(sources).flatMap(([path, source]) =>
        path.endsWith('.title') ? under(source, 'citation') : []
      )
    );
    for (const each of citations) if (!titles.includes(each)) expect(text).toContain(each);
    for (const { local } of data.rubric.categories.flatMap(({ criteria }) => criteria)) {
      for (const reason of Object.values(local ?? {}))
        expect(text).toContain(JSON.stringify(reason).slice(1, -1));
    }
  });

  it('leads each citation to a place that is on the page, and each place of the index to something', () => {
    const places = new Set(view.articles.map(({ anchor }) => anchor));
    for (const citation of under(view, 'citation')) {
      for (const { anchor } of articlesOf(citation)) expect(places).toContain(anchor);
    }
    const anchors = new Set([
      ...view.assessments.map(({ anchor }) => anchor),
      ...view.triggers.map(({ anchor }) => anchor),
      ...view.categories.flatMap(({ rows }) => rows.map(({ anchor }) => anchor))
    ]);
    for (const { uses } of view.articles) for (const { to } of uses) expect(anchors).toContain(to);
  });

  it('has nothing of an unfilled sentence in either language', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      expect(JSON.stringify(viewOf(data, language))).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('numbers the rows through, and each row keeps all of its local choices', () => {
    const rows = view.categories.flatMap((category) => category.rows);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    const criteria = data.rubric.categories.flatMap((category) => category.criteria);
    rows.forEach(({ local, notes }, index) => {
      const given = Object.keys(criteria[index]?.local ?? {}).filter(
        (key) => !(key === 'row' && view.tableIsLocal !== null)
      );
      expect(local.length + notes.length).toBe(given.length);
    });
  });
});

it('says a difference in words, with what is not there as such', () => {
  const [, , , urumqi] = POLICIES as [PolicyData, PolicyData, PolicyData, PolicyData];
  const made = structuredClone(urumqi);
  made.assessments[0]!.grades!.bands[0]!.min = 85;
  made.assessments[0]!.cap = { percent: 20, strict: true };
  const groups = differenceView(policyDifference(urumqi, made), policiesTexts('zh-CN'));
  expect(groups).toMatchObject([
    { heading: '考核种类', things: [{ title: '期满考核', changeWord: '改动' }] }
  ]);
  expect(groups[0]!.things[0]!.rows).toEqual([
    { what: '等次 · 等次线 · 优秀 · 最低分', before: '90', after: '85' },
    { what: '优秀名额 · 比例（%）', before: null, after: '20' },
    { what: '优秀名额 · 是否不得突破', before: null, after: '是' },
    { what: '优秀名额', before: '没有', after: null }
  ]);
});
