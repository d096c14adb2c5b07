/** A person put right: exactly the fields, restrictions, tags and the link that are not as they must be. */
import { missingTags } from '../../model/compare-field.ts';
import {
  asExpectedContact,
  asJson,
  contactTagsId,
  customFieldName,
  type ExpectedContact,
  isRestriction,
} from '../../model/expected-contact.ts';
import { movedFields, type Operation } from '../../model/journal.ts';
import type { FieldChange, PlannedOperation } from '../../model/plan.ts';
import { compareContact } from '../compare-contact.ts';
import { asPlanned, leftBecause, type Repairer, repairAbsent } from './repaired.ts';

export const repairContact: Repairer = async (operation, options, notes) => {
  const { externalId, destinationId } = operation;
  const expected = withoutLeft(operation);
  const read = await options.destination.contacts.read(options.send('verify'), destinationId ?? '');
  if (read.kind === 'failed') return { left: leftBecause.noAnswer };
  if (read.kind === 'absent') return repairAbsent(operation, options, notes);
  const edited = await options.edits.isEdited(operation, read.record.updatedAt);
  const context = { fields: options.fields, companies: options.companies, left: new Set<string>() };
  const different = compareContact(expected, read.record, context)
    .filter(({ comparison }) => comparison === 'different')
    .map(({ field }) => field)
    // Whoever opened a channel that must stay closed, it is closed again: nobody may be written to on it (I8).
    .filter((field) => !edited || isRestriction(field));
  if (different.length === 0) {
    if (edited) return { left: leftBecause.edited };
    const extra = await options.extraTags.find(operation, expected, read.record);
    return extra.length === 0 ? 'right' : { left: leftBecause.extraTags };
  }
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
  const person: PlannedOperation =
    changes.length === 0
      ? unchangedContact(operation)
      : { ...asPlanned(operation), action: 'update', expected: asJson(expected), changes, kept: [] };
  if (!different.includes('tags')) return { operations: [person] };
  notes.tagged.add(externalId);
  const tags: PlannedOperation = {
    object: 'contact-tags',
    action: 'update',
    externalId: contactTagsId(externalId),
    destinationId,
    dependsOn: [externalId],
    expected: { tags: missingTags(expected.tags, read.record.tags) },
    changes: [],
    kept: [],
    reason: null,
  };
  return { operations: [person, tags] };
};

/** An opt-out of somebody who stood there before: every channel of it once more. */
export const repairOptOut: Repairer = async (operation) => {
  const { restricted } = operation.expected as { readonly restricted: readonly string[] };
  const changes = restricted.map((channel) => ({ field: `dnd.${channel}`, before: false, after: true }));
  return { operations: [{ ...asPlanned(operation), action: 'update', changes }] };
};

/** As done, without the fields that were left to somebody while writing: those are not ours to compare. */
export function unchangedContact(operation: Operation): PlannedOperation {
  const expected = asJson(withoutLeft(operation));
  return { ...asPlanned(operation), action: 'unchanged', expected, changes: [] };
}

function withoutLeft({ expected, note }: Operation): ExpectedContact {
  const wanted = asExpectedContact(expected);
  const left = movedFields(note);
  if (left.size === 0) return wanted;
  const keep = <Value>(fields: Readonly<Record<string, Value>>, nameOf: (key: string) => string) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => !left.has(nameOf(key))));
  return {
    ...wanted,
    fields: keep(wanted.fields as Readonly<Record<string, string>>, (key) => key),
    custom: keep(wanted.custom, customFieldName),
  };
}
