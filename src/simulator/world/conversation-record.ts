/** Owns: the nouns of conversations as the simulator stores them. Records are immutable, times virtual milliseconds. */

export interface ConversationRecord {
  readonly id: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly dateAddedMs: number;
  readonly dateUpdatedMs: number;
  readonly unreadCount: number;
  readonly starred: boolean;
  readonly deleted: boolean;
}

export interface MessageRecord {
  readonly id: string;
  readonly locationId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly type: string;
  readonly direction: 'inbound' | 'outbound';
  readonly status: string;
  readonly body: string;
  readonly subject?: string | undefined;
  readonly attachments: readonly string[];
  readonly altId?: string | undefined;
  readonly conversationProviderId?: string | undefined;
  readonly call?: Readonly<Record<string, unknown>> | undefined;
  /** What the sender says is when it was written. */
  readonly dateAddedMs: number;
}

/** Something that left the platform for a person: what a migration must never cause. */
export interface SentMessage {
  readonly id: string;
  readonly contactId: string;
  readonly type: string;
  readonly reason: 'conversations-api' | 'offer-login' | 'affiliate-invitation';
  readonly time: number;
}

/** A channel of a marketplace app: no call of the API creates one. */
export interface ConversationProviderRecord {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
}
