/** The version of a field map: a hash of what it means. */
import { jsonDigest } from '../model/digest.ts';
import type { FieldMap, Target } from '../model/field-map.ts';
import type { Json } from '../model/json.ts';

/**
 * SHA-256 as hex over columns, targets, transforms, value maps and evidence, and over which evidence of
 * consent nobody looked at, since that closes channels. Other statuses, reasons, who confirmed it, the order of
 * columns and anything a person wrote in comments do not count: they change no record.
 */
export function mapVersion(map: FieldMap): string {
  const columns = map.columns
    .map(({ object, column, target, transform, values, evidence, decided }): [string, Json] => [
      `${object}.${column}`,
      {
        target: meaningOf(target),
        transform,
        values,
        evidence,
        reviewed: evidence === null || decided?.withoutReview !== true,
      },
    ])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return jsonDigest(columns);
}

function meaningOf(target: Target): Json {
  // JSON of plain data is plain data: the copy has the type of JSON.
  return target.kind === 'custom'
    ? { kind: target.kind, custom: { ...target.custom } }
    : { ...(target as Exclude<Target, { kind: 'field' | 'custom' }>) };
}
