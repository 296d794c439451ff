/** 把一家工作室的结果讲给领办人听: 一步一句，句句有出处。 */
import type { Explanation } from '#lib/domain/explain.ts';
import type { Source } from '#lib/domain/citation.ts';
import type { Step } from '#lib/domain/derivation.ts';
import { droppedExperts, stepsInOrder, type ExplainTexts } from '../explain-texts.ts';
import { grades } from './grades.ts';
import { warnings } from './warnings.ts';

export const explain: ExplainTexts = {
  sentences: (given) => [
    heading(given),
    ...verdict(given),
    ...remarks(given),
    ...steps(given),
    ...consequences(given)
  ],
  sheetHeading: ({ expert, counted, base, bonus, total }, hasBonus) =>
    `专家 ${expert}${counted ? '' : '（未计入）'}：${hasBonus ? `基础分 ${base}，加分 ${bonus}，` : ''}合计 ${total}`,
  rowsCite: (text) => `各行出处：${text}`,
  note: (text) => `备注：${text}`,
  local: (reasons) => `本地设定：${reasons.join('；')}`,
  evidence: (texts) => `佐证：${texts.join('；')}`
};

function heading({ participant, policyTitle, assessment, date, attempt }: Explanation): string {
  const again = attempt === 2 ? '（整改后复核）' : '';
  return `${participant.name}（${participant.id}），《${policyTitle}》${assessment.title}${again}，${date}。`;
}

function verdict(given: Explanation): string[] {
  const { standing, participant, result, sheets, assessment } = given;
  if (standing === 'deferred' || standing === 'withdrawn') {
    const word = standing === 'deferred' ? '暂缓考核' : '退出考核';
    return [`本批次${word}：${participant.reason ?? ''}。不计入参评家数；已有的评分表保留，不计分。`];
  }
  if (!result) {
    return [
      `已有评分表 ${sheets.length} 份，少于规定的 ${assessment.quorum} 份${source(given, 'quorum')}，暂无结果。`
    ];
  }
  const score = result.total === null ? '' : `总分 ${result.total} 分`;
  const rank = result.rank === null ? '' : `，第 ${result.rank} 名`;
  if (result.grade === null) return [`${score}${rank}；本考核不定等次。`];
  const grade = `${score}${rank}${score ? '，' : ''}等次：${title(given, result.grade)}`;
  return [`${grade}${result.reason === null ? '' : `（${grades.reason[result.reason]}）`}。`];
}

/** 结果是否暂定，以及批次和本室须注意的事。 */
function remarks({ isProvisional, standing, warnings: found, tableIsLocal }: Explanation): string[] {
  return [
    ...(isProvisional && standing === 'graded'
      ? ['结果为暂定：还有工作室的评分表不足，名次、名额和等次都可能改变。']
      : []),
    ...found.map((warning) => `注意：${warnings[warning.code](warning)}。`),
    ...(tableIsLocal === null
      ? []
      : [`评分表各行的分值和评法是本地设定：${tableIsLocal}。各行条款指明它所衡量的职责。`])
  ];
}

const steps = (given: Explanation): string[] =>
  stepsInOrder(given).flatMap(({ rule, steps: found }) => sentencesFor(given, rule, found));

function sentencesFor(given: Explanation, rule: Step['rule'], found: readonly Step[]): string[] {
  const [first] = found;
  if (!first) return [];
  switch (rule) {
    case 'trim':
      return [trimSentence(given, found)];
    case 'mean-total':
      return [meanSentence(given, first)];
    case 'mean-base':
      return given.hasBonus ? [partsSentence(given)] : [];
    case 'below-quorum':
      return [
        `评分表 ${first.before} 份，不足 ${given.assessment.quorum} 份${source(given, 'quorum')}，不计分。`
      ];
    case 'rank':
      return [rankSentence(given, first)];
    case 'band':
      return [bandSentence(given, first)];
    case 'second-attempt':
      return [`整改后复核最高定为“${title(given, first.after)}”${source(given, 'secondAttempt.best')}。`];
    case 'quota':
      return [
        `优秀名额：参评 ${first.before} 家的 ${given.assessment.cap?.percent}%，取整数，为 ${first.after} 家${source(given, 'cap.percent')}。`
      ];
    case 'override':
      return [
        `名额原则上可以放宽${source(given, 'cap.strict')}：${overrides(given)}，共 ${first.after} 家。`
      ];
    case 'cap':
      return [capSentence(given, first)];
    case 'decision':
      return [decisionSentence(given, first)];
    case 'veto':
      return given.vetoes.map(
        ({ title: why, citation, note }) =>
          `因“${why}”（${citation}）一票否决：${note}。不论得分，定为“${title(given, first.after)}”，不排名次。`
      );
    case 'sheet':
    case 'mean-bonus':
    case 'consequence':
      return []; // told by the sentence on the mean, on the parts, and by the list of consequences
  }
}

/** 依次为最低、最高。 */
function trimSentence(given: Explanation, [lowest, highest]: readonly Step[]): string {
  const who = (step: Step | undefined): string => droppedExperts(given, step).join('、');
  const pair = `最低 ${who(lowest)} ${lowest?.before} 分，最高 ${who(highest)} ${highest?.before} 分`;
  return `去掉一个最低分和一个最高分：${pair}（同分时按专家编号定先后）${source(given, 'aggregation.method')}。`;
}

function meanSentence(given: Explanation, { before, after }: Step): string {
  const counted = given.sheets.filter((sheet) => sheet.counted);
  if (counted.length === 1) return `计入 1 份评分表：${scores(counted)}，即总分。`;
  return `计入 ${counted.length} 份评分表：${scores(counted)}；合计 ${before}，除以 ${counted.length}，得 ${after} 分，四舍五入到两位小数${source(given, 'aggregation.method')}。`;
}

function partsSentence({ result, sheets }: Explanation): string {
  const parts = `其中基础分 ${result?.base} 分，加分 ${result?.bonus} 分`;
  return sheets.length > 1 ? `${parts}；各数分别平均后再四舍五入，相加与总分可能相差 0.01。` : `${parts}。`;
}

function rankSentence({ sharesRankWith, sameTotalAs, tieBreakers }: Explanation, { after }: Step): string {
  const compared = tieBreakers.map((title) => title ?? '基础分').join('、');
  if (sharesRankWith.length > 0) {
    return `按总分，再比${compared}，与${sharesRankWith.join('、')}相同，并列第 ${after} 名。`;
  }
  if (sameTotalAs.length === 0) return `按总分排在第 ${after} 名。`;
  return `总分与${sameTotalAs.join('、')}相同，再比${compared}，排在第 ${after} 名。`;
}

function bandSentence(given: Explanation, { before, after }: Step): string {
  const { assessment, result } = given;
  const bands = assessment.grades?.bands ?? [];
  const index = bands.findIndex(({ id }) => id === after);
  const what = assessment.grades?.on === 'base' ? '基础分' : '总分';
  const above = bands[index - 1];
  if (index === bands.length - 1 && above) {
    return `${what} ${before} 分低于“${above.title}”的最低分 ${above.min} 分${source(given, `grades.bands.${above.id}.min`)}。`;
  }
  const band = bands[index];
  const regardless = result?.reason === 'veto' ? '，但不作数' : '';
  return `${what} ${before} 分达到“${band?.title}”的最低分 ${band?.min} 分${source(given, `grades.bands.${band?.id}.min`)}${regardless}。`;
}

function capSentence(given: Explanation, { before, after }: Step): string {
  if (after === before) return `名次在名额之内，定为“${title(given, after)}”。`;
  if (given.quota === 0)
    return `名额为 0，达到“${title(given, before)}”分数的也只能定为“${title(given, after)}”。`;
  if (after !== 'undecided') {
    return `名额 ${given.quota} 家已由名次在前的工作室用完，本室虽达到“${title(given, before)}”的分数，等次为“${title(given, after)}”。`;
  }
  if (!given.tie) return '名额线落在并列的几家之间，不能自动取舍。';
  const { participants, seats } = given.tie;
  return `名额只剩 ${seats} 家，而并列的有 ${participants.length} 家（${participants.join('、')}），不能自动取舍，等待专家组决定。`;
}

function decisionSentence(given: Explanation, { after }: Step): string {
  const { decision } = given;
  const how = decision
    ? `${decision.by}于 ${decision.on} 决定次序：${decision.names.join('、')}（${decision.minutes}）；`
    : '';
  return `${how}本室定为“${title(given, after)}”。`;
}

function consequences(given: Explanation): string[] {
  const { result } = given;
  if (!result || result.grade === null) return [];
  if (result.grade === 'undecided') return ['等次未定，后果待定。'];
  if (result.consequences.length === 0) return ['没有其他后果。'];
  return result.consequences.map(
    (each) => `后果：${grades.consequenceLine(each, given.scopes[each.kind])}。`
  );
}

const scores = (sheets: Explanation['sheets']): string =>
  sheets.map(({ expert, total }) => `${expert} ${total} 分`).join('、');

const overrides = ({ overrides: list }: Explanation): string =>
  list.map(({ by, on, seats, reason }) => `${by}于 ${on} 增加 ${seats} 家（${reason}）`).join('，');

function title({ assessment }: Explanation, grade: Step['after']): string {
  if (grade === 'undecided') return grades.undecided;
  return assessment.grades?.bands.find(({ id }) => id === grade)?.title ?? String(grade);
}

function source({ assessment }: Explanation, path: string): string {
  const found: Source | undefined = assessment.sources[path];
  if (!found) return '';
  return 'citation' in found ? `（${found.citation}）` : `（本地设定：${found.reason}）`;
}
