/**
 * Calendars, hours and bookings that stand: brought up to date by the rule for what exists, and put back as they were
 * when the load is undone (R104-R107, I7).
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { referenceLine } from '../../src/model/reference-line.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { call, dump, undo } from '../rollback/rolling-back.ts';
import { injectFault, operations, type SmallMigration } from '../support/small-account.ts';
import { applyTo, bookings, calendars, expectProved, startBooked, stateOf } from './booked-account.ts';

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(options?: Parameters<typeof startBooked>[0]): Promise<SmallMigration> {
  migration = await startBooked(options);
  return migration;
}

interface Standing {
  readonly calendars: readonly {
    readonly name: string;
    readonly slotDuration: number;
    readonly slotBuffer: number;
    readonly isActive: boolean;
    readonly teamMembers: readonly { readonly userId: string }[];
  }[];
  readonly schedules: readonly {
    readonly id: string;
    readonly name: string;
    readonly userId: string;
    readonly rules: unknown;
  }[];
}

const changedSince = calendars
  .replaceAll('America/New_York,30,10,24', 'America/New_York,45,15,24')
  .replace('24,Monday,09:00,12:00', '24,Monday,08:30,12:00')
  .replaceAll('Retreat,Consultant,,Gone,gone@x.example', 'Retreat,Consultant,,Omar,omar@x.example');

test('a calendar and hours changed in Kartra since are brought up to date where the source wins', async () => {
  const of = await start({ choices: { 'existing-contacts': 'source-wins' } });
  await of.plan();
  await applyTo(of);
  const look = async () => {
    const { calendars: shown, schedules } = (await of.state()) as unknown as Standing;
    const call = shown.find(({ name }) => name === 'Strategy Call');
    const dana = schedules
      .map(({ name, rules }) => `${name} ${JSON.stringify(rules)}`)
      .find((text) => text.startsWith('Kartra: Strategy Call') && text.includes('sunday'));
    const rules = { slot: call?.slotDuration, buffer: call?.slotBuffer, open: call?.isActive };
    return { ...rules, hours: dana, calendars: shown.length, schedules: schedules.length };
  };
  const before = await look();
  expect(before).toMatchObject({ slot: 30, buffer: 10, open: false, calendars: 4, schedules: 4 });
  await writeFile(join(of.workspaceFolder, 'exports/calendars_kartra.csv'), changedSince);
  await of.with((workspace) => runExtract(workspace, () => undefined));
  const planned = await of.plan();
  // Retreat has a host now, and is an event calendar, which takes none: its type stays, said so.
  expect(planned.counts['calendar']).toMatchObject({ updated: 1, unchanged: 3 });
  expect(planned.counts['schedule']).toMatchObject({ updated: 1, created: 1, unchanged: 3 });
  const retreat = (await operations(of)).find(({ object, kept }) => object === 'calendar' && kept.length > 0);
  expect(retreat?.kept.map(({ field }) => field)).toEqual(['type', 'members']);
  // Whatever becomes of the answers, each is written once.
  await injectFault(of, 'PUT', '/calendars/*', 'drop-after');
  await applyTo(of);
  await applyTo(of);
  const after = await look();
  expect(after).toMatchObject({ slot: 45, buffer: 15, open: false, calendars: 4, schedules: 5 });
  expect(after.hours).toContain('08:30');
  await expectProved(of);
  expect((await of.plan()).changes).toBe(0);
});

test('a calendar, hours and a booking that stood there before get back what they were when the load is undone', async () => {
  const cid =
    '8,Strategy Call,,3,cid@example.com,Cid,2031-05-05 09:00:00,2031-05-05 09:30:00,America/New_York,dana@x.example,Scheduled,Room 1,';
  const later =
    '9,Strategy Call,,3,cid@example.com,Cid,2031-05-07 09:00:00,2031-05-07 09:30:00,America/New_York,dana@x.example,Scheduled,,';
  const of = await start({
    choices: { 'existing-contacts': 'source-wins' },
    files: {
      'calendars_kartra.csv': calendars,
      'appointments_kartra.csv': `${bookings.split('\n', 1).join()}\n${cid}\n${later}\n`,
    },
  });
  await of.plan();
  const planned = await operations(of);
  const calendar = planned.find(({ expected }) => (expected as { name?: string }).name === 'Strategy Call');
  const version = '2021-04-15';
  const { locationId } = of;
  const { users } = await stateOf(of);
  const userId = users.find(({ email }) => email === 'dana@x.example')?.id;
  const own = await call(
    of,
    'POST',
    '/calendars/',
    {
      locationId,
      name: 'Old name',
      description: `By hand\n${referenceLine(calendar?.externalId ?? '')}`,
      calendarType: 'round_robin',
      teamMembers: [{ userId }],
      slotDuration: 20,
      slotDurationUnit: 'mins',
      slotInterval: 10,
      slotIntervalUnit: 'mins',
      slotBuffer: 3,
      slotBufferUnit: 'mins',
      allowBookingAfter: 5,
      allowBookingAfterUnit: 'hours',
      isActive: true,
    },
    version,
  );
  const { id: calendarId } = own['calendar'] as { readonly id: string };
  const rules = [{ type: 'wday', day: 'friday', intervals: [{ from: '09:00', to: '10:00' }] }];
  const schedule = { name: 'Kartra: Strategy Call', userId, timezone: 'Europe/Berlin', rules };
  await call(
    of,
    'POST',
    '/calendars/schedules',
    { ...schedule, locationId, calendarIds: [calendarId] },
    version,
  );
  const booking = {
    calendarId,
    locationId,
    contactId: of.existingId,
    startTime: '2031-05-06T10:00:00-04:00',
    endTime: '2031-05-06T10:20:00-04:00',
    title: 'Old title',
    address: 'Old room',
    appointmentStatus: 'new',
    assignedUserId: userId,
    description: referenceLine('B:8'),
    ignoreDateRange: true,
    ignoreFreeSlotValidation: true,
    toNotify: false,
  };
  await call(of, 'POST', '/calendars/events/appointments', booking, version);
  await of.ask('clock', { advanceMs: 60_000 });
  const kinds = ['calendars', 'schedules', 'appointments'] as const;
  const standing = async () => {
    const all = await dump(of);
    return Object.fromEntries(kinds.map((kind) => [kind, all[kind]]));
  };
  const before = await standing();

  const { counts } = await of.plan();
  expect(counts['calendar']).toMatchObject({ updated: 1, created: 3 });
  expect(counts['schedule']).toMatchObject({ updated: 1, created: 3 });
  expect(counts['appointment']).toMatchObject({ updated: 1, created: 1 });
  await applyTo(of);
  await expectProved(of);
  const [updated] = (await stateOf(of)).calendars.filter(({ id }) => id === calendarId);
  // Published, and open every ten minutes, as somebody made it.
  expect(updated).toMatchObject({
    name: 'Strategy Call',
    slotDuration: 30,
    slotInterval: 10,
    isActive: true,
  });
  expect((await of.plan()).changes).toBe(0);
  const { byObject } = await undo(of);
  const whole = { kept: 0, errored: 0, notReversible: 0 };
  expect(byObject).toMatchObject({
    calendar: { written: 4, reversed: 4, ...whole },
    schedule: { written: 4, reversed: 4, ...whole },
    appointment: { written: 2, reversed: 2, ...whole },
  });
  expect(await standing()).toEqual(before);
});
