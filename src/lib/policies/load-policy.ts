/** A policy's folder → the policy, or every mistake in its files as file:line:column. Reads files; writes none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../domain/policy.ts';
import {
  checkPolicyTexts,
  readPolicyTexts,
  type CheckedPolicy,
  type GivenFiles,
  type Loaded
} from './policy-texts.ts';

export type { Loaded } from './policy-texts.ts';

/** Reads policy.yaml and rubric.yaml. */
export const loadPolicy = (folder: string): Loaded<Policy> => readPolicyTexts(filesOf(folder));

/** Reads a whole folder and runs its worked examples. */
export const checkPolicyFolder = (folder: string): Loaded<CheckedPolicy> => checkPolicyTexts(filesOf(folder));

const filesOf =
  (folder: string): GivenFiles =>
  (name) => {
    const file = join(folder, name);
    try {
      return { name: file, content: readFileSync(file) };
    } catch (error) {
      return { name: file, content: { unreadable: (error as Error).message } };
    }
  };
