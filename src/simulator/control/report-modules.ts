/** Owns: the part of GET /__sim/state that shows calendars, conversations, media, courses and affiliates. */

import { showCampaign } from '../affiliates/enrol-affiliate.ts';
import { showCustomer } from '../affiliates/manage-customers.ts';
import { showAffiliate, showCommission, showPayout } from '../affiliates/show-affiliate.ts';
import { showAppointment } from '../calendars/appointment-body.ts';
import { showBlockSlot } from '../calendars/block-slots.ts';
import { showBooking } from '../services/show-booking.ts';
import type { LocationState } from '../world/location-state.ts';

export function reportModules(location: LocationState): Record<string, unknown> {
  return {
    calendars: location.calendars.values(),
    calendarGroups: location.calendarGroups.values(),
    schedules: location.schedules.values(),
    appointments: location.appointments.values().map((entry) => showAppointment(entry, location)),
    blockSlots: location.blockSlots.values().map((slot) => showBlockSlot(slot, location)),
    appointmentNotes: location.appointmentNotes.values(),
    calendarResources: location.calendarResources.values(),
    services: location.services.values(),
    serviceLocations: location.serviceLocations.values(),
    serviceBookings: location.serviceBookings
      .values()
      .filter(({ deleted }) => !deleted)
      .map((booking) => showBooking(booking, location)),
    courses: location.courses.values(),
    courseCategories: location.courseCategories.values(),
    lessons: location.lessons.values(),
    courseParts: location.courseParts.values(),
    lessonCompletions: location.lessonCompletions.values(),
    offers: location.offers.values(),
    enrollments: location.enrollments.values(),
    affiliateCampaigns: location.affiliateCampaigns.values().map(showCampaign),
    affiliates: location.affiliates.values().map((affiliate) => showAffiliate(affiliate, location)),
    affiliateCustomers: location.affiliateCustomers.values().map(showCustomer),
    commissions: location.commissions.values().map((commission) => showCommission(commission, location)),
    affiliatePayouts: location.affiliatePayouts.values().map((payout) => showPayout(payout, location)),
    conversations: location.conversations.values(),
    messages: location.messages.values(),
    conversationProviders: location.conversationProviders.values(),
    media: location.media.values(),
    sentMessages: location.sentMessages.values(),
  };
}
