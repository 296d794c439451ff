/** What a field tells its control: what it is called and described by, and whether it is wrong. */
export interface FieldControl {
  id: string;
  /** of aria-describedby */
  describedBy: string | undefined;
  /** of aria-invalid */
  invalid: 'true' | undefined;
}
