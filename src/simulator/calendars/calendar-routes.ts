/** Owns: the paths of the calendars API, the same in the specs v2 and v3. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createAppointmentNote,
  deleteAppointmentNote,
  listAppointmentNotes,
  updateAppointmentNote,
} from './appointment-notes.ts';
import { createBlockSlot, updateBlockSlot } from './block-slots.ts';
import { listBlockedSlots, listEvents } from './list-events.ts';
import { listFreeSlots } from './list-free-slots.ts';
import {
  createCalendar,
  deleteCalendar,
  getCalendar,
  listCalendars,
  updateCalendar,
} from './manage-calendars.ts';
import {
  createGroup,
  deleteGroup,
  listGroups,
  setGroupStatus,
  updateGroup,
  validateGroupSlug,
} from './manage-groups.ts';
import {
  createResource,
  deleteResource,
  getResource,
  listResources,
  updateResource,
} from './manage-resources.ts';
import {
  applySchedule,
  createSchedule,
  deleteSchedule,
  getSchedule,
  removeSchedule,
  searchSchedules,
  updateSchedule,
} from './manage-schedules.ts';
import { createAppointment, deleteEvent, getAppointment, updateAppointment } from './write-appointments.ts';

const notes = '/calendars/appointments/:appointmentId/notes';
const resources = '/calendars/resources/:resourceType';
const association = '/calendars/schedules/:scheduleId/associations/:calendarId';

/** Fixed paths stand before those with a parameter, since the first that fits is served. */
export const calendarRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/calendars/groups', handle: listGroups },
  { method: 'POST', path: '/calendars/groups', handle: createGroup },
  { method: 'POST', path: '/calendars/groups/validate-slug', handle: validateGroupSlug },
  { method: 'PUT', path: '/calendars/groups/:groupId', handle: updateGroup },
  { method: 'DELETE', path: '/calendars/groups/:groupId', handle: deleteGroup },
  { method: 'PUT', path: '/calendars/groups/:groupId/status', handle: setGroupStatus },
  { method: 'GET', path: '/calendars/schedules/search', handle: searchSchedules },
  { method: 'POST', path: '/calendars/schedules', handle: createSchedule },
  { method: 'GET', path: '/calendars/schedules/:scheduleId', handle: getSchedule },
  { method: 'PUT', path: '/calendars/schedules/:scheduleId', handle: updateSchedule },
  { method: 'DELETE', path: '/calendars/schedules/:scheduleId', handle: deleteSchedule },
  { method: 'PUT', path: association, handle: applySchedule },
  { method: 'DELETE', path: association, handle: removeSchedule },
  { method: 'GET', path: '/calendars/events', handle: listEvents },
  { method: 'GET', path: '/calendars/blocked-slots', handle: listBlockedSlots },
  { method: 'POST', path: '/calendars/events/appointments', handle: createAppointment },
  { method: 'GET', path: '/calendars/events/appointments/:eventId', handle: getAppointment },
  { method: 'PUT', path: '/calendars/events/appointments/:eventId', handle: updateAppointment },
  { method: 'POST', path: '/calendars/events/block-slots', handle: createBlockSlot },
  { method: 'PUT', path: '/calendars/events/block-slots/:eventId', handle: updateBlockSlot },
  { method: 'DELETE', path: '/calendars/events/:eventId', handle: deleteEvent },
  { method: 'GET', path: notes, handle: listAppointmentNotes },
  { method: 'POST', path: notes, handle: createAppointmentNote },
  { method: 'PUT', path: `${notes}/:noteId`, handle: updateAppointmentNote },
  { method: 'DELETE', path: `${notes}/:noteId`, handle: deleteAppointmentNote },
  { method: 'GET', path: resources, handle: listResources },
  { method: 'POST', path: resources, handle: createResource },
  { method: 'GET', path: `${resources}/:id`, handle: getResource },
  { method: 'PUT', path: `${resources}/:id`, handle: updateResource },
  { method: 'DELETE', path: `${resources}/:id`, handle: deleteResource },
  { method: 'GET', path: '/calendars/', handle: listCalendars },
  { method: 'POST', path: '/calendars/', handle: createCalendar },
  { method: 'GET', path: '/calendars/:calendarId/free-slots', handle: listFreeSlots },
  { method: 'GET', path: '/calendars/:calendarId', handle: getCalendar },
  { method: 'PUT', path: '/calendars/:calendarId', handle: updateCalendar },
  { method: 'DELETE', path: '/calendars/:calendarId', handle: deleteCalendar },
];
