/**
 * What somebody deleted in HighLevel after it was read back (design §7, issue 12): named and left deleted by a repair and
 * by every later plan, with what hung on it, whatever it would be made as by then, and added again only when asked for.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { deletedSince, deletedWithIt } from '../../src/model/deleted-record.ts';
import { acceptWorkflows } from '../../src/pipeline/accept-workflows.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { runRepair } from '../../src/pipeline/run-repair.ts';
import { call, undo } from '../rollback/rolling-back.ts';
import { everyKind, everyKindHost } from '../support/every-kind.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, operations } from '../support/small-account.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

interface World {
  readonly contacts: readonly { readonly id: string; readonly email?: string }[];
  readonly opportunities: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly businesses: readonly { readonly id: string; readonly name: string }[];
  readonly appointments: readonly { readonly id: string; readonly description?: string }[];
}

const world = async (of: TestMigration) => (await of.state()) as unknown as World;

function required<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('it is not in HighLevel');
  return found;
}

test('a person, a deal, a payment, a booking and a company somebody deleted after they were read back: named, left deleted by repair and by later plans, and added again when asked', async () => {
  const { csv, files } = everyKind(6);
  const kinds = ['deals', 'transactions', 'subscriptions', 'calendars', 'appointments'];
  const others = Object.entries(files).filter(([name]) => kinds.some((kind) => name.startsWith(kind)));
  migration = await startMigration({
    csv,
    files: Object.fromEntries(others),
    choices: { transactions: 'custom-object', 'published-workflows': 'accept-each' },
    simulator: {
      locations: [
        { name: 'Rehearsal', users: [everyKindHost], settings: { allowDuplicateOpportunity: true } },
      ],
    },
  });
  const of = migration;
  const later = () => of.ask('clock', { advanceMs: 120_000 });
  const repair = () =>
    of.with((workspace) => runRepair(workspace, 'rehearsal', of.surroundings, () => undefined));
  await of.prepare();
  await act(of, 'publish-workflow', { name: 'Welcome' });
  await of.with((workspace) => acceptWorkflows(workspace, 'rehearsal', ['Welcome'], 'Ann', of.surroundings));
  await of.plan();
  expect(await of.apply()).toMatchObject({ status: 'done', held: 6 });
  await later();
  const before = await world(of);
  const person = (n: number, { contacts }: World) =>
    contacts.find(({ email }) => email === `person0${n}@example.com`);
  const deal = (n: number, { opportunities }: World) =>
    opportunities.find(({ name }) => name === `Deal ${n}`);
  const payment = (n: number, { records }: World) =>
    records.find(({ properties }) => properties['kartra_id'] === `T:900${n}`);
  const booking = (n: number, { appointments }: World) =>
    appointments.find(({ description }) => description?.endsWith(`B:${n}`) === true);

  expect((await of.verify()).status).toBe('done');

  // Person 3 has a subscription, which says whose it is.
  await act(of, 'delete-contact', { contactId: required(person(3, before)).id });
  await act(of, 'delete-opportunity', { opportunityId: required(deal(2, before)).id });
  await act(of, 'delete-record', { recordId: required(payment(3, before)).id });
  const booked = required(booking(2, before)).id;
  // The company of person 6.
  const company = required(before.businesses.find(({ name }) => name === 'Company 2'));
  await act(of, 'delete-business', { businessId: company.id });
  await call(of, 'DELETE', `/calendars/events/${booked}`, {}, '2021-04-15');
  await later();
  const kept = await repair();
  expect(kept.repair.deleted).toMatchObject({
    contact: 1,
    opportunity: 1,
    'order-record': 1,
    appointment: 1,
    company: 1,
  });
  expect(kept.repair.addedAgain).toBe(0);
  // What stays deleted is nothing to repair any more, and no difference.
  expect(kept.verification.records).toMatchObject({ missing: 0, mismatched: 0, unverifiable: 0 });
  // Nor is a tag held back for them to be given to anybody.
  const held = (await operations(of)).filter(({ object }) => object === 'held-tags');
  expect(held.map(({ action }) => action).sort()).toEqual(['skip', ...Array<string>(5).fill('update')]);
  const left = await world(of);
  expect([person(3, left), deal(2, left), payment(3, left)]).toEqual([undefined, undefined, undefined]);

  // A later plan names them and leaves them, also the booking that would be a note by now.
  const elsewhere = required(files['appointments_kartra.csv']).replaceAll('Strategy Call', 'Elsewhere');
  await writeFile(
    join(of.workspaceFolder, 'exports/appointments_kartra_30-06-2026_7b3914f995e6d.csv'),
    elsewhere,
  );
  const planned = await of.with((workspace) =>
    runDelta(workspace, 'rehearsal', of.surroundings, () => undefined),
  );
  // The tags of the others are held back as before.
  expect([planned.changes, planned.counts['held-tags']?.planned]).toEqual([5, 5]);
  expect(planned.counts['contact']).toMatchObject({ created: 0, skipped: 1 });
  expect(planned.reasons[deletedSince]).toBeGreaterThanOrEqual(3);
  expect(planned.counts).toMatchObject({ company: { skipped: 1 }, 'contact-company': { skipped: 1 } });
  expect(planned.reasons[deletedWithIt]).toBe(1);

  const asked = await of.with((workspace) =>
    runPlan(workspace, 'rehearsal', of.surroundings, { recreate: true }),
  );
  expect(asked.counts['contact']).toMatchObject({ created: 1, skipped: 0 });
  expect(asked.counts['appointment-note']).toMatchObject({ created: 1 });
  expect((await of.apply()).status).toBe('done');
  await later();
  expect((await of.verify()).status).toBe('done');
  const again = await world(of);
  expect([person(3, again), deal(2, again), payment(3, again)]).not.toContain(undefined);
  expect(again.contacts).toHaveLength(before.contacts.length);
  expect(again.opportunities).toHaveLength(before.opportunities.length);

  // Undone, nothing of it counts as deleted by somebody: it may be loaded anew.
  expect((await undo(of)).rollback.errored).toBe(0);
  await later();
  const anew = await of.plan();
  expect(anew.counts['contact']).toMatchObject({ created: 6, skipped: 0 });
  expect(anew.reasons[deletedSince]).toBeUndefined();
});
