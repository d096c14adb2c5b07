/** From what the plan expects to what the connector sends: custom-field keys become the location's ids. */
import type { ContactDesired } from '../connectors/highlevel/contact-body.ts';
import type { CustomValue } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { ExpectedContact } from '../model/expected-contact.ts';
import type { ApplyTools } from './tools.ts';

/** Keys of custom fields the contact needs and the location does not have. */
export function missingFields(
  expected: ExpectedContact,
  fields: ReadonlyMap<string, FieldAtLocation>,
): readonly string[] {
  return Object.keys(expected.custom).filter((key) => !fields.has(key));
}

export function desiredContact(
  expected: ExpectedContact,
  tools: Pick<ApplyTools, 'fields' | 'location'>,
): ContactDesired {
  const custom: Record<string, CustomValue> = {};
  for (const [key, value] of Object.entries(expected.custom)) {
    const field = tools.fields.get(key);
    if (field !== undefined) custom[field.id] = value;
  }
  return {
    locationId: tools.location.id,
    fields: expected.fields,
    custom,
    tags: expected.tags,
    restricted: expected.restricted,
  };
}
