import { sealResults } from '#lib/domain/grade-round.ts';
import { makeBundle } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { text, type Command } from '../command.ts';
import { sha256 } from '#lib/server/digest.ts';
import { usageFailure } from '../failure.ts';
import { isSameFile, writeWhole } from '../files.ts';
import { rankingText } from '../ranking.ts';
import { exitOf, gradeRoundFile, roundOptions } from '../round-file.ts';

export const grade: Command = {
  usage: 'grade ROUND.json [--decisions FILE] [--bundle FILE] [--policy DIR]',
  summary: 'scores, ranks, grades and consequences of a round',
  options: { ...roundOptions, bundle: { type: 'string' } },
  words: [1, 1],
  help: `Grades a round file. All faults are reported at once; then nothing is written and the exit code is 2.

  --decisions FILE  a JSON list of recorded decisions, which follow the round's own
  --bundle FILE     also writes everything the results rest on, for verify (at exit codes 0 and 3)
  --policy DIR      the round's policy is in this folder instead of among the shipped ones

Exit codes: 0 graded, 2 wrong input, 3 graded, but a tie is undecided or sheets are missing.`,
  run(call) {
    const file = text(call, 'bundle');
    for (const input of [call.words[0], text(call, 'decisions')]) {
      if (file !== undefined && input !== undefined && isSameFile(file, input)) {
        throw usageFailure(`--bundle ${file}: this is an input file`);
      }
    }
    const { round, results: body } = gradeRoundFile(call);
    const { results, text: canonicalText } = sealResults(body, sha256);
    if (file !== undefined) {
      const bundle = canonical(makeBundle(round.policy.data, round.data, results, sha256));
      writeWhole(file, bundle);
      call.say(call.messages.cli.bundleWritten(file, sha256(bundle)));
    }
    const lines = () =>
      `${rankingText(call.messages, round, results)}\n${call.messages.cli.digest(results.digest)}`;
    return { exit: exitOf(results), json: () => canonicalText, text: lines };
  }
};
