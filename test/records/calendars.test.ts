/**
 * Calendars in three zones over changes of the clock, and bookings at their own instants: with their hosts or without,
 * whatever becomes of a request, nothing told to anybody (R104-R107).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import {
  act,
  injectFault,
  leaveIntent,
  operations,
  type SmallMigration,
  statesOf,
} from '../support/small-account.ts';
import {
  applyTo,
  bookings,
  type CalendarState,
  expectProved,
  inOrder,
  referenceIn,
  startBooked,
  stateOf,
} from './booked-account.ts';

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(
  options?: Parameters<typeof startBooked>[0],
  users?: readonly string[],
): Promise<SmallMigration> {
  migration = await startBooked(options, users === undefined ? undefined : [...users]);
  return migration;
}

/** Starts a guest is offered on one local day, as the clock of the zone shows them. */
async function slotsOn(of: SmallMigration, calendarId: string, day: string, zone: string) {
  const date = Temporal.PlainDate.from(day);
  const from = date.toZonedDateTime(zone).epochMilliseconds;
  const to = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
  // In a window of its own: the location's quota is not what is tested.
  await of.ask('clock', { advanceMs: 11_000 });
  const path = `/calendars/${calendarId}/free-slots?startDate=${from}&endDate=${to}&timezone=${encodeURIComponent(zone)}`;
  const answer = await fetch(`${of.simulator.url}${path}`, {
    headers: { authorization: `Bearer ${of.simulator.locations[0]?.token ?? ''}`, version: '2021-04-15' },
  });
  expect(answer.status).toBe(200);
  const body = (await answer.json()) as Record<string, { readonly slots?: readonly string[] }>;
  return Object.values(body).flatMap(({ slots }) => slots ?? []);
}

test('three zones over a change of the clock: open at the hours of each, bookings at their instants, nobody told', async () => {
  const of = await start();
  const planned = await of.plan();
  expect(planned.counts['calendar']).toMatchObject({ created: 4 });
  expect(planned.counts['schedule']).toMatchObject({ created: 4 });
  expect(planned.counts['appointment']).toMatchObject({ created: 4, skipped: 1 });
  expect(planned.counts['appointment-note']).toMatchObject({ created: 2 });
  const before = (await stateOf(of)).triggerLog.length;
  expect((await applyTo(of)).status).toBe('done');
  const state = await stateOf(of);
  const events = new Set(state.triggerLog.slice(before).map(({ event }) => event));
  expect([...events].filter((event) => event.startsWith('appointment'))).toEqual([]);

  const made = state.calendars.map(({ name, calendarType, isActive }) => [name, calendarType, isActive]);
  expect(made.map((one) => one.join(' · ')).sort(inOrder)).toEqual([
    'Q&A – Open · class_booking · false',
    'Retreat · event · false',
    'Strategy Call · round_robin · false',
    'Studio – Yoga · class_booking · false',
  ]);
  const dana = state.users.find(({ email }) => email === 'dana@x.example')?.id;
  const of1: Readonly<Record<string, CalendarState['appointments'][number]>> = Object.fromEntries(
    state.appointments.map((one) => [referenceIn(one.description) ?? '', one]),
  );
  const utc = (text: string) => new Date(text).toISOString().slice(0, 16);
  const instants = Object.entries(of1).map(
    ([id, { startTime, endTime }]) => `${id} ${utc(startTime)} ${utc(endTime)}`,
  );
  expect(instants.sort(inOrder)).toEqual([
    'B:1 2031-11-02T04:30 2031-11-02T05:00',
    'B:2 2031-03-30T01:30 2031-03-30T02:30',
    // Clocks in Sydney went back at three that morning: four o'clock is an hour later than it was the day before.
    'B:3 2031-04-05T18:00 2031-04-05T19:00',
    'B:5 2031-06-02T15:00 2031-06-02T15:20',
  ]);
  expect(of1['B:1']).toMatchObject({ assignedUserId: dana, address: 'https://meet.example/a' });
  expect(of1['B:1']?.description).toContain('Notes: Bring the workbook; 🙏');
  expect(of1['B:3']?.appointmentStatus).toBe('cancelled');
  expect(of1['B:5']?.assignedUserId).toBe('');
  expect(state.notes.map(({ body }) => body.split('\n', 1).join()).sort(inOrder)).toEqual([
    'Kartra booking of 2024-05-06 09:00:00 -04:00: Strategy Call',
    'Kartra booking of 2031-06-02 13:00:00 -04:00: Strategy Call',
  ]);
  await expectProved(of);
  expect((await of.plan()).changes).toBe(0);

  const id = (name: string) => state.calendars.find((one) => one.name === name)?.id ?? '';
  // Forward at two: 1:00, 1:30, then three o'clock. Back at two: an hour more.
  const newYork = 'America/New_York';
  const spring = await slotsOn(of, id('Strategy Call'), '2031-03-09', newYork);
  expect(spring.map((slot) => slot.slice(11, 16))).toEqual(['01:00', '01:30', '03:00', '03:30']);
  const autumn = await slotsOn(of, id('Strategy Call'), '2031-11-09', newYork);
  expect(autumn.map((slot) => slot.slice(11, 16))).toHaveLength(6);
  const berlin = await slotsOn(of, id('Studio – Yoga'), '2032-03-28', 'Europe/Berlin');
  expect(berlin.map((slot) => slot.slice(11, 16))).toEqual(['01:00', '03:00', '04:00']);
  const sydney = await slotsOn(of, id('Q&A – Open'), '2031-10-05', 'Australia/Sydney');
  expect(sydney.map((slot) => slot.slice(11, 16))).toEqual(['01:00', '03:00', '04:00']);

  const paper = await readFile(join(of.workspaceFolder, 'reports/calendars-rehearsal.md'), 'utf8');
  expect(paper).toContain('"Retreat" is hosted by gone@x.example, who is no user of this location');
  const upcoming = await readFile(join(of.workspaceFolder, 'reports/upcoming-bookings.csv'), 'utf8');
  expect(upcoming).toMatch(/B:1,2031-11-02T00:30:00-04:00,Strategy Call,.*,appointment,/u);
  expect(upcoming).toMatch(/B:6,.*,dated note,/u);
  expect(upcoming).not.toMatch(/B:3|B:4/u);
});

test('a host who is invited and planned for gets their hours; what a person changed stays theirs', async () => {
  const of = await start({}, ['dana@x.example']);
  expect((await of.plan()).counts['schedule']).toMatchObject({ created: 3 });
  await act(of, 'invite-user', { email: 'omar@x.example' });
  expect((await of.plan()).counts['schedule']).toMatchObject({ created: 4 });
  await applyTo(of);
  const { calendars: standing } = await stateOf(of);
  const answer = await fetch(`${of.simulator.url}/calendars/${standing[0]?.id ?? ''}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${of.simulator.locations[0]?.token ?? ''}`,
      version: '2021-04-15',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'Theirs', slotDuration: 45 }),
  });
  expect(answer.status).toBe(200);
  expect((await of.verify()).verification.records).toMatchObject({ mismatched: 1 });
  expect((await of.plan()).changes).toBe(0);
  const kept = (await operations(of)).find(({ object }) => object === 'calendar')?.kept;
  expect(kept?.map(({ field }) => field)).toEqual(['name', 'slotMinutes']);
});

test('what the location refuses becomes a dated note with the next plan, and stays one', async () => {
  const of = await start();
  await of.plan();
  await injectFault(of, 'POST', '/calendars/events/appointments', 'status:400', { times: 1 });
  expect((await applyTo(of)).status).toBe('refused-records');
  const refused = Object.entries(await statesOf(of)).filter(([, state]) => state === 'refused');
  expect(refused).toHaveLength(1);
  const planned = await of.plan();
  expect(planned.changes).toBe(1);
  expect((await of.plan()).changes).toBe(1);
  await applyTo(of);
  await expectProved(of);
  expect((await stateOf(of)).notes).toHaveLength(3);
  expect((await of.plan()).changes).toBe(0);
});

test('a booking moved or cancelled in Kartra since is moved and cancelled in silence, where the source wins', async () => {
  const of = await start({ choices: { 'existing-contacts': 'source-wins' } });
  await of.plan();
  await applyTo(of);
  const later = bookings
    // The last of all becomes an early one: a list by the dates of Kartra does not show where it stands.
    .replace('2031-11-02 00:30:00,2031-11-02 01:00:00', '2031-06-01 10:00:00,2031-06-01 10:30:00')
    .replace('dana@x.example,Scheduled,Studio 2', 'dana@x.example,Cancelled,Studio 2');
  await writeFile(join(of.workspaceFolder, 'exports/appointments_kartra.csv'), later);
  await of.with((workspace) => runExtract(workspace, () => undefined));
  const planned = await of.plan();
  expect(planned.counts['appointment']).toMatchObject({ updated: 2, created: 0 });
  const before = (await stateOf(of)).triggerLog.length;
  await applyTo(of);
  const { appointments, triggerLog } = await stateOf(of);
  expect(triggerLog).toHaveLength(before);
  const one = appointments.find(({ description }) => referenceIn(description) === 'B:1');
  expect(new Date(one?.startTime ?? '').toISOString()).toBe('2031-06-01T14:00:00.000Z');
  const two = appointments.find(({ description }) => referenceIn(description) === 'B:2');
  expect(two?.appointmentStatus).toBe('cancelled');
  await expectProved(of);
  expect((await of.plan()).changes).toBe(0);
});

describe('one of each', () => {
  test.each(['drop-after'])('%s', async (effect) => {
    const of = await start();
    await of.plan();
    for (const path of ['/calendars/', '/calendars/schedules', '/calendars/events/appointments'])
      await injectFault(of, 'POST', path, effect);
    await applyTo(of);
    await applyTo(of);
    const { calendars: standing, appointments } = await stateOf(of);
    expect([standing.length, appointments.length]).toEqual([4, 4]);
    await expectProved(of);
  });

  test('killed between intent and outcome', async () => {
    const of = await start();
    await of.plan();
    await leaveIntent(of, 'B:1');
    await applyTo(of);
    expect((await stateOf(of)).appointments).toHaveLength(4);
    await expectProved(of);
  });
});

test.each([
  ['task', { notes: 0, tasks: 6, opportunities: 0 }],
  ['opportunity', { notes: 0, tasks: 0, opportunities: 6 }],
] as const)('decided for %s, every booking arrives as one', async (choice, expected) => {
  const of = await start({ choices: { appointments: choice } });
  await of.plan();
  expect((await applyTo(of)).status).toBe('done');
  const { notes, tasks, opportunities, appointments } = await stateOf(of);
  expect({ notes: notes.length, tasks: tasks.length, opportunities: opportunities.length }).toEqual(expected);
  expect(appointments).toHaveLength(0);
  await expectProved(of);
  expect((await of.plan()).changes).toBe(0);
});
