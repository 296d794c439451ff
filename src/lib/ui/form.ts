/** What came back with a form: words beside the fields that they concern, and those that concern none of them. */
export interface FormFaults<F extends string = string> {
  fields: Partial<Record<F, string>>;
  general: string[];
}

/** What an ActForm tells its fields. */
export interface ActFields {
  faults: FormFaults;
  /** what was typed before, where no script kept it */
  values: Readonly<Record<string, string>>;
  isBusy: boolean;
}

export const NO_FAULTS: FormFaults<never> = { fields: {}, general: [] };

/** @param fields of the form, by the names that problems give them */
export function faultsIn<F extends string>(
  problems: readonly { path: string | null; text: string }[],
  fields: readonly F[]
): FormFaults<F> {
  const faults: FormFaults<F> = { fields: {}, general: [] };
  for (const { path, text } of problems) {
    const field = fields.find((each) => each === path);
    if (field === undefined) faults.general.push(text);
    else faults.fields[field] = [faults.fields[field], text].filter(Boolean).join(' ');
  }
  return faults;
}
