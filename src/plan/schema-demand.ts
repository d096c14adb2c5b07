/**
 * What of a location's schema, beside the fields and tags of contacts, the records to come need. Whoever plans
 * those records fills it; it holds nothing where there are none.
 */
import type { FieldToMake, WantedField } from '../model/custom-field.ts';
import type { AssociationSpec, ObjectFieldSpec, ObjectSpec } from '../model/custom-object.ts';

export interface PipelineSpec {
  /** Unique in the location, whatever its case. */
  readonly name: string;
  /** In their order; at least one. */
  readonly stages: readonly string[];
}

export interface ObjectDemand extends ObjectSpec {
  /** Beside the main field. */
  readonly fields: readonly ObjectFieldSpec[];
}

/** A course for a membership, and the offers that give access to it. */
export interface CourseDemand {
  /** Unique in the location, whatever its case; so are the offers' titles. */
  readonly title: string;
  /** Titles, one for each level. */
  readonly offers: readonly string[];
}

export interface SchemaDemand {
  /** Fields of contacts beside those of the map and of what is derived. */
  readonly contactFields: readonly FieldToMake[];
  readonly opportunityFields: readonly WantedField[];
  readonly pipelines: readonly PipelineSpec[];
  readonly objects: readonly ObjectDemand[];
  readonly associations: readonly AssociationSpec[];
  readonly courses: readonly CourseDemand[];
}

export const noSchemaDemand: SchemaDemand = {
  contactFields: [],
  opportunityFields: [],
  pipelines: [],
  objects: [],
  associations: [],
  courses: [],
};
