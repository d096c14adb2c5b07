/** Access to a course as an operation: one person, one offer. */
import type { Json } from './json.ts';

export interface ExpectedEnrollment {
  /** Marker of the person, and their id at the location. */
  readonly contact: string;
  readonly contactId: string;
  readonly offerId: string;
  readonly offer: string;
  /** What Kartra calls it. */
  readonly membership: string;
  readonly level: string;
}

export const enrollmentId = (contact: string, offerId: string): string => `${contact}:access:${offerId}`;

export const asExpectedEnrollment = (expected: Json): ExpectedEnrollment =>
  expected as unknown as ExpectedEnrollment;
