/** The pages on regulations in English. */
import type { ConsequenceData } from '#lib/domain/policy.ts';
import type { PoliciesTexts } from '../policies-texts.ts';

const WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  docNo: 'document number',
  status: 'standing',
  effective: 'in force',
  from: 'from',
  to: 'to',
  assessments: 'kinds of assessment',
  triggers: 'grounds for revocation',
  rubric: 'categories',
  criteria: 'rows',
  grades: 'grades',
  on: 'graded by',
  bands: 'bands',
  min: 'least score',
  cap: 'excellent quota',
  percent: 'percent',
  strict: 'no exceptions',
  aggregation: 'aggregation',
  method: 'method',
  trimFrom: 'sheets from which to trim',
  quorum: 'least number of sheets',
  tieBreak: 'equal totals',
  secondAttempt: 're-assessment',
  best: 'best grade',
  consequences: 'consequences',
  sources: 'source',
  citation: 'article',
  local: 'local',
  reason: 'reason',
  row: 'whole row',
  kind: 'kind',
  amountYuan: 'amount (yuan)',
  range: 'range of the amount',
  max: 'most points',
  years: 'years',
  scope: 'scope',
  may: 'may',
  attempt: 'attempt',
  windowYears: 'years after recognition',
  bonus: 'bonus',
  step: 'step',
  evidence: 'evidence required',
  partial: 'partial points',
  unit: 'unit',
  whole: 'whole numbers',
  required: 'required',
  per: 'for each',
  deduct: 'deducted',
  rounding: 'part of a unit',
  zeroIfNone: 'none at all gives 0',
  zeroes: 'absence gives 0',
  parts: 'parts',
  points: 'points',
  excellent: 'excellent',
  pass: 'pass',
  fail: 'fail'
};

const yuan = (amount: number): string => `${amount.toLocaleString('en-US')} yuan`;

function line({ kind, amountYuan, range, years, scope }: ConsequenceData, name: string): string {
  const amount =
    kind === 'clawback' || amountYuan === undefined
      ? ''
      : amountYuan !== null
        ? `: ${yuan(amountYuan)}`
        : range
          ? `: ${range.min.toLocaleString('en-US')} to ${yuan(range.max)}, set for each studio`
          : ', amount set for each studio';
  return [
    `${name}${amount}`,
    ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ...(years === undefined ? [] : [years === 1 ? 'for 1 year' : `for ${years} years`])
  ].join('; ');
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const policies: PoliciesTexts = {
  heading: 'Regulations',
  intro:
    'What assessments rest on, each value with its article; what a text leaves open and was set here is marked “local”.',
  none: {
    heading: 'No regulation yet',
    text: 'A round can be made once a regulation (policy.yaml, rubric.yaml, cases.yaml) has been imported.'
  },
  importLink: 'Import a regulation',
  columns: {
    title: 'Regulation',
    docNo: 'Document number',
    status: 'Standing',
    effective: 'In force',
    assessments: 'Kinds of assessment',
    rounds: 'Rounds',
    versions: 'Versions'
  },
  status: { 'in-force': 'in force', draft: 'draft for comment' },
  noNumber: 'no number',
  effective: (from, to) =>
    from === null && to === null ? 'not stated' : `${from ?? 'not stated'} to ${to ?? 'not stated'}`,
  rounds: (count) => plural(count, 'round'),
  versions: (count) => plural(count, 'version'),
  back: 'All regulations',
  contents: 'On this page',
  print: 'Print',
  oldVersion: (day) =>
    `This is an older version, imported on ${day}. A round keeps the version with which it was opened.`,
  latest: 'See the latest version',
  local: 'local',
  localWhy: 'Reason',
  noSource: 'not stated',
  source: 'Source',
  assessment: {
    heading: (title) => title,
    graded: 'Grades',
    ungraded: 'No grades: scores and ranks only',
    on: { label: 'Graded by', total: 'total, with bonus points', base: 'base, without bonus points' },
    band: 'Grade',
    from: (min) => `${min} and above`,
    below: (least) => `below ${least}`,
    range: (min, below) => `${min} and above, below ${below}`,
    cap: {
      label: 'Excellent quota',
      none: 'no quota',
      percent: (percent) => `at most ${percent}% of the participants, rounded down`,
      strictLabel: 'Exceptions to the quota',
      strict: 'none',
      principle: 'in principle none; more with a reason'
    },
    aggregation: {
      label: 'How sheets are put together',
      mean: 'mean',
      'trimmed-mean': 'mean without the highest and the lowest'
    },
    trimFrom: { label: 'Sheets from which to trim', sheets: (count) => String(count) },
    quorum: { label: 'Least number of sheets', sheets: (count) => String(count) },
    tieBreak: {
      label: 'Equal totals',
      base: 'base',
      order: (titles) => (titles.length === 0 ? 'by base' : `by ${titles.join(', then ')}`)
    },
    secondAttempt: { label: 'Best grade after rectification', best: (title) => title }
  },
  consequences: {
    heading: 'Consequences',
    none: 'no consequence',
    ungraded: 'no grades, no consequences',
    line,
    may: 'may; needs an approval',
    attempt: (attempt) => (attempt === 1 ? 'first assessment' : 'after rectification')
  },
  triggers: {
    heading: 'Grounds for revocation',
    intro: 'One of these, confirmed in a round, decides the grade whatever the score.',
    none: 'The text names no grounds.',
    window: (years) => `within ${plural(years, 'year')} of recognition`,
    reading: (reason) => `Why it is read so: ${reason}`
  },
  rubric: {
    heading: 'Scoring table',
    intro: (base, bonus) => (bonus > 0 ? `Base ${base} points, bonus at most ${bonus}.` : `${base} points.`),
    tableIsLocal: (reason) =>
      `The whole table is a local design: ${reason}. The article of a row names the duty that it measures.`,
    columns: {
      number: 'No.',
      category: 'Category',
      criterion: 'Row',
      max: 'Points',
      rule: 'Rule',
      source: 'Source'
    },
    category: (title, max, isBonus) => (isBonus ? `${title} (bonus, at most ${max})` : `${title} (${max})`),
    bonus: 'bonus',
    evidence: 'evidence required',
    parameter: (name) => WORDS[name] ?? name,
    note: (number) => `local ${number}`
  },
  articles: { heading: 'By article', intro: 'What rests on each article. Citations elsewhere lead here.' },
  history: {
    heading: 'Versions',
    columns: { version: 'Version', day: 'Imported', note: 'What changed' },
    firstNote: 'first import',
    noNote: 'no note',
    shown: 'shown',
    compareHeading: 'Compare two versions',
    from: 'Older',
    to: 'Newer',
    compare: 'Compare',
    version: (day, digits) => `${day} (${digits})`,
    digest: 'Digest (SHA-256)'
  },
  difference: {
    heading: (title) => `Two versions of ${title}`,
    same: 'Both versions say exactly the same.',
    count: (parts, values) => `${plural(parts, 'place')} differ, ${plural(values, 'value')} in all`,
    parts: {
      policy: 'The regulation itself',
      assessment: 'Kinds of assessment',
      trigger: 'Grounds for revocation',
      category: 'Categories',
      criterion: 'Rows'
    },
    change: { added: 'added', removed: 'removed', changed: 'changed' },
    columns: { what: 'What', before: 'Older', after: 'Newer' },
    absent: 'none',
    empty: '(empty)',
    order: 'order',
    yes: 'yes',
    no: 'no',
    word: (name) => WORDS[name],
    chooseHeading: 'Other versions',
    swap: 'Swap'
  },
  take: {
    heading: 'Import a regulation',
    intro:
      'Choose the folder of a regulation, or its three files: policy.yaml (the text), rubric.yaml (the scoring table), cases.yaml (worked examples). They are checked first; only without a fault can they be imported. The check writes nothing.',
    files: 'Files of the regulation',
    filesHint: 'three files at once; each at most 512 KB, in UTF-8',
    folder: 'Choose a whole folder',
    check: 'Check',
    checking: 'Checking and running the examples…',
    missing: 'Choose the files',
    tooLarge: (name, most) => `${name} is too large: at most ${most} KB`,
    faults: {
      heading: (count) => `${plural(count, 'fault')}: cannot be imported`,
      text: 'Mend them by file and line, then choose the files again. Nothing was written.',
      columns: { place: 'Where', fault: 'What is wrong and what to do' },
      more: (count) => `and ${count} more: mend these first`
    },
    place: (file, line, column) => `${file}, line ${line}, column ${column}`,
    encoding: 'The file is not in UTF-8. Save it as UTF-8 in an editor and choose it again.',
    good: {
      heading: (title) => `${title}: no faults`,
      cases: (count) =>
        count === 1 ? 'The one example comes out as written.' : `All ${count} examples come out as written.`
    },
    same: {
      heading: 'Nothing changed',
      text: 'The latest version in the store is exactly these files. There is nothing to import.'
    },
    fresh: 'The store has no version of this regulation yet: this will be the first.',
    newer: (count) => `Compared with the latest version in the store, ${plural(count, 'place')} differ:`,
    used: (rounds) =>
      `${plural(rounds, 'round')} stand under an older version of this regulation. These files become a new version, for rounds made from now on; the others stay as they are.`,
    note: 'What changed',
    noteMissing: 'Say what this version changed',
    noteHint: 'what, and by which document; every account can read it',
    submit: 'Import',
    submitNewer: 'Import as a new version',
    done: (title) => `${title} was imported.`,
    see: 'See it',
    unchanged: 'Nothing changed, and nothing was written.'
  }
};
