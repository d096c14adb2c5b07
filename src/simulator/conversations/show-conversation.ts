/**
 * Owns: the shapes in which conversations and messages are read. Source: conversations specs; the numbers of the
 * message types are those of its prose where given, the rest is unverified.
 */

import { type ContactRecord, joinContactName } from '../world/contact-record.ts';
import type { ConversationRecord, MessageRecord } from '../world/conversation-record.ts';
import type { LocationState } from '../world/location-state.ts';

const TYPES: Readonly<Record<string, readonly [number, string]>> = {
  Call: [1, 'TYPE_CALL'],
  SMS: [2, 'TYPE_SMS'],
  Email: [3, 'TYPE_EMAIL'],
  WebChat: [5, 'TYPE_WEBCHAT'],
  Campaign_Call: [8, 'TYPE_CAMPAIGN_CALL'],
  Campaign_VoiceMail: [10, 'TYPE_CAMPAIGN_VOICEMAIL'],
  FB: [11, 'TYPE_FACEBOOK'],
  GMB: [15, 'TYPE_GMB'],
  IG: [18, 'TYPE_INSTAGRAM'],
  WhatsApp: [19, 'TYPE_WHATSAPP'],
  Custom: [20, 'TYPE_CUSTOM_SMS'],
  IVR_Call: [24, 'TYPE_IVR_CALL'],
  Live_Chat: [29, 'TYPE_LIVE_CHAT'],
};

export function showMessage(message: MessageRecord): Record<string, unknown> {
  const { id, locationId, contactId, conversationId, body, direction, status, attachments } = message;
  const [type, messageType] = TYPES[message.type] ?? [2, 'TYPE_SMS'];
  const callStatus = message.call?.['status'];
  return {
    id,
    type,
    messageType,
    locationId,
    contactId,
    conversationId,
    dateAdded: new Date(message.dateAddedMs).toISOString(),
    body,
    direction,
    status,
    contentType: message.type === 'Email' ? 'text/html' : 'text/plain',
    attachments,
    source: 'api',
    conversationProviderId: message.conversationProviderId,
    ...(callStatus === undefined ? {} : { meta: { callStatus } }),
  };
}

export function showCreatedConversation(conversation: ConversationRecord): Record<string, unknown> {
  const { id, contactId, locationId, deleted } = conversation;
  const dateUpdated = new Date(conversation.dateUpdatedMs).toISOString();
  const dateAdded = new Date(conversation.dateAddedMs).toISOString();
  return { id, contactId, locationId, deleted, dateAdded, dateUpdated, lastMessageDate: dateUpdated };
}

export function showConversation(conversation: ConversationRecord): Record<string, unknown> {
  const { id, contactId, locationId, deleted, unreadCount, starred } = conversation;
  return { id, contactId, locationId, deleted, inbox: true, type: 1, unreadCount, starred };
}

/** A row of the conversation search. The date of its last message is integrators' evidence: the spec omits it. */
export function showConversationRow(
  conversation: ConversationRecord,
  last: MessageRecord | undefined,
  location: LocationState,
): Record<string, unknown> & { readonly lastMessageDate: number } {
  const contact: ContactRecord | undefined = location.contacts.get(conversation.contactId);
  const fullName = (contact === undefined ? undefined : joinContactName(contact)) ?? '';
  return {
    id: conversation.id,
    contactId: conversation.contactId,
    locationId: conversation.locationId,
    lastMessageDate: last?.dateAddedMs ?? conversation.dateUpdatedMs,
    lastMessageBody: last?.body ?? '',
    lastMessageType: last === undefined ? 'TYPE_SMS' : showMessage(last)['messageType'],
    type: 'TYPE_PHONE',
    unreadCount: conversation.unreadCount,
    fullName,
    contactName: fullName,
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  };
}
