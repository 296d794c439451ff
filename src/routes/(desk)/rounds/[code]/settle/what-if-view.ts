/** What was tried → who would change, best placed first, and the counts beside those of now. Pure. */
import type { AssessmentData } from '#lib/domain/policy.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { WhatIf } from '#lib/domain/what-if.ts';
import type { ChangeView, WhatIfAnswer } from '#lib/ui/settle/view.ts';
import { gradeView } from '../ranking-view.ts';

interface Summary {
  participants: number;
  quota: number | null;
  undecided: number;
  incomplete: number;
  grades: Readonly<Record<string, number>>;
}

export interface Tried extends Pick<WhatIf, 'changes'> {
  setAside: number;
  before: Summary;
  after: Summary;
}

/** So many stand in the page; the rest is a number. */
const SHOWN_CHANGES = 60;

export function whatIfView({ assessment, participants }: Round, tried: Tried): WhatIfAnswer {
  const bands = assessment.grades?.bands ?? [];
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const standing = (given: Tried['changes'][number]['before']) =>
    given && { rank: given.rank, total: given.total, grade: gradeView(bands, given.grade) };
  const changes = tried.changes.map(({ participant: id, before, after }): ChangeView => ({
    id,
    name: names.get(id) ?? id,
    before: standing(before),
    after: standing(after)
  }));
  // Another grade matters more than another place.
  const weight = ({ before, after }: ChangeView): number => (before?.grade?.id === after?.grade?.id ? 1 : 0);
  const place = ({ before, after }: ChangeView): number => after?.rank ?? before?.rank ?? Infinity;
  changes.sort((a, b) => weight(a) - weight(b) || place(a) - place(b));
  return {
    changes: changes.slice(0, SHOWN_CHANGES),
    changed: changes.length,
    setAside: tried.setAside,
    rows: rowsOf(bands, tried),
    quota: [tried.before.quota, tried.after.quota],
    incomplete: [tried.before.incomplete, tried.after.incomplete]
  };
}

function rowsOf(bands: NonNullable<AssessmentData['grades']>['bands'], { before, after }: Tried) {
  const count = ({ grades }: Summary, id: string): number =>
    Object.hasOwn(grades, id) ? (grades[id] ?? 0) : 0;
  return [...bands.map(({ id }) => id), 'undecided'].flatMap((id) => {
    const [was, is] = [count(before, id), count(after, id)];
    const grade = gradeView(bands, id);
    return grade && (id !== 'undecided' || was + is > 0) ? [{ grade, before: was, after: is }] : [];
  });
}
