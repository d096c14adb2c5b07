/**
 * HighLevel, bound to one location: the one object through which everything is read and written there.
 *
 * Providers take the `Send` of each call, so that a write goes through the journal of the step that makes
 * it. Readers and the bulk calls use the `Send` given here unless another is passed.
 */
import type {
  DestinationAppointment,
  DestinationCalendar,
  DestinationCalendarGroup,
  DestinationSchedule,
} from '../../model/calendar.ts';
import type { DestinationCompany } from '../../model/company.ts';
import type { DestinationCourse, DestinationOffer } from '../../model/course.ts';
import type {
  DestinationAssociation,
  DestinationObject,
  DestinationRelation,
} from '../../model/custom-object.ts';
import type { Send } from '../../model/http.ts';
import type {
  DestinationCustomField,
  DestinationTag,
  DestinationUser,
  DestinationWorkflow,
  LocationFacts,
} from '../../model/location.ts';
import type { DestinationNote } from '../../model/note.ts';
import type {
  DestinationLostReason,
  DestinationOpportunity,
  DestinationPipeline,
} from '../../model/opportunity.ts';
import type { DestinationTask } from '../../model/task.ts';
import type { ReadAnswer, WriteAnswer } from '../connector.ts';
import { type AffiliateProvider, createAffiliateProvider } from './affiliates/affiliates.ts';
import { addTags, removeTags, type TagBatch, type TagResult } from './bulk-tags.ts';
import { type CompanyProvider, createCompanyProvider, listBusinesses } from './businesses.ts';
import {
  type AppointmentProvider,
  createAppointmentProvider,
  listAppointments,
} from './calendars/appointments.ts';
import {
  type CalendarGroupProvider,
  createCalendarGroupProvider,
  listCalendarGroups,
} from './calendars/calendar-groups.ts';
import { type CalendarProvider, createCalendarProvider, listCalendars } from './calendars/calendars.ts';
import { createScheduleProvider, listSchedules, type ScheduleProvider } from './calendars/schedules.ts';
import { lookUpContacts } from './contact-lookup.ts';
import { type ContactProvider, createContactProvider } from './contacts.ts';
import { listConversations } from './conversations.ts';
import { type CourseProvider, createCourseProvider, listCourses } from './courses/courses.ts';
import { createEnrollmentProvider, type EnrollmentProvider } from './courses/enrollments.ts';
import { createOfferProvider, listOffers, type OfferProvider } from './courses/offers.ts';
import { type CustomFieldProvider, createCustomFieldProvider, listCustomFields } from './custom-fields.ts';
import { type ContactFile, uploadContactFiles } from './files/contact-files.ts';
import { createMediaProvider, type MediaProvider } from './files/media.ts';
import { type LinkBatch, linkContacts } from './link-contacts.ts';
import { readLocation } from './locations.ts';
import { createContactNoteProvider, listContactNotes, type NoteProvider } from './notes/contact-notes.ts';
import { createRecordNoteProvider, type RecordNoteProvider, searchNotes } from './notes/record-notes.ts';
import {
  type AssociationProvider,
  createAssociationProvider,
  listAssociations,
} from './objects/associations.ts';
import {
  createObjectFieldProvider,
  listObjectFields,
  type ObjectFieldProvider,
  type ObjectFields,
} from './objects/object-fields.ts';
import { createObjectProvider, listObjects, type ObjectProvider } from './objects/object-schemas.ts';
import { createRecordProvider, type RecordProvider } from './objects/records.ts';
import { createRelationProvider, listRelations, type RelationProvider } from './objects/relations.ts';
import { type RecordPage, type RecordSearch, searchRecords } from './objects/search-records.ts';
import { listLostReasons } from './opportunities/lost-reasons.ts';
import { createOpportunityProvider, type OpportunityProvider } from './opportunities/opportunities.ts';
import { createPipelineProvider, listPipelines, type PipelineProvider } from './opportunities/pipelines.ts';
import { type OpportunityFilter, searchOpportunities } from './opportunities/search-opportunities.ts';
import { restrictByOtherSpelling } from './other-spelling.ts';
import { type ContactRestoration, restoreContact } from './restore-contact.ts';
import { type ContactFilter, type ContactPage, countContacts, searchContacts } from './search-contacts.ts';
import { createTagProvider, listTags, type TagProvider } from './tags.ts';
import { createContactTaskProvider, listContactTasks, type TaskProvider } from './tasks/contact-tasks.ts';
import { type HangingRecord, searchTasks } from './tasks/search-tasks.ts';
import { listUsers } from './users.ts';
import { listWorkflows } from './workflows.ts';

/** Writers: one provider per object. Where it is bound to a parent, it is made for that parent. */
interface Providers {
  readonly contacts: ContactProvider;
  readonly companies: CompanyProvider;
  readonly tags: TagProvider;
  /** Of contacts. */
  readonly customFields: CustomFieldProvider;
  readonly opportunityFields: CustomFieldProvider;
  readonly opportunities: OpportunityProvider;
  readonly pipelines: PipelineProvider;
  readonly objects: ObjectProvider;
  /** By the object's full key. */
  objectFields(objectKey: string): ObjectFieldProvider;
  /** By the object's full key. */
  records(schemaKey: string): RecordProvider;
  readonly associations: AssociationProvider;
  readonly relations: RelationProvider;
  contactNotes(contactId: string): NoteProvider;
  contactTasks(contactId: string): TaskProvider;
  readonly recordNotes: RecordNoteProvider;
  readonly calendars: CalendarProvider;
  readonly calendarGroups: CalendarGroupProvider;
  readonly schedules: ScheduleProvider;
  readonly appointments: AppointmentProvider;
  readonly courses: CourseProvider;
  readonly offers: OfferProvider;
  readonly enrollments: EnrollmentProvider;
  readonly affiliates: AffiliateProvider;
  readonly media: MediaProvider;
}

/** Pages end after the first that could not be read, which is yielded as `failed`. */
type Pages<Found> = AsyncGenerator<ReadAnswer<Found>>;

type List<Found> = Promise<ReadAnswer<readonly Found[]>>;

interface Readers {
  /** Pages of 100; throws where the other readers answer `failed`. */
  listCompanies(send?: Send): AsyncGenerator<readonly DestinationCompany[]>;
  /** Pages of 500; throws where the other readers answer `failed`. */
  searchContacts(filters?: readonly ContactFilter[], send?: Send): AsyncGenerator<ContactPage>;
  countContacts(filters: readonly ContactFilter[], send?: Send): Promise<ReadAnswer<number>>;
  searchOpportunities(filter?: OpportunityFilter, send?: Send): Pages<readonly DestinationOpportunity[]>;
  searchRecords(search: RecordSearch, send?: Send): Pages<RecordPage>;
  /** Ids of contacts with this very address; not every token may. */
  lookUpContacts(email: string, send?: Send): List<string>;
  /** For the probe alone. */
  restrictByOtherSpelling(send: Send, contactId: string): Promise<WriteAnswer<never>>;
  searchNotes(
    recordIds?: readonly string[],
    send?: Send,
    pageSize?: number,
  ): Pages<readonly DestinationNote[]>;
  searchTasks(send?: Send): Pages<readonly HangingRecord[]>;
  listConversations(send?: Send): List<HangingRecord>;
  listTags(send?: Send): List<DestinationTag>;
  listCustomFields(send?: Send): List<DestinationCustomField>;
  listOpportunityFields(send?: Send): List<DestinationCustomField>;
  listPipelines(send?: Send): List<DestinationPipeline>;
  listLostReasons(send?: Send): List<DestinationLostReason>;
  listUsers(send?: Send): List<DestinationUser>;
  listWorkflows(send?: Send): List<DestinationWorkflow>;
  listObjects(send?: Send): List<DestinationObject>;
  listObjectFields(objectKey: string, send?: Send): Promise<ReadAnswer<ObjectFields>>;
  listAssociations(send?: Send): List<DestinationAssociation>;
  listRelations(recordId: string, send?: Send): List<DestinationRelation>;
  listContactNotes(contactId: string, send?: Send): List<DestinationNote>;
  listContactTasks(contactId: string, send?: Send): List<DestinationTask>;
  listCalendars(send?: Send): List<DestinationCalendar>;
  listCalendarGroups(send?: Send): List<DestinationCalendarGroup>;
  listSchedules(userId: string, send?: Send): List<DestinationSchedule>;
  listAppointments(span: Parameters<typeof listAppointments>[2], send?: Send): List<DestinationAppointment>;
  listCourses(send?: Send): List<DestinationCourse>;
  listOffers(send?: Send): List<DestinationOffer>;
  readLocation(send?: Send): Promise<ReadAnswer<LocationFacts>>;
}

/** Calls that concern many records at once, or put files on one. */
interface BulkCalls {
  addTags(batch: TagBatch, send?: Send): Promise<WriteAnswer<readonly TagResult[]>>;
  removeTags(batch: TagBatch, send?: Send): Promise<WriteAnswer<readonly TagResult[]>>;
  /** For undoing only. */
  restoreContact(
    contactId: string,
    restoration: ContactRestoration,
    send?: Send,
  ): Promise<WriteAnswer<{ readonly id: string }>>;
  /** At most 50 contacts; `done` holds the ids that were linked. */
  linkContacts(batch: LinkBatch, send?: Send): Promise<WriteAnswer<ReadonlySet<string>>>;
  uploadContactFiles(
    contactId: string,
    files: readonly ContactFile[],
    send?: Send,
  ): Promise<WriteAnswer<{ readonly id: string }>>;
}

export interface HighLevel extends Providers, Readers, BulkCalls {
  readonly locationId: string;
}

/**
 * @param connection `send` must carry a token of this location
 * @example const highLevel = createHighLevel({ send, locationId }); await highLevel.readLocation()
 */
export function createHighLevel(connection: { readonly send: Send; readonly locationId: string }): HighLevel {
  const { locationId } = connection;
  const own = connection.send;
  return {
    locationId,
    ...createProviders(locationId),
    addTags: (batch, send = own) => addTags(send, locationId, batch),
    removeTags: (batch, send = own) => removeTags(send, locationId, batch),
    restoreContact: (contactId, restoration, send = own) => restoreContact(send, contactId, restoration),
    linkContacts: (batch, send = own) => linkContacts(send, locationId, batch),
    uploadContactFiles: (contactId, files, send = own) =>
      uploadContactFiles(send, locationId, contactId, files),
    listCompanies: (send = own) => listBusinesses(send, locationId),
    searchContacts: (filters = [], send = own) => searchContacts(send, locationId, filters),
    countContacts: (filters, send = own) => countContacts(send, locationId, filters),
    searchOpportunities: (filter = {}, send = own) => searchOpportunities(send, locationId, filter),
    searchRecords: (search, send = own) => searchRecords(send, locationId, search),
    lookUpContacts: (email, send = own) => lookUpContacts(send, locationId, email),
    restrictByOtherSpelling,
    searchNotes: (recordIds, send = own, pageSize) => searchNotes(send, locationId, recordIds, pageSize),
    searchTasks: (send = own) => searchTasks(send, locationId),
    listConversations: (send = own) => listConversations(send, locationId),
    listTags: (send = own) => listTags(send, locationId),
    listCustomFields: (send = own) => listCustomFields(send, locationId, 'contact'),
    listOpportunityFields: (send = own) => listCustomFields(send, locationId, 'opportunity'),
    listPipelines: (send = own) => listPipelines(send, locationId),
    listLostReasons: (send = own) => listLostReasons(send, locationId),
    listUsers: (send = own) => listUsers(send, locationId),
    listWorkflows: (send = own) => listWorkflows(send, locationId),
    listObjects: (send = own) => listObjects(send, locationId),
    listObjectFields: (objectKey, send = own) => listObjectFields(send, locationId, objectKey),
    listAssociations: (send = own) => listAssociations(send, locationId),
    listRelations: (recordId, send = own) => listRelations(send, locationId, recordId),
    listContactNotes: (contactId, send = own) => listContactNotes(send, contactId),
    listContactTasks: (contactId, send = own) => listContactTasks(send, contactId),
    listCalendars: (send = own) => listCalendars(send, locationId),
    listCalendarGroups: (send = own) => listCalendarGroups(send, locationId),
    listSchedules: (userId, send = own) => listSchedules(send, locationId, userId),
    listAppointments: (span, send = own) => listAppointments(send, locationId, span),
    listCourses: (send = own) => listCourses(send, locationId),
    listOffers: (send = own) => listOffers(send, locationId),
    readLocation: (send = own) => readLocation(send, locationId),
  };
}

function createProviders(locationId: string): Providers {
  return {
    contacts: createContactProvider(locationId),
    companies: createCompanyProvider(locationId),
    tags: createTagProvider(locationId),
    customFields: createCustomFieldProvider(locationId, 'contact'),
    opportunityFields: createCustomFieldProvider(locationId, 'opportunity'),
    opportunities: createOpportunityProvider(locationId),
    pipelines: createPipelineProvider(locationId),
    objects: createObjectProvider(locationId),
    objectFields: (objectKey) => createObjectFieldProvider(locationId, objectKey),
    records: (schemaKey) => createRecordProvider(locationId, schemaKey),
    associations: createAssociationProvider(locationId),
    relations: createRelationProvider(locationId),
    contactNotes: (contactId) => createContactNoteProvider(contactId),
    contactTasks: (contactId) => createContactTaskProvider(contactId),
    recordNotes: createRecordNoteProvider(locationId),
    calendars: createCalendarProvider(locationId),
    calendarGroups: createCalendarGroupProvider(locationId),
    schedules: createScheduleProvider(locationId),
    appointments: createAppointmentProvider(locationId),
    courses: createCourseProvider(locationId),
    offers: createOfferProvider(locationId),
    enrollments: createEnrollmentProvider(locationId),
    affiliates: createAffiliateProvider(locationId),
    media: createMediaProvider(locationId),
  };
}
