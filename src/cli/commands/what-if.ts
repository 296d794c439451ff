import { canonical } from '#lib/domain/canonical-json.ts';
import { parseStrictJson } from '#lib/domain/strict-json.ts';
import { whatIf as tryOut, type SettingChange, type WhatIf } from '#lib/domain/what-if.ts';
import type { Messages } from '#i18n/index.ts';
import type { Command } from '../command.ts';
import { demand, usageFailure } from '../failure.ts';
import { exitOf, readRoundFile, roundOptions } from '../round-file.ts';
import { table } from '../table.ts';

export const whatIf: Command = {
  usage: 'what-if ROUND.json --set PATH=VALUE… [--decisions FILE] [--policy DIR]',
  summary: 'who would change under other settings, cited ones too; writes nothing',
  options: { ...roundOptions, set: { type: 'string', multiple: true } },
  words: [1, 1],
  help: `Grades the round again with other values and lists whose score, rank or grade would change.

  --set PATH=VALUE  may be repeated; VALUE is JSON or plain text. Paths: grades.on, grades.bands.ID.min,
                    grades.bands.ID.title, cap.percent, cap.strict, cap=null, aggregation.method,
                    aggregation.trimFrom, quorum, tieBreak=["base","CATEGORY"]

The answer is hypothetical: it has no digest and cannot be bundled.
Exit codes: 0 done, 2 wrong input, 3 the hypothetical round is undecided or incomplete.`,
  run(call) {
    const { value, policy } = readRoundFile(call);
    const changes = settingChanges(call.options.set);
    const answer = demand(tryOut(policy, value, changes));
    return {
      exit: exitOf(answer.results),
      json: () => canonical(answer),
      text: () => words(call.messages, answer)
    };
  }
};

function settingChanges(given: unknown): SettingChange[] {
  const list = Array.isArray(given) ? (given as string[]) : [];
  if (list.length === 0) throw usageFailure('what-if: --set PATH=VALUE');
  const paths = list.map((text) => text.split('=')[0]);
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) throw usageFailure(`--set ${twice}: twice`);
  return list.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw usageFailure(`--set ${text}: PATH=VALUE`);
    return { path: text.slice(0, at), value: jsonOrText(text.slice(at + 1)) };
  });
}

/** JSON, or a word such as trimmed-mean. What begins like a list or an object must be JSON. */
function jsonOrText(text: string): unknown {
  const read = parseStrictJson(text);
  return read.ok ? read.value : /^[[{]/.test(text) ? demand(read) : text;
}

function words(messages: Messages, { changes, setAside, results }: WhatIf): string {
  const { whatIf: texts } = messages.cli;
  const show = (standing: WhatIf['changes'][number]['before']): string[] => [
    standing?.total?.toFixed(2) ?? '–',
    standing?.rank?.toString() ?? '–',
    standing?.grade ?? '–',
    standing?.reason ?? ''
  ];
  const columns = [
    'left',
    'right',
    'right',
    'left',
    'left',
    'left',
    'right',
    'right',
    'left',
    'left'
  ] as const;
  const { lines } = table(
    columns.map((align) => ({ title: '', align })),
    changes.map(({ participant, before, after }) => [
      `  ${participant}`,
      ...show(before),
      '→',
      ...show(after)
    ])
  );
  return [
    texts.banner,
    changes.length === 0 ? texts.nobody : texts.changes(changes.length),
    ...lines,
    ...results.undecided.map(({ participants, seats }) => messages.cli.undecidedGroup(participants, seats)),
    ...(results.incomplete.length > 0 ? [messages.cli.provisional(results.incomplete)] : []),
    ...(setAside.length > 0 ? [texts.setAside(setAside.length)] : [])
  ].join('\n');
}
