/** One studio's result as its leader would be told it: a sentence a step, each with its source. */
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
    `Expert ${expert}${counted ? '' : ' (not counted)'}: ${hasBonus ? `base ${base}, bonus ${bonus}, ` : ''}total ${total}`,
  rowsCite: (text) => `The rows rest on ${text}`,
  note: (text) => `note: ${text}`,
  local: (reasons) => `local: ${reasons.join('; ')}`,
  evidence: (texts) => `evidence: ${texts.join('; ')}`
};

function heading({ participant, policyTitle, assessment, date, attempt }: Explanation): string {
  const again = attempt === 2 ? ' (re-assessment after rectification)' : '';
  return `${participant.name} (${participant.id}), ${policyTitle}, ${assessment.title}${again}, ${date}.`;
}

function verdict(given: Explanation): string[] {
  const { standing, participant, result, sheets, assessment } = given;
  if (standing === 'deferred' || standing === 'withdrawn') {
    return [
      `It is ${standing} in this round: ${participant.reason ?? ''}. It leaves the count; its sheets are kept and not counted.`
    ];
  }
  if (!result) {
    return [
      `It has ${sheets.length} sheets, fewer than the ${assessment.quorum} required${source(given, 'quorum')}: no result yet.`
    ];
  }
  const score = result.total === null ? '' : `Total ${result.total}`;
  const rank = result.rank === null ? '' : `, rank ${result.rank}`;
  if (result.grade === null) return [`${score}${rank}; this assessment gives no grades.`];
  const grade = `${score}${rank}${score ? '; grade' : 'Grade'}: ${title(given, result.grade)}`;
  return [`${grade}${result.reason === null ? '' : ` (${grades.reason[result.reason]})`}.`];
}

/** Whether the result is provisional, and what to mind about the round and the studio. */
function remarks({ isProvisional, standing, warnings: found, tableIsLocal }: Explanation): string[] {
  return [
    ...(isProvisional && standing === 'graded'
      ? ['Provisional: sheets of other studios are missing, so rank, quota and grade may still change.']
      : []),
    ...found.map((warning) => `Note: ${warnings[warning.code](warning)}.`),
    ...(tableIsLocal === null
      ? []
      : [
          `Points and methods of the table's rows are a local choice: ${tableIsLocal}. A row's article names the duty that it measures.`
        ])
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
        `${first.before} sheets are fewer than the ${given.assessment.quorum} required${source(given, 'quorum')}: no score.`
      ];
    case 'rank':
      return [rankSentence(given, first)];
    case 'band':
      return [bandSentence(given, first)];
    case 'second-attempt':
      return [
        `After rectification the best grade is "${title(given, first.after)}"${source(given, 'secondAttempt.best')}.`
      ];
    case 'quota':
      return [
        `Quota of the first grade: ${given.assessment.cap?.percent} % of ${first.before} studios, rounded down, is ${first.after}${source(given, 'cap.percent')}.`
      ];
    case 'override':
      return [
        `The cap holds in principle${source(given, 'cap.strict')}: ${overrides(given)}, ${first.after} in all.`
      ];
    case 'cap':
      return [capSentence(given, first)];
    case 'decision':
      return [decisionSentence(given, first)];
    case 'veto':
      return given.vetoes.map(
        ({ title: why, citation, note }) =>
          `Vetoed for "${why}" (${citation}): ${note}. Whatever the score, the grade is "${title(given, first.after)}", without rank.`
      );
    case 'sheet':
    case 'mean-bonus':
    case 'consequence':
      return []; // told by the sentence on the mean, on the parts, and by the list of consequences
  }
}

/** The lowest, then the highest. */
function trimSentence(given: Explanation, [lowest, highest]: readonly Step[]): string {
  const who = (step: Step | undefined): string => droppedExperts(given, step).join(', ');
  const pair = `lowest ${who(lowest)} ${lowest?.before}, highest ${who(highest)} ${highest?.before}`;
  return `One lowest and one highest sheet are dropped: ${pair} (equal ones by expert id)${source(given, 'aggregation.method')}.`;
}

function meanSentence(given: Explanation, { before, after }: Step): string {
  const counted = given.sheets.filter((sheet) => sheet.counted);
  if (counted.length === 1) return `One sheet counts: ${scores(counted)}, which is the total.`;
  return `${counted.length} sheets count: ${scores(counted)}; their sum ${before} divided by ${counted.length} is ${after}, rounded half up to two decimals${source(given, 'aggregation.method')}.`;
}

function partsSentence({ result, sheets }: Explanation): string {
  const parts = `Of this, base ${result?.base} and bonus ${result?.bonus}`;
  return sheets.length > 1
    ? `${parts}; each figure is its own mean, rounded once, so they may add up to 0.01 more or less than the total.`
    : `${parts}.`;
}

function rankSentence({ sharesRankWith, sameTotalAs, tieBreakers }: Explanation, { after }: Step): string {
  const compared = tieBreakers.map((title) => title ?? 'base').join(', ');
  if (sharesRankWith.length > 0) {
    return `By total and then by ${compared} it equals ${sharesRankWith.join(', ')}: they share place ${after}.`;
  }
  if (sameTotalAs.length === 0) return `By total it is in place ${after}.`;
  return `Its total equals that of ${sameTotalAs.join(', ')}; compared by ${compared} it is in place ${after}.`;
}

function bandSentence(given: Explanation, { before, after }: Step): string {
  const { assessment, result } = given;
  const bands = assessment.grades?.bands ?? [];
  const index = bands.findIndex(({ id }) => id === after);
  const what = assessment.grades?.on === 'base' ? 'Base' : 'Total';
  const above = bands[index - 1];
  if (index === bands.length - 1 && above) {
    return `${what} ${before} is below the ${above.min} that "${above.title}" needs${source(given, `grades.bands.${above.id}.min`)}.`;
  }
  const band = bands[index];
  const regardless = result?.reason === 'veto' ? ', which does not count here' : '';
  return `${what} ${before} reaches the ${band?.min} that "${band?.title}" needs${source(given, `grades.bands.${band?.id}.min`)}${regardless}.`;
}

function capSentence(given: Explanation, { before, after }: Step): string {
  if (after === before) return `Its place is within the quota: "${title(given, after)}".`;
  if (given.quota === 0) {
    return `The quota is 0: a score that reaches "${title(given, before)}" gives "${title(given, after)}".`;
  }
  if (after !== 'undecided') {
    return `The ${given.quota} places of the quota went to studios ranked before it: although its score reaches "${title(given, before)}", the grade is "${title(given, after)}".`;
  }
  if (!given.tie) return 'The cap line falls among studios of equal rank, which nothing separates by itself.';
  const { participants, seats } = given.tie;
  return `${seats} of the quota is left for ${participants.length} studios of equal rank (${participants.join(', ')}): nothing is decided in silence, the panel has to decide.`;
}

function decisionSentence(given: Explanation, { after }: Step): string {
  const { decision } = given;
  const how = decision
    ? `On ${decision.on} ${decision.by} decided the order ${decision.names.join(', ')} (${decision.minutes}); `
    : '';
  return `${how}this studio is "${title(given, after)}".`;
}

function consequences(given: Explanation): string[] {
  const { result } = given;
  if (!result || result.grade === null) return [];
  if (result.grade === 'undecided') return ['What follows depends on the decision.'];
  if (result.consequences.length === 0) return ['Nothing else follows.'];
  return result.consequences.map(
    (each) => `What follows: ${grades.consequenceLine(each, given.scopes[each.kind])}.`
  );
}

const scores = (sheets: Explanation['sheets']): string =>
  sheets.map(({ expert, total }) => `${expert} ${total}`).join(', ');

const overrides = ({ overrides: list }: Explanation): string =>
  list.map(({ by, on, seats, reason }) => `${by} added ${seats} on ${on} (${reason})`).join(', ');

function title({ assessment }: Explanation, grade: Step['after']): string {
  if (grade === 'undecided') return grades.undecided;
  return assessment.grades?.bands.find(({ id }) => id === grade)?.title ?? String(grade);
}

function source({ assessment }: Explanation, path: string): string {
  const found: Source | undefined = assessment.sources[path];
  if (!found) return '';
  return 'citation' in found ? ` (${found.citation})` : ` (local: ${found.reason})`;
}
