/**
 * Owns: what a calendar write may contain. Source: calendars specs; v3 alone knows minutes as the unit of the
 * minimum notice; an update takes neither the location nor the type.
 */

import { z } from 'zod';
import { CALENDAR_TYPES } from '../world/calendar-record.ts';

const text = z.string().optional();
const flag = z.boolean().optional();
const count = z.number().min(0).optional();
const shortUnit = z.enum(['mins', 'hours']).optional();

const hours = z.array(
  z.strictObject({
    openHour: z.number().int().min(0).max(23),
    openMinute: z.number().int().min(0).max(60),
    closeHour: z.number().int().min(0).max(23),
    closeMinute: z.number().int().min(0).max(60),
  }),
);
const meetingPlaces = z
  .array(
    z.strictObject({
      kind: z.enum([
        'custom',
        'zoom_conference',
        'google_conference',
        'inbound_call',
        'outbound_call',
        'physical',
        'booker',
        'ms_teams_conference',
      ]),
      location: text,
    }),
  )
  .optional();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(T00:00:00\.000Z)?$/);

const common = {
  isActive: flag,
  notifications: z
    .array(
      z.strictObject({
        type: z.literal('email').optional(),
        shouldSendToContact: z.boolean(),
        shouldSendToGuest: z.boolean(),
        shouldSendToUser: z.boolean(),
        shouldSendToSelectedUsers: z.boolean(),
        selectedUsers: z.string(),
      }),
    )
    .optional(),
  groupId: text,
  teamMembers: z
    .array(
      z.strictObject({
        userId: z.string(),
        priority: z.union([z.literal(0), z.literal(0.5), z.literal(1)]).optional(),
        meetingLocationType: z
          .enum(['custom', 'zoom', 'gmeet', 'phone', 'address', 'teams', 'booker'])
          .optional(),
        meetingLocation: text,
        isPrimary: flag,
        locationConfigurations: meetingPlaces,
      }),
    )
    .optional(),
  eventType: z
    .enum(['RoundRobin_OptimizeForAvailability', 'RoundRobin_OptimizeForEqualDistribution'])
    .optional(),
  description: text,
  slug: text,
  widgetSlug: text,
  widgetType: z.enum(['default', 'classic']).optional(),
  eventTitle: text,
  eventColor: text,
  meetingLocation: text,
  locationConfigurations: meetingPlaces,
  slotDuration: count,
  slotDurationUnit: shortUnit,
  slotInterval: count,
  slotIntervalUnit: shortUnit,
  slotBuffer: count,
  preBuffer: count,
  preBufferUnit: shortUnit,
  appoinmentPerSlot: count,
  appoinmentPerDay: count,
  allowBookingAfter: count,
  allowBookingFor: count,
  allowBookingForUnit: z.enum(['days', 'weeks', 'months']).optional(),
  openHours: z
    .array(z.strictObject({ daysOfTheWeek: z.array(z.number().int().min(0).max(6)), hours }))
    .optional(),
  enableRecurring: flag,
  recurring: z
    .strictObject({
      freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY']).optional(),
      count: z.number().max(24).optional(),
      bookingOption: z.enum(['skip', 'continue', 'book_next']).optional(),
      bookingOverlapDefaultStatus: z.enum(['confirmed', 'new']).optional(),
    })
    .optional(),
  formId: text,
  stickyContact: flag,
  isLivePaymentMode: flag,
  autoConfirm: flag,
  shouldSendAlertEmailsToAssignedMember: flag,
  alertEmail: text,
  googleInvitationEmails: flag,
  allowReschedule: flag,
  allowCancellation: flag,
  shouldAssignContactToTeamMember: flag,
  shouldSkipAssigningContactForExisting: flag,
  notes: text,
  pixelId: text,
  formSubmitType: z.enum(['RedirectURL', 'ThankYouMessage']).optional(),
  formSubmitRedirectURL: text,
  formSubmitThanksMessage: text,
  availabilityType: z.union([z.literal(0), z.literal(1)]).optional(),
  guestType: z.enum(['count_only', 'collect_detail']).optional(),
  consentLabel: text,
  calendarCoverImage: text,
  lookBusyConfig: z.strictObject({ enabled: z.boolean(), LookBusyPercentage: z.number() }).optional(),
};

const notice = {
  v2: z.enum(['hours', 'days', 'weeks', 'months']).optional(),
  v3: z.enum(['hours', 'days', 'weeks', 'months', 'mins']).optional(),
};

function newSchema(generation: 'v2' | 'v3') {
  return z.strictObject({
    ...common,
    locationId: z.string(),
    name: z.string().min(1),
    calendarType: z.enum(CALENDAR_TYPES).optional(),
    slotBufferUnit: shortUnit,
    allowBookingAfterUnit: notice[generation],
    availabilities: z.array(z.strictObject({ date: day, hours, deleted: flag })).optional(),
  });
}

function changedSchema(generation: 'v2' | 'v3') {
  return z.strictObject({
    ...common,
    name: z.string().min(1).optional(),
    allowBookingAfterUnit: notice[generation],
    availabilities: z.array(z.strictObject({ date: day, hours, deleted: flag, id: text })).optional(),
  });
}

export const newCalendarSchemas = { v2: newSchema('v2'), v3: newSchema('v3') };
export const changedCalendarSchemas = { v2: changedSchema('v2'), v3: changedSchema('v3') };
