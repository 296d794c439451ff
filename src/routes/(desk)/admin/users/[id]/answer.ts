/** What comes back with one of the account's forms. */
import type { FormFaults } from '#lib/ui/form.ts';

export type Answer = {
  form?: string;
  faults?: FormFaults | undefined;
  values?: Record<string, string> | undefined;
} | null;
