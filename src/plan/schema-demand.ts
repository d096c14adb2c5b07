/**
 * What of a location's schema, beside the fields and tags of contacts, the records to come need. Whoever plans
 * those records fills it; it holds nothing where there are none.
 */
import type { CustomFieldSpec } from '../model/custom-field.ts';
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

export interface SchemaDemand {
  readonly opportunityFields: readonly CustomFieldSpec[];
  readonly pipelines: readonly PipelineSpec[];
  readonly objects: readonly ObjectDemand[];
  readonly associations: readonly AssociationSpec[];
}

export const noSchemaDemand: SchemaDemand = {
  opportunityFields: [],
  pipelines: [],
  objects: [],
  associations: [],
};
