/** Owns: the nouns of bookable services as the simulator stores them, in the read shapes of the v3 calendars spec. */

export interface ServiceRecord {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  readonly slug: string;
  readonly serviceCategoryId: string;
  readonly staff: readonly { readonly id: string }[];
  readonly serviceDuration?: number | undefined;
  readonly serviceDurationUnit?: 'mins' | 'hours' | undefined;
  readonly isPrivate: boolean;
  readonly variations: readonly Readonly<Record<string, unknown>>[];
  /** The rest of what was sent. */
  readonly [column: string]: unknown;
}

export interface ServiceLocationRecord {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  readonly slug: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly coverImage?: string | undefined;
  readonly locationType: 'offline' | 'ask_booker';
  readonly isActive: boolean;
  readonly isPrivate: boolean;
}

export interface BookedService {
  readonly id: string;
  readonly staffId?: string | undefined;
  readonly position?: number | undefined;
  readonly addOns?: readonly { readonly id: string; readonly quantity?: number | undefined }[] | undefined;
}

export interface ServiceBookingRecord {
  readonly id: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly serviceLocationId: string;
  readonly title: string;
  /** ISO 8601 as sent. */
  readonly startTime: string;
  readonly endTime: string;
  readonly services: readonly BookedService[];
  readonly timezone: string;
  readonly status: string;
  readonly meetingLocation?: string | undefined;
  readonly deleted: boolean;
  readonly dateAdded: string;
  readonly dateUpdated: string;
}
