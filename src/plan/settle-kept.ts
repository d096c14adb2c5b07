/**
 * What of a record that stands is brought up to date. What we wrote there before is compared three ways: changed in
 * Kartra alone, it is written; changed in HighLevel alone, it is left; changed on both sides, a person decides. For
 * what we never wrote the rule for what exists counts: blanks are filled, or the source wins. Pure.
 *
 * Invariants: under `fill-empty` nothing anybody typed is replaced; pipeline and stage, start and end, hours and time zone go together
 * or not at all; a calendar of another type keeps its members, since no call changes a type. (HighLevel, calendars: the update has no type.)
 */
import { isOpportunityValue } from '../model/compare-opportunity.ts';
import type { CustomValue } from '../model/contact.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import { keyOfField, writtenValue } from '../model/merge-written.ts';
import { findStage, type OpportunityPlace, wordOf } from '../model/opportunity-place.ts';
import type { FieldChange, ObjectKind, PlannedOperation } from '../model/plan.ts';
import type { ExistingPolicy } from './plan-contact.ts';
import { compareThreeWays, type Resolution, settleField } from './three-way.ts';

const opportunityKinds: ReadonlySet<ObjectKind> = new Set([
  'opportunity',
  'order',
  'subscription',
  'appointment-deal',
]);
const noteKinds: ReadonlySet<ObjectKind> = new Set(['note', 'history-note', 'appointment-note']);
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

/** Fields a change shows otherwise than we wrote them, ids or a list in words: the rule for what exists decides. */
const shownOtherwise: ReadonlySet<string> = new Set(['calendar', 'members', 'hours']);

/** Kinds of record whose fields are settled here. */
export const isSettled = (object: ObjectKind): boolean =>
  opportunityKinds.has(object) || noteKinds.has(object) || isRecord(object) || bookingKinds.has(object);

export interface SettleContext {
  readonly existing: ExistingPolicy;
  /** What we wrote on the record, over all plans (`mergeWritten`); null where we never did. */
  readonly written: Json;
  /** How a person decided a conflict, while the source still says the same. */
  readonly resolve: (externalId: string, change: FieldChange) => Resolution | null;
  readonly place: OpportunityPlace;
}

interface Expected {
  readonly custom?: Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly left?: readonly string[];
}

/** @returns the operation as it is, or the same as an update of what may be written */
export function settleKept(operation: PlannedOperation, context: SettleContext): PlannedOperation {
  const { object, action, kept } = operation;
  // Hours that stand may have to be applied to their calendar beside.
  if (action !== 'unchanged' && !(object === 'schedule' && action === 'update')) return operation;
  if (kept.length === 0 || !isSettled(object)) return operation;
  const isPlace = ({ field }: FieldChange) => !isRecord(object) && placeFields.has(field);
  const settled = kept.map((change) => settleOne(operation, change, context));
  const wholePlace = settled.filter(({ change }) => isPlace(change)).every(({ write }) => write);
  const isWritten = ({ write, change }: SettledChange) => write && (wholePlace || !isPlace(change));
  const written = settled.filter(isWritten);
  const stays = settled.filter((one) => !isWritten(one)).map(({ change }) => change);
  if (written.length === 0)
    return stays.some(({ wrote }) => wrote !== undefined) ? { ...operation, kept: stays } : operation;
  return {
    ...operation,
    action: 'update',
    changes: [...operation.changes, ...written.map(({ change }) => change)],
    kept: stays,
    expected: withChanges((operation.expected ?? {}) as Expected, written, object),
  };
}

const isFixed = (object: ObjectKind, { field }: FieldChange): boolean =>
  object === 'calendar' && field === 'type';

interface SettledChange {
  readonly write: boolean;
  readonly change: FieldChange;
  /** A person typed the value: neither side's. */
  readonly typed: boolean;
}

function settleOne(
  { object, externalId }: PlannedOperation,
  change: FieldChange,
  { existing, written, resolve, place }: SettleContext,
): SettledChange {
  const { field, before, after } = change;
  if (after === null || isFixed(object, change))
    return { write: false, change: inWords(change, place), typed: false };
  const isBlank = before === null || before === '';
  const empties = after === '' || (Array.isArray(after) && after.length === 0);
  // A note is somebody's text, never a blank to fill; what we never wrote is never emptied.
  const byRule = !noteKinds.has(object) && !empties && (existing === 'source-wins' || isBlank);
  const wroteOrNull = written === null ? undefined : wroteThere(written, field, place);
  // Emptied before we ever wrote there: nothing of ours stands there to be emptied.
  const wrote = empties && wroteOrNull === null ? undefined : wroteOrNull;
  const three = compareThreeWays<Json>({
    wrote,
    source: after,
    destination: before,
    same: (one, other) => isSame(object, field, one, other ?? null, place),
  });
  const shown = inWords(change, place, wrote);
  const settled = settleField(three, shown, byRule, typedAs(resolve(externalId, shown), after));
  return { ...settled, typed: settled.change.after !== after };
}

/** With what people call its values, where they are ids or instants. */
function inWords(change: FieldChange, place: OpportunityPlace, wrote: Json = null): FieldChange {
  const { field, before, after } = change;
  const [was, will, then] = [before, after, wrote].map((value) => wordOf(place, field, value));
  if ([was, will, then].every((word) => word == null)) return change;
  const words = { before: was ?? textOf(before), after: will ?? textOf(after) };
  return { ...change, words: wrote === null ? words : { ...words, wrote: then ?? textOf(wrote) } };
}

const textOf = (value: Json): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** In the terms a change has: ids of the place, instants. */
function wroteThere(written: Json, field: string, place: OpportunityPlace): Json | undefined {
  const value = writtenValue(written, field);
  if (field === 'pipeline' || field === 'stage') {
    const { pipeline = '', stage = '' } = written as { readonly pipeline?: string; readonly stage?: string };
    const found = value === undefined ? null : findStage(place, pipeline, stage);
    return field === 'pipeline' ? found?.pipelineId : found?.stageId;
  }
  if (field === 'start' || field === 'end') return typeof value === 'string' ? Date.parse(value) : undefined;
  return shownOtherwise.has(field) ? undefined : value;
}

function isSame(object: ObjectKind, field: string, one: Json, other: Json, place: OpportunityPlace): boolean {
  if (opportunityKinds.has(object))
    return isOpportunityValue({ field, before: null, after: one }, other as CustomValue | null, place);
  return canonicalJson(one) === canonicalJson(other);
}

/** A typed number is a number; what cannot be one decides nothing. */
function typedAs(resolution: Resolution | null, like: Json): Resolution | null {
  if (resolution?.choice !== 'edit' || typeof like !== 'number') return resolution;
  const text = String(resolution.value).trim();
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? null : { choice: 'edit', value };
}

function withChanges(expected: Expected, written: readonly SettledChange[], object: ObjectKind): Json {
  const changes = written.map(({ change }) => change);
  const fields = new Set(changes.map(({ field }) => field));
  const left = (expected.left ?? []).filter((field) => !fields.has(field));
  const valuesOf = (of: readonly FieldChange[]) =>
    Object.fromEntries(of.map(({ field, after }) => [field, after]));
  if (noteKinds.has(object)) return { ...expected, ...valuesOf(changes) };
  if (isRecord(object)) return { ...expected, properties: { ...expected.properties, ...valuesOf(changes) } };
  // What the source says stands in `expected` already; what a person typed instead does not.
  const typed = written
    .filter((one) => one.typed && !one.change.field.startsWith('custom.'))
    .map(({ change }) => ({ ...change, field: keyOfField[change.field] ?? change.field }));
  if (bookingKinds.has(object)) return { ...expected, ...valuesOf(typed), left };
  const custom = changes.flatMap(({ field, after }) =>
    field.startsWith('custom.') ? [[field.slice('custom.'.length), after] as const] : [],
  );
  return {
    ...expected,
    ...valuesOf(typed),
    custom: { ...expected.custom, ...Object.fromEntries(custom) },
    left,
  };
}
