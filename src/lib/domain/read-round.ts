/**
 * A round file's value → a valid round with every sheet scored, or all its faults at once.
 * One bad element hides none of the others. Must not know how grades come about.
 */
import { readDecisions } from './read-decisions.ts';
import { readFacts, readPanels, readParticipants, type KnownIds } from './read-participants.ts';
import type { AssessmentData, Policy } from './policy.ts';
import {
  append,
  isPlainObject,
  problem,
  typeName,
  type Checked,
  type Fault,
  type Place,
  type Problem
} from './problem.ts';
import {
  roundHeadSchema,
  settingsSchema,
  sheetHeadSchema,
  type DecisionData,
  type ParticipantData,
  type RoundData,
  type SettingsData
} from './round.ts';
import { scoreEntries, type Facts, type ScoredSheet } from './score-sheet.ts';
import { applySettings, SETTING_KEYS } from './settings.ts';
import { joinPath } from './strict-json.ts';
import { warningsOf, type Warning } from './warning.ts';
import { checkSchema } from './zod-problems.ts';

/** A round whose every value is valid. */
export interface Round {
  data: RoundData;
  policy: Policy;
  /** the policy's assessment with the round's settings */
  assessment: AssessmentData;
  participants: readonly ParticipantData[];
  sheets: readonly ScoredSheet[];
  decisions: readonly DecisionData[];
  attempt: 1 | 2;
  warnings: readonly Warning[];
}

export interface ReadOptions {
  /** a what-if run may change cited values */
  mayChangeCited?: boolean;
}

export function readRound(
  value: unknown,
  policy: Policy,
  { mayChangeCited = false }: ReadOptions = {}
): Checked<Round> {
  const head = checkSchema(roundHeadSchema, value);
  if (!isPlainObject(value)) return head as Checked<never>;
  const problems: Problem[] = head.ok ? [] : head.problems;
  const { assessment, problems: settingProblems } = readAssessment(value, policy, mayChangeCited);
  append(problems, settingProblems);

  const participants = readParticipants(value.participants, policy, assessment, problems);
  readPanels(listOf(value.panels), participants.ids, problems);
  const facts = readFacts(listOf(value.facts), participants.ids, policy.rubric, problems);
  const sheets = readSheets(listOf(value.sheets), participants.ids, facts, policy, problems);
  const decisions = readDecisions(listOf(value.decisions), participants.ids, assessment, problems);

  if (problems.length > 0 || !assessment) return { ok: false, problems };
  const data = value as RoundData;
  const round = { data, policy, assessment, participants: participants.list, sheets, decisions };
  return {
    ok: true,
    value: { ...round, attempt: data.attempt ?? 1, warnings: warningsOf(data, policy, assessment) }
  };
}

/** What can be said of a round file whose policy is not known: the faults of its outline. */
export function outlineProblems(value: unknown): Problem[] {
  const head = checkSchema(roundHeadSchema, value);
  return head.ok ? [] : head.problems;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The assessment as it holds for the round; undefined where the file names none that exists. */
function readAssessment(
  { assessment: id, settings }: Record<string, unknown>,
  { data }: Policy,
  mayChangeCited: boolean
): { assessment: AssessmentData | undefined; problems: Problem[] } {
  if (typeof id !== 'string') return { assessment: undefined, problems: [] };
  const found = data.assessments.find((assessment) => assessment.id === id);
  if (!found) {
    const known = data.assessments.map((assessment) => assessment.id);
    const unknown = problem('unknown-assessment', { assessment: id, known }, { path: 'assessment' });
    return { assessment: undefined, problems: [unknown] };
  }
  return applySettings(found, validSettings(settings), data.rubric, mayChangeCited);
}

/** One bad setting hides none of the others: its own fault is named with the outline's. */
function validSettings(settings: unknown): SettingsData {
  const valid = SETTING_KEYS.flatMap((key) => {
    const value = isPlainObject(settings) ? settings[key] : undefined;
    const parsed = settingsSchema.shape[key].safeParse(value);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
  });
  return Object.fromEntries(valid);
}

function readSheets(
  list: readonly unknown[],
  participants: KnownIds,
  facts: ReadonlyMap<string, Facts>,
  { rubric }: Policy,
  problems: Problem[]
): ScoredSheet[] {
  const sheets: ScoredSheet[] = [];
  const seen = new Map<string, Set<string>>();
  list.forEach((value, index) => {
    const path = `sheets[${index}]`;
    const head = checkSchema(sheetHeadSchema, value, { path });
    if (!head.ok) append(problems, head.problems);
    if (!isPlainObject(value)) return;
    const { participant, expert, entries } = value;
    const place: Place = {
      path,
      ...(typeof participant === 'string' ? { participant } : {}),
      ...(typeof expert === 'string' ? { expert } : {})
    };
    if (typeof participant === 'string') {
      if (!participants.has(participant))
        problems.push(problem('unknown-participant', { id: participant }, place));
      if (typeof expert === 'string' && isRepeated(seen, participant, expert)) {
        problems.push(problem('duplicate-sheet', { participant, expert }, place));
      }
    }
    if (!isPlainObject(entries)) {
      const at = { ...place, path: `${path}.entries` };
      problems.push(
        entries === undefined
          ? problem('missing-key', { key: 'entries' }, at)
          : problem('wrong-type', { expected: 'object', found: typeName(entries) }, at)
      );
      return;
    }
    const known = typeof participant === 'string' ? facts.get(participant) : undefined;
    const scored = scoreEntries(rubric, entries, known, faultsAt(place, problems));
    if (scored && head.ok) {
      const { participant, expert } = head.value;
      sheets.push({ participant, expert, entries: entries as ScoredSheet['entries'], ...scored });
    }
  });
  return sheets;
}

function isRepeated(seen: Map<string, Set<string>>, participant: string, expert: string): boolean {
  const experts = seen.get(participant) ?? new Set();
  seen.set(participant, experts);
  if (experts.has(expert)) return true;
  experts.add(expert);
  return false;
}

/** One function for all rows of a sheet (a closure a row would cost more than scoring it). */
function faultsAt(place: Place, problems: Problem[]): (criterion: string) => Fault {
  let criterion = '';
  const fault: Fault = (code, detail, key) => {
    const path = joinPath(joinPath(joinPath(place.path ?? '', 'entries'), criterion), key ?? '');
    problems.push(problem(code, detail, { ...place, criterion, path }));
    return undefined;
  };
  return (id) => {
    criterion = id;
    return fault;
  };
}
