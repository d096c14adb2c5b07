/**
 * Owns: what a contact looks like after a write, for every verb and for a person's edit.
 * Invariant: pure; it builds a new record or throws a Refusal, and never touches the world.
 */

import type { Behaviours } from '../behaviours.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import { type ContactRecord, TEXT_FIELDS } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { applyCustomFields } from './apply-custom-fields.ts';
import type { ContactChanges, ContactVerb } from './contact-body.ts';
import { COUNTRY_CODES } from './country-codes.ts';
import { readDateOfBirth } from './date-of-birth.ts';
import { normalisePhone } from './phone-number.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A contact with nothing in it. */
export function blankContact(id: string, locationId: string, nowMs: number): ContactRecord {
  return {
    id,
    locationId,
    additionalEmails: [],
    additionalPhones: [],
    dnd: false,
    dndSettings: {},
    tags: [],
    customFields: [],
    followers: [],
    dateAddedMs: nowMs,
    dateUpdatedMs: nowMs,
  };
}

/** `current` after `changes`. Throws a Refusal: 422 for a bad value, 400 for an unknown owner. */
export function applyContactChanges(
  current: ContactRecord,
  changes: ContactChanges,
  verb: ContactVerb | 'ui',
  location: LocationState,
  behaviours: Behaviours,
  nowMs: number,
): ContactRecord {
  const next: Mutable<ContactRecord> = { ...current, dateUpdatedMs: nowMs };
  const { text } = changes;
  for (const field of TEXT_FIELDS) {
    const value = text[field];
    if (value === undefined) continue;
    if (field === 'gender' && verb === 'upsert' && behaviours.upsertDropsGender) continue;
    // Integrators' issue 126: the time zone is not always applied; we tie that to the location's setting.
    if (field === 'timezone' && location.record.settings.disableContactTimezone) continue;
    next[field] = value === null || value === '' ? undefined : value;
  }
  splitName(next, text);
  if (text.email !== undefined) next.email = readEmail(text.email, behaviours);
  if (text.phone !== undefined) next.phone = readPhone(text.phone, location, behaviours);
  if (text.country && !COUNTRY_CODES.has(text.country))
    throw unprocessable(['country must be a two-letter ISO 3166-1 code']);
  if (
    text.assignedTo &&
    behaviours.unknownAssigneeRefused &&
    location.users.get(text.assignedTo) === undefined
  )
    throw badRequest('assignedTo is not a user of this location');
  if (text.companyName && verb === 'create' && behaviours.companyNameLinks)
    next.businessId = location.businesses.values().find(({ name }) => name === text.companyName)?.id;
  applyDateOfBirth(next, text.dateOfBirth, behaviours);

  if (changes.dnd !== undefined) next.dnd = changes.dnd;
  if (changes.dndSettings !== undefined)
    next.dndSettings =
      verb === 'update' && behaviours.putReplacesDndSettings
        ? changes.dndSettings
        : { ...current.dndSettings, ...changes.dndSettings };
  if (changes.inboundDndSettings !== undefined) next.inboundDndSettings = changes.inboundDndSettings;
  if (changes.tags !== undefined) {
    const overwrites =
      verb === 'update' ? behaviours.putOverwritesTags : verb !== 'upsert' || behaviours.upsertOverwritesTags;
    next.tags = normaliseTags(overwrites ? changes.tags : [...current.tags, ...changes.tags], behaviours);
  }
  if (changes.customFields !== undefined)
    next.customFields = applyCustomFields(current.customFields, changes.customFields, location, behaviours);
  return next;
}

/** Tags as stored: trimmed, lower-cased, without blanks or repeats, in the order given. */
export function normaliseTags(tags: readonly string[], behaviours: Behaviours): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const stored = behaviours.tagsLowerCased ? tag.trim().toLowerCase() : tag.trim();
    if (stored !== '' && !seen.has(stored.toLowerCase())) seen.set(stored.toLowerCase(), stored);
  }
  return [...seen.values()];
}

/** `name` fills first and last name when neither is sent; the split at the first space is unverified. */
function splitName(next: Mutable<ContactRecord>, text: ContactChanges['text']): void {
  if (text.name === undefined || text.firstName !== undefined || text.lastName !== undefined) return;
  const [first = '', ...rest] = (text.name ?? '').trim().split(/\s+/);
  next.firstName = first === '' ? undefined : first;
  next.lastName = rest.length === 0 ? undefined : rest.join(' ');
}

function readEmail(text: string | null, behaviours: Behaviours): string | undefined {
  const email = (text ?? '').trim();
  if (email === '') return undefined;
  if (behaviours.invalidEmailRefused && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw unprocessable(['email must be an email']);
  return behaviours.emailLowerCased ? email.toLowerCase() : email;
}

function readPhone(text: string | null, location: LocationState, behaviours: Behaviours): string | undefined {
  if (text === null || text.trim() === '') return undefined;
  return behaviours.phoneNormalised ? normalisePhone(text, location.record.country) : text.trim();
}

function applyDateOfBirth(
  next: Mutable<ContactRecord>,
  text: string | null | undefined,
  behaviours: Behaviours,
): void {
  if (text === undefined) return;
  if (text === null || text === '') next.dateOfBirth = undefined;
  else {
    const day = readDateOfBirth(text);
    if (day !== undefined) next.dateOfBirth = day;
    else if (!behaviours.dateOfBirthUnparsableDropped) throw unprocessable(['dateOfBirth is not a date']);
  }
}
