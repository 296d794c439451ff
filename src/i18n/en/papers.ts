/** The words of papers. */
import type { PapersTexts } from '../papers-texts.ts';

export const papers: PapersTexts = {
  none: 'No papers',
  add: 'Add papers',
  addThese: 'Upload the chosen files',
  file: 'Papers',
  fileHint: 'PDF, PNG, JPEG or WebP, at most 15 MB each; several at once are fine',
  detach: 'Take away',
  detachThis: 'Take this paper away',
  detachSays:
    'It will no longer be listed and cannot be downloaded. When, from which account and why goes into the audit log.',
  blank: 'Please fill this in'
};
