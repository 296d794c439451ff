/** Explanations: the facts behind a result, and sentences in both languages that a studio's leader can follow. */
import { describe, expect, test } from 'vitest';
import { explain, type Explanation } from '#lib/domain/explain.ts';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { LANGUAGES, messagesIn } from '../../src/i18n/index.ts';
import { full, ninety, override, round, sheet, sixty, studio, tie, tiedRound } from '../cli/urumqi-sheets.ts';

const loaded = loadPolicy(shippedFolder('urumqi-2023'));
if (!loaded.ok) throw new Error('urumqi-2023');
const policy = loaded.value;

function explanationOf(value: unknown, id = 'A'): Explanation {
  const read = readRound(value, policy);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const graded = gradeRound(read.value);
  if (!graded.ok) throw new Error(JSON.stringify(graded.problems));
  const explanation = explain(read.value, graded.value, id);
  if (!explanation) throw new Error(`no ${id}`);
  return explanation;
}

const sentences = (value: unknown, id = 'A') =>
  LANGUAGES.map((language) => messagesIn(language).explain.sentences(explanationOf(value, id)).join('\n'));

const capped = tiedRound({
  sheets: [sheet('A', full), sheet('B', ninety), sheet('C', sixty), sheet('D', sixty)]
});
const five = ['E1', 'E2', 'E3', 'E4', 'E5'];

/** What is explained, and what the Chinese and the English must and must not say. */
const SAID: [string, unknown, string, string[], string[]][] = [
  [
    'a clear excellent',
    capped,
    'A',
    ['总分 110 分，第 1 名，等次：优秀', '计入 1 份评分表', '名次在名额之内'],
    ['within the quota', 'Nothing else follows']
  ],
  [
    'a capped one',
    capped,
    'B',
    [
      '等次：合格（超出名额）',
      '达到“优秀”的最低分 90 分（乌人社规〔2023〕1号 第十九条（二））',
      '参评 4 家的 25%，取整数，为 1 家',
      '名额 1 家已由名次在前的工作室用完'
    ],
    ['over the cap', 'went to studios ranked before it']
  ],
  [
    'a tied one',
    tiedRound(),
    'A',
    ['等次：待决定', '与示范工作室 B相同，并列第 1 名', '名额只剩 1 家，而并列的有 2 家', '后果待定'],
    ['the panel has to decide', 'depends on the decision']
  ],
  [
    'a decided one',
    tiedRound({ decisions: [tie()] }),
    'A',
    ['样例专家组于 2025-07-02 决定次序：示范工作室 B、示范工作室 A（样例纪要）；本室定为“合格”'],
    ['decided the order 示范工作室 B, 示范工作室 A (样例纪要)']
  ],
  [
    'one that an override lets in',
    tiedRound({ decisions: [override()] }),
    'A',
    ['样例单位于 2025-07-02 增加 1 家（样例理由），共 2 家', '定为“优秀”'],
    ['added 1 on 2025-07-02', '2 in all']
  ],
  [
    'a failed one',
    round({ sheets: [sheet('A', { ...sixty, projects: { points: 0 } })] }),
    'A',
    [
      '总分 57 分低于“合格”的最低分 60 分',
      '后果：不得申办：市级、自治区级、国家级，至 2028-06-30',
      '后果：追回资金（金额由台账核定）'
    ],
    ['is below the 60', 'until 2028-06-30']
  ],
  [
    'a vetoed one',
    round({ participants: [studio('A', { vetoes: [{ trigger: 'fraud', note: '样例事由' }] })] }),
    'A',
    [
      '等次：不合格（一票否决）',
      '因“弄虚作假或谎报成果”（乌人社规〔2023〕1号 第二十条（三））一票否决：样例事由',
      '不排名次'
    ],
    ['Vetoed for', 'without rank']
  ],
  [
    'a vetoed one without sheets',
    round({ participants: [studio('A', { vetoes: [{ trigger: 'idle', note: 'x' }] })], sheets: [] }),
    'A',
    ['评分表 0 份，不足 1 份'],
    ['0 sheets are fewer']
  ],
  [
    'a deferred one',
    round({ participants: [studio('A', { status: 'deferred', reason: '样例检修' })] }),
    'A',
    ['暂缓考核：样例检修', '不计入参评家数'],
    ['is deferred in this round: 样例检修']
  ],
  [
    'a withdrawn one',
    round({ participants: [studio('A', { status: 'withdrawn', reason: '样例' })] }),
    'A',
    ['退出考核'],
    ['is withdrawn']
  ],
  [
    'an incomplete one',
    round({ settings: { quorum: 2 } }),
    'A',
    ['已有评分表 1 份，少于规定的 2 份', '暂无结果'],
    ['no result yet']
  ],
  ['one without grades', round({ assessment: 'annual' }), 'A', ['本考核不定等次'], ['gives no grades']],
  [
    'a trimmed one',
    round({
      settings: { aggregation: { method: 'trimmed-mean', trimFrom: 5 } },
      sheets: five.map((expert, i) => sheet('A', i === 0 ? sixty : i === 4 ? full : ninety, expert))
    }),
    'A',
    [
      '去掉一个最低分和一个最高分：最低 E1 60 分，最高 E5 110 分',
      '计入 3 份评分表：E2 90 分、E3 90 分、E4 90 分；合计 270，除以 3，得 90 分',
      '其中基础分 90 分，加分 0 分；各数分别平均'
    ],
    ['are dropped: lowest E1 60, highest E5 110', 'divided by 3 is 90']
  ]
];

test.each(SAID)('%s', (_, value, id, zh, en) => {
  const [chinese = '', english = ''] = sentences(value, id);
  for (const text of zh) expect(chinese).toContain(text);
  for (const text of en) expect(english).toContain(text);
  for (const text of [chinese, english]) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
});

describe('facts', () => {
  test('each row of each sheet, with what was noted and shown', () => {
    const noted = { ...full, premises: { amount: 12, points: 4.5, note: '样例备注' } };
    const { sheets } = explanationOf(round({ sheets: [sheet('A', noted, 'E2'), sheet('A', full, 'E1')] }));
    expect(sheets.map(({ expert, counted, total }) => [expert, counted, total])).toEqual([
      ['E1', true, 110],
      ['E2', true, 109.5]
    ]);
    const rows = sheets[1]?.rows ?? [];
    expect(rows).toHaveLength(25);
    expect(rows.find(({ criterion }) => criterion.id === 'premises')).toMatchObject({
      points: 4.5,
      note: '样例备注',
      evidence: [],
      because: { method: 'measured', amount: 12, required: 30, points: 4.5, max: 5 }
    });
    expect(rows.find(({ criterion }) => criterion.id === 'media')).toMatchObject({
      note: null,
      evidence: ['样例报道']
    });
    expect(rows.reduce((sum, { points }) => sum + points, 0)).toBe(109.5);
  });

  test('sheets of a deferred studio and below quorum do not count', () => {
    const deferred = round({ participants: [studio('A', { status: 'deferred', reason: 'x' })] });
    expect(explanationOf(deferred).sheets.map(({ counted }) => counted)).toEqual([false]);
    expect(explanationOf(round({ settings: { quorum: 2 } })).sheets.map(({ counted }) => counted)).toEqual([
      false
    ]);
  });

  test('warnings of the round and of the participant, not of others', () => {
    const veto = { vetoes: [{ trigger: 'idle', note: 'x' }], recognisedOn: '2015-01-01' };
    const late = round({
      date: '2029-01-01',
      participants: [studio('A', veto), studio('B', veto)],
      sheets: []
    });
    expect(explanationOf(late).warnings).toEqual([
      { code: 'outside-validity' },
      { code: 'veto-outside-window', participant: 'A', trigger: 'idle' }
    ]);
  });

  test('nobody who is not in the round', () => {
    const read = readRound(round(), policy);
    const graded = read.ok ? gradeRound(read.value) : read;
    expect(read.ok && graded.ok && explain(read.value, graded.value, 'Z')).toBeUndefined();
  });
});
