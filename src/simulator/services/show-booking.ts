/**
 * Owns: how a booking is read. Source: v3 calendars spec. Unverified: each service begins when the one before ends,
 * and takes the duration of its catalogue entry (30 minutes where that has none).
 */

import type { LocationState } from '../world/location-state.ts';
import type { ServiceBookingRecord } from '../world/service-record.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 30;

export function showBooking(
  { id, services, ...booking }: ServiceBookingRecord,
  location: LocationState,
): Record<string, unknown> {
  let startMs = Date.parse(booking.startTime);
  const shown = services.map(({ id: serviceId, staffId, addOns }) => {
    const service = location.services.get(serviceId);
    const { serviceDuration = DEFAULT_MINUTES, serviceDurationUnit = 'mins' } = service ?? {};
    const from = startMs;
    startMs += serviceDuration * (serviceDurationUnit === 'hours' ? 60 : 1) * MINUTE_MS;
    return {
      id: serviceId,
      serviceCategoryId: service?.serviceCategoryId ?? '',
      serviceStaffId: staffId ?? service?.staff[0]?.id ?? '',
      serviceStartTime: toIso(from),
      serviceEndTime: toIso(startMs),
      serviceResources: [],
      serviceAddOns: addOns?.map((addOn) => ({ id: addOn.id, quantity: addOn.quantity ?? 1 })) ?? [],
    };
  });
  return { bookingId: id, ...booking, services: shown, createdBy: { source: 'public_api' } };
}

/** An instant too far away for a date is shown as the last one there is. */
function toIso(ms: number): string {
  return new Date(Math.min(ms, 8.64e15)).toISOString();
}
