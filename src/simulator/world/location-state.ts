/**
 * Owns: everything one simulated location holds, and how a new one is furnished.
 * Invariants: nothing here is shared between locations; a location's token opens that location only.
 * A new location has two users and two workflows in draft, so that owners and quiet loading can be rehearsed.
 */

import { ContactStore } from './contact-store.ts';
import type { IdSequence } from './id-sequence.ts';
import type { LocationRecord, LocationSettings, TriggerEvent, UserRecord } from './location-record.ts';
import { createPlainStores, type PlainStores } from './plain-stores.ts';

export interface LocationState extends PlainStores {
  readonly id: string;
  readonly token: string;
  record: LocationRecord;
  readonly contacts: ContactStore;
  readonly triggerLog: TriggerEvent[];
}

export interface NewLocation {
  readonly id?: string | undefined;
  readonly name: string;
  readonly token?: string | undefined;
  readonly country?: string | undefined;
  readonly timezone?: string | undefined;
  readonly settings?: Partial<LocationSettings> | undefined;
  /** E-mail addresses of further users. */
  readonly users?: readonly string[] | undefined;
}

/** A location with its settings and nothing else. Used for new locations and when a saved world is loaded. */
export function emptyLocation(record: LocationRecord, token: string): LocationState {
  return {
    id: record.id,
    token,
    record,
    contacts: new ContactStore(),
    ...createPlainStores(),
    triggerLog: [],
  };
}

/** A new location with two users and two workflows in draft. Ids and token come from `ids` unless given. */
export function furnishLocation(
  wanted: NewLocation,
  companyId: string,
  ids: IdSequence,
  nowMs: number,
): LocationState {
  const id = wanted.id ?? ids.recordId();
  const token = wanted.token ?? `pit-${ids.uuid()}`;
  const location = emptyLocation(
    {
      id,
      companyId,
      name: wanted.name,
      country: wanted.country ?? 'US',
      timezone: wanted.timezone ?? 'America/New_York',
      settings: {
        allowDuplicateContact: false,
        allowDuplicateOpportunity: false,
        allowFacebookNameMerge: false,
        disableContactTimezone: false,
        ...wanted.settings,
      },
      duplicatePriority: ['email', 'phone'],
    },
    token,
  );
  for (const [firstName, lastName, role] of [
    ['Olivia', 'Owner', 'admin'],
    ['Uma', 'User', 'user'],
  ] as const)
    location.users.put({
      id: ids.recordId(),
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      email: `${firstName.toLowerCase()}.${id.toLowerCase()}@example.com`,
      phone: '',
      deleted: false,
      roles: { type: 'account', role, locationIds: [id] },
    });
  for (const email of wanted.users ?? []) addUser(location, email, ids.recordId());
  const createdAt = new Date(nowMs).toISOString();
  for (const name of ['New lead welcome', 'Appointment reminder'])
    location.workflows.put({
      id: ids.recordId(),
      name,
      status: 'draft',
      version: 1,
      createdAt,
      updatedAt: createdAt,
      locationId: id,
    });
  return location;
}

/** A user named after the local part of the address, as a person invites one in HighLevel's own pages. */
export function addUser(location: LocationState, email: string, id: string): UserRecord {
  const local = email.split('@', 1)[0] ?? '';
  const firstName = `${local.slice(0, 1).toUpperCase()}${local.slice(1)}`;
  const roles = { type: 'account', role: 'user', locationIds: [location.id] };
  return location.users.put({
    id,
    name: `${firstName} Staff`,
    firstName,
    lastName: 'Staff',
    email,
    phone: '',
    deleted: false,
    roles,
  });
}
