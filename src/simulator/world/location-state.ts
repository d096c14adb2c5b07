/**
 * Owns: everything one simulated location holds, and how a new one is furnished.
 * Invariants: nothing here is shared between locations; a location's token opens that location only.
 * A new location has two users and two workflows in draft, so that owners and quiet loading can be rehearsed.
 */

import type { CampaignRecord, NoteRecord, TaskRecord, WorkflowEnrolment } from './activity-record.ts';
import { ContactStore } from './contact-store.ts';
import { GroupedStore } from './grouped-store.ts';
import type { IdSequence } from './id-sequence.ts';
import { KeyedStore } from './keyed-store.ts';
import type {
  BusinessRecord,
  CustomFieldRecord,
  LocationRecord,
  LocationSettings,
  TagRecord,
  TriggerEvent,
  UserRecord,
  WorkflowRecord,
} from './location-record.ts';
import { createModuleStores, MODULE_STORE_NAMES, type ModuleStores } from './module-stores.ts';
import { createObjectStores, OBJECT_STORE_NAMES, type ObjectStores } from './object-stores.ts';
import type { LostReasonRecord, PipelineRecord } from './opportunity-record.ts';
import { OpportunityStore } from './opportunity-store.ts';

export interface LocationState extends ObjectStores, ModuleStores {
  readonly id: string;
  readonly token: string;
  record: LocationRecord;
  readonly contacts: ContactStore;
  readonly businesses: KeyedStore<BusinessRecord>;
  readonly tags: KeyedStore<TagRecord>;
  readonly customFields: KeyedStore<CustomFieldRecord>;
  readonly users: KeyedStore<UserRecord>;
  readonly workflows: KeyedStore<WorkflowRecord>;
  readonly pipelines: KeyedStore<PipelineRecord>;
  readonly lostReasons: KeyedStore<LostReasonRecord>;
  readonly opportunities: OpportunityStore;
  readonly notes: GroupedStore<NoteRecord>;
  readonly tasks: GroupedStore<TaskRecord>;
  readonly campaigns: KeyedStore<CampaignRecord>;
  readonly workflowEnrolments: GroupedStore<WorkflowEnrolment>;
  readonly triggerLog: TriggerEvent[];
}

/** Names of the plain stores, in the order the state file writes them. */
export const STORE_NAMES = [
  'businesses',
  'tags',
  'customFields',
  'users',
  'workflows',
  'pipelines',
  'lostReasons',
  'opportunities',
  'notes',
  'tasks',
  'campaigns',
  'workflowEnrolments',
  ...MODULE_STORE_NAMES,
  ...OBJECT_STORE_NAMES,
] as const;

export interface NewLocation {
  readonly id?: string | undefined;
  readonly name: string;
  readonly token?: string | undefined;
  readonly country?: string | undefined;
  readonly timezone?: string | undefined;
  readonly settings?: Partial<LocationSettings> | undefined;
}

/** A location with its settings and nothing else. Used for new locations and when a saved world is loaded. */
export function emptyLocation(record: LocationRecord, token: string): LocationState {
  return {
    id: record.id,
    token,
    record,
    contacts: new ContactStore(),
    businesses: new KeyedStore((business) => business.id),
    tags: new KeyedStore((tag) => tag.name.toLowerCase()),
    customFields: new KeyedStore((field) => field.fieldKey),
    users: new KeyedStore((user) => user.email.toLowerCase()),
    workflows: new KeyedStore((workflow) => workflow.name.toLowerCase()),
    pipelines: new KeyedStore((pipeline) => pipeline.name.toLowerCase()),
    lostReasons: new KeyedStore((reason) => reason.name.toLowerCase()),
    opportunities: new OpportunityStore(),
    notes: new GroupedStore((note) => note.relations.map(({ recordId }) => recordId)),
    tasks: new GroupedStore((task) => [task.contactId]),
    campaigns: new KeyedStore((campaign) => campaign.name.toLowerCase()),
    workflowEnrolments: new GroupedStore((enrolment) => [enrolment.contactId, enrolment.workflowId]),
    ...createModuleStores(),
    ...createObjectStores(),
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
