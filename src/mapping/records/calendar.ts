/**
 * A calendar of the source: its booking rules and the windows in which each host can be booked, in the calendar's
 * own time zone. What cannot be read is named, never guessed (R104-R106).
 */
import { type ScheduleRule, weekdays } from '../../model/calendar.ts';
import type { Entity } from '../../model/entity.ts';
import { withoutBlanks } from '../../model/reference-line.ts';
import type { CarriedRecord } from '../compile-record.ts';

export interface CalendarHost {
  /** Lower case; empty where the export names nobody. */
  readonly email: string;
  readonly rules: readonly ScheduleRule[];
}

export interface SourceCalendar {
  readonly externalId: string;
  /** As the export calls it, and its class; empty where it has none. */
  readonly calendar: string;
  readonly className: string;
  readonly model: string;
  /** IANA; null where the export names none that exists. */
  readonly timeZone: string | null;
  readonly slotMinutes: number;
  readonly bufferMinutes: number;
  readonly noticeHours: number;
  readonly hosts: readonly CalendarHost[];
  /** Windows that cannot be read, as they stand. */
  readonly unreadable: readonly string[];
}

interface Window {
  readonly weekday?: string;
  readonly from?: string;
  readonly to?: string;
  readonly host_email?: string;
}

/** Where the export does not say. */
const usualMinutes = 30;

export function readCalendar(entity: Entity, { fields }: CarriedRecord): SourceCalendar {
  const windows = readWindows(entity.columns['windows']);
  const unreadable: string[] = [];
  const hosts = new Map<string, Map<string, { from: string; to: string }[]>>();
  for (const window of windows) {
    const email = (window.host_email ?? '').trim().toLowerCase();
    const days = hosts.get(email) ?? new Map<string, { from: string; to: string }[]>();
    hosts.set(email, days);
    const open = readOpening(window);
    if (open === null) {
      unreadable.push([window.weekday, window.from, window.to].join(' ').trim());
      continue;
    }
    for (const { day, ...interval } of open) days.set(day, [...(days.get(day) ?? []), interval]);
  }
  return {
    externalId: withoutBlanks(entity.marker),
    calendar: fields.name ?? entity.marker,
    className: fields.className ?? '',
    model: fields.model ?? '',
    timeZone: fields.timezone ?? null,
    slotMinutes: whole(fields.durationMinutes) || usualMinutes,
    bufferMinutes: whole(fields.bufferMinutes),
    noticeHours: Math.ceil(whole(fields.noticeHours)),
    hosts: [...hosts].map(([email, days]) => ({ email, rules: rulesOf(days) })),
    unreadable: [...new Set(unreadable)],
  };
}

/** `Studio – Yoga`: how the calendar is called at the destination, where a class has a calendar of its own. */
export function calendarName({
  calendar,
  className,
}: Pick<SourceCalendar, 'calendar' | 'className'>): string {
  return className === '' ? calendar : `${calendar} – ${className}`;
}

function readWindows(text: string | undefined): readonly Window[] {
  if (text === undefined) return [];
  const windows: unknown = JSON.parse(text);
  return Array.isArray(windows) ? (windows as Window[]) : [];
}

type Opening = { readonly day: string; readonly from: string; readonly to: string };

/** A window past midnight is two. (HighLevel, schedules: a day ends at 23:59.) */
function readOpening({ weekday, from, to }: Window): readonly Opening[] | null {
  const wanted = (weekday ?? '').trim().toLowerCase();
  const at = weekdays.findIndex((day) => wanted.length >= 3 && day.startsWith(wanted.slice(0, 3)));
  const [opens, closes] = [readClock(from), readClock(to)];
  const day = weekdays[at];
  if (day === undefined || opens === null || closes === null || opens === closes) return null;
  if (closes === '00:00' || closes === '24:00') return [{ day, from: opens, to: '23:59' }];
  if (opens < closes) return [{ day, from: opens, to: closes }];
  return [
    { day, from: opens, to: '23:59' },
    { day: weekdays[(at + 1) % weekdays.length] ?? day, from: '00:00', to: closes },
  ];
}

/** `9:00`, `09:00:00`, `5:30 pm` → `HH:MM`. */
function readClock(text: string | undefined): string | null {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?$/iu.exec((text ?? '').trim());
  if (found === null) return null;
  const [, hours = '', minutes = '', half] = found;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59 || (hour === 24 && minutes !== '00')) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

function rulesOf(
  days: ReadonlyMap<string, readonly { from: string; to: string }[]>,
): readonly ScheduleRule[] {
  return weekdays.flatMap((day) => {
    const intervals = [...(days.get(day) ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
    return intervals.length === 0 ? [] : [{ day, intervals }];
  });
}

const whole = (text: string | undefined): number => {
  const value = Number(text ?? '');
  return Number.isFinite(value) && value > 0 ? value : 0;
};
