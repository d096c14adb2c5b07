/** The calendars export: a row for each window of availability, of each class and host. */

import { CALENDARS, WEEKDAYS } from './calendar-table.ts';
import type { RecordSheet } from './record-sheet.ts';

export const CALENDAR_SHEET: RecordSheet = {
  object: 'calendars',
  label: 'calendars',
  header:
    'Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Minimum Notice (h),Weekday,From,To'.split(
      ',',
    ),
  ofAccount: () =>
    CALENDARS.flatMap((calendar) =>
      calendar.classes.flatMap((name) =>
        calendar.hosts.flatMap((host) =>
          calendar.windows.map(({ weekday, from, to }) => [
            calendar.name,
            calendar.model,
            name,
            host.name,
            host.email,
            calendar.zone,
            String(calendar.minutes),
            String(calendar.bufferMinutes),
            String(calendar.noticeHours),
            WEEKDAYS[weekday - 1]!,
            from,
            to,
          ]),
        ),
      ),
    ),
};
