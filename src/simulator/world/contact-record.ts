/**
 * Owns: the nouns of a contact as the simulator stores it, independent of any API version.
 * Invariants: records are immutable; times are virtual milliseconds; an absent field is undefined, never ''.
 * Channel keys are stored in the old versions' case and translated when read under v3.
 */

export const DND_CHANNELS = ['Call', 'Email', 'SMS', 'WhatsApp', 'GMB', 'FB'] as const;
export type DndChannel = (typeof DND_CHANNELS)[number];

/** Channel keys of v3, in the order of DND_CHANNELS (contacts spec, v3). */
export const DND_CHANNELS_V3 = ['call', 'email', 'sms', 'whatsApp', 'gmb', 'fb'] as const;

export interface DndSetting {
  readonly status: 'active' | 'inactive' | 'permanent';
  readonly message?: string | undefined;
  readonly code?: string | undefined;
}

export type DndSettings = { readonly [Channel in DndChannel]?: DndSetting | undefined };

export interface InboundDndSettings {
  readonly all?:
    | { readonly status: 'active' | 'inactive'; readonly message?: string | undefined }
    | undefined;
}

export type CustomFieldValue = string | number | readonly string[] | Readonly<Record<string, unknown>>;

export interface StoredCustomField {
  readonly id: string;
  readonly value: CustomFieldValue;
}

export const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'address1',
  'city',
  'state',
  'postalCode',
  'country',
  'website',
  'timezone',
  'source',
  'companyName',
  'gender',
  'assignedTo',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export interface ContactRecord extends Readonly<Partial<Record<TextField, string | undefined>>> {
  readonly id: string;
  readonly locationId: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly additionalEmails: readonly string[];
  readonly additionalPhones: readonly string[];
  /** YYYY-MM-DD */
  readonly dateOfBirth?: string | undefined;
  readonly dnd: boolean;
  readonly dndSettings: DndSettings;
  readonly inboundDndSettings?: InboundDndSettings | undefined;
  readonly tags: readonly string[];
  readonly customFields: readonly StoredCustomField[];
  readonly followers: readonly string[];
  readonly businessId?: string | undefined;
  readonly dateAddedMs: number;
  readonly dateUpdatedMs: number;
}

/** First and last name joined, or undefined when the contact has neither. */
export function joinContactName(contact: Pick<ContactRecord, 'firstName' | 'lastName'>): string | undefined {
  return [contact.firstName, contact.lastName].filter((part) => part !== undefined).join(' ') || undefined;
}
