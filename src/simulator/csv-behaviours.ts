/**
 * Owns: the rows of the behaviour table that concern HighLevel's CSV importer. They are part of the one table in
 * behaviours.ts and switched there.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface CsvBehaviours {
  csvImportFiresCreated: boolean;
  csvTagsReplace: boolean;
  csvCreatedDateKept: boolean;
  csvEmptyCellClears: boolean;
}

export const CSV_BEHAVIOURS: {
  readonly [Name in keyof CsvBehaviours]: BehaviourEntry<CsvBehaviours[Name]>;
} = {
  csvImportFiresCreated: {
    value: false,
    certainty: 'H',
    source:
      'a copy of the help page on the trigger "Contact Created": it fires for the API and not for a bulk CSV import',
  },
  csvTagsReplace: {
    value: false,
    certainty: 'U',
    source:
      'undocumented for an update by CSV: the Tags column adds to the tags a contact has; on = replaces them',
  },
  csvCreatedDateKept: {
    value: false,
    certainty: 'U',
    source: 'the sample file of the help page has a Created Date column; that it is ignored is our reading',
  },
  csvEmptyCellClears: {
    value: false,
    certainty: 'U',
    source: 'undocumented for an update by CSV: an empty cell leaves what a contact has; on = clears it',
  },
};
