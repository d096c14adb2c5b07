/** A HighLevel location (sub-account): what the plan must know of it before writing. */
import type { CustomFieldType } from './custom-field.ts';

export type TargetName = 'rehearsal' | 'production';

export interface LocationFacts {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly timezone: string | null;
  readonly allowDuplicateContact: boolean;
  readonly allowDuplicateOpportunity: boolean;
  readonly disableContactTimezone: boolean;
}

export interface DestinationTag {
  readonly id: string;
  readonly name: string;
}

export interface DestinationCustomField {
  readonly id: string;
  readonly name: string;
  /** With the platform's model prefix: `contact.shoe_size`. */
  readonly fieldKey: string;
  readonly dataType: CustomFieldType | string;
  readonly options: readonly string[];
}

export interface DestinationWorkflow {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
}
