import { canonical } from '#lib/domain/canonical-json.ts';
import { exportAudit } from '#lib/server/services/export-audit.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { text, type Answer, type Call, type Command } from '../command.ts';
import { errorAnswer, errorLine } from '../error-answer.ts';
import { usageFailure } from '../failure.ts';
import { writeWhole } from '../files.ts';
import { OPERATOR, STORE_HELP, storeOptions, withSystem } from '../store.ts';

export const audit: Command = {
  usage: 'audit verify [--anchors FILE] | export [--out FILE]',
  summary: 'proves that the record of all acts and what it tells of are untouched, or names what is not',
  options: { ...storeOptions, anchors: { type: 'string' }, out: { type: 'string' } },
  words: [1, 1],
  help: `  audit verify         walks the chain, recomputes the digest of every object as it stands, the histories of all sheets,
                       the contents of all attachments, and compares the chain with the anchors
      --anchors FILE   the anchors file (default: the one beside a SQLite store, or $JIANGPING_ANCHORS)
  audit export         all rows, one JSON value a line
      --out FILE       into this file (default: to the standard output)

${STORE_HELP}

Exit codes: 0 whole, 1 something differs, 2 refused.`,
  run(call) {
    const [verb] = call.words;
    if (verb === 'verify') return verify(call);
    if (verb === 'export') return give(call);
    throw usageFailure(audit.usage);
  }
};

async function verify(call: Call): Promise<Answer> {
  const { messages } = call;
  const anchors = text(call, 'anchors');
  const {
    rows,
    head,
    objects,
    anchors: compared,
    problems
  } = await withSystem(call, (system) =>
    anchors === undefined
      ? verifyAudit(system, OPERATOR, {})
      : verifyAudit({ ...system, anchorsFile: anchors }, OPERATOR, { demandAnchors: true })
  );
  return {
    exit: problems.length > 0 ? 1 : 0,
    json: () =>
      canonical({
        rows,
        head,
        objects,
        anchors: compared,
        errors: problems.map((each) => errorAnswer(messages, each))
      }),
    text: () =>
      [
        messages.store.verified({ rows, objects, anchors: compared, problems: problems.length }),
        ...problems.map((each) => errorLine(messages, each))
      ].join('\n')
  };
}

async function give(call: Call): Promise<Answer> {
  const out = text(call, 'out');
  const lines = await withSystem(call, async (system) => {
    const all: string[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: Awaited<ReturnType<typeof exportAudit>> = await exportAudit(system, OPERATOR, {
        after,
        limit: 1000
      });
      all.push(...page.lines);
      after = page.next;
    }
    return all;
  });
  const given = lines.map((line) => `${line}\n`).join('');
  if (out !== undefined) writeWhole(out, given);
  return {
    exit: 0,
    json: () => (out === undefined ? `[${lines.join(',')}]` : canonical({ rows: lines.length })),
    text: () => (out === undefined ? given.trimEnd() : call.messages.store.auditExported(lines.length, out))
  };
}
