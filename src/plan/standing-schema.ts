/** The schema of a location as it stood when it was read: as much of it as the plan leans on. */
import type { DestinationCourse, DestinationOffer } from '../model/course.ts';
import type {
  DestinationAssociation,
  DestinationObject,
  DestinationObjectField,
} from '../model/custom-object.ts';
import type { DestinationCustomField, DestinationTag } from '../model/location.ts';
import type { DestinationPipeline } from '../model/opportunity.ts';

export interface StandingSchema {
  readonly fields: readonly DestinationCustomField[];
  readonly tags: readonly DestinationTag[];
  readonly opportunityFields: readonly DestinationCustomField[];
  readonly pipelines: readonly DestinationPipeline[];
  readonly objects: readonly DestinationObject[];
  /** Of the objects the plan needs. */
  readonly objectFields: readonly DestinationObjectField[];
  readonly associations: readonly DestinationAssociation[];
  readonly courses: readonly DestinationCourse[];
  readonly offers: readonly DestinationOffer[];
}

export const nothingStands: StandingSchema = {
  fields: [],
  tags: [],
  opportunityFields: [],
  pipelines: [],
  objects: [],
  objectFields: [],
  associations: [],
  courses: [],
  offers: [],
};
