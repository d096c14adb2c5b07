/**
 * Delta of what Kartra emptied on payments, accesses, affiliates, bookings, notes and deals (issue 12): emptied where
 * ours still stands, asked where somebody changed it; what nobody can take away is listed with the reason.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isOpen, readConflicts } from '../../src/pipeline/conflict-file.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { undo } from '../rollback/rolling-back.ts';
import { everyKindHost } from '../support/every-kind.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act } from '../support/small-account.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

interface World {
  readonly contacts: readonly {
    readonly email?: string;
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly appointments: readonly {
    readonly title: string;
    readonly address?: string;
    readonly assignedUserId?: string;
    readonly description?: string;
  }[];
  readonly notes: readonly { readonly body: string }[];
  readonly opportunities: readonly {
    readonly customFields?: readonly { readonly fieldValueString?: unknown }[];
  }[];
}

const world = async (of: TestMigration) => (await of.state()) as unknown as World;

const delta = (of: TestMigration) =>
  of.with((workspace) => runDelta(workspace, 'rehearsal', of.surroundings, () => undefined));

const headers = {
  deals:
    'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes',
  transactions:
    'id,Transaction_type,Date,Product,Price_point,Amount (USD),Buyer_Email,lead_id,Affiliate_Username,Processor',
  memberships: 'Lead ID,Email,Membership,Level,Active,Granted',
  affiliates:
    'Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Reserve,Due,Paid,Joined',
  calendars:
    'Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Minimum Notice (h),Weekday,From,To',
  appointments:
    'Booking ID,Calendar,Class,Lead ID,Email,Name,Start,End,Time Zone,Host Email,Status,Location,Notes',
  notes: 'Note ID,Lead ID,Email,Date,Author,Note',
} as const;

type Kind = keyof typeof headers;

/** The exports of one day; `full` with everything filled, else with what Kartra emptied. */
function exportsOf(full: boolean): Readonly<Record<Kind, readonly string[]>> {
  const was = (text: string) => (full ? text : '');
  const day = '2031-06-02';
  return {
    deals: [
      `1,Deal 1,Sales,New,10.50,USD,Open,p1@x.example,1,${was('Acme')},,2026-05-01,2026-01-01 10:00:00,,`,
    ],
    transactions: [
      `9001,Sale,2024-03-02 10:00:00,Course,${was('Plan A')},20.00,p1@x.example,1,${was('first')},${was('Stripe')}`,
      `9002,Sale,2024-03-03 10:00:00,Course,${was('Plan A')},20.00,p2@x.example,2,N/A,Stripe`,
    ],
    memberships: [
      `1,p1@x.example,Course,Gold,Yes,${was('2024-01-02 10:00:00')}`,
      `2,p2@x.example,Course,Gold,Yes,${was('2024-01-02 10:00:00')}`,
    ],
    affiliates: [
      `501,first,First One,p2@x.example,2,approved,${was('Course')},30%,${was('$1200.50')},,,,2021-02-15 09:30:00`,
    ],
    calendars: [
      `Strategy Call,Consultant,,Dana,${everyKindHost},America/New_York,30,10,24,Monday,09:00,12:00`,
    ],
    appointments: [
      `1,Strategy Call,,1,p1@x.example,Given1,${day} 09:00:00,${day} 09:30:00,America/New_York,${everyKindHost},Scheduled,${was('Phone')},${was('Bring papers')}`,
      `2,Strategy Call,,2,p2@x.example,Given2,${day} 10:00:00,${day} 10:30:00,America/New_York,${was(everyKindHost)},Scheduled,,`,
    ],
    notes: [
      `6001,1,p1@x.example,2024-03-09 14:05:00,${was('Dana Lane')},Spoke for a minute`,
      `6002,2,p2@x.example,2024-03-09 14:05:00,Dana Lane,${was('Spoke for an hour')}`,
    ],
  };
}

const people = `id,email,first_name,last_name,country,date_joined
1,p1@x.example,Given1,Family1,United States,2024-01-01 10:00:00
2,p2@x.example,Given2,Family2,United States,2024-01-02 10:00:00
`;

const fileName = (kind: string, stamp: string) => `${kind}_kartra_${stamp}.csv`;

const textsOf = (full: boolean, stamp: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(exportsOf(full)).map(([kind, rows]) => [
      fileName(kind, stamp),
      `${[headers[kind as Kind], ...rows].join('\n')}\n`,
    ]),
  );

test('emptied on payments, accesses, affiliates, bookings, notes and deals: emptied where ours stands, asked where it was changed, listed with what becomes of it; proved, and undone', async () => {
  migration = await startMigration({
    csv: people,
    files: textsOf(true, '09-06-2026_6a2803f884d5c'),
    choices: { transactions: 'custom-object', memberships: 'custom-object', affiliates: 'custom-object' },
    simulator: {
      locations: [
        { name: 'Rehearsal', users: [everyKindHost], settings: { allowDuplicateOpportunity: true } },
      ],
    },
  });
  const of = migration;
  await of.prepare();
  await of.plan();
  expect((await of.apply()).status).toBe('done');
  await of.ask('clock', { advanceMs: 120_000 });
  const loaded = await world(of);
  const recordWith = (key: string, value: string, state: World) => {
    const found = state.records.filter(({ properties }) => String(properties[key]).includes(value));
    if (found.length !== 1) throw new Error(`${found.length} records have ${value} in ${key}`);
    return found[0] as World['records'][number];
  };
  const paymentOf = (n: number, state: World) => recordWith('kartra_id', `T:900${n}`, state).properties;
  const affiliateOf = (state: World) => recordWith('kartra_affiliate_username', 'first', state).properties;
  const accessOf = (state: World) => state.records.filter(({ properties }) => 'kartra_level' in properties);
  const fieldOf = (person: number, name: string, state: World) => {
    const field = state.customFields.find((one) => one.name === name);
    const of_ = state.contacts.find(({ email }) => email === `p${person}@x.example`);
    return of_?.customFields.find(({ id }) => id === field?.id)?.value ?? '';
  };
  expect(paymentOf(1, loaded)).toMatchObject({ kartra_price_point: 'Plan A', kartra_processor: 'Stripe' });
  expect(fieldOf(1, 'Kartra referred by', loaded)).toBe('first');
  expect(fieldOf(2, 'Kartra affiliate earned', loaded)).toBe(1200.5);
  expect(accessOf(loaded)).toHaveLength(2);
  expect(loaded.appointments.map(({ address }) => address ?? '').sort()).toEqual(['', 'Phone']);

  // Somebody in HighLevel corrects what one payment was for, and when one access began.
  const typed = accessOf(loaded)[0];
  const edit = (recordId: string | undefined, properties: object) =>
    act(of, 'edit-record', { recordId, changes: { properties } });
  await edit(typed?.id, { ...typed?.properties, kartra_granted: '2023-12-31' });
  const second = recordWith('kartra_id', 'T:9002', loaded);
  await edit(second.id, { ...second.properties, kartra_price_point: 'Typed' });
  await of.ask('clock', { advanceMs: 120_000 });

  const later = {
    ...textsOf(false, '30-06-2026_7b3914f995e6d'),
    [fileName('contacts', '30-06-2026_7b3914f995e6d')]: people,
  };
  for (const [name, text] of Object.entries(later))
    await writeFile(join(of.workspaceFolder, 'exports', name), text);
  const planned = await delta(of);
  expect(planned.delta.gone).toBe(0);
  const queue = (await of.with((workspace) => readConflicts(workspace, 'rehearsal'))).filter(isOpen);
  expect(
    queue
      .map(({ field, wrote, source, destination }) => [field, wrote, source, destination].join('|'))
      .sort(),
  ).toEqual(['kartra_granted|2024-01-02||2023-12-31', 'kartra_price_point|Plan A||Typed']);
  const listed = await readFile(join(of.workspaceFolder, 'reports/emptied-in-kartra.csv'), 'utf8');
  const fateOf = (kind: string, column: string) =>
    new RegExp(`^${kind},[^,]+,${column},2,"?([^"]*)"?$`, 'mu').exec(listed)?.[1]?.trim();
  expect(fateOf('transaction', 'price_point')).toContain('emptied where it stands as we wrote it');
  expect(fateOf('note', 'note')).toBe('stays: a note without a text would say nothing');
  expect(fateOf('appointment', 'host_email')).toBe(
    'stays: HighLevel lets no program take the host of a booking away',
  );
  expect(listed.trim().split('\n')).toHaveLength(1 + planned.delta.emptied);

  expect(await of.apply()).toMatchObject({ status: 'done' });
  await of.ask('clock', { advanceMs: 120_000 });
  expect((await of.verify()).verification.records).toMatchObject({ mismatched: 0, missing: 0 });
  const after = await world(of);
  expect([
    paymentOf(1, after)['kartra_price_point'] ?? '',
    paymentOf(1, after)['kartra_processor'] ?? '',
  ]).toEqual(['', '']);
  expect(paymentOf(2, after)).toMatchObject({ kartra_price_point: 'Typed', kartra_processor: 'Stripe' });
  expect(paymentOf(1, after)).toMatchObject({ kartra_product: 'Course', kartra_paid: 20 });
  const grants = accessOf(after).map(({ properties }) => (properties['kartra_granted'] ?? '') as string);
  expect(grants.sort()).toEqual(['', '2023-12-31']);
  const affiliate = affiliateOf(after);
  for (const key of ['products', 'earned', 'currency'])
    expect([key, affiliate[`kartra_affiliate_${key}`] ?? '']).toEqual([key, '']);
  expect(affiliate).toMatchObject({ kartra_affiliate_commission: '30%' });
  expect(fieldOf(2, 'Kartra affiliate earned', after)).toBe('');
  expect(fieldOf(2, 'Kartra affiliate commission', after)).toBe('30%');
  expect(fieldOf(1, 'Kartra referred by', after)).toBe('');
  expect(fieldOf(1, 'Kartra membership access', after)).toBe('Course / Gold (active)');
  expect(after.appointments.map(({ address }) => address ?? '')).toEqual(['', '']);
  expect(after.appointments.every(({ assignedUserId }) => assignedUserId !== undefined)).toBe(true);
  expect(JSON.stringify(after.appointments)).not.toContain('Bring papers');
  const notes = after.notes.map(({ body }) => body).join('\n');
  expect(notes).not.toContain('by Dana Lane\n\nSpoke for a minute');
  expect(notes).toContain('Spoke for an hour');
  expect(JSON.stringify(after.opportunities)).not.toContain('Acme');
  // Twice is once.
  expect((await delta(of)).changes).toBe(0);

  const undone = await undo(of);
  expect(undone.rollback.errored).toBe(0);
  const left = await world(of);
  // What somebody typed stands, on the record they typed it on; all else is gone.
  const typedValues = left.records.map(
    ({ properties }) => (properties['kartra_price_point'] ?? properties['kartra_granted']) as string,
  );
  expect(typedValues.sort()).toEqual(['2023-12-31', 'Typed']);
  expect(left.appointments).toEqual([]);
});
