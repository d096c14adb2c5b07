/**
 * Owns: merging written custom fields into those a contact has. Fields not named stay (integrators); a field is
 * named by id, or by key with or without the `contact.` prefix (contacts spec).
 */

import type { Behaviours } from '../behaviours.ts';
import { unprocessable } from '../http/refusal.ts';
import type { StoredCustomField } from '../world/contact-record.ts';
import type { CustomFieldRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { CustomFieldInput } from './contact-body.ts';
import { judgeValue } from './custom-field-value.ts';

/** The merged custom fields. Throws a 422 Refusal that lists every refused value. */
export function applyCustomFields(
  current: readonly StoredCustomField[],
  inputs: readonly CustomFieldInput[],
  location: LocationState,
  behaviours: Behaviours,
  model: CustomFieldRecord['model'] = 'contact',
): readonly StoredCustomField[] {
  const merged = new Map(current.map((field) => [field.id, field]));
  const problems: string[] = [];
  for (const input of inputs) {
    const field = findField(location, input, model);
    if (field === undefined) {
      if (!behaviours.unknownCustomFieldIgnored)
        problems.push(`customFields: unknown field ${input.id ?? input.key ?? ''}`);
      continue;
    }
    const outcome = judgeValue(field, input.value, behaviours);
    if (outcome.kind === 'refuse') problems.push(outcome.message);
    else if (outcome.kind === 'clear') merged.delete(field.id);
    else if (outcome.kind === 'set') merged.set(field.id, { id: field.id, value: outcome.value });
  }
  if (problems.length > 0) throw unprocessable(problems);
  return [...merged.values()];
}

function findField(
  location: LocationState,
  input: CustomFieldInput,
  model: CustomFieldRecord['model'],
): CustomFieldRecord | undefined {
  const byId = input.id === undefined ? undefined : location.customFields.get(input.id);
  const key = input.key?.replace(new RegExp(`^${model}\\.`), '');
  const field = byId ?? (key === undefined ? undefined : location.customFields.findByKey(`${model}.${key}`));
  return field?.model === model ? field : undefined;
}
