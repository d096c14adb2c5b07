/** Owns: the paths of bookable services: catalogue, places and bookings. Source: v3 calendars spec; v2 has none. */

import type { PlatformRoute } from '../http/platform-route.ts';
import { createBooking, deleteBooking, getBooking, listBookings, updateBooking } from './manage-bookings.ts';
import {
  createServiceLocation,
  deleteServiceLocation,
  getServiceLocation,
  listServiceLocations,
  updateServiceLocation,
} from './manage-service-locations.ts';
import { createService, deleteService, getService, listServices, updateService } from './manage-services.ts';

const [catalog, places, bookings] = ['catalog', 'locations', 'bookings'].map(
  (name) => `/calendars/services/${name}`,
) as [string, string, string];
const [service, place, booking] = [
  `${catalog}/:serviceId`,
  `${places}/:serviceLocationId`,
  `${bookings}/:bookingId`,
];

export const serviceRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: catalog, only: 'v3', handle: listServices },
  { method: 'POST', path: catalog, only: 'v3', handle: createService },
  { method: 'GET', path: service, only: 'v3', handle: getService },
  { method: 'PUT', path: service, only: 'v3', handle: updateService },
  { method: 'DELETE', path: service, only: 'v3', handle: deleteService },
  { method: 'GET', path: places, only: 'v3', handle: listServiceLocations },
  { method: 'POST', path: places, only: 'v3', handle: createServiceLocation },
  { method: 'GET', path: place, only: 'v3', handle: getServiceLocation },
  { method: 'PUT', path: place, only: 'v3', handle: updateServiceLocation },
  { method: 'DELETE', path: place, only: 'v3', handle: deleteServiceLocation },
  { method: 'GET', path: bookings, only: 'v3', handle: listBookings },
  { method: 'POST', path: bookings, only: 'v3', handle: createBooking },
  { method: 'GET', path: booking, only: 'v3', handle: getBooking },
  { method: 'PUT', path: booking, only: 'v3', handle: updateBooking },
  { method: 'DELETE', path: booking, only: 'v3', handle: deleteBooking },
];
