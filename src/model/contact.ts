/**
 * A contact as HighLevel will hold it: what mapping produces, the plan decides on, apply writes and
 * verify compares. Values are already in the destination's own terms (E.164, ISO-2, lower-case tags).
 */

import type { CompanyClues } from './company.ts';

/** Standard contact fields Landfall writes. (HighLevel, contacts: body of create and update.) */
export const contactFieldNames = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'companyName',
  'address1',
  'city',
  'state',
  'postalCode',
  'country',
  'website',
  'timezone',
  'source',
  'dateOfBirth',
] as const;

export type ContactFieldName = (typeof contactFieldNames)[number];

/** Fields HighLevel takes only when a contact is created; its update call rejects them. */
export const createOnlyFields: readonly ContactFieldName[] = ['companyName'];

export type ContactFields = { readonly [name in ContactFieldName]?: string };

/** A custom field's value: text and single choices, numbers, or several choices. */
export type CustomValue = string | number | readonly string[];

/** Channels a person can be reached on without their doing. */
export const channels = ['email', 'sms', 'whatsApp', 'call'] as const;

export type Channel = (typeof channels)[number];

/**
 * Channels on which the person must not be contacted, each with the reason code that decided it.
 * An absent channel is left as it is at the destination: Landfall never lifts a restriction.
 */
export type Restrictions = { readonly [channel in Channel]?: string };

export interface MappedContact {
  /** The entity's marker, written into the custom field `kartra_id`. */
  readonly externalId: string;
  readonly fields: ContactFields;
  /** By custom-field key of the field map, the marker's included. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** Lower case, unique, sorted: HighLevel lower-cases tags. */
  readonly tags: readonly string[];
  readonly restricted: Restrictions;
  /** What it says about its company; null when it says nothing. */
  readonly company: CompanyClues | null;
  /** The source's own instant of joining (sortable text), to decide who keeps a shared phone. */
  readonly joined: string | null;
  /** Fields, and `custom.<key>`, an earlier export filled and the latest leaves empty; absent: none. */
  readonly emptied?: readonly string[];
}

/** Key of the custom field that holds the marker. */
export const markerFieldKey = 'kartra_id';

/** Key of the custom field for an e-mail address the destination cannot hold on this contact. */
export const heldEmailFieldKey = 'kartra_email_unusable';

/** Key of the custom field for a phone the destination cannot hold on this contact. */
export const heldPhoneFieldKey = 'kartra_phone';
