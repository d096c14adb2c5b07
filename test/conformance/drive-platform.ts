/**
 * A tour of every endpoint the simulator offers, once as a caller should call it and once as one should
 * not. It asserts nothing: the recorded exchanges are judged by the official specifications.
 */
import { driveModules } from './drive-modules.ts';
import { driveObjects } from './drive-objects.ts';
import { driveOpportunities } from './drive-opportunities.ts';
import type { JsonObject } from './load-specs.ts';
import { createRecorder, type Recorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

/** The address of a platform, and one of its locations. */
export interface TourPlace {
  readonly url: string;
  readonly locationId: string;
  readonly token: string;
  /** A token of another location. */
  readonly otherToken: string;
}

const editions = [
  { version: '2021-07-28', valueKey: 'field_value', email: 'Email', call: 'Call', sms: 'SMS' },
  { version: 'v3', valueKey: 'fieldValue', email: 'email', call: 'call', sms: 'sms' },
] as const;

type Edition = (typeof editions)[number];

/** Every exchange of the tour, in both editions of the API. */
export async function drivePlatform(place: TourPlace): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const edition of editions) {
    const recorder = createRecorder(place.url, place.token, edition.version);
    const fields = await tourLocation(place, recorder, edition);
    const companyId = await readCompany(place, recorder);
    await tourPeople(place, recorder, edition, companyId);
    await tourContacts(place, recorder, edition, fields);
    await tourBusinesses(place, recorder, edition);
    await tourRefusals(place, recorder);
    await removeFields(place, recorder, fields);
    exchanges.push(...recorder.exchanges);
    exchanges.push(...(await driveModules(place, edition.version)));
    exchanges.push(...(await driveOpportunities(place, edition.version)));
    exchanges.push(...(await driveObjects(place, edition.version)));
  }
  const unversioned = createRecorder(place.url, place.token, null);
  await unversioned.send('GET', `/locations/${place.locationId}`);
  return [...exchanges, ...unversioned.exchanges];
}

interface Fields {
  readonly text: string;
  readonly number: string;
  readonly choices: string;
}

async function tourLocation(
  { locationId }: TourPlace,
  { send }: Recorder,
  edition: Edition,
): Promise<Fields> {
  const home = `/locations/${locationId}`;
  const addField = async (name: string, dataType: string, more: JsonObject = {}): Promise<string> =>
    textAt(
      await send('POST', `${home}/customFields`, { name, dataType, model: 'contact', ...more }),
      'customField.id',
    );
  const fields = {
    text: await addField('Favourite colour', 'TEXT', { placeholder: 'Any', position: 1 }),
    number: await addField('Lead score', 'NUMERICAL'),
    choices: await addField('Interests', 'MULTIPLE_OPTIONS', { options: ['Sea', 'Wind'] }),
  };
  await send('GET', `${home}/customFields`);
  await send('GET', `${home}/customFields?model=contact`);
  await send('GET', `${home}/customFields/${fields.text}`);
  await send('PUT', `${home}/customFields/${fields.text}`, { name: 'Favourite colours', position: 2 });
  const tagId = textAt(await send('POST', `${home}/tags`, { name: `Tour ${edition.version}` }), 'tag.id');
  await send('POST', `${home}/tags`, { name: `TOUR ${edition.version}` });
  await send('GET', `${home}/tags`);
  await send('GET', `${home}/tags/${tagId}`);
  await send('PUT', `${home}/tags/${tagId}`, { name: `Guest ${edition.version}` });
  await send('DELETE', `${home}/tags/${tagId}`);
  return fields;
}

async function readCompany({ locationId }: TourPlace, { send }: Recorder): Promise<string> {
  return textAt(await send('GET', `/locations/${locationId}`), 'location.companyId');
}

async function tourPeople(
  place: TourPlace,
  { send }: Recorder,
  edition: Edition,
  company: string,
): Promise<void> {
  const { locationId } = place;
  await send('GET', `/users/search?companyId=${company}&locationId=${locationId}&limit=10&skip=0`);
  if (edition.version !== 'v3') await send('GET', `/users/?locationId=${locationId}`);
  await send('GET', `/workflows/?locationId=${locationId}`);
}

async function tourContacts(
  place: TourPlace,
  recorder: Recorder,
  edition: Edition,
  fields: Fields,
): Promise<void> {
  const { locationId } = place;
  const { send } = recorder;
  const person = {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: `ada.${edition.version}@example.com`,
    phone: edition.version === 'v3' ? '+14155550102' : '+14155550101',
    address1: '1 Engine Row',
    city: 'London',
    state: 'LND',
    postalCode: 'EC1A 1BB',
    country: 'GB',
    website: 'https://example.com',
    timezone: 'Europe/London',
    dateOfBirth: '1990-09-25',
    source: 'tour',
    tags: ['Blue', 'VIP'],
    dnd: false,
    dndSettings: {
      [edition.email]: { status: 'active', message: 'unsubscribed', code: 'import' },
      [edition.call]: { status: 'inactive' },
    },
    inboundDndSettings: { all: { status: 'inactive', message: '' } },
    customFields: [
      { id: fields.text, [edition.valueKey]: 'green' },
      { key: 'lead_score', [edition.valueKey]: 42 },
      { id: fields.choices, [edition.valueKey]: ['Sea', 'Wind'] },
    ],
  };
  const created = await send('POST', '/contacts/', {
    ...person,
    locationId,
    gender: 'female',
    companyName: 'Engines',
  });
  const id = textAt(created, 'contact.id');
  await send('POST', '/contacts/', { email: person.email, locationId });
  await send('GET', `/contacts/${id}`);
  const { dnd: _dnd, tags: _tags, ...changes } = person;
  await send('PUT', `/contacts/${id}`, {
    ...changes,
    lastName: 'Byron',
    dndSettings: { [edition.sms]: { status: 'active' } },
  });
  await send('PUT', `/contacts/${id}`, { lastName: null, website: null });
  await send('POST', '/contacts/upsert', { email: person.email, city: 'Ockham', locationId });
  await send(
    'GET',
    `/contacts/search/duplicate?locationId=${locationId}&email=${encodeURIComponent(person.email)}`,
  );
  await send('POST', '/contacts/search', { locationId, pageLimit: 100 });
  await send('POST', `/contacts/${id}/tags`, { tags: ['Added'] });
  await send('DELETE', `/contacts/${id}/tags`, { tags: ['Added'] });
  await send('POST', '/contacts/bulk/tags/update/add', {
    contacts: [id, 'nobody'],
    tags: ['Bulk'],
    locationId,
  });
  await send('POST', '/contacts/bulk/tags/update/remove', { contacts: [id], tags: ['Bulk'], locationId });
  await tourMistakes(place, recorder, id);
  await send('DELETE', `/contacts/${id}`);
  await send('GET', `/contacts/${id}`);
}

async function tourBusinesses(place: TourPlace, { send }: Recorder, edition: Edition): Promise<void> {
  const { locationId, otherToken } = place;
  const details = {
    phone: '+18832327657',
    email: 'office@acme.example',
    website: 'www.acme.example',
    address: '1 Example Street',
    city: 'Austin',
    postalCode: '78701',
    state: 'Texas',
    country: 'us',
    description: 'Kartra reference: tour',
  };
  const made = await send('POST', '/businesses/', { name: 'Acme Ltd', locationId, ...details });
  const businessId = textAt(made, 'buiseness.id');
  await send('POST', '/businesses/', { name: 'Bare Ltd', locationId });
  await send('GET', `/businesses/${businessId}`);
  await send('PUT', `/businesses/${businessId}`, { ...details, name: 'Acme Limited' });
  await send('GET', `/businesses/?locationId=${locationId}`);
  await send('GET', `/businesses/?locationId=${locationId}&limit=1&skip=1`);

  const email = `linked.${edition.version}@example.com`;
  const person = await send('POST', '/contacts/', { email, firstName: 'Ada', locationId });
  const contactId = textAt(person, 'contact.id');
  const link = { locationId, ids: [contactId, 'nobody'], businessId };
  await send('POST', '/contacts/bulk/business', link);
  await send('GET', `/contacts/${contactId}`);
  const filters = [{ field: 'businessId', operator: 'eq', value: businessId }];
  await send('POST', '/contacts/search', { locationId, pageLimit: 10, filters });
  const people = `/contacts/business/${businessId}?locationId=${locationId}`;
  await send('GET', people);
  await send('GET', `${people}&limit=10&skip=0&query=ada`);
  if (edition.version === 'v3') await send('GET', `${people}&startAfter=aaa,${contactId}`);
  await send('POST', '/contacts/bulk/business', { ...link, ids: [contactId], businessId: null });

  await send('POST', '/contacts/bulk/business', { ...link, businessId: 'nothing' });
  await send('POST', '/contacts/bulk/business', {
    ...link,
    ids: Array.from({ length: 51 }, () => contactId),
  });
  await send('GET', people.replace(/\?.*$/, ''));
  await send('POST', '/businesses/', { locationId, name: 'Acme', owner: 'nobody' });
  await send('PUT', `/businesses/${businessId}`, { locationId });
  await send('GET', '/businesses/nothing');
  await send('GET', `/businesses/${businessId}`, undefined, otherToken);
  await send('GET', `/businesses/${businessId}`, undefined, 'not-a-token');
  await send('DELETE', `/businesses/${businessId}`);
  await send('DELETE', `/contacts/${contactId}`);
}

/** Bodies and tokens the platform refuses. */
async function tourMistakes(
  { locationId, otherToken }: TourPlace,
  { send }: Recorder,
  id: string,
): Promise<void> {
  await send('POST', '/contacts/', { locationId, dateAdded: '2020-01-01' });
  await send('POST', '/contacts/', { email: 'nobody@example.com' });
  await send('PUT', `/contacts/${id}`, { locationId });
  await send('POST', `/contacts/${id}/tags`, { tags: 'not a list' });
  await send('POST', '/contacts/upsert', { locationId, country: 'Atlantis', email: 'x@example.com' });
  await send('GET', `/contacts/${id}`, undefined, otherToken);
}

async function tourRefusals({ locationId }: TourPlace, { send }: Recorder): Promise<void> {
  await send('GET', `/locations/${locationId}`, undefined, 'not-a-token');
  await send('GET', '/contacts/AAAAAAAAAAAAAAAAAAAA', undefined, 'not-a-token');
  await send('POST', `/locations/${locationId}/customFields`, { name: 'No type' });
  await send('POST', `/locations/${locationId}/tags`, { name: 7 });
  await send('GET', `/locations/${locationId}/nowhere`);
}

async function removeFields({ locationId }: TourPlace, { send }: Recorder, fields: Fields): Promise<void> {
  for (const id of Object.values(fields)) await send('DELETE', `/locations/${locationId}/customFields/${id}`);
}
