/**
 * HighLevel's official SDK, unchanged but for its base URL, works against the simulator: a judge of it
 * that is independent of the specifications, and needs nothing from outside the repository.
 */
import { HighLevel } from '@gohighlevel/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';

let simulator: Simulator;
let sdk: HighLevel;
let locationId: string;

beforeAll(async () => {
  simulator = await startSimulator({ behaviours: { searchLagMs: 0 } });
  const [location] = simulator.locations;
  if (location === undefined) throw new Error('the simulator has no location');
  locationId = location.id;
  sdk = connect(location.token);
});

afterAll(() => simulator.stop());

function connect(token: string): HighLevel {
  const client = new HighLevel({ privateIntegrationToken: token, logLevel: 'none' });
  client.addRequestInterceptor({ onFulfilled: (config) => ({ ...config, baseURL: simulator.url }) });
  return client;
}

async function createContact(email: string): Promise<string> {
  const { contact } = await sdk.contacts.createContact({
    locationId,
    email,
    firstName: 'Ada',
    lastName: 'Byron',
  });
  if (contact?.id === undefined) throw new Error('the SDK returned no contact');
  return contact.id;
}

describe('contacts through the SDK', () => {
  it('are created, read, changed and deleted', async () => {
    const contactId = await createContact('ada@example.com');
    const read = await sdk.contacts.getContact({ contactId });
    expect(read.contact).toMatchObject({
      id: contactId,
      firstName: 'Ada',
      email: 'ada@example.com',
      locationId,
    });

    const updated = await sdk.contacts.updateContact({ contactId }, { city: 'Ockham', lastName: 'Lovelace' });
    expect(updated).toMatchObject({ succeded: true, contact: { city: 'Ockham', lastName: 'Lovelace' } });

    expect(await sdk.contacts.deleteContact({ contactId })).toMatchObject({ succeded: true });
    await expect(sdk.contacts.getContact({ contactId })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('are found by search', async () => {
    const contactId = await createContact('found@example.com');
    const filters = [{ field: 'email', operator: 'eq', value: 'found@example.com' }];
    const page = await sdk.contacts.searchContactsAdvanced({ locationId, pageLimit: 10, filters });
    expect(page).toMatchObject({ total: 1, contacts: [{ id: contactId }] });
  });

  it('gain and lose tags', async () => {
    const contactId = await createContact('tags@example.com');
    expect(await sdk.contacts.addTags({ contactId }, { tags: ['VIP', 'Guest'] })).toMatchObject({
      tags: ['vip', 'guest'],
    });
    expect(await sdk.contacts.removeTags({ contactId }, { tags: ['guest'] })).toMatchObject({
      tags: ['vip'],
    });
  });

  it('are refused twice with the e-mail address of another', async () => {
    const contactId = await createContact('twice@example.com');
    await expect(createContact('twice@example.com')).rejects.toMatchObject({
      statusCode: 400,
      response: { meta: { contactId, matchingField: 'email' } },
    });
  });
});

describe('businesses through the SDK', () => {
  it('are created, linked, listed with their people, changed and deleted', async () => {
    const made = await sdk.businesses.createBusiness({ locationId, name: 'Acme Ltd' });
    const businessId = made.buiseness?.id ?? '';
    const contactId = await createContact('linked@example.com');
    const linked = await sdk.contacts.addRemoveContactFromBusiness({
      locationId,
      ids: [contactId, 'nobody'],
      businessId,
    });
    expect(linked).toMatchObject({ success: true, ids: [contactId] });
    expect(await sdk.contacts.getContactsByBusinessId({ businessId, locationId })).toMatchObject({
      count: 1,
      contacts: [{ id: contactId, businessId }],
    });
    await sdk.businesses.updateBusiness({ businessId }, { website: 'acme.example' });
    expect(await sdk.businesses.getBusiness({ businessId })).toMatchObject({
      business: { name: 'Acme Ltd', website: 'acme.example' },
    });
    const { businesses } = await sdk.businesses.getBusinessesByLocation({ locationId });
    expect(businesses).toMatchObject([{ id: businessId }]);
    expect(await sdk.businesses.deleteBusiness({ businessId })).toMatchObject({ success: true });
    await expect(sdk.businesses.getBusiness({ businessId })).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('a location through the SDK', () => {
  it('is read, with its users', async () => {
    const { location } = await sdk.locations.getLocation({ locationId });
    expect(location).toMatchObject({ id: locationId });
    const companyId = location?.companyId ?? '';
    const { users } = await sdk.users.searchUsers({ companyId, locationId });
    expect(users?.length).toBeGreaterThan(0);
  });

  it('keeps custom fields', async () => {
    const made = await sdk.locations.createCustomField({ locationId }, { name: 'Colour', dataType: 'TEXT' });
    const id = made.customField?.id ?? '';
    const { customFields } = await sdk.locations.getCustomFields({ locationId });
    expect(customFields).toContainEqual(expect.objectContaining({ id, fieldKey: 'contact.colour' }));
    await sdk.locations.updateCustomField({ locationId, id }, { name: 'Colours' });
    expect(await sdk.locations.getCustomField({ locationId, id })).toMatchObject({
      customField: { name: 'Colours' },
    });
    await sdk.locations.deleteCustomField({ locationId, id });
    await expect(sdk.locations.getCustomField({ locationId, id })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('keeps tags', async () => {
    const { tag } = await sdk.locations.createTag({ locationId }, { name: 'Loyal' });
    const tagId = tag?.id ?? '';
    expect((await sdk.locations.getLocationTags({ locationId })).tags).toContainEqual({
      id: tagId,
      name: 'loyal',
      locationId,
    });
    await sdk.locations.updateTag({ locationId, tagId }, { name: 'Dear' });
    expect(await sdk.locations.getTagById({ locationId, tagId })).toMatchObject({ tag: { name: 'dear' } });
    await sdk.locations.deleteTag({ locationId, tagId });
  });

  it('is closed to the token of another', async () => {
    const other = connect(simulator.locations[1]?.token ?? '');
    await expect(other.locations.getLocation({ locationId })).rejects.toMatchObject({ statusCode: 403 });
  });
});
