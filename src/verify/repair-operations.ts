/**
 * The operations of a repair: those of the plan that was carried out, each as done, except where the last read-back
 * found something wrong. There the record is read once more and exactly what differs is written again; what is not
 * there is created again, with the links that hang on it. What somebody edited since is theirs and left.
 *
 * All other operations stay in the plan, so that it says the whole of what must stand there, and can be read back.
 */
import pMap from 'p-map';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import { missingTags } from '../model/compare-field.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import {
  asExpectedContact,
  asJson,
  contactTagsId,
  customFieldName,
  type ExpectedContact,
  isRestriction,
} from '../model/expected-contact.ts';
import { asExpectedOpportunity, asExpectedRecord, lostReasonOperationId } from '../model/expected-record.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
import { compareContact } from './compare-contact.ts';
import type { EditWatch } from './edit-watch.ts';
import { opportunityChanges } from './opportunity-changes.ts';

export interface RepairOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly concurrency: number;
  /** Custom-field key → field at the location. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
  /** Companies' external id → id at the location. */
  readonly companies: ReadonlyMap<string, string>;
  readonly edits: EditWatch;
  /** Is the record among those the last read-back found wrong? */
  readonly isWrong: (object: string, externalId: string) => boolean;
}

/** What was found on the way, for operations that come later. */
interface Notes {
  /** External ids of records that are created again: their links are made again too. */
  readonly again: Set<string>;
  /** Markers of people whose tags are given by an operation of the repair's own. */
  readonly tagged: Set<string>;
  /** Markers of people to be linked to their company again. */
  readonly relink: Map<string, string | null>;
  readonly reasons: Set<string>;
}

export async function* repairOperations(options: RepairOptions): AsyncGenerator<readonly PlannedOperation[]> {
  const notes: Notes = { again: new Set(), tagged: new Set(), relink: new Map(), reasons: new Set() };
  for await (const batch of options.plans.operations(options.planId)) {
    // Kind by kind: what hangs on a record must know what became of it.
    for (const [, operations] of Map.groupBy(batch, ({ object }) => object)) {
      const repaired = await pMap(operations, (operation) => repair(operation, options, notes), {
        concurrency: options.concurrency,
      });
      yield repaired.flat();
    }
  }
}

async function repair(
  operation: Operation,
  options: RepairOptions,
  notes: Notes,
): Promise<readonly PlannedOperation[]> {
  const { object, externalId, dependsOn, state } = operation;
  if (state === 'skipped')
    return [{ ...planned(operation), action: 'skip', reason: operation.reason ?? operation.note }];
  if (state !== 'done') return [planned(operation)];
  const hangsOnNew = dependsOn.some((parent) => notes.again.has(parent));
  if (object === 'contact-company') {
    const before = notes.relink.get(dependsOn[0] ?? '');
    if (!hangsOnNew && before === undefined) return [unchanged(operation)];
    const changes = [{ field: 'company', before: before ?? null, after: dependsOn[1] ?? null }];
    return [{ ...planned(operation), action: 'create', destinationId: null, changes }];
  }
  if (object === 'contact-tags' && notes.tagged.has(dependsOn[0] ?? '')) return [];
  if (object === 'opportunity-reason' && (hangsOnNew || notes.reasons.has(dependsOn[0] ?? '')))
    return [{ ...planned(operation), action: 'update' }];
  if (object.endsWith('-link') && (hangsOnNew || options.isWrong(object, externalId)))
    return [{ ...planned(operation), action: 'create', destinationId: null }];
  if (!options.isWrong(object, externalId)) return [unchanged(operation)];
  if (object === 'contact') return repairContact(operation, options, notes);
  if (object === 'contact-opt-out') return [optOutAgain(operation)];
  if (object === 'company') return [await repairCompany(operation, options, notes)];
  if (object === 'opportunity' || object === 'order' || object === 'subscription')
    return [await repairOpportunity(operation, options, notes)];
  return object.endsWith('-record')
    ? [await repairRecord(operation, options, notes)]
    : [unchanged(operation)];
}

async function repairContact(
  operation: Operation,
  options: RepairOptions,
  notes: Notes,
): Promise<readonly PlannedOperation[]> {
  const { externalId, destinationId } = operation;
  const expected = withoutLeft(operation);
  const read = await options.destination.contacts.read(options.send('verify'), destinationId ?? '');
  if (read.kind === 'failed') return [unchanged(operation)];
  if (read.kind === 'absent') {
    notes.again.add(externalId);
    return [again(operation)];
  }
  if (await options.edits.isEdited(operation, read.record.updatedAt)) return [unchanged(operation)];
  const context = { fields: options.fields, companies: options.companies, left: new Set<string>() };
  const different = compareContact(expected, read.record, context)
    .filter(({ comparison }) => comparison === 'different')
    .map(({ field }) => field);
  if (different.includes('company')) notes.relink.set(externalId, read.record.companyId);
  const changes = different.flatMap((field): FieldChange[] => {
    if (field === 'tags' || field === 'company') return [];
    if (isRestriction(field)) return [{ field, before: false, after: true }];
    const key = field.startsWith(customFieldName('')) ? field.slice(customFieldName('').length) : null;
    const before =
      key === null
        ? (read.record.fields[field as keyof typeof read.record.fields] ?? null)
        : (read.record.custom[options.fields.get(key)?.id ?? ''] ?? null);
    const after =
      key === null ? expected.fields[field as keyof typeof expected.fields] : expected.custom[key];
    return [{ field, before: asJson(before), after: asJson(after ?? null) }];
  });
  const repaired: PlannedOperation[] = [
    changes.length === 0
      ? unchanged(operation)
      : { ...planned(operation), action: 'update', expected: asJson(expected), changes, kept: [] },
  ];
  if (!different.includes('tags')) return repaired;
  notes.tagged.add(externalId);
  return [
    ...repaired,
    {
      object: 'contact-tags',
      action: 'update',
      externalId: contactTagsId(externalId),
      destinationId,
      dependsOn: [externalId],
      expected: { tags: missingTags(expected.tags, read.record.tags) },
      changes: [],
      kept: [],
      reason: null,
    },
  ];
}

async function repairCompany(
  operation: Operation,
  options: RepairOptions,
  notes: Notes,
): Promise<PlannedOperation> {
  const read = await options.destination.companies.read(
    options.send('verify'),
    operation.destinationId ?? '',
  );
  if (read.kind === 'failed') return unchanged(operation);
  if (read.kind === 'absent') {
    notes.again.add(operation.externalId);
    return again(operation);
  }
  const { name, website } = operation.expected as { readonly name: string; readonly website: string | null };
  const changes = [
    { field: 'name', before: read.record.name, after: name },
    ...(website === null ? [] : [{ field: 'website', before: read.record.website ?? '', after: website }]),
  ].filter(({ before, after }) => before !== after);
  return changes.length === 0 ? unchanged(operation) : { ...planned(operation), action: 'update', changes };
}

async function repairOpportunity(
  operation: Operation,
  options: RepairOptions,
  notes: Notes,
): Promise<PlannedOperation> {
  const id = operation.destinationId ?? '';
  const read = await options.destination.opportunities.read(options.send('verify'), id);
  if (read.kind === 'failed') return unchanged(operation);
  if (read.kind === 'absent') {
    notes.again.add(operation.externalId);
    return again(operation);
  }
  if (await options.edits.isEdited(operation, read.record.updatedAt)) return unchanged(operation);
  const expected = asExpectedOpportunity(operation.expected);
  if (expected.lostReasonId !== null && expected.lostReasonId !== read.record.lostReasonId)
    notes.reasons.add(lostReasonOperationId(operation.externalId).replace(/:reason$/u, ''));
  const changes = opportunityChanges(expected, read.record, options.place);
  return changes.length === 0 ? unchanged(operation) : { ...planned(operation), action: 'update', changes };
}

async function repairRecord(
  operation: Operation,
  options: RepairOptions,
  notes: Notes,
): Promise<PlannedOperation> {
  const { object, properties } = asExpectedRecord(operation.expected);
  const id = operation.destinationId ?? '';
  const read = await options.destination.records(object).read(options.send('verify-objects'), id);
  if (read.kind === 'failed') return unchanged(operation);
  if (read.kind === 'absent') {
    notes.again.add(operation.externalId);
    return again(operation);
  }
  const changes = Object.entries(properties).flatMap(([field, after]): FieldChange[] => {
    const before = read.record.properties[field] ?? null;
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after: asJson(after) }];
  });
  return changes.length === 0 ? unchanged(operation) : { ...planned(operation), action: 'update', changes };
}

function optOutAgain(operation: Operation): PlannedOperation {
  const { restricted } = operation.expected as { readonly restricted: readonly string[] };
  const changes = restricted.map((channel) => ({ field: `dnd.${channel}`, before: false, after: true }));
  return { ...planned(operation), action: 'update', changes };
}

/** Fields left to somebody while writing are not ours to repair. */
function withoutLeft({ expected, note }: Operation): ExpectedContact {
  const wanted = asExpectedContact(expected);
  if (note?.startsWith('moved: ') !== true) return wanted;
  const left = new Set(note.slice('moved: '.length).split(', '));
  const keep = <Value>(fields: Readonly<Record<string, Value>>, nameOf: (key: string) => string) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => !left.has(nameOf(key))));
  return {
    ...wanted,
    fields: keep(wanted.fields as Readonly<Record<string, string>>, (key) => key),
    custom: keep(wanted.custom, customFieldName),
  };
}

/** An operation without what became of it. */
function planned(operation: Operation): PlannedOperation {
  const { object, action, externalId, destinationId, dependsOn, expected, changes, kept, reason } = operation;
  return { object, action, externalId, destinationId, dependsOn, expected, changes, kept, reason };
}

function unchanged(operation: Operation): PlannedOperation {
  const expected = operation.object === 'contact' ? asJson(withoutLeft(operation)) : operation.expected;
  return { ...planned(operation), action: 'unchanged', expected, changes: [] };
}

function again(operation: Operation): PlannedOperation {
  return { ...planned(operation), action: 'create', destinationId: null, changes: [], kept: [] };
}
