/** What a form of the page came back with. */
import type { FormFaults } from '#lib/ui/form.ts';

export type Answer = {
  form?: string;
  faults?: FormFaults | undefined;
  values?: Record<string, string> | undefined;
} | null;
