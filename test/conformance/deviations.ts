/**
 * Where recorded exchanges may differ from the official specifications, and why: kept by hand. A deviation
 * covers single faults, never an exchange as a whole, and one that covers nothing any more is named when the
 * recordings are judged.
 */
import type { RecordedExchange } from '../../src/simulator/exchanges/exchange-recorder.ts';

export interface Deviation {
  readonly name: string;
  readonly reason: string;
  readonly covers: (exchange: RecordedExchange, fault: string) => boolean;
}

/** A behaviour that a test has switched on purpose, and the faults that follow from it. */
function switched(name: string, reason: string, fault: RegExp): Deviation {
  return {
    name: `switched: ${name}`,
    reason,
    covers: (exchange, text) => exchange.switched.includes(name) && fault.test(text),
  };
}

const VALIDATED = 'the validator refuses a wrong query or body with 422 in every module (integrators)';

/** Calls whose file lists no 422, and why one is answered all the same. */
const UNLISTED_422: Readonly<Record<string, string>> = {
  'GET /businesses/': VALIDATED,
  'POST /contacts/search': 'integrators: a body without locationId or pageLimit is a 422 (issue 31)',
  'POST /calendars/': `${VALIDATED}; a team that breaks the rule of its type (issue 23)`,
  'PUT /calendars/:calendarId': `${VALIDATED}; a team that breaks the rule of its type (issue 23)`,
  'GET /calendars/:calendarId/free-slots': VALIDATED,
  'POST /calendars/events/appointments': `${VALIDATED}; a member who is missing or not of the team (issue 23)`,
  'PUT /calendars/events/appointments/:eventId': `${VALIDATED}; a member who is not of the team (issue 23)`,
  'GET /calendars/appointments/:appointmentId/notes': VALIDATED,
  'POST /calendars/appointments/:appointmentId/notes': VALIDATED,
  'GET /calendars/resources/:resourceType': VALIDATED,
  'POST /calendars/resources/:resourceType': VALIDATED,
  'GET /conversations/messages/export': VALIDATED,
  'POST /conversations/messages/inbound': VALIDATED,
  'POST /conversations/messages/outbound': VALIDATED,
  'POST /courses/courses-exporter/public/import': VALIDATED,
  'POST /forms/upload-custom-files': VALIDATED,
};

export const deviations: readonly Deviation[] = [
  ...Object.entries(UNLISTED_422).map(
    ([call, reason]): Deviation => ({
      name: `a 422 of ${call}`,
      reason,
      covers: ({ method, route }, fault) =>
        `${method} ${route ?? ''}` === call && fault.startsWith('status 422 is not documented'),
    }),
  ),
  {
    name: 'an event deleted without a body',
    reason: 'the calendars file requires the body of a deletion, which it describes as an empty object',
    covers: ({ method, route }, fault) =>
      method === 'DELETE' &&
      route === '/calendars/events/:eventId' &&
      fault === 'request: the body is missing',
  },
  {
    name: 'a blocked slot changed without calendarId',
    reason:
      'the calendars file requires calendarId, yet a slot of a user has none: a slot takes one of the two (issue 23)',
    covers: ({ route }, fault) =>
      route?.startsWith('/calendars/events/block-slots') === true &&
      fault === "request: must have required property 'calendarId'",
  },
  {
    name: 'a record read with the query of its update',
    reason: 'a test sends every method to every path; the platform is not known to refuse the parameter here',
    covers: ({ method, route }, fault) =>
      method === 'GET' &&
      route?.startsWith('/objects/') === true &&
      fault === 'query: locationId is not in the files',
  },
  {
    name: 'a query parameter x',
    reason: 'a test sends it to show that no query is logged; the platform is not known to refuse one',
    covers: (_, fault) => fault === 'query: x is not in the files',
  },
  switched(
    'customFieldWrongProperty',
    'off, the platform is supposed to take and ignore the property name of the other version',
    /^request\/customFields/,
  ),
  switched(
    'dndKeyOfOtherVersion',
    'off, the platform is supposed to take the channel names of the other version',
    /^request\/dndSettings/,
  ),
  {
    name: 'an opt-out in the other spelling',
    reason: 'the probe asks on purpose what becomes of it, on a contact it made (highlevel, open questions)',
    covers: ({ method, path, requestBody }, fault) =>
      method === 'PUT' &&
      /^\/contacts\/[^/]+$/.test(path) &&
      isRecord(requestBody) &&
      Object.keys(requestBody).join() === 'dndSettings' &&
      isRecord(requestBody['dndSettings']) &&
      Object.keys(requestBody['dndSettings']).join() === 'sms' &&
      fault.startsWith('request/dndSettings: must NOT have additional properties'),
  },
  switched(
    'wrongShapeRefused',
    'off, a value of the wrong type is taken with 200 and dropped',
    /^request\/customFields/,
  ),
  switched(
    'opportunityQueryOtherCaseRefused',
    'off, the platform is supposed to take the query names of the other version',
    /^query: (location|pipeline)/,
  ),
  {
    name: 'a message without a provider',
    reason: 'integrators: 201 with an empty body (issue 70), which the files do not list',
    covers: ({ path }, fault) =>
      path.startsWith('/conversations/messages/') && fault.startsWith('status 201 is not'),
  },
  {
    name: 'a refusal of the media library',
    reason: 'the files list no refusal for any of its calls; 400 is what the other modules answer',
    covers: ({ path }, fault) => path.startsWith('/medias/') && fault.startsWith('status 400 is not'),
  },
  switched('unknownBusinessLink', 'a 400 instead of the 422 is conceivable', /^status 400 is not/),
  switched('wrongProviderAnswers500', 'on, the 500 that was reported (issue 6)', /^status 500 is not/),
  switched('objectBadDateFilter', 'on, the 500 that was reported (issue 84)', /^status 500 is not/),
  switched('upsertCreateAnswers201', 'a 201 on create is conceivable', /^status 201 is not/),
];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
