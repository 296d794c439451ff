import { canonical } from '#lib/domain/canonical-json.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { text, type Answer, type Call, type Command } from '../command.ts';
import { usageFailure } from '../failure.ts';
import { OPERATOR, STORE_HELP, storeOptions, withSystem } from '../store.ts';
import { table } from '../table.ts';

export const authority: Command = {
  usage: 'authority list | add NAME [--kind district|supervising-body] [--store URL]',
  summary: 'the districts and supervising bodies: the scopes of accounts',
  options: { ...storeOptions, kind: { type: 'string' } },
  words: [1, 2],
  help: `  authority list       by kind and name
  authority add NAME   a district, or with --kind supervising-body one that stands beside the districts

${STORE_HELP}

Exit codes: 0 done, 2 refused.`,
  run(call) {
    const [verb, name] = call.words;
    if (verb === 'list' && name === undefined) return list(call);
    if (verb === 'add' && name !== undefined) return add(call, name);
    throw usageFailure(authority.usage);
  }
};

async function list(call: Call): Promise<Answer> {
  const { rows } = await withSystem(call, (system) => listAuthorities(system, OPERATOR, {}));
  const columns = Array.from({ length: 3 }, () => ({ title: '', align: 'left' as const }));
  const lines = rows.map(({ kind, name, id }) => [call.messages.store.kinds[kind], name, id]);
  return {
    exit: 0,
    json: () => canonical({ authorities: rows }),
    text: () => (rows.length === 0 ? call.messages.store.none : table(columns, lines).lines.join('\n'))
  };
}

async function add(call: Call, name: string): Promise<Answer> {
  const kind = text(call, 'kind') ?? 'district';
  if (kind !== 'district' && kind !== 'supervising-body') throw usageFailure(authority.usage);
  const { id } = await withSystem(call, (system) => registerAuthority(system, OPERATOR, { kind, name }));
  return { exit: 0, json: () => canonical({ id }), text: () => call.messages.store.added(name) };
}
