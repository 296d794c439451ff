/** What each error code and each rule id means: the published catalogues (docs/errors.md, docs/rules.md). */
import type { RuleId } from '#lib/domain/derivation.ts';
import type { ProblemCode } from '#lib/domain/problem.ts';
import { SERVICE_CODE_NOTES } from './service-catalogue.ts';

export const CODE_NOTES: { readonly [C in ProblemCode]: string } = {
  'bad-json': 'The file is not JSON, not UTF-8, or too long for one text.',
  'bad-yaml': 'A file of a policy is not YAML 1.2; only its first fault of syntax is named.',
  'text-too-long': 'a text with more characters than its field takes',
  'bad-text': 'A text has a lone surrogate or NUL.',
  'duplicate-key': 'A JSON object has the same key twice.',
  'unknown-key': 'A key that is not part of the format. Nothing is ignored.',
  'missing-key': 'A key that must be there.',
  'wrong-type': 'Text, list, object or boolean expected, something else found.',
  'empty-text': 'A text that must say something.',
  'unknown-choice': 'Not one of the values that are possible here.',
  'bad-date': 'Not a calendar date as yyyy-mm-dd.',
  'bad-id': 'Not an id: a letter or digit first, then also . _ - , at most 64 characters, Unicode NFC.',
  'not-a-number': 'A number is expected: text, null, a boolean or −0 is none.',
  'too-large': 'Above 1,000,000,000 or above what is possible here.',
  'too-small': 'Below what is possible here.',
  'too-many-decimals': 'Points have at most two decimals, amounts four.',
  'fractional-count': 'A whole number is expected: counts, persons, seats, quorum.',
  'points-above-max': 'More points than the row has.',
  'points-negative': 'Points below 0.',
  'amount-negative': 'An amount below 0.',
  'count-negative': 'A count below 0.',
  'off-step': "Points that are no multiple of the row's step.",
  'partial-not-between': 'Points for `met: partial` that are 0 or the maximum.',
  'points-missing': 'The row needs points given by hand.',
  'unknown-criterion': 'The rubric has no such row.',
  unanswered: 'A row of the rubric has no entry.',
  'unknown-part': 'The row has no such part.',
  'duplicate-part': 'A part is listed twice.',
  'superfluous-input': 'An input that other inputs have already decided.',
  'evidence-missing': 'Points above 0 in a row that needs evidence.',
  'note-missing': 'A sheet that differs from a verified fact, or a veto, without a note.',
  'unknown-policy': 'No shipped policy has this id, or the folder of --policy holds another one.',
  'unknown-assessment': 'The policy has no such assessment.',
  'duplicate-participant': 'A participant is listed twice.',
  'duplicate-expert': 'An expert has two panels.',
  'duplicate-sheet': 'Two sheets of one expert for one participant.',
  'duplicate-fact': 'Two verified facts for one row of one participant.',
  'duplicate-veto': 'A trigger is listed twice for one participant.',
  'unknown-participant': 'A sheet, panel, fact or decision names nobody of the round.',
  'unknown-trigger': 'The policy has no such trigger.',
  'fact-without-amount': 'A verified fact for a row that is not scored by one amount.',
  'reason-missing': 'A deferral, a withdrawal or an override without a reason.',
  'veto-without-grades': 'A veto in an assessment that gives no grades.',
  'setting-cited': 'A setting that would change what the regulation lays down.',
  'cap-needs-bands': 'A cap with fewer than three bands.',
  'bands-out-of-order': 'Bands not best first, least scores not falling, or the last not from 0.',
  'duplicate-id': 'An id that must be unique is used twice.',
  'unknown-category': 'A tie-breaker that is neither `base` nor a category.',
  'unknown-setting': 'A path of what-if that leads nowhere.',
  'decision-too-early': 'A decision while sheets are missing.',
  'decision-no-tie': 'A decision that overlaps no undecided group.',
  'decision-not-the-group': 'A decision whose participants or order are not exactly the undecided group.',
  'duplicate-decision': 'A second decision on the same group.',
  'override-of-strict-cap': 'Extra seats where the cap is strict.',
  'override-without-cap': 'Extra seats where there is no cap.',
  'range-reversed': 'A range or period whose end is before its start.',
  'case-missing': 'A row of a rubric without a worked example.',
  'category-sum': "A base category whose max is not the sum of its rows, or a bonus category's above it.",
  'unknown-band': 'Consequences or a best band for a band that there is not.',
  'max-off-step': "A row's max that is no multiple of its step, where points are given by hand.",
  'source-missing': 'A value of a policy with neither `article` nor `local`, or with both.',
  'case-failed': 'A worked example that comes out otherwise.',
  'not-canonical': 'A bundle whose content agrees, but not its bytes.',
  'part-differs': 'A part of a bundle that recomputing does not give.',
  'foreign-policy': 'A bundle with a policy that is no published version.',
  'digest-differs': 'A bundle that is not the one of --expect.',
  usage: 'A command called in a way that it does not know.',
  'unknown-id': 'No such participant or schema.',
  'unreadable-file': 'A file that cannot be read.',
  'unwritable-file': 'A file that cannot be written; none is left half written.',
  internal: 'A fault of the program itself (exit code 70).',
  ...SERVICE_CODE_NOTES
};

export const RULE_NOTES: { readonly [R in RuleId]: { before: string; after: string; note: string } } = {
  trim: {
    before: "a dropped sheet's total",
    after: 'null',
    note: 'Trimmed mean: the lowest and the highest sheet do not count.'
  },
  sheet: {
    before: 'the sum so far',
    after: "the sum with this sheet's total",
    note: 'One step a kept sheet, by expert id.'
  },
  'mean-base': {
    before: 'sum of the kept sheets',
    after: 'published base',
    note: 'Its own exact mean, rounded once.'
  },
  'mean-bonus': {
    before: 'sum of the kept sheets',
    after: 'published bonus',
    note: 'Its own exact mean, rounded once.'
  },
  'mean-total': {
    before: 'sum of the kept sheets',
    after: 'published total',
    note: 'Divided by the number of `sheet` steps, half up.'
  },
  'below-quorum': {
    before: 'number of sheets',
    after: 'null',
    note: 'A vetoed participant with too few sheets has no figures.'
  },
  rank: {
    before: 'published total',
    after: 'rank',
    note: 'By total, then tie-breakers; equals share a rank.'
  },
  band: {
    before: 'the score that decides',
    after: 'band',
    note: 'The best band whose least score is reached.'
  },
  'second-attempt': { before: 'band', after: 'best band allowed', note: 'After rectification.' },
  quota: { before: 'N', after: 'quota', note: 'percent × N ÷ 100, rounded down.' },
  override: {
    before: 'quota',
    after: 'quota with the added seats',
    note: 'Where the cap holds in principle.'
  },
  cap: {
    before: 'first band',
    after: 'first band, next band or `undecided`',
    note: 'In, out, or sharing the rank across the line.'
  },
  decision: { before: '`undecided`', after: 'band', note: "The panel's recorded order of the group." },
  veto: { before: 'null', after: 'last band', note: 'One step a confirmed trigger.' },
  consequence: { before: 'grade', after: 'kind', note: 'One step a consequence.' }
};
