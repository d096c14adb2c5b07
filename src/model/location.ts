/** A HighLevel location (sub-account): what the plan must know of it before writing. */

export const targetNames = ['rehearsal', 'production'] as const;

export type TargetName = (typeof targetNames)[number];

export interface LocationFacts {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly timezone: string | null;
  readonly allowDuplicateContact: boolean;
  readonly allowDuplicateOpportunity: boolean;
  readonly disableContactTimezone: boolean;
}

/** What of a location bounds the choices of an account. */
export interface LocationLimits {
  /** Whether a person may have several opportunities in one pipeline. */
  readonly severalOpportunities: boolean;
  /** Full keys of its custom objects; null where they could not be read. */
  readonly objectKeys: readonly string[] | null;
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
  /** One of `customFieldTypes`, or one the platform has added since. */
  readonly dataType: string;
  readonly options: readonly string[];
}

export interface DestinationWorkflow {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
}

/** A user of the location: somebody an owner's e-mail address can be matched with. */
export interface DestinationUser {
  readonly id: string;
  readonly name: string;
  /** Lower case; empty where it is not shown. */
  readonly email: string;
}
