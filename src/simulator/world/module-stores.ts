/**
 * Owns: the plain stores of a location that belong to its modules beside contacts and opportunities.
 * Invariant: what is named here is kept in the state file, because the state file writes every store named.
 */

import type {
  AppointmentNoteRecord,
  AppointmentRecord,
  BlockSlotRecord,
  CalendarGroupRecord,
  CalendarRecord,
  ScheduleRecord,
} from './calendar-record.ts';
import type {
  ConversationProviderRecord,
  ConversationRecord,
  MessageRecord,
  SentMessage,
} from './conversation-record.ts';
import type {
  CourseCategoryRecord,
  CourseRecord,
  EnrollmentRecord,
  LessonRecord,
  OfferRecord,
} from './course-record.ts';
import { KeyedStore } from './keyed-store.ts';
import type { MediaRecord } from './media-record.ts';

export interface ModuleStores {
  readonly calendars: KeyedStore<CalendarRecord>;
  readonly calendarGroups: KeyedStore<CalendarGroupRecord>;
  readonly schedules: KeyedStore<ScheduleRecord>;
  readonly appointments: KeyedStore<AppointmentRecord>;
  readonly blockSlots: KeyedStore<BlockSlotRecord>;
  readonly appointmentNotes: KeyedStore<AppointmentNoteRecord>;
  readonly courses: KeyedStore<CourseRecord>;
  readonly courseCategories: KeyedStore<CourseCategoryRecord>;
  readonly lessons: KeyedStore<LessonRecord>;
  readonly offers: KeyedStore<OfferRecord>;
  readonly enrollments: KeyedStore<EnrollmentRecord>;
  readonly conversations: KeyedStore<ConversationRecord>;
  readonly messages: KeyedStore<MessageRecord>;
  readonly conversationProviders: KeyedStore<ConversationProviderRecord>;
  readonly media: KeyedStore<MediaRecord>;
  readonly sentMessages: KeyedStore<SentMessage>;
}

export const MODULE_STORE_NAMES = [
  'calendars',
  'calendarGroups',
  'schedules',
  'appointments',
  'blockSlots',
  'appointmentNotes',
  'courses',
  'courseCategories',
  'lessons',
  'offers',
  'enrollments',
  'conversations',
  'messages',
  'conversationProviders',
  'media',
  'sentMessages',
] as const satisfies readonly (keyof ModuleStores)[];

export function createModuleStores(): ModuleStores {
  return {
    calendars: new KeyedStore((calendar) => calendar.slug),
    calendarGroups: new KeyedStore((group) => group.slug),
    schedules: new KeyedStore(({ id }) => id),
    appointments: new KeyedStore(({ id }) => id),
    blockSlots: new KeyedStore(({ id }) => id),
    appointmentNotes: new KeyedStore(({ id }) => id),
    courses: new KeyedStore(({ id }) => id),
    courseCategories: new KeyedStore(({ id }) => id),
    lessons: new KeyedStore(({ id }) => id),
    offers: new KeyedStore(({ id }) => id),
    enrollments: new KeyedStore(({ contactId, offerId }) => `${contactId} ${offerId}`),
    conversations: new KeyedStore(({ contactId }) => contactId),
    messages: new KeyedStore(({ id }) => id),
    conversationProviders: new KeyedStore(({ id }) => id),
    media: new KeyedStore(({ id }) => id),
    sentMessages: new KeyedStore(({ id }) => id),
  };
}
