import { canonical } from '#lib/domain/canonical-json.ts';
import { explain as explainParticipant, type Explanation } from '#lib/domain/explain.ts';
import { problem } from '#lib/domain/problem.ts';
import type { Messages } from '#i18n/index.ts';
import type { Command } from '../command.ts';
import type { ExplanationAnswer } from '../contracts.ts';
import { InputFailure } from '../failure.ts';
import { gradeRoundFile, roundOptions } from '../round-file.ts';
import { table } from '../table.ts';

export const explain: Command = {
  usage: 'explain ROUND.json PARTICIPANT [--decisions FILE] [--policy DIR]',
  summary: "one studio's result in plain sentences, each row of each sheet included",
  options: roundOptions,
  words: [2, 2],
  help: `Says why a studio has its score, rank, grade and consequences, each step with its article or local choice,
then every row of every sheet with its arithmetic. --lang en for English.

Exit codes: 0 explained, 2 wrong input or no such participant.`,
  run(call) {
    const [, id = ''] = call.words;
    const { round, results } = gradeRoundFile(call);
    const explanation = explainParticipant(round, results, id);
    if (!explanation) {
      const known = round.participants.map((each) => each.id);
      throw new InputFailure([problem('unknown-id', { kind: 'participant', id, known })]);
    }
    return {
      exit: 0,
      json: () => canonical(answer(call.messages, explanation)),
      text: () => words(call.messages, explanation)
    };
  }
};

function answer(messages: Messages, given: Explanation): ExplanationAnswer {
  return {
    participant: given.participant.id,
    name: given.participant.name,
    language: messages.language,
    standing: given.standing,
    sentences: messages.explain.sentences(given),
    result: given.result,
    sheets: given.sheets.map(({ rows, ...sheet }) => ({
      ...sheet,
      rows: rows.map(({ criterion, points, because, local, note, evidence }) => ({
        criterion: criterion.id,
        title: criterion.title,
        max: criterion.max / 100,
        points,
        rule: messages.methods.rule(criterion),
        because: messages.methods.because(because),
        citation: criterion.citation,
        local,
        note,
        evidence: [...evidence]
      }))
    }))
  };
}

function words({ explain: texts, methods }: Messages, given: Explanation): string {
  const cited = sharedStart(
    given.sheets.flatMap(({ rows }) => rows.map(({ criterion }) => criterion.citation))
  );
  const sheets = given.sheets.map((sheet) => {
    const rows = sheet.rows.map(({ criterion, points, because, local, note, evidence }) => [
      `  ${criterion.title}`,
      `${points} / ${criterion.max / 100}`,
      criterion.citation.slice(cited.length),
      [
        methods.because(because),
        ...(note === null ? [] : [texts.note(note)]),
        ...(evidence.length > 0 ? [texts.evidence(evidence)] : []),
        ...(local.length > 0 ? [texts.local(local)] : [])
      ].join('; ')
    ]);
    const columns = (['left', 'right', 'left', 'left'] as const).map((align) => ({ title: '', align }));
    return [texts.sheetHeading(sheet, given.hasBonus), ...table(columns, rows).lines].join('\n');
  });
  const numbered = texts
    .sentences(given)
    .map((sentence, index) => (index === 0 ? sentence : `${index}. ${sentence}`));
  return [numbered.join('\n'), ...(cited === '' ? [] : [texts.rowsCite(cited.trim())]), ...sheets].join(
    '\n\n'
  );
}

/** What all citations begin with, up to a blank: the name of the regulation. */
function sharedStart([first = '', ...rest]: readonly string[]): string {
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, first.lastIndexOf(' ', length - 1) + 1);
}
