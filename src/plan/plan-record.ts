/**
 * One record of a custom object and its link to a person, decided against the records that carry its marker.
 * A record nobody is known for stands without a link; what stands there is left as it is.
 */
import { recordDifferences } from '../model/compare-record.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import { type ExpectedRecord, type ExpectedRelation, relationId } from '../model/expected-record.ts';
import type { Json } from '../model/json.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { associationId, objectId } from '../model/schema-ids.ts';

export interface PlannedRecord {
  readonly kind: 'order' | 'subscription' | 'membership' | 'affiliate';
  readonly externalId: string;
  readonly expected: ExpectedRecord;
  /** Properties the source says nothing of any more. */
  readonly emptied?: readonly string[];
  /** Null where the record has no person. */
  readonly link: { readonly association: string; readonly contact: string } | null;
}

const neutral = { changes: [], kept: [], reason: null } as const;

/** @param linked the link's id where this workspace made it and the record still stands */
export function planRecord(
  { kind, externalId, expected, emptied = [], link }: PlannedRecord,
  found: readonly DestinationRecord[],
  linked: string | null,
): readonly PlannedOperation[] {
  const [standing, ...others] = found;
  const kept =
    standing === undefined
      ? []
      : [
          ...recordDifferences(expected, standing),
          ...recordDifferences(
            { ...expected, properties: Object.fromEntries(emptied.map((key) => [key, ''])) },
            standing,
          ),
        ];
  const left = new Set(kept.map(({ field }) => field));
  const properties = Object.entries(expected.properties).filter(([key]) => !left.has(key));
  const record: PlannedOperation = {
    ...neutral,
    object: `${kind}-record`,
    externalId,
    action: others.length > 0 ? 'skip' : standing === undefined ? 'create' : 'unchanged',
    destinationId: others.length > 0 ? null : (standing?.id ?? null),
    dependsOn: [objectId(expected.object)],
    expected: { object: expected.object, properties: Object.fromEntries(properties) as Json },
    kept,
    reason: others.length > 0 ? 'twice: two records carry it' : null,
  };
  if (link === null || others.length > 0) return [record];
  const relation: ExpectedRelation = { ...link, record: externalId };
  return [
    record,
    {
      ...neutral,
      object: `${kind}-link`,
      externalId: relationId(externalId),
      action: standing !== undefined && linked !== null ? 'unchanged' : 'create',
      destinationId: standing === undefined ? null : linked,
      dependsOn: [externalId, link.contact, associationId(link.association)],
      expected: { ...relation },
    },
  ];
}
