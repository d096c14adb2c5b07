/**
 * Owns: the rows of the behaviour table that concern custom objects, their fields, associations, custom values.
 * They are part of the one table in behaviours.ts and switched there.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface ObjectBehaviours {
  customObjectsMax: number;
  uniqueFieldsPerObjectMax: number;
  associationLabelsMax: number;
  objectUnknownPropertyRefused: boolean;
  objectWrongValueRefused: boolean;
  objectOptionMismatchDropped: boolean;
  objectUniqueClash: 'refuse' | 'accept';
  objectBadDateFilter: '400' | '500';
  objectRecordSearchLags: boolean;
  objectFieldOptionsReplaced: boolean;
  duplicateRelationRefused: boolean;
  duplicateCustomValueRefused: boolean;
}

export const OBJECT_BEHAVIOURS: {
  readonly [Name in keyof ObjectBehaviours]: BehaviourEntry<ObjectBehaviours[Name]>;
} = {
  customObjectsMax: {
    value: 10,
    certainty: 'H',
    source:
      'help centre: ten custom objects for each location on every plan; that the 11th is a 400 is our reading',
  },
  uniqueFieldsPerObjectMax: {
    value: 10,
    certainty: 'H',
    source: 'help centre: at most ten unique fields for each object, set by hand',
  },
  associationLabelsMax: {
    value: 10,
    certainty: 'H',
    source: 'help centre: ten labels between two objects; that the 11th is a 400 is our reading',
  },
  objectUnknownPropertyRefused: {
    value: true,
    certainty: 'U',
    source: 'undocumented: a property that is no field of the object is refused with 400; off = ignored',
  },
  objectWrongValueRefused: {
    value: true,
    certainty: 'U',
    source:
      'shapes of the record example in the objects spec: another shape is refused with 400; off = dropped',
  },
  objectOptionMismatchDropped: {
    value: true,
    certainty: 'U',
    source: 'by analogy with contacts: an option that the field lacks vanishes with 201; off = 400',
  },
  objectUniqueClash: {
    value: 'refuse',
    certainty: 'U',
    source: 'fields can be made unique by hand; what the API does on a clash is not documented; refuse = 400',
    choices: ['refuse', 'accept'],
  },
  objectBadDateFilter: {
    value: '400',
    certainty: 'I',
    source:
      'issue 84: a date that is none in a range filter was answered with 500; the default is the answer after a repair, because a simulator that answers 500 hides its own bugs; 500 = the defect as reported',
    choices: ['400', '500'],
  },
  objectRecordSearchLags: {
    value: true,
    certainty: 'U',
    source: 'by analogy with contacts: a search of records trails writes by searchLagMs; off = the truth',
  },
  objectFieldOptionsReplaced: {
    value: true,
    certainty: 'S',
    source: 'custom-fields spec: options sent to an update replace all options; off = they are added',
  },
  duplicateRelationRefused: {
    value: true,
    certainty: 'U',
    source:
      'undocumented: the same two records under one association a second time are a 400; off = kept twice',
  },
  duplicateCustomValueRefused: {
    value: true,
    certainty: 'U',
    source: 'undocumented; refusing with 400 is the reading that forces a client to list first',
  },
};
