/** The options a target is limited to; empty where it takes any value. */
import { optionsOfField, type SourceObject } from '../model/destination-fields.ts';
import type { Target } from '../model/field-map.ts';

/** @example optionsOf('deal', { kind: 'field', field: 'status' }) // ['open', 'won', 'lost', 'abandoned'] */
export function optionsOf(object: SourceObject, target: Target): readonly string[] {
  if (target.kind === 'custom') return target.custom.options;
  return target.kind === 'field' ? optionsOfField(object, target.field) : [];
}
