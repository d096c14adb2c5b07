import { expect, it } from 'vitest';
import { openPipeline } from '../opportunities/opportunities-under-test.ts';

it('keeps one contact, with what the other had and what hung on it', async () => {
  const { call, create, ui, make, state, contactId } = await openPipeline();
  const other = await create({ email: 'b@example.com', city: 'Rome', firstName: 'Bea', tags: ['x'] });
  await make({ contactId: other.id });
  await call('POST', `/contacts/${other.id}/notes`, { body: 'Hers' });
  const task = { title: 'Hers', dueDate: '2026-10-25T11:00:00Z', completed: false };
  await call('POST', `/contacts/${other.id}/tasks`, task);
  const merged = await ui('merge-contacts', { contactId, mergedIds: [other.id] });
  expect(merged).toMatchObject({
    id: contactId,
    firstName: 'Ada',
    email: 'ada@example.com',
    city: 'Rome',
    additionalEmails: ['b@example.com'],
    tags: ['x'],
  });
  expect(await state()).toMatchObject({
    contacts: [{ id: contactId }],
    opportunities: [{ contactId }],
    notes: [{ contactId, body: 'Hers' }],
    tasks: [{ contactId }],
  });
  expect((await call('GET', `/contacts/${other.id}`)).status).toBe(400);
});

it('refuses to merge a contact into itself or one that is not there', async () => {
  const { control, contactId, locationId } = await openPipeline();
  for (const mergedIds of [[contactId], ['none'], []]) {
    const body = { locationId, action: 'merge-contacts', contactId, mergedIds };
    expect((await control('POST', '/__sim/ui', body)).status).toBeGreaterThanOrEqual(400);
  }
});
