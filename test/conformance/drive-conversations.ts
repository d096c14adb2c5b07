/** The tour of conversations and messages. */
import type { TourPlace } from './drive-platform.ts';
import { asObject } from './load-specs.ts';
import { createRecorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

export async function driveConversations(place: TourPlace, edition: 'v2' | 'v3'): Promise<Exchange[]> {
  const { locationId } = place;
  const recorder = createRecorder(place.url, place.token, edition === 'v3' ? 'v3' : '2021-04-15');
  const { send } = recorder;
  const email = `talker.${edition}@example.com`;
  const contactId = textAt(await send('POST', '/contacts/', { locationId, email }), 'contact.id');
  const providerId = await installProvider(place);
  const made = await send('POST', '/conversations/', { locationId, contactId });
  const conversationId = textAt(made, 'conversation.id');
  const path = `/conversations/${conversationId}`;
  await send('POST', '/conversations/', { locationId, contactId });
  const date = '2021-05-04T10:00:00.000Z';
  const target = { conversationId, contactId, conversationProviderId: providerId, date };
  const logged = await send('POST', '/conversations/messages/inbound', {
    ...target,
    type: 'SMS',
    message: 'Hello',
    direction: 'inbound',
  });
  await send('POST', '/conversations/messages/inbound', {
    type: 'Email',
    contactId,
    html: '<p>Hello</p>',
    subject: 'Hello',
    date,
  });
  const call = { to: '+14155550101', from: '+14155550102', status: 'completed' };
  const { contactId: _, ...outbound } = target;
  await send('POST', '/conversations/messages/outbound', { ...outbound, type: 'Call', call });
  await send('POST', '/conversations/messages/inbound', { type: 'SMS', contactId: 'nobody' });
  await send('POST', '/conversations/messages', {
    type: 'SMS',
    subType: {},
    contactId,
    message: 'Sent',
    status: 'pending',
  });
  await send('GET', path);
  await send('PUT', path, { locationId, unreadCount: 0, starred: true });
  await send('GET', `${path}/messages?limit=20`);
  await send('GET', `/conversations/messages/${textAt(logged, 'messageId')}`);
  await send('GET', `/conversations/messages/export?locationId=${locationId}&limit=10`);
  await send('GET', `/conversations/search?locationId=${locationId}&contactId=${contactId}`);
  await send('GET', path, undefined, 'not-a-token');
  await send('DELETE', path);
  await send('GET', path);
  await send('DELETE', `/contacts/${contactId}`);
  return [...recorder.exchanges];
}

/** Only a person can bring a provider: by installing a marketplace app. */
async function installProvider({ url, locationId }: TourPlace): Promise<string> {
  const body = { locationId, action: 'install-conversation-provider', name: 'Importer' };
  const answer = await fetch(`${url}/__sim/ui`, { method: 'POST', body: JSON.stringify(body) });
  return textAt(asObject(await answer.json()), 'id');
}
