/** HighLevel's official SDK works with opportunities, notes, tasks and followers of the simulator. */
import { HighLevel } from '@gohighlevel/api-client';
import { expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../src/simulator/start-simulator.ts';

interface Person {
  readonly id: string;
}

async function connect() {
  const simulator = await startSimulator({ behaviours: { searchLagMs: 0 } });
  onTestFinished(() => simulator.stop());
  const [location] = simulator.locations;
  if (location === undefined) throw new Error('the simulator has no location');
  const sdk = new HighLevel({ privateIntegrationToken: location.token, logLevel: 'none' });
  sdk.addRequestInterceptor({ onFulfilled: (config) => ({ ...config, baseURL: simulator.url }) });
  const byHand = async (action: string, fields: object): Promise<unknown> => {
    const body = JSON.stringify({ locationId: location.id, action, ...fields });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${simulator.url}/__sim/ui`, { method: 'POST', headers, body });
    return answer.json();
  };
  const { contact } = await sdk.contacts.createContact({ locationId: location.id, email: 'ada@example.com' });
  const contactId = contact?.id ?? '';
  const company = await sdk.locations.getLocation({ locationId: location.id });
  const companyId = company.location?.companyId ?? '';
  const { users } = await sdk.users.searchUsers({ companyId, locationId: location.id });
  const [user] = (users ?? []) as Person[];
  return { sdk, locationId: location.id, contactId, userId: user?.id ?? '', byHand };
}

it('the SDK creates, finds, changes and deletes an opportunity', async () => {
  const { sdk, locationId, contactId, userId, byHand } = await connect();
  await byHand('create-pipeline', {
    pipeline: { name: 'Sales', stages: [{ name: 'New' }, { name: 'Won' }] },
  });
  const { pipelines } = await sdk.opportunities.getPipelines({ locationId });
  const pipelineId = pipelines?.[0]?.id ?? '';
  const { opportunity } = await sdk.opportunities.createOpportunity({
    pipelineId,
    locationId,
    name: 'Deal',
    status: 'open',
    contactId,
    monetaryValue: 220,
  });
  const id = opportunity?.id ?? '';
  expect(opportunity).toMatchObject({ name: 'Deal', contactId, pipelineId, monetaryValue: 220 });
  const duplicate = sdk.opportunities.createOpportunity({
    pipelineId,
    locationId,
    name: 'Deal',
    status: 'open',
    contactId,
  });
  await expect(duplicate).rejects.toMatchObject({
    statusCode: 400,
    response: { code: 'OPPORTUNITY_NO_DUPLICATE', meta: { existingId: id } },
  });

  const found = await sdk.opportunities.searchOpportunitiesAdvanced({
    locationId,
    query: 'deal',
    limit: 20,
    page: 0,
    searchAfter: [],
    additionalDetails: { notes: true, tasks: false, calendarEvents: false, unReadConversations: false },
  });
  expect(found).toMatchObject({ total: 1, opportunities: [{ id, notes: [] }] });

  expect(await sdk.opportunities.searchOpportunity({ locationId, contactId })).toMatchObject({
    opportunities: [{ id }],
    meta: { total: 1 },
  });

  await sdk.opportunities.updateOpportunity({ id }, { name: 'Big deal' });
  await sdk.opportunities.addFollowersOpportunity({ id }, { followers: [userId] });
  expect(await sdk.opportunities.updateOpportunityStatus({ id }, { status: 'won' })).toMatchObject({
    succeded: true,
  });
  expect(await sdk.opportunities.getOpportunity({ id })).toMatchObject({
    opportunity: { name: 'Big deal', status: 'won', followers: [userId] },
  });
  expect(await sdk.opportunities.getLostReason({ locationId })).toMatchObject({ lostReasons: [], total: 0 });
  await sdk.opportunities.deleteOpportunity({ id });
  await expect(sdk.opportunities.getOpportunity({ id })).rejects.toMatchObject({ statusCode: 400 });
});

it('the SDK writes notes and tasks, and lets users follow a contact', async () => {
  const { sdk, locationId, contactId, userId } = await connect();
  const { note } = await sdk.contacts.createNote({ contactId }, { body: 'Hello' });
  const id = note?.id ?? '';
  await sdk.contacts.updateNote({ contactId, id }, { body: 'Hello again' });
  expect(await sdk.contacts.getAllNotes({ contactId })).toMatchObject({
    notes: [{ id, body: 'Hello again', contactId }],
  });
  expect(await sdk.contacts.deleteNote({ contactId, id })).toMatchObject({ succeded: true });

  const wanted = { title: 'Call back', dueDate: '2026-10-25T11:00:00Z', completed: false };
  const { task } = await sdk.contacts.createTask({ contactId }, wanted);
  expect(await sdk.contacts.getTask({ contactId, taskId: task?.id ?? '' })).toMatchObject({
    task: { title: 'Call back', dueDate: '2026-10-25T11:00:00.000Z' },
  });

  expect(await sdk.contacts.addFollowersContact({ contactId }, { followers: [userId] })).toMatchObject({
    followersAdded: [userId],
  });
  expect(await sdk.contacts.getAppointmentsForContact({ contactId })).toMatchObject({ events: [] });
  expect(await sdk.contacts.getContacts({ locationId })).toMatchObject({ contacts: [{ id: contactId }] });
});
