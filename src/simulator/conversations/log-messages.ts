/**
 * Owns: putting messages into a thread without sending them (inbound, outbound call), and the one call that does
 * send, which is recorded as sent. Source: conversations specs; its texts on providers say that SMS and e-mail need
 * none, all else does. Either a conversation or a contact is enough, though the files require both.
 * Unverified: an unknown contact or conversation is a 400.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { ConversationRecord, MessageRecord } from '../world/conversation-record.ts';
import { logEvent } from '../world/log-event.ts';
import { logSentMessage } from '../world/log-sent-message.ts';
import { addConversation } from './manage-conversations.ts';

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/)
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .optional();
const call = z
  .strictObject({
    to: text,
    from: text,
    status: z
      .enum(['pending', 'completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled', 'voicemail'])
      .optional(),
  })
  .optional();
const target = { conversationId: text, contactId: text, conversationProviderId: text, altId: text };
const common = { ...target, attachments: texts, date, call };

const inboundBody = z.strictObject({
  ...common,
  type: z.enum([
    'SMS',
    'RCS',
    'Email',
    'WhatsApp',
    'GMB',
    'IG',
    'FB',
    'Custom',
    'WebChat',
    'Live_Chat',
    'Call',
    'IVR_Call',
    'Campaign_Call',
    'Campaign_VoiceMail',
    'TIKTOK',
    'ALL_IN_ONE_CHAT',
    'FORM_SUBMISSION',
  ]),
  message: text,
  html: text,
  subject: text,
  emailFrom: text,
  emailTo: text,
  emailCc: texts,
  emailBcc: texts,
  emailMessageId: text,
  direction: z.enum(['inbound', 'outbound']).default('outbound'),
});
const outboundBody = z.strictObject({
  type: z.literal('Call'),
  conversationId: z.string(),
  conversationProviderId: text,
  altId: text,
  attachments: texts,
  date,
  call,
});
const sendBody = z.strictObject({
  type: z.enum(['SMS', 'RCS', 'Email', 'WhatsApp', 'IG', 'FB', 'Custom', 'Live_Chat', 'TIKTOK']),
  contactId: z.string(),
  subType: z.unknown().optional(),
  appointmentId: text,
  attachments: texts,
  emailFrom: text,
  emailCc: texts,
  emailBcc: texts,
  html: text,
  message: text,
  subject: text,
  replyMessageId: text,
  templateId: text,
  threadId: text,
  scheduledTimestamp: z.number().optional(),
  conversationProviderId: text,
  emailTo: text,
  customSubtypeId: text,
  emailReplyMode: z.enum(['reply', 'reply_all']).optional(),
  fromNumber: text,
  toNumber: text,
  forward: z.unknown().optional(),
  status: z.enum(['delivered', 'failed', 'pending', 'read']).optional(),
  usesNativeSchedulingAi: z.boolean().optional(),
  optimizationPeriod: z.enum(['24h', '48h', '72h']).optional(),
});

const OWN_CHANNELS = ['SMS', 'Email'];

export function logInboundMessage(request: PlatformRequest): PlatformReply {
  const wanted = parseInput(inboundBody, request.body);
  const body = wanted.html ?? wanted.message ?? '';
  return logMessage(request, { ...wanted, body });
}

export function logOutboundCall(request: PlatformRequest): PlatformReply {
  const wanted = parseInput(outboundBody, request.body);
  return logMessage(request, { ...wanted, direction: 'outbound', body: '' });
}

/** The call that reaches a real person. A migration must never make it. */
export function sendMessage(request: PlatformRequest): PlatformReply {
  const wanted = parseInput(sendBody, request.body);
  const { world, location, nowMs } = request;
  const { contactId, type } = wanted;
  const conversation = findConversation(request, { contactId });
  const message = addMessage(request, conversation, {
    ...wanted,
    direction: 'outbound',
    status: 'sent',
    body: wanted.html ?? wanted.message ?? '',
    dateAddedMs: nowMs,
  });
  logSentMessage(world, location, { contactId, type, reason: 'conversations-api', time: nowMs });
  return {
    status: 200,
    body: { conversationId: conversation.id, messageId: message.id, status: wanted.status ?? 'pending' },
  };
}

type WantedLog = z.infer<typeof outboundBody> | z.infer<typeof inboundBody>;

function logMessage(
  request: PlatformRequest,
  wanted: WantedLog & { readonly direction: 'inbound' | 'outbound'; readonly body: string },
): PlatformReply {
  const { world, location, nowMs } = request;
  const { messageDateKept, inboundLogTriggersReply } = world.behaviours;
  const conversation = findConversation(request, wanted);
  const refused = judgeProvider(request, wanted.type, wanted.conversationProviderId);
  if (refused !== undefined) return refused;
  const dateAddedMs = messageDateKept && wanted.date !== undefined ? Date.parse(wanted.date) : nowMs;
  const message = addMessage(request, conversation, { ...wanted, status: 'delivered', dateAddedMs });
  if (wanted.direction === 'inbound') {
    const unreadCount = conversation.unreadCount + 1;
    location.conversations.put({ ...conversation, unreadCount, dateUpdatedMs: nowMs });
    if (inboundLogTriggersReply)
      logEvent(location, nowMs, 'customer-replied', conversation.contactId, wanted.type);
  }
  return {
    status: 200,
    body: {
      success: true,
      conversationId: conversation.id,
      messageId: message.id,
      message: message.body,
      contactId: conversation.contactId,
      dateAdded: new Date(dateAddedMs).toISOString(),
    },
  };
}

/** The answer to a missing or unknown provider; undefined where the message may be logged. */
function judgeProvider(
  { world, location }: PlatformRequest,
  type: string,
  providerId: string | undefined,
): PlatformReply | undefined {
  if (providerId === undefined) {
    if (OWN_CHANNELS.includes(type)) return undefined;
    if (world.behaviours.inboundWithoutProvider === '400')
      throw badRequest('conversationProviderId is required');
    return { status: 201, body: undefined };
  }
  if (location.conversationProviders.get(providerId) !== undefined) return undefined;
  if (!world.behaviours.wrongProviderAnswers500) throw badRequest('No conversation provider found');
  return { status: 500, body: { statusCode: 500, message: 'Internal server error' } };
}

function findConversation(
  request: PlatformRequest,
  { conversationId, contactId }: { readonly conversationId?: unknown; readonly contactId?: unknown },
): ConversationRecord {
  const { world, location, nowMs } = request;
  if (typeof conversationId === 'string') {
    const missing = badRequest(`Conversation with id ${conversationId} not found`);
    return findOwnRecord(request, (other) => other.conversations, conversationId, missing);
  }
  if (typeof contactId !== 'string') throw badRequest('Either conversationId or contactId is required');
  if (location.contacts.get(contactId) === undefined)
    throw badRequest(`Contact with id ${contactId} not found`);
  return location.conversations.findByKey(contactId) ?? addConversation(world, location, contactId, nowMs);
}

function addMessage(
  { world, location, nowMs }: PlatformRequest,
  conversation: ConversationRecord,
  wanted: Pick<MessageRecord, 'type' | 'direction' | 'status' | 'body' | 'dateAddedMs'> & {
    readonly subject?: string | undefined;
    readonly attachments?: readonly string[] | undefined;
    readonly altId?: string | undefined;
    readonly conversationProviderId?: string | undefined;
    readonly call?: Readonly<Record<string, unknown>> | undefined;
  },
): MessageRecord {
  const { type, direction, status, body, dateAddedMs, subject, altId, conversationProviderId } = wanted;
  location.conversations.put({ ...conversation, dateUpdatedMs: nowMs });
  world.markChanged();
  return location.messages.put({
    id: world.ids.recordId(),
    locationId: location.id,
    conversationId: conversation.id,
    contactId: conversation.contactId,
    type,
    direction,
    status,
    body,
    subject,
    attachments: wanted.attachments ?? [],
    altId,
    conversationProviderId,
    call: wanted.call,
    dateAddedMs,
  });
}
