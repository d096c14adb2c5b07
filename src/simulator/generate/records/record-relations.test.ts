import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { cents, countBy, readWholeAccount } from './whole-account-under-test.ts';

const read = readWholeAccount();

describe('companies and deals', () => {
  test('every company once, one of them twice under another spelling and the same domain', () => {
    const rows = read.rowsOf('companies');
    expect([rows.length, new Set(rows.map((row) => row['Company ID'])).size]).toEqual([
      read.records.companies.rows,
      read.records.companies.rows,
    ]);
    expect(read.records.companies.distinct).toBe(rows.length - read.records.companies.repeated.length);
    expect(read.records.companies.repeated).toHaveLength(1);
    const [{ id, firstId }] = read.records.companies.repeated as [{ id: string; firstId: string }];
    const domain = (which: string): string =>
      /([a-z-]+\.example)/i
        .exec(rows.find((row) => row['Company ID'] === which)!['Website']!)![1]!
        .toLowerCase();
    expect(domain(id)).toBe(domain(firstId).replace(/^shop\./, ''));
  });

  test('per pipeline, stage, status and currency: how many and for how much', () => {
    const groups = Map.groupBy(read.rowsOf('deals'), (row) =>
      ['Pipeline', 'Stage', 'Status', 'Currency'].map((name) => row[name]).join(' / '),
    );
    const found = Object.fromEntries(
      Array.from(groups, ([key, rows]) => [
        key,
        [rows.length, rows.reduce((sum, row) => sum + (row['Value'] === '' ? 0 : cents(row['Value'])), 0)],
      ]),
    );
    expect(found).toEqual(
      Object.fromEntries(
        read.records.deals.sums.map(({ pipeline, stage, status, currency, deals, value }) => [
          [pipeline, stage, status, currency].join(' / '),
          [deals, value],
        ]),
      ),
    );
    expect(read.records.deals.total).toBe(read.rowsOf('deals').length);
  });

  test('each deal belongs to the contact, company and owner of the answers; orphans to nobody', () => {
    const rows = new Map(read.rowsOf('deals').map((row) => [row['Deal ID']!, row]));
    const orphans = new Map(read.records.deals.orphans.map(({ id, companyKey }) => [id, companyKey]));
    let linked = 0;
    for (const person of read.people)
      for (const { id, companyKey, owner } of person.records!.deals) {
        const row = rows.get(id)!;
        expect(read.personOf(row, 'Contact Email')).toBe(person);
        expect(companyKey).toBe(person.companyKey);
        expect(row['Company']).toBe(person.company);
        const local = owner?.split('@')[0] ?? '';
        expect(row['Owner']!.toLowerCase()).toContain(local);
        expect(row['Owner'] === '').toBe(owner === null);
        linked += 1;
      }
    expect(linked + orphans.size).toBe(read.rowsOf('deals').length);
    for (const id of orphans.keys()) expect(read.personOf(rows.get(id)!, 'Contact Email')).toBeUndefined();
    expect(orphans.size).toBe(3);
    expect([...rows.values()].some((row) => row['Contact Email'] === '' && row['Lead ID'] !== '')).toBe(true);
    expect([...rows.values()].some((row) => row['Value'] === '')).toBe(true);
  });
});

describe('calendars and appointments', () => {
  test('each booking belongs to its contact and calendar, and starts at the instant of the answers', () => {
    const rows = new Map(read.rowsOf('appointments').map((row) => [row['Booking ID']!, row]));
    const calendars = new Set(read.rowsOf('calendars').map((row) => row['Calendar']));
    expect([rows.size, calendars.size]).toEqual([read.records.appointments.total, read.records.calendars]);
    const instant = (wall: string, zone: string): string =>
      Temporal.PlainDateTime.from(wall.replace(' ', 'T'))
        .toZonedDateTime(zone, { disambiguation: 'reject' })
        .toInstant()
        .toString();
    let linked = 0;
    const now = read.summary.now;
    const seen = { past: 0, future: 0, clockChange: 0 };
    for (const person of read.people)
      for (const { id, calendar, startsAt, endsAt } of person.records!.appointments) {
        const row = rows.get(id)!;
        expect(read.personOf(row)).toBe(person);
        expect([row['Calendar'], calendars.has(calendar)]).toEqual([calendar, true]);
        expect(instant(row['Start']!, row['Time Zone']!)).toBe(startsAt);
        expect(instant(row['End']!, row['Time Zone']!)).toBe(endsAt);
        expect(row['Status'] === 'Scheduled').toBe(row['Status'] !== 'Cancelled' && startsAt >= now);
        seen[startsAt < now ? 'past' : 'future'] += 1;
        const day = Temporal.PlainDate.from(row['Start']!.slice(0, 10)).toZonedDateTime(row['Time Zone']!);
        seen.clockChange += Number(day.hoursInDay !== 24);
        linked += 1;
      }
    expect(linked + read.records.appointments.guests.length).toBe(rows.size);
    for (const id of read.records.appointments.guests) expect(read.personOf(rows.get(id)!)).toBeUndefined();
    expect(Math.min(seen.past, seen.future)).toBeGreaterThan(20);
    expect(seen.clockChange).toBeGreaterThan(2);
    const counted = (column: string) => countBy([...rows.values()], (row) => row[column]!);
    const answered = (counts: readonly { name: string; members: number }[]) =>
      Object.fromEntries(counts.map(({ name, members }) => [name, members]));
    expect(counted('Status')).toEqual(answered(read.records.appointments.byStatus));
    expect(counted('Calendar')).toEqual(answered(read.records.appointments.byCalendar));
  });

  test('every model, several hosts and zones', () => {
    const rows = read.rowsOf('calendars');
    expect(new Set(rows.map((row) => row['Model']))).toHaveLength(4);
    expect(new Set(rows.map((row) => row['Time Zone'])).size).toBeGreaterThan(3);
    expect(new Set(rows.map((row) => row['Host Email'])).size).toBe(3);
  });
});
