/** What a location lists, kind by kind, as far as a manifest has something of the kind. */
import pMap from 'p-map';
import { requireFound } from '../../connectors/connector.ts';
import { readFileField } from '../../model/expected-files.ts';
import type { ManifestObject } from '../../model/manifest.ts';
import type { SealedReading } from './read-sealed.ts';
import {
  type SealedValues,
  standingBooking,
  standingCalendar,
  standingCompany,
  standingContact,
  standingDeal,
  standingFiles,
  standingLink,
  standingNote,
  standingProperties,
  standingSchedule,
  standingTask,
} from './sealed-values.ts';

export interface Listing extends SealedReading {
  readonly concurrency: number;
  readonly onPage: () => void;
  /** Under what records of a kind are still to be looked for. */
  readonly on: (object: ManifestObject) => readonly string[];
  readonly isOpen: (object: ManifestObject) => boolean;
  readonly see: (object: ManifestObject, id: string, values: SealedValues) => void;
  /** Id of the file field in which a person's files must stand; undefined where none must. */
  readonly filesFieldOf: (contactId: string) => string | undefined;
}

/** Until then every appointment of a calendar begins: 1 January 2100. */
const farFuture = Date.UTC(2100, 0, 1);

type List = (listing: Listing) => Promise<void>;

const people: List = async ({ destination, send, onPage, see, filesFieldOf }) => {
  for await (const { contacts } of destination.searchContacts([], send('verify'))) {
    onPage();
    for (const contact of contacts) {
      see('contact', contact.id, standingContact(contact));
      const field = filesFieldOf(contact.id);
      if (field !== undefined) see('files', contact.id, standingFiles(readFileField(contact.custom[field])));
    }
  }
};

const deals: List = async ({ destination, send, onPage, isOpen, see }) => {
  if (!isOpen('opportunity')) return;
  for await (const page of destination.searchOpportunities({}, send('verify'))) {
    onPage();
    for (const one of requireFound(page, 'its opportunities')) see('opportunity', one.id, standingDeal(one));
  }
};

const companies: List = async ({ destination, send, onPage, isOpen, see }) => {
  if (!isOpen('company')) return;
  for await (const page of destination.listCompanies(send('verify-companies'))) {
    onPage();
    for (const one of page) see('company', one.id, standingCompany(one));
  }
};

const records: List = async ({ destination, send, onPage, on, see }) => {
  for (const schemaKey of on('record'))
    for await (const page of destination.searchRecords({ schemaKey, query: '' }, send('verify-objects'))) {
      onPage();
      for (const one of requireFound(page, `the records of ${schemaKey}`).records)
        see('record', one.id, standingProperties(one));
    }
};

const calendars: List = async ({ destination, send, onPage, isOpen, see }) => {
  if (!isOpen('calendar')) return;
  onPage();
  const listed = await destination.listCalendars(send('verify-objects'));
  for (const one of listed.kind === 'found' ? listed.record : [])
    see('calendar', one.id, standingCalendar(one));
};

const schedules = underEach('schedule', async (userId, { destination, send, see }) => {
  const listed = await destination.listSchedules(userId, send('verify-objects'));
  for (const one of listed.kind === 'found' ? listed.record : [])
    see('schedule', one.id, standingSchedule(one));
});

const bookings = underEach('appointment', async (calendarId, { destination, send, see }) => {
  const span = { calendarId, fromMs: 0, toMs: farFuture };
  const listed = await destination.listAppointments(span, send('verify-objects'));
  for (const one of listed.kind === 'found' ? listed.record : [])
    see('appointment', one.id, standingBooking(one));
});

const tasks = underEach('task', async (contactId, { destination, send, see }) => {
  const listed = await destination.listContactTasks(contactId, send('verify-objects'));
  for (const one of listed.kind === 'found' ? listed.record : []) see('task', one.id, standingTask(one));
});

const notes = underEach('note', async (contactId, { destination, send, see }) => {
  const listed = await destination.listContactNotes(contactId, send('verify-objects'));
  for (const one of listed.kind === 'found' ? listed.record : []) see('note', one.id, standingNote(one));
});

const links = underEach('link', async (contactId, { destination, send, see }) => {
  const listed = await destination.listRelations(contactId, send('verify-objects'));
  for (const one of listed.kind === 'found' ? listed.record : []) see('link', one.id, standingLink(one));
});

/** In this order: files stand in the fields of people. */
export const listings: readonly List[] = [
  people,
  deals,
  companies,
  records,
  calendars,
  schedules,
  bookings,
  tasks,
  notes,
  links,
];

/** One list for each thing such records hang on. */
function underEach(object: ManifestObject, list: (on: string, listing: Listing) => Promise<void>): List {
  return async (listing) => {
    const listOne = (on: string) => {
      listing.onPage();
      return list(on, listing);
    };
    await pMap(listing.on(object), listOne, { concurrency: listing.concurrency });
  };
}
