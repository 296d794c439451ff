/** The registry of scoring methods: a method without its file, or a file without its method, does not compile. */
import type { Fault } from '../problem.ts';
import type { Hundredths } from '../points.ts';
import type { Because } from './because.ts';
import { checklist } from './checklist.ts';
import type { Criterion, MethodId } from './criterion.ts';
import { deductions } from './deductions.ts';
import { judgement } from './judgement.ts';
import { measured } from './measured.ts';
import type { Input, Method } from './method.ts';
import { presence } from './presence.ts';
import { shortfall } from './shortfall.ts';
import { tally } from './tally.ts';

export const METHODS: { readonly [M in MethodId]: Method<M> } = {
  judgement,
  presence,
  shortfall,
  measured,
  checklist,
  tally,
  deductions
};

export const METHOD_IDS = Object.keys(METHODS) as MethodId[];

/** The method of a criterion, typed for it: the registry pairs them by name, which TypeScript cannot follow. */
const methodOf = (criterion: Criterion): Method<MethodId> => METHODS[criterion.method];

export const inputKeys = (criterion: Criterion): readonly string[] => methodOf(criterion).keys;

/** Points in hundredths for an entry's input; undefined once a fault was reported. */
export function score(criterion: Criterion, input: Input, fault: Fault): Hundredths | undefined {
  return methodOf(criterion).score(criterion, input, fault);
}

/** The arithmetic behind the points of an input that `score` has accepted. */
export function because(criterion: Criterion, input: Input): Because {
  return methodOf(criterion).because(criterion, input);
}
