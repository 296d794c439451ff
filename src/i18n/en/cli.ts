/** The words of the command line. */
import type { CliTexts } from '../messages.ts';

export const cli: CliTexts = {
  headings: {
    rank: 'rank',
    participant: 'id',
    name: 'studio',
    base: 'base',
    bonus: 'bonus',
    total: 'total',
    grade: 'grade'
  },
  partsNeedNotAddUp:
    'Base, bonus and total are each their own mean, rounded once: they may add up to 0.01 more or less.',
  round: (policy, assessment, participants) => `${policy} ${assessment}, ${participants} studios`,
  capLine: ({ quota, tie }) =>
    `cap line: ${quota}${tie ? `, and it falls among ${tie.participants} of equal rank${tie.decided ? '; decided by the panel' : ''}` : ''}`,
  threshold: (title, min) => `${title} from ${min}`,
  provisional: (incomplete) => `Provisional: ${incomplete.join(', ')} lack sheets and are not counted.`,
  undecidedGroup: (participants, seats) =>
    `Undecided: ${participants.join(', ')} share a rank, ${seats} of the quota is left.`,
  decide:
    'Let the panel decide their order, record it in a decision file, and grade again with --decisions FILE.',
  digest: (digest) => `digest of the results ${digest}`,
  bundleWritten: (file, digest) => `written: ${file}, digest of the bundle ${digest}`,
  counts: (list) => list.map(({ title, count }) => `${title} ${count}`).join(', '),
  errors: (count) => `${count} ${count === 1 ? 'error' : 'errors'}.`,
  policyOk: (id, cases, digest) => `${id}: all ${cases} examples come out as written, digest ${digest}`,
  verify: {
    authenticated: (digest) => `consistent, and it has the published digest ${digest}`,
    consistent:
      'consistent, not authenticated: recomputing gives the same, but no published digest was compared (--expect DIGEST)',
    mismatch: 'not consistent:',
    superseded: 'The embedded policy is an older version that has been superseded.',
    digests: (results, bundle) => `digest of the results ${results ?? '–'}\ndigest of the bundle ${bundle}`
  },
  whatIf: {
    banner: 'hypothetical: shows results, writes nothing',
    nobody: 'No studio would change.',
    changes: (count) => `${count} ${count === 1 ? 'studio' : 'studios'} would change:`,
    setAside: (count) => `${count} recorded decisions do not fit these settings and were left out here.`
  },
  sample: (folder, participants, experts) =>
    `a sample round is in ${folder}: ${participants} studios, ${experts} experts`
};
