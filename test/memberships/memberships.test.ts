/**
 * Issue 9, memberships: what the exports, the API and tags tell of access becomes fields, records or drafts of courses
 * as decided (R101–R103), is proved, and is never taken from what somebody pays for.
 */
import { afterEach, expect, test } from 'vitest';
import {
  injectFault,
  operations,
  type SmallMigration,
  startSmallMigration,
  writesTo,
} from '../support/small-account.ts';

const memberships = `Lead ID,Email,Membership,Level,Active,Granted
1,ann@example.com,Course,Gold,Yes,2024-01-02 10:00:00
1,ann@example.com,Course,Silver,No,2023-05-06 10:00:00
2,bob@example.com,Circle,,Yes,2024-02-03 10:00:00
,nobody@example.net,Circle,,Yes,2024-02-04 10:00:00
`;
/** Cid pays for the course every month and has no access to it. */
const subscriptions = `subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount
31,Active,Course,1,cid@example.com,3,monthly,03 Mar 2026,03 Jul 2026,$20.00
`;

interface State {
  readonly contacts: readonly {
    readonly id: string;
    readonly email?: string;
    readonly tags: readonly string[];
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  readonly relations: readonly unknown[];
  readonly courses: readonly { readonly id: string; readonly title: string; readonly visibility: string }[];
  readonly offers: readonly {
    readonly title: string;
    readonly visibility: string;
    readonly source: string;
    readonly productIds: readonly string[];
  }[];
  readonly enrollments: readonly unknown[];
}

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(choice: string, files: Readonly<Record<string, string>> = {}): Promise<SmallMigration> {
  migration = await startSmallMigration({
    files: { 'memberships_kartra.csv': memberships, 'subscriptions_kartra.csv': subscriptions, ...files },
    choices: { memberships: choice, subscriptions: 'fields' },
  });
  return migration;
}

const stateOf = async (of: SmallMigration) => (await of.state()) as unknown as State;

async function prove(of: SmallMigration): Promise<void> {
  expect((await of.apply()).status).toBe('done');
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });
  expect((await of.plan()).changes).toBe(0);
}

function accessText({ contacts, customFields }: State, email: string): unknown {
  const field = customFields.find(({ name }) => name === 'Kartra membership access');
  const person = contacts.find((contact) => contact.email === email);
  return person?.customFields.find(({ id }) => id === field?.id)?.value;
}

test('every level stands on the person, ended ones too; paying for a course is no access to it', async () => {
  const of = await start('tags');
  await of.plan();
  await prove(of);
  const state = await stateOf(of);
  expect(accessText(state, 'ann@example.com')).toBe(
    'Course / Gold (active since 2024-01-02)\nCourse / Silver (ended since 2023-05-06)',
  );
  expect(accessText(state, 'bob@example.com')).toBe('Circle (active since 2024-02-03)');
  expect(accessText(state, 'cid@example.com')).toBeUndefined();
  const tagged = state.contacts.map(({ email, tags }) => [
    email,
    tags.filter((tag) => tag.startsWith('access:')),
  ]);
  expect(Object.fromEntries(tagged)).toEqual({
    'ann@example.com': ['access:course:gold'],
    'bob@example.com': ['access:circle'],
    'cid@example.com': [],
  });
  expect(state).toMatchObject({ records: [], courses: [], enrollments: [] });
});

test('as records: one for each level of each person with its link; a row of nobody stands without', async () => {
  const of = await start('custom-object');
  const planned = await of.plan();
  expect(planned.counts['membership-record']).toMatchObject({ created: 4 });
  expect(planned.counts['membership-link']).toMatchObject({ created: 3 });
  await prove(of);
  const { records, relations } = await stateOf(of);
  const shown = records.map(({ properties }) => [
    properties['kartra_membership'],
    properties['kartra_level'],
    properties['kartra_status'],
    properties['kartra_granted'],
  ]);
  expect(new Set(shown.map((cells) => cells.join(' ')))).toEqual(
    new Set([
      'Course Gold Active 2024-01-02',
      'Course Silver Ended 2023-05-06',
      'Circle  Active 2024-02-03',
      'Circle  Active 2024-02-04',
    ]),
  );
  expect(relations).toHaveLength(3);
});

test('as courses: drafts with an offer for each level, nothing published, nobody enrolled', async () => {
  const of = await start('courses');
  const planned = await of.plan();
  expect(planned.counts).toMatchObject({ course: { created: 2 }, offer: { created: 3 } });
  await prove(of);
  const { courses, offers, enrollments } = await stateOf(of);
  expect(courses.map(({ title, visibility }) => `${title} ${visibility}`).sort()).toEqual([
    'Circle draft',
    'Course draft',
  ]);
  const course = courses.find(({ title }) => title === 'Course');
  const ours = offers.filter(({ source }) => source === 'membership');
  expect(ours.map(({ title, visibility }) => `${title} ${visibility}`).sort()).toEqual([
    'Circle draft',
    'Course – Gold draft',
    'Course – Silver draft',
  ]);
  expect(ours.find(({ title }) => title === 'Course – Gold')?.productIds).toEqual([course?.id]);
  expect(enrollments).toEqual([]);
  const paths = (await writesTo(of)).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('/courses/enrollments'))).toEqual([]);
});

test.each([
  ['/courses/products', 'course:course', 'drop-after'],
  ['/courses/offers', 'offer:course – gold', 'status:500'],
])('one of each whatever becomes of a request to %s', async (path, externalId, effect) => {
  const of = await start('courses');
  await of.plan();
  await injectFault(of, 'POST', path, effect);
  await of.apply();
  await of.apply();
  const [fault] = (await of.ask('faults')) as { seen: number }[];
  expect(fault?.seen).toBeGreaterThan(0);
  expect((await operations(of)).find((one) => one.externalId === externalId)?.state).toBe('done');
  const { courses, offers } = await stateOf(of);
  expect(courses).toHaveLength(2);
  expect(offers.filter(({ source }) => source === 'membership')).toHaveLength(3);
});
