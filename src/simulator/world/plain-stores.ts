/**
 * Owns: the plain stores of a location: every kind of record kept by id, contacts aside, and the second key by
 * which each is found.
 * Invariant: naming a store here is all it takes: a new location has it and the state file keeps it.
 */

import type { CampaignRecord, NoteRecord, TaskRecord, WorkflowEnrolment } from './activity-record.ts';
import type {
  AffiliateCampaignRecord,
  AffiliateCustomerRecord,
  AffiliateRecord,
  CommissionRecord,
  PayoutRecord,
} from './affiliate-record.ts';
import type {
  AppointmentNoteRecord,
  AppointmentRecord,
  BlockSlotRecord,
  CalendarGroupRecord,
  CalendarRecord,
  ResourceRecord,
  ScheduleRecord,
} from './calendar-record.ts';
import type {
  ConversationProviderRecord,
  ConversationRecord,
  MessageRecord,
  SentMessage,
} from './conversation-record.ts';
import type {
  CourseCategoryRecord,
  CoursePartRecord,
  CourseRecord,
  EnrollmentRecord,
  LessonCompletionRecord,
  LessonRecord,
  OfferRecord,
} from './course-record.ts';
import { GroupedStore } from './grouped-store.ts';
import { KeyedStore } from './keyed-store.ts';
import type {
  BusinessRecord,
  CustomFieldRecord,
  TagRecord,
  UserRecord,
  WorkflowRecord,
} from './location-record.ts';
import type { MediaRecord } from './media-record.ts';
import type {
  AssociationRecord,
  CustomValueRecord,
  FieldFolder,
  ObjectField,
  ObjectSchema,
  RelationRecord,
  StoredObjectRecord,
} from './object-record.ts';
import type { LostReasonRecord, PipelineRecord } from './opportunity-record.ts';
import { OpportunityStore } from './opportunity-store.ts';
import type { ServiceBookingRecord, ServiceLocationRecord, ServiceRecord } from './service-record.ts';

/** A store whose records have no second key. */
function byId<T extends { readonly id: string }>(): KeyedStore<T> {
  return new KeyedStore(({ id }) => id);
}

export function createPlainStores() {
  return {
    businesses: byId<BusinessRecord>(),
    tags: new KeyedStore<TagRecord>((tag) => tag.name.toLowerCase()),
    customFields: new KeyedStore<CustomFieldRecord>((field) => field.fieldKey),
    users: new KeyedStore<UserRecord>((user) => user.email.toLowerCase()),
    workflows: new KeyedStore<WorkflowRecord>((workflow) => workflow.name.toLowerCase()),
    pipelines: new KeyedStore<PipelineRecord>((pipeline) => pipeline.name.toLowerCase()),
    lostReasons: new KeyedStore<LostReasonRecord>((reason) => reason.name.toLowerCase()),
    opportunities: new OpportunityStore(),
    notes: new GroupedStore<NoteRecord>((note) => note.relations.map(({ recordId }) => recordId)),
    tasks: new GroupedStore<TaskRecord>((task) => [task.contactId]),
    campaigns: new KeyedStore<CampaignRecord>((campaign) => campaign.name.toLowerCase()),
    workflowEnrolments: new GroupedStore<WorkflowEnrolment>(({ contactId, workflowId }) => [
      contactId,
      workflowId,
    ]),
    calendars: new KeyedStore<CalendarRecord>((calendar) => calendar.slug),
    calendarGroups: new KeyedStore<CalendarGroupRecord>((group) => group.slug),
    schedules: byId<ScheduleRecord>(),
    appointments: byId<AppointmentRecord>(),
    blockSlots: byId<BlockSlotRecord>(),
    appointmentNotes: byId<AppointmentNoteRecord>(),
    calendarResources: byId<ResourceRecord>(),
    services: new KeyedStore<ServiceRecord>((service) => service.slug),
    serviceLocations: new KeyedStore<ServiceLocationRecord>((place) => place.slug),
    serviceBookings: byId<ServiceBookingRecord>(),
    courses: byId<CourseRecord>(),
    courseCategories: byId<CourseCategoryRecord>(),
    lessons: byId<LessonRecord>(),
    courseParts: byId<CoursePartRecord>(),
    lessonCompletions: new KeyedStore<LessonCompletionRecord>(
      ({ contactId, lessonId }) => `${contactId} ${lessonId}`,
    ),
    offers: byId<OfferRecord>(),
    enrollments: new KeyedStore<EnrollmentRecord>(({ contactId, offerId }) => `${contactId} ${offerId}`),
    conversations: new KeyedStore<ConversationRecord>(({ contactId }) => contactId),
    messages: byId<MessageRecord>(),
    conversationProviders: byId<ConversationProviderRecord>(),
    media: byId<MediaRecord>(),
    sentMessages: byId<SentMessage>(),
    affiliateCampaigns: byId<AffiliateCampaignRecord>(),
    affiliates: new KeyedStore<AffiliateRecord>((affiliate) => affiliate.email.toLowerCase()),
    affiliateCustomers: new GroupedStore<AffiliateCustomerRecord>(({ affiliateId }) => [affiliateId]),
    commissions: new GroupedStore<CommissionRecord>(({ affiliateId }) => [affiliateId]),
    affiliatePayouts: new GroupedStore<PayoutRecord>(({ affiliateId }) => [affiliateId]),
    objectSchemas: new KeyedStore<ObjectSchema>((schema) => schema.key),
    objectFields: new KeyedStore<ObjectField>((field) => field.fieldKey),
    fieldFolders: new KeyedStore<FieldFolder>(({ objectKey, name }) => `${objectKey} ${name.toLowerCase()}`),
    objectRecords: new GroupedStore<StoredObjectRecord>((record) => [record.objectKey]),
    associations: new KeyedStore<AssociationRecord>((association) => association.key),
    relations: new GroupedStore<RelationRecord>(({ firstRecordId, secondRecordId }) => [
      firstRecordId,
      secondRecordId,
    ]),
    customValues: new KeyedStore<CustomValueRecord>((value) => value.fieldKey),
  };
}

export type PlainStores = Readonly<ReturnType<typeof createPlainStores>>;

/** Names of the plain stores, in the order the state file writes them. */
export const STORE_NAMES = Object.keys(createPlainStores()) as readonly (keyof PlainStores)[];
