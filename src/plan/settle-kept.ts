/**
 * What of an opportunity, a record or an appointment that stands is brought up to date, by the rule a person chose for what exists:
 * blanks are filled, or the source wins. What stays theirs stays listed beside ours. Pure.
 *
 * Invariants: under `fill-empty` nothing anybody typed is replaced; pipeline and stage, start and end go together or not at all.
 */
import type { Json } from '../model/json.ts';
import type { FieldChange, ObjectKind, PlannedOperation } from '../model/plan.ts';
import type { ExistingPolicy } from './plan-contact.ts';

const opportunityKinds: ReadonlySet<ObjectKind> = new Set([
  'opportunity',
  'order',
  'subscription',
  'appointment-deal',
]);
const isRecord = (object: ObjectKind): boolean => object.endsWith('-record');
const placeFields: ReadonlySet<string> = new Set(['pipeline', 'stage', 'start', 'end']);

interface Expected {
  readonly custom?: Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly left?: readonly string[];
}

/** @returns the operation as it is, or the same as an update of what may be written */
export function settleKept(operation: PlannedOperation, existing: ExistingPolicy): PlannedOperation {
  const { object, action, kept } = operation;
  if (action !== 'unchanged' || kept.length === 0) return operation;
  if (!opportunityKinds.has(object) && !isRecord(object) && object !== 'appointment') return operation;
  const allowed = kept.filter((change) => isWritable(change, existing));
  const place = kept.filter(({ field }) => placeFields.has(field));
  const wholePlace = place.every((change) => allowed.includes(change));
  const changes = allowed.filter(({ field }) => wholePlace || !placeFields.has(field));
  if (changes.length === 0) return operation;
  return {
    ...operation,
    action: 'update',
    changes,
    kept: kept.filter((change) => !changes.includes(change)),
    expected: withChanges((operation.expected ?? {}) as Expected, changes, object),
  };
}

function isWritable({ before, after }: FieldChange, existing: ExistingPolicy): boolean {
  if (after === null) return false;
  return existing === 'source-wins' || before === null || before === '';
}

function withChanges(expected: Expected, changes: readonly FieldChange[], object: ObjectKind): Json {
  const written = new Set(changes.map(({ field }) => field));
  const left = (expected.left ?? []).filter((field) => !written.has(field));
  if (object === 'appointment') return { ...expected, left };
  if (isRecord(object)) {
    const values = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
    return { ...expected, properties: { ...expected.properties, ...values } };
  }
  const custom = changes.flatMap(({ field, after }) =>
    field.startsWith('custom.') ? [[field.slice('custom.'.length), after] as const] : [],
  );
  return {
    ...expected,
    custom: { ...expected.custom, ...Object.fromEntries(custom) },
    left,
  };
}
