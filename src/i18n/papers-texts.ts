/** The words of papers: files beside what is recorded. */
export interface PapersTexts {
  none: string;
  add: string;
  addThese: string;
  file: string;
  fileHint: string;
  detach: string;
  detachThis: string;
  detachSays: string;
  /** beside a field that was left empty */
  blank: string;
}
