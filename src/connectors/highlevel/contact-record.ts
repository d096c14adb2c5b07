/**
 * A contact as HighLevel shows it, and what it says in our terms. The same record comes in three shapes:
 * read by id, as the answer to a write, and as a row of a search, which distorts and omits.
 */
import { z } from 'zod';
import { readInstant } from '../../model/clock.ts';
import { type CustomValue, contactFieldNames } from '../../model/contact.ts';
import type { DestinationContact, ReadSource } from '../../model/destination-contact.ts';
import { changedAt } from './changed-at.ts';
import { readPermanent, readRestrictions, readSettings } from './read-restrictions.ts';

const text = z.string().nullish();

/** An additional address or number: a text, or an object around it (HighLevel has shown both). */
const additional = z.array(
  z.union([z.string(), z.object({ email: text, phone: text })]).transform((entry) => {
    return typeof entry === 'string' ? entry : (entry.email ?? entry.phone ?? '');
  }),
);

export const contactSchema = z.object({
  id: z.string().min(1),
  locationId: text,
  firstName: text,
  lastName: text,
  /** Names as typed; only search rows carry them. */
  firstNameRaw: text,
  lastNameRaw: text,
  email: text,
  phone: text,
  companyName: text,
  businessId: text,
  address1: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
  website: text,
  timezone: text,
  source: text,
  dateOfBirth: text,
  tags: z.array(z.string()).nullish(),
  dnd: z.boolean().nullish(),
  dndSettings: z.record(z.string(), z.object({ status: z.string(), message: text }).nullish()).nullish(),
  customFields: z.array(z.object({ id: z.string(), value: z.unknown().optional() })).nullish(),
  additionalEmails: additional.nullish(),
  additionalPhones: additional.nullish(),
  dateAdded: text,
  dateUpdated: text,
});

export type ContactRecord = z.infer<typeof contactSchema>;

/** @param readBy how it was read, which decides what may be believed of it */
export function toDestinationContact(record: ContactRecord, readBy: ReadSource): DestinationContact {
  const names = readNames(record, readBy);
  const shown = { ...record, ...names.fields };
  const fields = contactFieldNames.flatMap((name) => {
    const value = shown[name];
    return value === null || value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const custom = (record.customFields ?? []).flatMap(({ id, value }) => {
    const known = readCustomValue(value);
    return known === null ? [] : [[id, known] as const];
  });
  const permanent = readPermanent(record);
  const addedAt = readInstant(record.dateAdded);
  return {
    id: record.id,
    fields: Object.fromEntries(fields),
    custom: Object.fromEntries(custom),
    tags: record.tags ?? [],
    restricted: readRestrictions(record, readBy),
    ...(permanent.length === 0 ? {} : { permanent }),
    ...(readBy === 'get' ? readSettings(record) : {}),
    companyId: record.businessId === '' ? null : (record.businessId ?? null),
    additionalEmails: (record.additionalEmails ?? []).filter((entry) => entry !== ''),
    additionalPhones: (record.additionalPhones ?? []).filter((entry) => entry !== ''),
    ...(addedAt === null ? {} : { addedAt }),
    ...changedAt(record.dateUpdated),
    namesExact: names.exact,
    readBy,
  };
}

/**
 * HighLevel, search: names in rows may be lower-cased; the raw form stands beside them (integrator evidence).
 * A name without its raw form leaves the contact's names inexact.
 */
function readNames(
  record: ContactRecord,
  readBy: ReadSource,
): { readonly fields: object; readonly exact: boolean } {
  if (readBy !== 'search') return { fields: {}, exact: true };
  const exact = (shown: string | null | undefined, raw: string | null | undefined): boolean =>
    (shown ?? '') === '' || (raw ?? '') !== '';
  return {
    fields: {
      firstName: record.firstNameRaw ?? record.firstName,
      lastName: record.lastNameRaw ?? record.lastName,
    },
    exact: exact(record.firstName, record.firstNameRaw) && exact(record.lastName, record.lastNameRaw),
  };
}

/** Null for a field without a value. Objects (files, text-box lists) come as JSON text: we never write them. */
function readCustomValue(value: unknown): CustomValue | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(asText);
  return asText(value);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
