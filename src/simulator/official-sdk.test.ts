import { HighLevel } from '@gohighlevel/api-client';
import { describe, expect, it } from 'vitest';
import { openSimulator } from './simulator-under-test.ts';

async function openWithSdk() {
  const opened = await openSimulator({ quota: true });
  const sdk = new HighLevel({
    privateIntegrationToken: opened.simulator.locations[0]?.token ?? '',
    logLevel: 'none' as never,
  });
  sdk.getHttpClient().defaults.baseURL = opened.simulator.url;
  return { ...opened, sdk };
}

describe('the official SDK, with only its base URL changed', () => {
  it('creates, reads, updates, tags, searches and deletes a contact', async () => {
    const { sdk, locationId } = await openWithSdk();
    const created = await sdk.contacts.createContact({
      locationId,
      firstName: 'Ada',
      email: 'ada@example.com',
      tags: ['VIP'],
      dndSettings: { Email: { status: 'active' } },
    });
    const contactId = created.contact?.id ?? '';
    const read = await sdk.contacts.getContact({ contactId });
    expect(read.contact).toMatchObject({
      firstName: 'Ada',
      tags: ['vip'],
      dndSettings: { Email: { status: 'active' } },
    });

    const updated = await sdk.contacts.updateContact({ contactId }, { lastName: 'Byron' });
    expect(updated).toMatchObject({ succeded: true, contact: { firstName: 'Ada', lastName: 'Byron' } });
    expect(await sdk.contacts.addTags({ contactId }, { tags: ['Gold'] })).toMatchObject({
      tags: ['vip', 'gold'],
    });
    expect(await sdk.contacts.removeTags({ contactId }, { tags: ['vip'] })).toMatchObject({ tags: ['gold'] });

    const upserted = await sdk.contacts.upsertContact({
      locationId,
      email: 'ADA@example.com',
      city: 'London',
    });
    expect(upserted).toMatchObject({
      new: false,
      contact: { id: contactId, city: 'London', tags: ['gold'] },
    });

    const found = (await sdk.contacts.searchContactsAdvanced({ locationId, pageLimit: 10 })) as {
      total: number;
    };
    expect(found.total).toBe(1);
    const duplicate = (await sdk.contacts.getDuplicateContact({ locationId, email: 'ada@example.com' })) as {
      contact: { id: string };
    };
    expect(duplicate.contact.id).toBe(contactId);
    expect(await sdk.contacts.deleteContact({ contactId })).toEqual({ succeded: true });
  });

  it('reads the location, its users and workflows, and manages tags and custom fields', async () => {
    const { sdk, locationId } = await openWithSdk();
    const { location } = await sdk.locations.getLocation({ locationId });
    expect(location).toMatchObject({ id: locationId, name: 'Rehearsal' });
    const { tag } = await sdk.locations.createTag({ locationId }, { name: 'From the SDK' });
    expect((await sdk.locations.getLocationTags({ locationId })).tags).toEqual([tag]);
    const { customField } = await sdk.locations.createCustomField(
      { locationId },
      { name: 'Kartra ID', dataType: 'TEXT' },
    );
    expect(customField?.fieldKey).toBe('contact.kartra_id');
    const { customFields } = await sdk.locations.getCustomFields({ locationId });
    expect(customFields).toHaveLength(1);
    expect((await sdk.workflows.getWorkflow({ locationId })).workflows).toHaveLength(2);
    const users = await sdk.users.searchUsers({ companyId: location?.companyId ?? '', locationId });
    expect(users.count).toBe(2);
  });

  it('sees a refusal as its own typed error, with status and body', async () => {
    const { sdk, locationId } = await openWithSdk();
    const body = { locationId, email: 'ada@example.com' } as never;
    const { contact } = await sdk.contacts.createContact(body);
    await expect(sdk.contacts.createContact(body)).rejects.toMatchObject({
      statusCode: 400,
      response: { meta: { contactId: contact?.id, matchingField: 'email' } },
    });
  });

  it('reads the rate-limit headers of a 429', async () => {
    const { sdk, locationId, control } = await openWithSdk();
    await control('POST', '/__sim/behaviours', { burstMax: 1 });
    await sdk.locations.getLocation({ locationId });
    await expect(sdk.locations.getLocation({ locationId })).rejects.toMatchObject({
      statusCode: 429,
      rateLimit: { scope: 'burst', max: 1, remaining: 0, intervalMs: 10_000, dailyLimit: 200_000 },
    });
  });
});
