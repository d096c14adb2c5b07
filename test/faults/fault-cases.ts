/** Which faults strike where: every one the simulator can produce, on every endpoint a run uses. */
import { type EndpointName, endpoints } from '../../src/connectors/highlevel/endpoints.ts';
import type { Fault, Undisturbed } from './withstand.ts';

const ofCalendar = /Unit$|^slotInterval$|^isActive$|^shouldSend|^googleInvitation/u;

/**
 * Fields no reading proves. Of a calendar its units (nothing is read as minutes) and steps between two starts, which no
 * answer shows, whether it is a draft, since a person publishes it, and whom it alerts; of custom objects what people
 * may call them: labels and descriptions are theirs to change.
 */
const unprovable: Readonly<Partial<Record<EndpointName, RegExp>>> = {
  createCalendar: ofCalendar,
  updateCalendar: ofCalendar,
  createObject: /^(?:labels|description)/u,
  createObjectField: /^name$/u,
  createAssociation: /Label$/u,
};

/** More often than any run asks. */
const always = 100_000;

const answered = ['status:401', 'status:429', 'status:500', 'drop-before', 'drop-after', 'hang', 'slow:60'];
const refused = ['status:400', 'status:404', 'status:408', 'status:422'];
/** `late`: given up here, carried out there later. */
const carriedOut = ['late:15000', 'create-then-422'];

/** An endpoint that changes nothing: one that reads, or searches. */
export function isRead(name: EndpointName): boolean {
  const { method, path } = endpoints[name];
  return method === 'GET' || path.endsWith('/search');
}

/** Effects that leave the end the same once they are over. */
export const passingEffects = (name: EndpointName): readonly string[] =>
  isRead(name) ? answered : [...answered, ...refused, ...carriedOut];

/** Every fault on one endpoint, one at a time: once, and for as long as the first run lasts. */
export function faultsOn(endpoint: EndpointName, fields: Undisturbed['fields']): readonly Fault[] {
  const lasting = isRead(endpoint)
    ? ['status:500', 'drop-after']
    : ['status:500', 'status:429', 'drop-after'];
  const provable = (field: string): boolean => unprovable[endpoint]?.test(field) !== true;
  const dropped = isRead(endpoint)
    ? []
    : (fields[endpoint] ?? []).filter(provable).map((field) => `silent-drop:${field}`);
  return [
    ...[...passingEffects(endpoint), ...dropped].map((effect) => ({ endpoint, effect })),
    ...lasting.map((effect) => ({ endpoint, effect, times: always })),
  ];
}

/** On a read that only a fault elsewhere brings about. */
export const lookFaults = (endpoint: EndpointName): readonly Fault[] => [
  ...['status:429', 'drop-before', 'hang'].map((effect) => ({ endpoint, effect })),
  { endpoint, effect: 'status:500', times: always },
];

/** What `npm test` strikes: where no other suite does. */
export const sampledPlaces: readonly EndpointName[] = [
  'createContactTask',
  'createSchedule',
  'uploadFile',
  'uploadCustomFiles',
];

/** Of the faults there, those that tell most: given up here, and carried out all the same. */
export const sampled = ({ endpoint, effect, times }: Fault): boolean =>
  sampledPlaces.includes(endpoint) && ['late:15000', 'drop-after'].includes(effect) && times === undefined;

export function nameOf(faults: readonly Fault[]): string {
  return faults
    .map(({ endpoint, effect, skip = 0, times = 1 }) => {
      const often = times === always ? ' always' : times === 1 ? '' : ` ${times} times`;
      return `${endpoint} ${effect}${often}${skip === 0 ? '' : ` after ${skip}`}`;
    })
    .join(', ');
}

/**
 * Endpoints of what comes before writing and after it. `createFieldFolder` is for an object all of whose folders were
 * removed: the first field of each object of ours finds the one it came with.
 */
export const notWhileWriting: readonly EndpointName[] = [
  // Undoing.
  'removeContact',
  'removeContactNote',
  'removeContactTask',
  'removeTag',
  'removeCustomField',
  'removeBusiness',
  'removeOpportunity',
  'removePipeline',
  'removeObjectField',
  'removeFieldFolder',
  'removeRecord',
  'removeAssociation',
  'removeRelation',
  'removeCalendar',
  'removeSchedule',
  'withdrawSchedule',
  'removeAppointment',
  'removeCourse',
  'removeOffer',
  'removeEnrollment',
  'removeFile',
  'setAffiliateStatus',
  'readAffiliate',
  'readTag',
  'readCustomField',
  'readPipeline',
  'readObject',
  'readObjectField',
  'readAssociation',
  'readCourse',
  'readOffer',
  'readContactTask',
  'searchTasks',
  'searchNotes',
  'searchConversations',
  // Planning and probing.
  'listLostReasons',
  'lookUpContacts',
  'createNote',
  'readNote',
  'updateNote',
  'removeNote',
  // Known, and used by nothing that writes.
  'updateTag',
  'updateCustomField',
  'updateObject',
  'updateAssociation',
  'updateCourse',
  'updateOffer',
  'listCalendarGroups',
  'createCalendarGroup',
  'updateCalendarGroup',
  'removeCalendarGroup',
  'createFieldFolder',
];
