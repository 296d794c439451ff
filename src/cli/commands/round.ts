import { existsSync } from 'node:fs';
import { canonical } from '#lib/domain/canonical-json.ts';
import { problem } from '#lib/domain/problem.ts';
import { exportRound } from '#lib/server/services/export-round.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listRounds } from '#lib/server/services/list-rounds.ts';
import type { System } from '#lib/server/system.ts';
import { text, type Answer, type Call, type Command } from '../command.ts';
import { InputFailure, usageFailure } from '../failure.ts';
import { readJson, writeWhole } from '../files.ts';
import { policyOf } from '../policies.ts';
import { OPERATOR, STORE_HELP, storeOptions, withSystem } from '../store.ts';
import { table } from '../table.ts';

export const round: Command = {
  usage: 'round list | import ROUND.json [--policy DIR] [--title TEXT] | export CODE [--out FILE]',
  summary: 'round files into the store and out of it',
  options: {
    ...storeOptions,
    policy: { type: 'string' },
    title: { type: 'string' },
    out: { type: 'string' },
    'new-version': { type: 'string' }
  },
  words: [1, 2],
  help: `  round list            the rounds of the store
  round import FILE     lands in deliberation, its sheets sealed as imported and unsigned; the same file again changes nothing
      --policy DIR      the round's policy is in this folder instead of among the shipped ones
      --new-version NOTE   the policy's files have changed since a round used them: takes them as a new version
      --title TEXT      what people call the round (default: its id)
  round export CODE     a round from deliberation on, as a round file that grades to the same results; experts by pseudonym
      --out FILE        into this file (default: to the standard output)

${STORE_HELP}

Exit codes: 0 done, 2 refused.`,
  run(call) {
    const [verb, argument] = call.words;
    if (verb === 'list' && argument === undefined) return list(call);
    if (verb === 'import' && argument !== undefined) return take(call, argument);
    if (verb === 'export' && argument !== undefined) return give(call, argument);
    throw usageFailure(round.usage);
  }
};

async function take(call: Call, name: string): Promise<Answer> {
  const file = readJson(name);
  const { data } = policyOf(file, text(call, 'policy'));
  const note = text(call, 'new-version');
  const title = text(call, 'title');
  const { id, code, isNew } = await withSystem(call, async (system) => {
    const version = await importPolicy(system, OPERATOR, {
      data,
      ...(note === undefined ? {} : { newVersion: { note } })
    });
    return importRound(system, OPERATOR, {
      file,
      policyVersion: version.digest,
      ...(title === undefined ? {} : { title })
    });
  });
  return {
    exit: 0,
    json: () => canonical({ id, code, isNew }),
    text: () => call.messages.store.imported(code, isNew)
  };
}

async function give(call: Call, code: string): Promise<Answer> {
  const out = text(call, 'out');
  if (out !== undefined && existsSync(out)) {
    throw new InputFailure([problem('unwritable-file', { file: out, reason: 'EEXIST' })]);
  }
  const data = await withSystem(call, async (system) => {
    const found = (await allRounds(system)).find((each) => each.code === code);
    if (!found) throw new InputFailure([problem('not-found', { kind: 'round', id: code })]);
    return exportRound(system, OPERATOR, { round: found.id });
  });
  const file = canonical(data);
  if (out === undefined) return { exit: 0, json: () => file, text: () => file };
  writeWhole(out, file);
  return { exit: 0, json: () => file, text: () => call.messages.store.exported(code, out) };
}

async function list(call: Call): Promise<Answer> {
  const rounds = await withSystem(call, allRounds);
  const columns = Array.from({ length: 4 }, () => ({ title: '', align: 'left' as const }));
  const lines = rounds.map(({ code, state, date, title }) => [
    code,
    call.messages.store.stages[state],
    date,
    title
  ]);
  return {
    exit: 0,
    json: () => canonical({ rounds }),
    text: () => (rounds.length === 0 ? call.messages.store.none : table(columns, lines).lines.join('\n'))
  };
}

type Listed = Awaited<ReturnType<typeof listRounds>>;

async function allRounds(system: System): Promise<Listed['rows']> {
  const rounds: Listed['rows'] = [];
  for (let total = 1; rounds.length < total;) {
    const page: Listed = await listRounds(system, OPERATOR, { page: { offset: rounds.length, limit: 500 } });
    rounds.push(...page.rows);
    total = page.total;
  }
  return rounds;
}
