/** A contact as read back from HighLevel, in our own terms. */
import type { Channel, ContactFieldName, CustomValue } from './contact.ts';

/** How a contact was read: search distorts and omits, a read by id does not. */
export type ReadSource = 'search' | 'get' | 'write';

export interface RestrictionSettings {
  /** Do-not-disturb of the contact as a whole. */
  readonly all: boolean;
  readonly channels: {
    readonly [channel in Channel]?: { readonly status: string; readonly message: string };
  };
}

export interface DestinationContact {
  readonly id: string;
  readonly fields: { readonly [name in ContactFieldName]?: string };
  /** By the location's custom-field id, as the platform shows it. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  readonly tags: readonly string[];
  /** Channels with DND on; null when this read does not show them (search). */
  readonly restricted: readonly Channel[] | null;
  /** The settings behind them, as a read by id shows them; absent: none stands, or the read does not show them. */
  readonly settings?: RestrictionSettings;
  /** Those among them that HighLevel itself closed for good; absent: none is known. */
  readonly permanent?: readonly Channel[];
  /** Id of the company it is linked to. */
  readonly companyId: string | null;
  readonly additionalEmails: readonly string[];
  readonly additionalPhones: readonly string[];
  /** When it was made, epoch ms; absent where the read does not say. */
  readonly addedAt?: number;
  /** When anybody last changed it, epoch ms; absent where the read does not say. */
  readonly updatedAt?: number;
  /** False when this read may have changed the case of names (search without the raw form). */
  readonly namesExact: boolean;
  readonly readBy: ReadSource;
}

/** The marker a destination contact carries, null where it has none. */
export function markerOf(contact: DestinationContact, markerFieldId: string | null): string | null {
  const value = markerFieldId === null ? undefined : contact.custom[markerFieldId];
  return typeof value === 'string' && value !== '' ? value : null;
}
