/** The tour of authorisation, custom objects with their fields and records, associations and custom values. */
import type { TourPlace } from './drive-platform.ts';
import { asObject, type JsonObject } from './load-specs.ts';
import { createRecorder, type Recorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

const redirect = 'http://localhost:4999/back';

interface Tour extends Recorder {
  readonly place: TourPlace;
  readonly objectKey: string;
  readonly otherToken: string;
}

/** Every exchange of the tour under one Version. */
export async function driveObjects(place: TourPlace, version: string): Promise<Exchange[]> {
  const recorder = createRecorder(place.url, place.token, version);
  const name = version === 'v3' ? 'boat' : 'pet';
  const { otherToken } = place;
  const tour = { ...recorder, place, objectKey: `custom_objects.${name}`, otherToken };
  await tourSchemas(tour, name);
  await tourFields(tour);
  const recordId = await tourRecords(tour);
  await tourCompanies(tour);
  await tourAssociations(tour, recordId, name);
  await recorder.send('DELETE', `/objects/${tour.objectKey}/records/${recordId}`);
  await tourCustomValues(tour);
  await tourUsers(tour);
  const authorised = await tourAuthorisation(tour, version);
  return [...recorder.exchanges, ...authorised];
}

async function tourSchemas({ send, place, objectKey, otherToken }: Tour, name: string): Promise<void> {
  const { locationId } = place;
  const schema = {
    labels: { singular: name, plural: `${name}s` },
    key: objectKey,
    description: 'Kept by people',
    locationId,
    primaryDisplayPropertyDetails: { key: `${objectKey}.name`, name: 'Name', dataType: 'TEXT' },
  };
  await send('POST', '/objects/', schema);
  await send('POST', '/objects/', schema);
  await send('POST', '/objects/', { ...schema, owner: 'nobody' });
  await send('GET', `/objects/?locationId=${locationId}`);
  await send('GET', `/objects/${objectKey}?locationId=${locationId}&fetchProperties=true`);
  await send('GET', `/objects/business?locationId=${locationId}`);
  const changes = {
    locationId,
    labels: { plural: 'Many' },
    searchableProperties: [`${objectKey}.name`],
  };
  await send('PUT', `/objects/${objectKey}`, changes);
  await send('PUT', `/objects/${objectKey}`, { locationId });
  await send('GET', `/objects/${objectKey}?locationId=${locationId}`, undefined, otherToken);
  await send('GET', `/objects/nothing?locationId=${locationId}`);
}

async function tourFields({ send, place, objectKey }: Tour): Promise<void> {
  const { locationId } = place;
  const named = { name: 'Details', locationId };
  const folder = await send('POST', '/custom-fields/folder', { ...named, objectKey });
  const folderId = textAt(folder, 'id');
  await send('PUT', `/custom-fields/folder/${folderId}`, { name: 'More', locationId });
  const field = {
    locationId,
    name: 'Kind',
    description: 'What it is',
    placeholder: 'Any',
    dataType: 'SINGLE_OPTIONS',
    fieldKey: `${objectKey}.kind`,
    objectKey,
    parentId: folderId,
    showInForms: true,
    options: [
      { key: 'big', label: 'Big' },
      { key: 'small', label: 'Small' },
    ],
  };
  const made = await send('POST', '/custom-fields/', field);
  const fieldId = textAt(made, 'field.id');
  for (const [name, dataType] of [
    ['price', 'MONETORY'],
    ['born', 'DATE'],
  ])
    await send('POST', '/custom-fields/', {
      locationId,
      name,
      dataType,
      fieldKey: `${objectKey}.${name}`,
      objectKey,
      parentId: folderId,
      showInForms: false,
    });
  await send('POST', '/custom-fields/', field);
  await send('POST', '/custom-fields/', { ...field, objectKey: 'contact' });
  await send('GET', `/custom-fields/object-key/${objectKey}?locationId=${locationId}`);
  await send('GET', `/custom-fields/${fieldId}`);
  await send('GET', `/custom-fields/${folderId}`);
  await send('GET', '/custom-fields/nothing');
  const options = [...field.options, { key: 'tiny', label: 'Tiny' }];
  await send('PUT', `/custom-fields/${fieldId}`, { locationId, showInForms: true, name: 'Size', options });
  await send('PUT', `/custom-fields/${fieldId}`, { locationId });
  const spare = { ...field, fieldKey: `${objectKey}.spare` };
  const spareId = textAt(await send('POST', '/custom-fields/', spare), 'field.id');
  await send('DELETE', `/custom-fields/${spareId}`);
  const business = await send('POST', '/custom-fields/folder', { ...named, objectKey: 'business' });
  const empty = textAt(business, 'id');
  await send('DELETE', `/custom-fields/folder/${folderId}?locationId=${locationId}`);
  await send('DELETE', `/custom-fields/folder/${empty}?locationId=${locationId}`);
}

async function tourRecords({ send, place, objectKey, otherToken }: Tour): Promise<string> {
  const { locationId } = place;
  const home = `/objects/${objectKey}/records`;
  const properties = {
    name: 'First',
    kind: 'big',
    price: { currency: 'default', value: 9.5 },
    born: '2020-02-29',
  };
  const made = await send('POST', home, { locationId, properties });
  const recordId = textAt(made, 'record.id');
  await send('POST', home, { locationId, properties: { wings: 2 } });
  await send('GET', `${home}/${recordId}`);
  await send('GET', `${home}/${recordId}`, undefined, otherToken);
  await send('PUT', `${home}/${recordId}?locationId=${locationId}`, { properties: { name: 'Renamed' } });
  const search = { locationId, page: 1, pageLimit: 10, query: '', searchAfter: [] };
  const page = await send('POST', `${home}/search`, search);
  const [row] = page['records'] as JsonObject[];
  await send('POST', `${home}/search`, { ...search, searchAfter: row?.['searchAfter'] });
  const filters = [{ field: 'properties.born', operator: 'range', value: { gte: '2020-01-01' } }];
  await send('POST', `${home}/search`, { ...search, filters });
  await send('POST', `${home}/search`, { locationId });
  const second = await send('POST', home, { locationId, properties: { name: 'Second' } });
  await send('DELETE', `${home}/${textAt(second, 'record.id')}`);
  await send('GET', `${home}/nothing`);
  return recordId;
}

/** Companies as records: the object the files offer beside the custom ones. */
async function tourCompanies({ send, place: { locationId } }: Tour): Promise<void> {
  const home = '/objects/business/records';
  const made = await send('POST', home, { locationId, properties: { name: 'Acme', city: 'Oslo' } });
  const path = `${home}/${textAt(made, 'record.id')}`;
  await send('POST', home, { locationId, properties: { city: 'Oslo' } });
  await send('PUT', `${path}?locationId=${locationId}`, { properties: { city: 'Bergen' } });
  await send('GET', path);
  const page = { locationId, page: 1, pageLimit: 10, query: '', searchAfter: [] };
  await send('POST', `${home}/search`, page);
  await send('DELETE', path);
}

async function tourAssociations({ send, place, objectKey }: Tour, recordId: string, name: string) {
  const { locationId } = place;
  const email = `owner.${name}@example.com`;
  const person = textAt(await send('POST', '/contacts/', { locationId, email }), 'contact.id');
  const wanted = {
    locationId,
    key: `owner_${name}`,
    firstObjectLabel: 'owner',
    firstObjectKey: 'contact',
    secondObjectLabel: name,
    secondObjectKey: objectKey,
  };
  const association = textAt(await send('POST', '/associations/', wanted), 'id');
  await send('POST', '/associations/', wanted);
  await send('POST', '/associations/', { locationId });
  const ofLocation = `locationId=${locationId}`;
  await send('GET', `/associations/?${ofLocation}&skip=0&limit=10`);
  await send('GET', `/associations/${association}`);
  await send('GET', `/associations/key/${wanted.key}?${ofLocation}`);
  await send('GET', `/associations/objectKey/${objectKey}?${ofLocation}`);
  await send('PUT', `/associations/${association}`, { firstObjectLabel: 'keeper', secondObjectLabel: name });
  const relation = {
    locationId,
    associationId: association,
    firstRecordId: person,
    secondRecordId: recordId,
  };
  const related = textAt(await send('POST', '/associations/relations', relation), 'id');
  await send('POST', '/associations/relations', { ...relation, secondRecordId: 'nothing' });
  await send('GET', `/associations/relations/${person}?${ofLocation}&skip=0&limit=10`);
  await send('GET', `/associations/relations/${person}?${ofLocation}`);
  await send('DELETE', `/associations/relations/${related}?${ofLocation}`);
  await send('DELETE', `/associations/${association}`);
  await send('GET', `/associations/${association}`);
  await send('DELETE', `/contacts/${person}`);
}

async function tourCustomValues({ send, place }: Tour): Promise<void> {
  const home = `/locations/${place.locationId}/customValues`;
  const made = await send('POST', home, { name: 'Hotline', value: '+14155550101' });
  const id = textAt(made, 'customValue.id');
  await send('POST', home, { name: 'No value' });
  await send('GET', home);
  await send('GET', `${home}/${id}`);
  await send('PUT', `${home}/${id}`, { name: 'Phone', value: '+14155550102' });
  await send('DELETE', `${home}/${id}`);
  await send('GET', `${home}/${id}`);
}

async function tourUsers({ send, place }: Tour): Promise<void> {
  const { locationId } = place;
  const companyId = textAt(await send('GET', `/locations/${locationId}`), 'location.companyId');
  const found = await send('GET', `/users/search?companyId=${companyId}&locationId=${locationId}`);
  const user = asObject((found['users'] as JsonObject[])[0]);
  await send('GET', `/users/${textAt(user, 'id')}`);
  await send('GET', '/users/nobody');
  const emails = `${textAt(user, 'email')},nobody@example.com`;
  await send('POST', '/users/search/filter-by-email', { companyId, emails, skip: '0', limit: '10' });
  await send('POST', '/users/search/filter-by-email', { companyId, emails, projection: 'all' });
  await send('POST', '/users/search/filter-by-email', { companyId });
}

/** The way from the authorisation page to tokens, in the names of the version. */
async function tourAuthorisation({ place }: Tour, version: string): Promise<Exchange[]> {
  const { url, locationId } = place;
  const isV3 = version === 'v3';
  const control = async (path: string, body: JsonObject) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/__sim/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return asObject(await answer.json());
  };
  const app = await control('apps', { redirectUris: [redirect] });
  const [clientId, clientSecret] = [textAt(app, 'clientId'), textAt(app, 'clientSecret')];
  const codeFor = async (chosen: Record<string, string>) => {
    const query = { response_type: 'code', client_id: clientId, redirect_uri: redirect, ...chosen };
    const page = `${url}/oauth/chooselocation?${new URLSearchParams(query).toString()}`;
    const target = (await fetch(page, { redirect: 'manual' })).headers.get('Location') ?? '';
    return new URL(target).searchParams.get('code') ?? '';
  };
  const exchanges: Exchange[] = [];
  const post = async (path: string, fields: Record<string, string>, token = '') => {
    const headers = { Version: version, ...(token === '' ? {} : { Authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    const responseBody: unknown = await answer.json();
    const { status } = answer;
    exchanges.push({ method: 'POST', path, version, requestBody: fields, status, responseBody });
    return asObject(responseBody);
  };
  const named = (fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        isV3 ? name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) : name,
        value,
      ]),
    );
  const client = { client_id: clientId, client_secret: clientSecret };
  const redeem = async (chosen: Record<string, string>) =>
    post(
      '/oauth/token',
      named({
        ...client,
        grant_type: 'authorization_code',
        code: await codeFor(chosen),
        redirect_uri: redirect,
      }),
    );
  const token = await redeem({ locationId });
  const refresh = { ...client, grant_type: 'refresh_token', refresh_token: textAt(token, 'refresh_token') };
  await post('/oauth/token', named(refresh));
  await post('/oauth/token', named(refresh));
  await post('/oauth/token', named({ ...refresh, client_secret: 'wrong' }));
  await post('/oauth/token', named(client));

  const agency = await redeem({ user_type: 'Company' });
  const [companyId, agencyToken] = [textAt(agency, 'companyId'), textAt(agency, 'access_token')];
  const path = isV3 ? '/oauth/location-token' : '/oauth/locationToken';
  await post(path, { companyId, locationId }, agencyToken);
  await post(path, { companyId, locationId: 'nowhere' }, agencyToken);
  await post(path, { companyId, locationId }, place.token);
  await post(path, { companyId }, agencyToken);
  const recorder = createRecorder(url, agencyToken, version);
  const list = isV3 ? '/oauth/installed-locations' : '/oauth/installedLocations';
  await recorder.send('GET', `${list}?companyId=${companyId}&appId=${clientId}`);
  await recorder.send('GET', `${list}?companyId=${companyId}`);

  const narrow = await control('tokens', { locationId, scopes: ['contacts.readonly'] });
  const limited = createRecorder(url, textAt(narrow, 'token'), version);
  await limited.send('GET', `/locations/${locationId}/tags`);
  await limited.send('POST', '/contacts/search', { locationId, pageLimit: 1 });
  return [...exchanges, ...recorder.exchanges, ...limited.exchanges];
}
