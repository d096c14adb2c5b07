/**
 * What Kartra emptied since we wrote it, three ways: where our value still stands untouched it is emptied, where
 * somebody changed it meanwhile a person decides. What identifies or reaches a person (e-mail, phone) and what HighLevel
 * takes only once stays and is listed. Pure.
 */
import { compareCustom, compareField, emptied, isBlank } from '../model/compare-field.ts';
import {
  type ContactFieldName,
  type CustomValue,
  contactFieldNames,
  createOnlyFields,
  type MappedContact,
} from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asJson, customFieldName, type ExpectedContact } from '../model/expected-contact.ts';
import type { FieldChange } from '../model/plan.ts';
import { type Compared, compareThreeWays } from './three-way.ts';

/** A record is found by these, and its opt-outs hang on them. */
const reaching: readonly ContactFieldName[] = ['email', 'phone'];

export interface EmptiedField {
  /** `field` of the change, without `custom.`. */
  readonly key: string;
  readonly isCustom: boolean;
  readonly change: FieldChange;
  /** Null: it stays, whatever was changed. */
  readonly three: Compared | null;
}

/** @param wrote what we wrote on this person, over all plans */
export function findEmptiedFields(
  { emptied: names = [], ...mapped }: MappedContact,
  wrote: ExpectedContact,
  found: DestinationContact,
  customFields: ReadonlyMap<string, FieldAtLocation>,
): readonly EmptiedField[] {
  return names.flatMap((name): readonly EmptiedField[] => {
    if (!name.startsWith('custom.')) {
      const field = contactFieldNames.find((one) => one === name);
      if (field === undefined || mapped.fields[field] !== undefined) return [];
      const same = (one: string, other: string | undefined) =>
        compareField(field, one, other, found.namesExact).comparison !== 'different';
      const stays = reaching.includes(field) || createOnlyFields.includes(field);
      return emptiedField({
        key: field,
        wrote: wrote.fields[field],
        standing: found.fields[field],
        same,
        stays,
      });
    }
    const key = name.slice('custom.'.length);
    const field = customFields.get(key);
    if (field === undefined || mapped.custom[key] !== undefined) return [];
    const same = (one: CustomValue, other: CustomValue | undefined) =>
      compareCustom(field.dataType, one, other).comparison !== 'different';
    const standing = found.custom[field.id];
    return emptiedField({ key, isCustom: true, wrote: wrote.custom[key], standing, same, stays: false });
  });
}

interface Standing<Value extends CustomValue> {
  readonly key: string;
  readonly isCustom?: boolean;
  readonly wrote: Value | undefined;
  readonly standing: Value | undefined;
  readonly same: (one: Value, other: Value | undefined) => boolean;
  readonly stays: boolean;
}

function emptiedField<Value extends CustomValue>(of: Standing<Value>): readonly EmptiedField[] {
  const { key, isCustom = false, wrote, standing, same, stays } = of;
  // Never ours, emptied before, or nothing there any more.
  if (wrote === undefined || isBlank(wrote) || isBlank(standing)) return [];
  const source = emptied(wrote) as Value;
  const field = isCustom ? customFieldName(key) : key;
  const change = { field, before: asJson(standing ?? null), after: asJson(source) };
  const three = stays ? null : compareThreeWays({ wrote, source, destination: standing, same });
  return [{ key, isCustom, change, three }];
}
