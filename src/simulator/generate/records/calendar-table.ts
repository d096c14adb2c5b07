/**
 * The account's calendars, one of each of Kartra's four models (§4) and one more.
 *
 * Times are wall-clock in the calendar's zone. The live event is open in the night in which clocks change, outside the
 * hours that do not exist or come twice.
 */

import { DANA, OMAR, PRIYA, type Staff } from './staff.ts';

export interface Window {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** `HH:MM` */
  readonly from: string;
  readonly to: string;
}

export interface Calendar {
  readonly name: string;
  readonly model: 'Consultant' | 'Recurrent Class' | 'Gym' | 'Live Event';
  /** Blank for consultants. */
  readonly classes: readonly string[];
  readonly hosts: readonly Staff[];
  /** IANA. */
  readonly zone: string;
  readonly minutes: number;
  readonly bufferMinutes: number;
  readonly noticeHours: number;
  readonly windows: readonly Window[];
  readonly location: string;
}

export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const on = (weekday: number, from: string, to: string): Window => ({ weekday, from, to });
const workdays = (from: string, to: string): Window[] => [1, 2, 3, 4, 5].map((day) => on(day, from, to));

export const CALENDARS: readonly Calendar[] = [
  {
    name: 'Strategy Call',
    model: 'Consultant',
    classes: [''],
    hosts: [DANA, OMAR],
    zone: 'America/New_York',
    minutes: 30,
    bufferMinutes: 10,
    noticeHours: 24,
    windows: [...workdays('09:00', '12:00'), ...workdays('13:30', '17:00')],
    location: 'https://meet.example.com/strategy',
  },
  {
    name: 'Studio – Berlin',
    model: 'Gym',
    classes: ['Yoga Basics', 'Pilates, advanced'],
    hosts: [PRIYA],
    zone: 'Europe/Berlin',
    minutes: 60,
    bufferMinutes: 15,
    noticeHours: 2,
    windows: [on(2, '18:00', '21:00'), on(4, '18:00', '21:00'), on(6, '10:00', '13:00')],
    location: 'Musterstraße 5, Studio 2',
  },
  {
    name: 'Weekly Q&A',
    model: 'Recurrent Class',
    classes: ['Open questions'],
    hosts: [OMAR],
    zone: 'Australia/Sydney',
    minutes: 90,
    bufferMinutes: 0,
    noticeHours: 1,
    windows: [on(3, '19:00', '20:30')],
    location: 'https://meet.example.com/qa',
  },
  {
    name: 'Launch Night Live',
    model: 'Live Event',
    classes: ['Keynote'],
    hosts: [DANA],
    zone: 'America/New_York',
    minutes: 45,
    bufferMinutes: 0,
    noticeHours: 0,
    windows: [on(7, '00:00', '00:45'), on(7, '03:30', '05:00')],
    location: 'https://live.example.com/launch',
  },
  {
    name: 'Desert Retreat Intake',
    model: 'Consultant',
    classes: [''],
    hosts: [PRIYA],
    zone: 'America/Phoenix',
    minutes: 20,
    bufferMinutes: 5,
    noticeHours: 48,
    windows: [on(1, '08:00', '10:00')],
    location: 'Phone',
  },
];
