/**
 * Owns: the rows of the behaviour table that concern opportunities, pipelines, notes, tasks and what else hangs
 * on a contact. They are part of the one table in behaviours.ts and switched there.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface ActivityBehaviours {
  opportunityDuplicateCounts: 'any' | 'open';
  opportunitySourceAccepted: boolean;
  statusAllStoredAsOpen: boolean;
  opportunityOwnerSync: boolean;
  opportunityCustomFieldRead: 'typed' | 'plain';
  opportunityQueryOtherCaseRefused: boolean;
  opportunitySearchFirstPage: number;
  upsertOpportunityTakesContactId: boolean;
  contactDeleteRemovesOpportunities: boolean;
  pipelineNamesUnique: boolean;
  pipelineUpdateMovesCards: boolean;
  pipelineDeleteRemovesOpportunities: boolean;
  stageProbabilityRecomputed: boolean;
  unknownFollowersIgnored: boolean;
  draftWorkflowIgnored: boolean;
  deprecatedContactListInV3: boolean;
  lookupNeedsOAuth: boolean;
  notesSearchMax: number;
}

export const ACTIVITY_BEHAVIOURS: {
  readonly [Name in keyof ActivityBehaviours]: BehaviourEntry<ActivityBehaviours[Name]>;
} = {
  opportunityDuplicateCounts: {
    value: 'any',
    certainty: 'I',
    source:
      'integrators disagree whether a closed opportunity of the contact in the pipeline counts as a duplicate; one measured that any status does',
    choices: ['any', 'open'],
  },
  opportunitySourceAccepted: {
    value: true,
    certainty: 'I',
    source: 'integrators: source is taken by an opportunity although no spec has it; off = 422',
  },
  statusAllStoredAsOpen: {
    value: true,
    certainty: 'U',
    source: 'the specs let a write carry the status all, which is no state; stored as open, off = 422',
  },
  opportunityOwnerSync: {
    value: true,
    certainty: 'I',
    source: 'integrators: the owner of a contact and of its opportunities are kept in step by default',
  },
  opportunityCustomFieldRead: {
    value: 'typed',
    certainty: 'I',
    source:
      'integrators: a value reads back as fieldValueString, fieldValueNumber or fieldValueArray beside a type; plain = fieldValue, as the spec says',
    choices: ['typed', 'plain'],
  },
  opportunityQueryOtherCaseRefused: {
    value: true,
    certainty: 'I',
    source: 'integrators: the query names of the other version are answered with 422; off = they are taken',
  },
  opportunitySearchFirstPage: {
    value: 0,
    certainty: 'S',
    source:
      'page of the search body in the v3 opportunities spec: counted from 0 (the query of the GET is counted from 1); the dated versions are silent',
  },
  upsertOpportunityTakesContactId: {
    value: true,
    certainty: 'I',
    source: 'integrators send contactId to the upsert, which no spec lists; off = 422',
  },
  contactDeleteRemovesOpportunities: {
    value: true,
    certainty: 'I',
    source: 'integrators: deleting a contact deletes its opportunities; off = they stay without a contact',
  },
  pipelineNamesUnique: {
    value: true,
    certainty: 'L',
    source:
      'pipeline pages of the live documentation: names of pipelines in a location and of stages in a pipeline are unique whatever their case',
  },
  pipelineUpdateMovesCards: {
    value: true,
    certainty: 'L',
    source:
      'update page of the live documentation: opportunities in removed stages go to the lowest one left; off = they keep a dead stage',
  },
  pipelineDeleteRemovesOpportunities: {
    value: true,
    certainty: 'L',
    source:
      'delete page of the live documentation: all opportunities of the pipeline go with it; off = they stay',
  },
  stageProbabilityRecomputed: {
    value: true,
    certainty: 'L',
    source:
      'pipeline pages of the live documentation: one stage without a probability makes the system compute all by position; off = only that one',
  },
  unknownFollowersIgnored: {
    value: true,
    certainty: 'U',
    source: 'followers are user ids in the spec; unknown ones are left out of a 2xx, our reading; off = 422',
  },
  draftWorkflowIgnored: {
    value: true,
    certainty: 'I',
    source:
      'integrators: adding a contact to a draft workflow is answered with 200 and nothing happens; off = 400',
  },
  deprecatedContactListInV3: {
    value: true,
    certainty: 'I',
    source: 'integrators: the contact list gone from the v3 spec still answers under v3; off = 404',
  },
  lookupNeedsOAuth: {
    value: true,
    certainty: 'L',
    source:
      'lookup page of the live documentation: OAuth channel only; that a private integration token gets 401 is our reading',
  },
  notesSearchMax: {
    value: 100,
    certainty: 'U',
    source: 'undocumented: the longest page of the search of notes, 100 as in other searches; more is a 422',
  },
};
