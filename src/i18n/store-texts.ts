/** The words of the commands that work on a store. */
import type { ServiceWords, Stage } from './service-words.ts';

export interface StoreTexts {
  stages: { readonly [S in Stage]: string };
  roles: ServiceWords['roles'];
  kinds: { readonly district: string; readonly 'supervising-body': string };
  none: string;
  migrated(applied: readonly string[], backup: string | null): string;
  checked(engine: 'sqlite' | 'postgres', problems: number): string;
  added(name: string): string;
  code(name: string, code: string, until: string): string;
  shut(name: string, verb: 'disable' | 'enable'): string;
  account(isDisabled: boolean, hasPassword: boolean): string;
  imported(code: string, isNew: boolean): string;
  exported(code: string, file: string): string;
  auditExported(rows: number, file: string): string;
  verified(facts: { rows: number; objects: number; anchors: number; problems: number }): string;
  backedUp(file: string, rows: number, contents: number): string;
  restored(madeAt: string, rows: number, contents: number, problems: number): string;
  anchorsKept(file: string): string;
}
