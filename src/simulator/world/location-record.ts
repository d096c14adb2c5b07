/**
 * Owns: the nouns of a location other than contacts, in the platform's own read shapes (locations, users and
 * workflows specs). Records are immutable.
 */

import type { ActivityEvent } from './activity-event.ts';
import type { ModuleEvent } from './module-event.ts';
import type { RecordEvent } from './record-event.ts';

export interface LocationSettings {
  readonly allowDuplicateContact: boolean;
  readonly allowDuplicateOpportunity: boolean;
  readonly allowFacebookNameMerge: boolean;
  readonly disableContactTimezone: boolean;
}

export interface LocationRecord {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  readonly country: string;
  readonly timezone: string;
  readonly settings: LocationSettings;
  /** Not readable by the API: the order in which the duplicate rule looks (upsert description in the spec). */
  readonly duplicatePriority: readonly ('email' | 'phone')[];
}

export interface TagRecord {
  readonly id: string;
  readonly name: string;
  readonly locationId: string;
}

export interface CustomFieldRecord {
  readonly id: string;
  readonly name: string;
  readonly fieldKey: string;
  readonly dataType: string;
  readonly placeholder: string;
  readonly position: number;
  readonly picklistOptions: readonly string[];
  readonly picklistImageOptions: readonly string[];
  readonly isAllowedCustomOption: boolean;
  readonly isMultiFileAllowed: boolean;
  readonly maxFileLimit: number;
  readonly locationId: string;
  readonly model: 'contact' | 'opportunity';
  readonly parentId: string;
  readonly acceptedFormat?: readonly string[] | undefined;
  readonly textBoxListOptions?: readonly unknown[] | undefined;
}

export const BUSINESS_TEXTS = [
  'phone',
  'email',
  'website',
  'address',
  'city',
  'state',
  'postalCode',
  'country',
  'description',
] as const;

/** A business, called a company in HighLevel's pages. */
export interface BusinessRecord
  extends Readonly<Partial<Record<(typeof BUSINESS_TEXTS)[number], string | undefined>>> {
  readonly id: string;
  readonly name: string;
  readonly locationId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly deleted: boolean;
  readonly roles: { readonly type: string; readonly role: string; readonly locationIds: readonly string[] };
}

export interface WorkflowRecord {
  readonly id: string;
  readonly name: string;
  readonly status: 'draft' | 'published';
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly locationId: string;
}

export interface TriggerEvent {
  readonly time: number;
  readonly event:
    | 'contact-created'
    | 'contact-changed'
    | 'tag-added'
    | ActivityEvent
    | ModuleEvent
    | RecordEvent;
  readonly contactId: string;
  readonly detail: string;
  readonly workflowIds: readonly string[];
}
