/** What must stand at the destination for one contact once its operation is done. */
import type { Channel, ContactFields, CustomValue } from './contact.ts';
import type { Json } from './json.ts';

export interface ExpectedContact {
  readonly fields: ContactFields;
  /** By custom-field key of the map; ids are looked up when writing and reading. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  readonly tags: readonly string[];
  readonly restricted: readonly Channel[];
  /** External id of the company it is linked to; null when none is to be proved. */
  readonly company: string | null;
}

/** Fields of a contact as one flat list of names: `email`, `custom.kartra_id`, `dnd.sms`. */
export const customFieldName = (key: string): string => `custom.${key}`;
export const restrictionName = (channel: Channel): string => `dnd.${channel}`;

export const isRestriction = (field: string): boolean => field.startsWith('dnd.');

/** External id of a custom field of the map, of a tag, of the tags added to an existing contact. */
export const customFieldId = (key: string): string => `field:${key}`;
export const tagId = (name: string): string => `tag:${name}`;
export const contactTagsId = (marker: string): string => `${marker}:tags`;
export const takenTagsId = (marker: string): string => `${marker}:tags-off`;
export const heldTagsId = (marker: string): string => `${marker}:held-tags`;
export const contactOptOutId = (marker: string, contactId: string): string =>
  `${marker}:opt-out:${contactId}`;
export const contactCompanyId = (marker: string): string => `${marker}:company`;

export function asExpectedContact(expected: Json): ExpectedContact {
  return expected as unknown as ExpectedContact;
}

/** A value known to be plain data, as JSON. */
export function asJson(value: ExpectedContact | CustomValue | null): Json {
  return value as unknown as Json;
}
