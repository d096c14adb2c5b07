/**
 * The one table of HighLevel endpoints Landfall uses: method, path, `Version` value, and whether sending the
 * same request twice changes nothing further. Everything that is sent is built from it, so an endpoint that
 * is not here cannot be called.
 *
 * Versions are HighLevel's dates; `v3` stands only where a path exists in no older version. Path parameters
 * carry the names of HighLevel's own API description, so that the conformance suite can look each one up.
 */
import type { WireRequest } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';

export interface Endpoint {
  readonly method: WireRequest['method'];
  readonly path: string;
  readonly version: string;
  readonly repeatable: boolean;
}

const v2 = '2021-07-28';
const calendarsV2 = '2021-04-15';
const v3 = 'v3';

type Row = readonly [path: string, version?: string];

const get = (...[path, version = v2]: Row): Endpoint => ({ method: 'GET', path, version, repeatable: true });
const put = (...[path, version = v2]: Row): Endpoint => ({ method: 'PUT', path, version, repeatable: true });
const remove = (...[path, version = v2]: Row): Endpoint => ({
  method: 'DELETE',
  path,
  version,
  repeatable: true,
});
/** A POST that makes something new each time. */
const create = (...[path, version = v2]: Row): Endpoint => ({
  method: 'POST',
  path,
  version,
  repeatable: false,
});
/** A POST that only reads, or ends the same however often it is sent. */
const repeat = (...[path, version = v2]: Row): Endpoint => ({
  method: 'POST',
  path,
  version,
  repeatable: true,
});

export const endpoints = {
  createContact: create('/contacts/'),
  readContact: get('/contacts/{contactId}'),
  updateContact: put('/contacts/{contactId}'),
  removeContact: remove('/contacts/{contactId}'),
  searchContacts: repeat('/contacts/search'),
  lookUpContacts: get('/contacts/lookup', v3),
  bulkTags: repeat('/contacts/bulk/tags/update/{type}'),
  linkContacts: repeat('/contacts/bulk/business'),

  listContactNotes: get('/contacts/{contactId}/notes'),
  createContactNote: create('/contacts/{contactId}/notes'),
  readContactNote: get('/contacts/{contactId}/notes/{id}'),
  updateContactNote: put('/contacts/{contactId}/notes/{id}'),
  removeContactNote: remove('/contacts/{contactId}/notes/{id}'),
  listContactTasks: get('/contacts/{contactId}/tasks'),
  createContactTask: create('/contacts/{contactId}/tasks'),
  readContactTask: get('/contacts/{contactId}/tasks/{taskId}'),
  removeContactTask: remove('/contacts/{contactId}/tasks/{taskId}'),
  searchNotes: repeat('/notes/search', v3),
  createNote: create('/notes/', v3),
  readNote: get('/notes/{id}', v3),
  updateNote: put('/notes/{id}', v3),
  removeNote: remove('/notes/{id}', v3),

  listTags: get('/locations/{locationId}/tags'),
  createTag: create('/locations/{locationId}/tags'),
  readTag: get('/locations/{locationId}/tags/{tagId}'),
  updateTag: put('/locations/{locationId}/tags/{tagId}'),
  removeTag: remove('/locations/{locationId}/tags/{tagId}'),
  listCustomFields: get('/locations/{locationId}/customFields'),
  createCustomField: create('/locations/{locationId}/customFields'),
  readCustomField: get('/locations/{locationId}/customFields/{id}'),
  updateCustomField: put('/locations/{locationId}/customFields/{id}'),
  removeCustomField: remove('/locations/{locationId}/customFields/{id}'),
  readLocation: get('/locations/{locationId}'),
  searchTasks: repeat('/locations/{locationId}/tasks/search'),
  listUsers: get('/users/'),
  listWorkflows: get('/workflows/'),

  listBusinesses: get('/businesses/'),
  createBusiness: create('/businesses/'),
  readBusiness: get('/businesses/{businessId}'),
  updateBusiness: put('/businesses/{businessId}'),
  removeBusiness: remove('/businesses/{businessId}'),

  // The close date exists in v3 only, so everything that writes or reads one is v3.
  searchOpportunities: get('/opportunities/search', v3),
  createOpportunity: create('/opportunities/', v3),
  readOpportunity: get('/opportunities/{id}', v3),
  updateOpportunity: put('/opportunities/{id}', v3),
  closeOpportunity: put('/opportunities/{id}/status'),
  removeOpportunity: remove('/opportunities/{id}'),
  listLostReasons: get('/opportunities/lost-reason'),
  listPipelines: get('/opportunities/pipelines'),
  createPipeline: create('/opportunities/pipelines', v3),
  readPipeline: get('/opportunities/pipelines/{pipelineId}', v3),
  updatePipeline: put('/opportunities/pipelines/{pipelineId}', v3),
  removePipeline: remove('/opportunities/pipelines/{pipelineId}', v3),

  listObjects: get('/objects/'),
  createObject: create('/objects/'),
  readObject: get('/objects/{key}'),
  updateObject: put('/objects/{key}'),
  listObjectFields: get('/custom-fields/object-key/{objectKey}'),
  createObjectField: create('/custom-fields/'),
  readObjectField: get('/custom-fields/{id}'),
  updateObjectField: put('/custom-fields/{id}'),
  removeObjectField: remove('/custom-fields/{id}'),
  createFieldFolder: create('/custom-fields/folder'),
  removeFieldFolder: remove('/custom-fields/folder/{id}'),
  searchRecords: repeat('/objects/{schemaKey}/records/search'),
  createRecord: create('/objects/{schemaKey}/records'),
  readRecord: get('/objects/{schemaKey}/records/{id}'),
  updateRecord: put('/objects/{schemaKey}/records/{id}'),
  removeRecord: remove('/objects/{schemaKey}/records/{id}'),
  listAssociations: get('/associations/'),
  createAssociation: create('/associations/'),
  readAssociation: get('/associations/{associationId}'),
  updateAssociation: put('/associations/{associationId}'),
  removeAssociation: remove('/associations/{associationId}'),
  listRelations: get('/associations/relations/{recordId}'),
  createRelation: create('/associations/relations'),
  removeRelation: remove('/associations/relations/{relationId}'),

  listCalendars: get('/calendars/', calendarsV2),
  createCalendar: create('/calendars/', calendarsV2),
  readCalendar: get('/calendars/{calendarId}', calendarsV2),
  updateCalendar: put('/calendars/{calendarId}', calendarsV2),
  removeCalendar: remove('/calendars/{calendarId}', calendarsV2),
  listCalendarGroups: get('/calendars/groups', calendarsV2),
  createCalendarGroup: create('/calendars/groups', calendarsV2),
  updateCalendarGroup: put('/calendars/groups/{groupId}', calendarsV2),
  removeCalendarGroup: remove('/calendars/groups/{groupId}', calendarsV2),
  searchSchedules: get('/calendars/schedules/search', calendarsV2),
  createSchedule: create('/calendars/schedules', calendarsV2),
  readSchedule: get('/calendars/schedules/{id}', calendarsV2),
  updateSchedule: put('/calendars/schedules/{id}', calendarsV2),
  removeSchedule: remove('/calendars/schedules/{id}', calendarsV2),
  applySchedule: put('/calendars/schedules/{id}/associations/{calendarId}', calendarsV2),
  withdrawSchedule: remove('/calendars/schedules/{id}/associations/{calendarId}', calendarsV2),
  listAppointments: get('/calendars/events', calendarsV2),
  createAppointment: create('/calendars/events/appointments', calendarsV2),
  readAppointment: get('/calendars/events/appointments/{eventId}', calendarsV2),
  updateAppointment: put('/calendars/events/appointments/{eventId}', calendarsV2),
  removeAppointment: remove('/calendars/events/{eventId}', calendarsV2),

  // Reading is all: nothing in this table writes to a conversation.
  searchConversations: get('/conversations/search', calendarsV2),

  listCourses: get('/courses/products', v3),
  createCourse: create('/courses/products', v3),
  readCourse: get('/courses/products/{productId}', v3),
  updateCourse: put('/courses/products/{productId}', v3),
  removeCourse: remove('/courses/products/{productId}', v3),
  listLessons: get('/courses/products/{productId}/lessons', v3),
  listOffers: get('/courses/offers', v3),
  createOffer: create('/courses/offers', v3),
  readOffer: get('/courses/offers/{offerId}', v3),
  updateOffer: put('/courses/offers/{offerId}', v3),
  removeOffer: remove('/courses/offers/{offerId}', v3),
  listEnrollments: get('/courses/enrollments', v3),
  createEnrollment: create('/courses/enrollments', v3),
  removeEnrollment: remove('/courses/enrollments', v3),

  listAffiliates: get('/affiliate-manager/{locationId}/affiliates'),
  readAffiliate: get('/affiliate-manager/{locationId}/affiliates/{affiliateId}'),
  createAffiliate: create('/affiliate-manager/{locationId}/affiliates', v3),
  setAffiliateStatus: put('/affiliate-manager/{locationId}/affiliates/{affiliateId}/status', v3),

  listFiles: get('/medias/files'),
  uploadFile: create('/medias/upload-file'),
  removeFile: remove('/medias/{id}'),
  uploadCustomFiles: create('/forms/upload-custom-files'),
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointName = keyof typeof endpoints;

export interface RequestParts {
  /** Path parameters by name; each is escaped. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly form?: WireRequest['form'];
}

/** The route of an endpoint as it is counted and reported: `PUT /contacts/{contactId}`. */
export function routeOf(name: EndpointName): string {
  return `${endpoints[name].method} ${endpoints[name].path}`;
}

/**
 * @throws Error when a path parameter is missing or empty (a bug: the path would mean another endpoint)
 * @example buildRequest('readContact', { ids: { contactId } })
 */
export function buildRequest(name: EndpointName, parts: RequestParts = {}): WireRequest {
  const endpoint: Endpoint = endpoints[name];
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = parts.ids?.[parameter] ?? '';
    if (value === '') throw new Error(`${name} lacks its path parameter ${parameter}`);
    return encodeURIComponent(value);
  });
  const query = parts.query === undefined ? '' : `?${new URLSearchParams(parts.query).toString()}`;
  return {
    method: endpoint.method,
    path: `${path}${query}`,
    route: routeOf(name),
    version: endpoint.version,
    body: parts.body ?? null,
    ...(parts.form === undefined ? {} : { form: parts.form }),
    repeatable: endpoint.repeatable,
  };
}
