import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

async function openThread(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const simulator = await openSimulator({ behaviours });
  const contact = await simulator.create({ email: 'ada@example.com', firstName: 'Ada' });
  const provider = await simulator.ui('install-conversation-provider', { name: 'Importer' });
  const contactId = contact.id as string;
  const log = (fields: Record<string, unknown>, kind = 'inbound') =>
    simulator.call('POST', `/conversations/messages/${kind}`, fields);
  return { ...simulator, contactId, providerId: provider.id as string, log };
}

describe('conversations', () => {
  it('are one per contact, unless switched off', async () => {
    const { call, locationId, contactId, control, state, otherId } = await openThread();
    const body = { locationId, contactId };
    const made = await call('POST', '/conversations/', body);
    expect(made).toMatchObject({ status: 201, body: { success: true, conversation: { contactId } } });
    expect((await call('POST', '/conversations/', body)).status).toBe(400);
    await control('POST', '/__sim/behaviours', { secondConversationRefused: false });
    expect((await call('POST', '/conversations/', body)).body).toEqual(made.body);
    expect((await state())['conversations']).toHaveLength(1);
    const path = `/conversations/${made.body['conversation']?.id}`;
    expect((await call('PUT', path, { locationId, starred: true })).status).toBe(200);
    expect((await call('GET', path)).body).toMatchObject({ starred: true, contactId });
    const found = await call('GET', `/conversations/search?locationId=${locationId}`);
    expect(found.body).toMatchObject({ total: 1, conversations: [{ contactId, fullName: 'Ada' }] });
    expect((await call('POST', '/conversations/', { ...body, contactId: 'nobody' })).status).toBe(400);
    expect((await call('POST', '/conversations/', { ...body, locationId: otherId })).status).toBe(403);
    expect((await call('DELETE', path)).body).toEqual({ success: true });
    expect((await call('GET', path)).status).toBe(400);
  });
});

describe('importing messages', () => {
  it('keeps their dates and delivers nothing', async () => {
    const { log, contactId, call, state, locationId } = await openThread();
    const date = '2021-05-04T10:00:00.000Z';
    const made = await log({ type: 'SMS', contactId, message: 'Hello', date, direction: 'inbound' });
    expect(made).toMatchObject({ status: 200, body: { success: true, dateAdded: date, contactId } });
    const conversationId = made.body['conversationId'] as unknown as string;
    await log({
      type: 'Email',
      conversationId,
      html: '<p>Later</p>',
      subject: 'Re',
      date: '2022-01-01T00:00:00Z',
    });
    const thread = (await call('GET', `/conversations/${conversationId}/messages`)).body;
    expect(thread).toMatchObject({
      nextPage: false,
      messages: [
        { messageType: 'TYPE_EMAIL', direction: 'outbound', body: '<p>Later</p>' },
        { messageType: 'TYPE_SMS', direction: 'inbound', dateAdded: date },
      ],
    });
    const { messages, sentMessages } = await state();
    expect([messages, sentMessages].map((list) => (list as unknown as []).length)).toEqual([2, 0]);
    const exported = (query: string) =>
      call('GET', `/conversations/messages/export?locationId=${locationId}${query}`);
    expect((await exported('')).body).toMatchObject({ total: 1, messages: [{ body: 'Hello' }] });
    expect((await exported('&channel=Email&limit=10')).body).toMatchObject({ total: 1 });
    expect((await exported('&limit=9')).status).toBe(422);
  });

  it('gives them the time of the import when switched off', async () => {
    const { log, contactId } = await openThread({ messageDateKept: false });
    const made = await log({ type: 'SMS', contactId, message: 'Hello', date: '2021-05-04T10:00:00.000Z' });
    expect(made.body['dateAdded']).not.toContain('2021');
  });

  it('starts the workflows of a reply when inbound, unless switched off', async () => {
    const { log, contactId, ui, state, control } = await openThread();
    await ui('publish-workflow', {});
    await log({ type: 'SMS', contactId, message: 'out' });
    expect((await state()).triggerLog).toEqual([]);
    await log({ type: 'SMS', contactId, message: 'in', direction: 'inbound' });
    expect((await state()).triggerLog).toMatchObject([{ event: 'customer-replied', contactId }]);
    await control('POST', '/__sim/behaviours', { inboundLogTriggersReply: false });
    await log({ type: 'SMS', contactId, message: 'in', direction: 'inbound' });
    expect((await state()).triggerLog).toHaveLength(1);
  });

  it('without a provider answers 201 and nothing where one is needed, or 400', async () => {
    const { log, contactId, providerId, control, state, simulator } = await openThread();
    const [own] = simulator.locations;
    const custom = { type: 'Custom', contactId, message: 'x' };
    const answer = await fetch(`${simulator.url}/conversations/messages/inbound`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${own?.token}`, Version: '2021-04-15' },
      body: JSON.stringify(custom),
    });
    expect([answer.status, await answer.text()]).toEqual([201, '']);
    expect((await state())['messages']).toEqual([]);
    expect((await log({ ...custom, conversationProviderId: providerId })).status).toBe(200);
    await control('POST', '/__sim/behaviours', { inboundWithoutProvider: '400' });
    expect((await log(custom)).status).toBe(400);
  });

  it('with a wrong provider answers 400, or the 500 that was reported', async () => {
    const { log, contactId, control } = await openThread();
    const wrong = { type: 'SMS', contactId, message: 'x', conversationProviderId: 'none' };
    expect((await log(wrong)).status).toBe(400);
    await control('POST', '/__sim/behaviours', { wrongProviderAnswers500: true });
    expect((await log(wrong)).status).toBe(500);
  });

  it('takes calls by the outbound path, and refuses what it does not know', async () => {
    const { log, contactId, providerId, call, locationId } = await openThread();
    const { conversation } = (await call('POST', '/conversations/', { locationId, contactId })).body;
    const outbound = {
      type: 'Call',
      conversationId: conversation?.id,
      conversationProviderId: providerId,
      date: '2020-01-01T00:00:00Z',
      call: { to: '+14155550101', from: '+14155550102', status: 'completed' },
    };
    const made = await log(outbound, 'outbound');
    expect(made.status).toBe(200);
    const id = made.body['messageId'] as unknown as string;
    expect((await call('GET', `/conversations/messages/${id}`)).body).toMatchObject({
      messageType: 'TYPE_CALL',
      meta: { callStatus: 'completed' },
    });
    expect((await log({ ...outbound, type: 'SMS' }, 'outbound')).status).toBe(422);
    expect((await log({ type: 'SMS', message: 'to nobody' })).status).toBe(400);
    expect((await log({ type: 'SMS', contactId: 'nobody' })).status).toBe(400);
    expect((await log({ type: 'SMS', contactId, date: 'yesterday' })).status).toBe(422);
    expect((await log({ type: 'SMS', contactId, locationId: 'x' })).status).toBe(422);
  });
});

it('a message that is really sent is recorded as sent', async () => {
  const { call, contactId, state } = await openThread();
  const made = await call('POST', '/conversations/messages', {
    type: 'SMS',
    subType: {},
    contactId,
    message: 'Hi',
    status: 'pending',
  });
  expect(made.status).toBe(200);
  expect((await state())['sentMessages']).toMatchObject([
    { contactId, type: 'SMS', reason: 'conversations-api' },
  ]);
});
