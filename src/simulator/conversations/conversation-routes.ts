/** Owns: the paths of the conversations API, the same in the specs v2 and v3. */

import type { PlatformRoute } from '../http/platform-route.ts';
import { logInboundMessage, logOutboundCall, sendMessage } from './log-messages.ts';
import {
  createConversation,
  deleteConversation,
  exportMessages,
  getConversation,
  getMessage,
  listMessages,
  searchConversations,
  updateConversation,
} from './manage-conversations.ts';

/** Fixed paths stand before those with a parameter, since the first that fits is served. */
export const conversationRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/conversations/search', handle: searchConversations },
  { method: 'POST', path: '/conversations/', handle: createConversation },
  { method: 'POST', path: '/conversations/messages', handle: sendMessage },
  { method: 'POST', path: '/conversations/messages/inbound', handle: logInboundMessage },
  { method: 'POST', path: '/conversations/messages/outbound', handle: logOutboundCall },
  { method: 'GET', path: '/conversations/messages/export', handle: exportMessages },
  { method: 'GET', path: '/conversations/messages/:messageId', handle: getMessage },
  { method: 'GET', path: '/conversations/:conversationId/messages', handle: listMessages },
  { method: 'GET', path: '/conversations/:conversationId', handle: getConversation },
  { method: 'PUT', path: '/conversations/:conversationId', handle: updateConversation },
  { method: 'DELETE', path: '/conversations/:conversationId', handle: deleteConversation },
];
