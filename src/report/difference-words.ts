/** How export and Kartra’s API differ, in the words a person reads. */
import type { DifferenceKind } from '../model/witness.ts';

export const differenceWords: Readonly<Record<DifferenceKind, string>> = {
  'cut-short': 'cut short in the export',
  'encoding-damaged': 'letters damaged in the export',
  'number-damaged': 'number rewritten by a spreadsheet',
  'zeros-lost': 'leading zeros or plus lost in the export',
  'blank-in-export': 'blank in the export',
  'blank-in-api': 'blank in Kartra’s API',
  'only-in-export': 'only in the export',
  'only-in-api': 'only in Kartra’s API',
  'list-left': 'on the list in the export, left it by Kartra’s API',
  consent: 'consent differs',
  deleted: 'deleted in Kartra',
  changed: 'differs',
};
