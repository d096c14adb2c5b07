/**
 * What of an opportunity, a record, an appointment, a calendar or its hours that stands is brought up to date, by the rule a person chose
 * for what exists: blanks are filled, or the source wins. What stays theirs stays listed beside ours. Pure.
 *
 * Invariants: under `fill-empty` nothing anybody typed is replaced; pipeline and stage, start and end, hours and time zone go together
 * or not at all; a calendar of another type keeps its members, since no call changes a type. (HighLevel, calendars: the update has no type.)
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
const bookingKinds: ReadonlySet<ObjectKind> = new Set(['appointment', 'calendar', 'schedule']);
const placeFields: ReadonlySet<string> = new Set([
  'pipeline',
  'stage',
  'start',
  'end',
  'timeZone',
  'hours',
  'type',
  'members',
]);

interface Expected {
  readonly custom?: Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly left?: readonly string[];
}

/** @returns the operation as it is, or the same as an update of what may be written */
export function settleKept(operation: PlannedOperation, existing: ExistingPolicy): PlannedOperation {
  const { object, action, kept } = operation;
  // Hours that stand may have to be applied to their calendar beside.
  if (action !== 'unchanged' && !(object === 'schedule' && action === 'update')) return operation;
  if (!opportunityKinds.has(object) && !isRecord(object) && !bookingKinds.has(object)) return operation;
  const isPlace = ({ field }: FieldChange) => !isRecord(object) && placeFields.has(field);
  const allowed = kept.filter((change) => isWritable(change, existing) && !isFixed(object, change));
  const wholePlace = kept.filter(isPlace).every((change) => allowed.includes(change));
  const changes = allowed.filter((change) => wholePlace || !isPlace(change));
  if (changes.length === 0) return operation;
  return {
    ...operation,
    action: 'update',
    changes: [...operation.changes, ...changes],
    kept: kept.filter((change) => !changes.includes(change)),
    expected: withChanges((operation.expected ?? {}) as Expected, changes, object),
  };
}

const isFixed = (object: ObjectKind, { field }: FieldChange): boolean =>
  object === 'calendar' && field === 'type';

function isWritable({ before, after }: FieldChange, existing: ExistingPolicy): boolean {
  if (after === null) return false;
  return existing === 'source-wins' || before === null || before === '';
}

function withChanges(expected: Expected, changes: readonly FieldChange[], object: ObjectKind): Json {
  const written = new Set(changes.map(({ field }) => field));
  const left = (expected.left ?? []).filter((field) => !written.has(field));
  if (bookingKinds.has(object)) return { ...expected, left };
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
