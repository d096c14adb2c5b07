/**
 * Owns: conversations and the reading of what was said in them. Source: conversations specs: the export is of 10 to
 * 500 messages a page and leaves out e-mails unless they are asked for. Unverified: an unknown id is a 400; a
 * thread is listed by the date of its messages, newest first; a deleted conversation is gone with its messages; a
 * search is sorted by the date of the last message, which its rows show, and goes on after `startAfterDate`.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { ConversationRecord, MessageRecord } from '../world/conversation-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import {
  showConversation,
  showConversationRow,
  showCreatedConversation,
  showMessage,
} from './show-conversation.ts';

const CHANNELS: Readonly<Record<string, string>> = { Instagram: 'IG', Facebook: 'FB' };
const newConversation = z.strictObject({ locationId: z.string(), contactId: z.string() });
const changedConversation = z.strictObject({
  locationId: z.string(),
  unreadCount: z.number().int().min(0).optional(),
  starred: z.boolean().optional(),
  feedback: z.looseObject({}).optional(),
});
const searchQuery = z.looseObject({
  locationId: z.string(),
  contactId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  sort: z.enum(['asc', 'desc']).default('desc'),
  startAfterDate: z.coerce.number().optional(),
});
const threadQuery = z.looseObject({
  lastMessageId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const exportQuery = z.looseObject({
  locationId: z.string(),
  limit: z.coerce.number().int().min(10).max(500).default(100),
  cursor: z.string().optional(),
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
  conversationId: z.string().optional(),
  contactId: z.string().optional(),
  channel: z.enum(['Call', 'SMS', 'Email', 'WhatsApp', 'Instagram', 'Facebook']).optional(),
});

export function createConversation(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { contactId } = parseInput(newConversation, request.body);
  const { world, location, nowMs } = request;
  if (location.contacts.get(contactId) === undefined)
    throw badRequest(`Contact with id ${contactId} not found`);
  const known = location.conversations.findByKey(contactId);
  if (known !== undefined && world.behaviours.secondConversationRefused)
    throw badRequest('Conversation already exists');
  const conversation = known ?? addConversation(world, location, contactId, nowMs);
  return { status: 201, body: { success: true, conversation: showCreatedConversation(conversation) } };
}

export function searchConversations(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { contactId, limit, sort, startAfterDate } = parseInput(searchQuery, request.query);
  const { location } = request;
  const found = location.conversations
    .values()
    .filter((conversation) => contactId === undefined || conversation.contactId === contactId);
  const forward = sort === 'asc' ? 1 : -1;
  const conversations = found
    .map((conversation) =>
      showConversationRow(conversation, newestFirst(location, conversation)[0], location),
    )
    .sort((left, right) => forward * (left.lastMessageDate - right.lastMessageDate))
    .filter(
      ({ lastMessageDate }) =>
        startAfterDate === undefined || forward * (lastMessageDate - startAfterDate) > 0,
    )
    .slice(0, limit);
  return { status: 200, body: { conversations, total: found.length } };
}

export function getConversation(request: PlatformRequest): PlatformReply {
  return { status: 200, body: showConversation(requireConversation(request)) };
}

export function updateConversation(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const before = requireConversation(request);
  const { unreadCount, starred } = parseInput(changedConversation, request.body);
  const after = request.location.conversations.put({
    ...before,
    unreadCount: unreadCount ?? before.unreadCount,
    starred: starred ?? before.starred,
    dateUpdatedMs: request.nowMs,
  });
  request.world.markChanged();
  const { type: _, ...conversation } = showConversation(after);
  return { status: 200, body: { success: true, conversation } };
}

export function deleteConversation(request: PlatformRequest): PlatformReply {
  const { location, world } = request;
  const { id } = requireConversation(request);
  location.conversations.remove(id);
  for (const message of location.messages.values())
    if (message.conversationId === id) location.messages.remove(message.id);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

export function listMessages(request: PlatformRequest): PlatformReply {
  const { lastMessageId, limit } = parseInput(threadQuery, request.query);
  const thread = newestFirst(request.location, requireConversation(request));
  const start = lastMessageId === undefined ? 0 : thread.findIndex(({ id }) => id === lastMessageId) + 1;
  const page = thread.slice(start, start + limit);
  const nextPage = start + limit < thread.length;
  const messages = page.map(showMessage);
  return { status: 200, body: { lastMessageId: page.at(-1)?.id ?? '', nextPage, messages } };
}

export function getMessage(request: PlatformRequest): PlatformReply {
  const { messageId } = request.params;
  const missing = badRequest(`Message with id ${messageId ?? ''} not found`);
  const message = findOwnRecord(request, (location) => location.messages, messageId, missing);
  return { status: 200, body: showMessage(message) };
}

export function exportMessages(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { limit, cursor, sortOrder, conversationId, contactId, channel } = parseInput(
    exportQuery,
    request.query,
  );
  const type = channel === undefined ? undefined : (CHANNELS[channel] ?? channel);
  const found = request.location.messages
    .values()
    .filter((message) => (type === undefined ? message.type !== 'Email' : message.type === type))
    .filter((message) => conversationId === undefined || message.conversationId === conversationId)
    .filter((message) => contactId === undefined || message.contactId === contactId)
    .sort((left, right) => left.dateAddedMs - right.dateAddedMs);
  if (sortOrder === 'desc') found.reverse();
  const start = cursor === undefined ? 0 : found.findIndex(({ id }) => id === cursor) + 1;
  const page = found.slice(start, start + limit);
  const nextCursor = start + limit < found.length ? page.at(-1)?.id : undefined;
  return { status: 200, body: { messages: page.map(showMessage), nextCursor, total: found.length } };
}

export function addConversation(
  world: World,
  location: LocationState,
  contactId: string,
  nowMs: number,
): ConversationRecord {
  world.markChanged();
  return location.conversations.put({
    id: world.ids.recordId(),
    locationId: location.id,
    contactId,
    dateAddedMs: nowMs,
    dateUpdatedMs: nowMs,
    unreadCount: 0,
    starred: false,
    deleted: false,
  });
}

function newestFirst(location: LocationState, conversation: ConversationRecord): MessageRecord[] {
  return location.messages
    .values()
    .filter(({ conversationId }) => conversationId === conversation.id)
    .sort((left, right) => right.dateAddedMs - left.dateAddedMs);
}

function requireConversation(request: PlatformRequest): ConversationRecord {
  const { conversationId } = request.params;
  const missing = badRequest(`Conversation with id ${conversationId ?? ''} not found`);
  return findOwnRecord(request, (location) => location.conversations, conversationId, missing);
}
