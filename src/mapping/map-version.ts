/** The version of a field map: a hash of what it means. */
import { jsonDigest } from '../model/digest.ts';
import type { FieldMap, Target } from '../model/field-map.ts';
import type { Json } from '../model/json.ts';

/**
 * SHA-256 as hex over columns, targets, transforms and evidence. Status, reasons, who confirmed it, the
 * order of columns and anything a person wrote in comments do not count: they change no record.
 */
export function mapVersion(map: FieldMap): string {
  const columns = map.columns
    .map(({ column, target, transform, evidence }): [string, Json] => [
      column,
      { target: meaningOf(target), transform, evidence },
    ])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return jsonDigest(columns);
}

function meaningOf(target: Target): Json {
  return target.kind === 'custom' ? { kind: target.kind, custom: { ...target.custom } } : { ...target };
}
