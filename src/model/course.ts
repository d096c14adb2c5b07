/** Courses, the offers that give access to them, and who has it, as HighLevel holds them. */

export interface DestinationCourse {
  readonly id: string;
  readonly title: string;
  /** A draft shows nothing to anybody. */
  readonly published: boolean;
}

export interface DestinationOffer {
  readonly id: string;
  readonly title: string;
  readonly courseIds: readonly string[];
  readonly published: boolean;
}

export interface DestinationEnrollment {
  readonly contactId: string;
  readonly offerId: string;
}
