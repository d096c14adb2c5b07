/**
 * Issue 9, `landfall grant`: refused while a course is a draft or empty, previewed, given to 1, 25, all, journalled and
 * read back; who has access already keeps it. Nothing else gives access.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantAccess } from '../../src/pipeline/grants/grant-access.ts';
import { previewGrant, runGrant, undoGrant } from '../../src/pipeline/run-grant.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { undo as rollBack } from '../rollback/rolling-back.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, injectFault, operations, writesTo } from '../support/small-account.ts';

const people = 40;
const contacts = [
  'id,email,first_name,last_name,country,lists,gdpr_status,gdpr_communications,date_joined',
  ...Array.from(
    { length: people },
    (_, n) =>
      `${n + 1},p${n + 1}@example.com,P${n + 1},Person,United States,News,Accepted,Yes,2024-01-01 10:00:00`,
  ),
].join('\n');
/** Everybody has the course; the first has a circle as well, the second's access has ended. */
const memberships = [
  'Lead ID,Email,Membership,Level,Active,Granted',
  ...Array.from(
    { length: people },
    (_, n) => `${n + 1},p${n + 1}@example.com,Course,Gold,${n === 1 ? 'No' : 'Yes'},2024-01-02 10:00:00`,
  ),
  '1,p1@example.com,Circle,,Yes,2024-02-03 10:00:00',
].join('\n');

interface State {
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  readonly offers: readonly { readonly id: string; readonly title: string; readonly source: string }[];
  readonly enrollments: readonly { readonly contactId: string; readonly offerId: string }[];
  readonly contacts: readonly { readonly id: string; readonly email?: string }[];
}

let migration: TestMigration;

const stateOf = async () => (await migration.state()) as unknown as State;
const granting = (workspace: Workspace) => ({
  grant: grantAccess,
  workspace,
  target: 'rehearsal' as const,
  surroundings: migration.surroundings,
});
const preview = (only: readonly string[] = []) =>
  migration.with((workspace) => previewGrant(granting(workspace), only));
const grant = () => migration.with((workspace) => runGrant(granting(workspace), () => undefined));

const undo = (mode: 'preview' | 'yes') =>
  migration.with((workspace) => undoGrant(granting(workspace), mode, () => undefined));

/** What a person does in HighLevel's pages. */
async function manage(method: string, path: string, body: object): Promise<{ readonly id: string }> {
  const [location] = migration.simulator.locations;
  const url = `${migration.simulator.url}/courses/${path}?locationId=${migration.locationId}`;
  const headers = {
    authorization: `Bearer ${location?.token ?? ''}`,
    version: 'v3',
    'content-type': 'application/json',
  };
  // In a window of its own: the location's quota is not what is tested.
  await migration.ask('clock', { advanceMs: 11_000 });
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}

async function fill(title: string): Promise<void> {
  const { courses } = await stateOf();
  const id = courses.find((course) => course.title === title)?.id ?? '';
  const category = await manage('POST', `products/${id}/categories`, { title: 'All' });
  await manage('POST', `products/${id}/lessons`, { title: 'One', categoryId: category.id });
}

async function publish(title: string): Promise<void> {
  const { courses, offers } = await stateOf();
  const course = courses.find((one) => one.title === title);
  if (course !== undefined) await manage('PUT', `products/${course.id}`, { visibility: 'published' });
  for (const offer of offers.filter((one) => one.source === 'membership' && one.title.startsWith(title)))
    await manage('PUT', `offers/${offer.id}`, { visibility: 'published' });
}

beforeEach(async () => {
  migration = await startMigration({
    csv: `${contacts}\n`,
    files: { 'memberships_kartra.csv': `${memberships}\n` },
    choices: { memberships: 'courses' },
  });
  await migration.prepare();
  await migration.plan();
  await migration.apply();
});

afterEach(() => migration.close());

test('access to a draft or an empty course is refused by name; ready, access goes to 1, 25, all, and is read back', async () => {
  await expect(preview()).rejects.toMatchObject({ code: 'course-not-ready', exitCode: 3 });
  await publish('Course');
  await publish('Circle');
  const error = (await preview().catch((thrown: unknown) => thrown)) as Error;
  expect(error.message).toContain('the course "Course" is empty');
  expect(error.message).not.toContain('draft');
  await expect(grant()).rejects.toMatchObject({ code: 'step-missing' });

  await fill('Course');
  // The circle is still empty: what is ready can be given without it.
  await expect(preview(['Nothing'])).rejects.toMatchObject({ code: 'usage' });
  expect(await preview(['Course – Gold'])).toMatchObject({
    left: people - 1,
    planHash: expect.any(String) as string,
  });
  await fill('Circle');
  const seen = await preview();
  expect(seen.counts['enrollment']).toMatchObject({ planned: people, created: 0, unchanged: 0, skipped: 0 });
  expect(seen).toMatchObject({ left: people - 1, granted: 0, preview: true });
  expect((await stateOf()).enrollments).toEqual([]);

  const steps = [await grant(), await grant(), await grant(), await grant()];
  expect(steps.map(({ granted, left, status }) => [granted, left, status])).toEqual([
    [1, people - 2, 'done'],
    [25, people - 27, 'done'],
    [people - 27, 0, 'done'],
    [0, 0, 'done'],
  ]);
  // The first person has two: both are given in the first step, and everything given so far is read back.
  expect(steps.map(({ verification }) => verification)).toEqual([
    { verified: 2, missing: 0 },
    { verified: 27, missing: 0 },
    { verified: people, missing: 0 },
    { verified: people, missing: 0 },
  ]);
  const { enrollments, contacts: standing } = await stateOf();
  expect(enrollments).toHaveLength(people);
  const ended = standing.find(({ email }) => email === 'p2@example.com');
  expect(enrollments.some(({ contactId }) => contactId === ended?.id)).toBe(false);
  expect(await preview()).toMatchObject({ left: 0, counts: { enrollment: { unchanged: people } } });
  // Giving access is no part of the load: planned again it has nothing to do.
  expect((await migration.plan()).changes).toBe(0);
});

test('who has access already keeps it, found before or on the way; a faulty answer gives it once', async () => {
  for (const title of ['Course', 'Circle']) {
    await publish(title);
    await fill(title);
  }
  const { offers, contacts: standing } = await stateOf();
  const offerId = offers.find(({ title }) => title === 'Course – Gold')?.id ?? '';
  const idOf = (email: string) => standing.find((one) => one.email === email)?.id ?? '';
  await manage('POST', 'enrollments', { contactId: idOf('p3@example.com'), offerId });
  expect((await preview()).counts['enrollment']).toMatchObject({ unchanged: 1 });
  // Since the preview somebody was given it by hand.
  await manage('POST', 'enrollments', { contactId: idOf('p4@example.com'), offerId });
  await injectFault(migration, 'POST', '/courses/enrollments', 'drop-after', { times: 2 });
  await injectFault(migration, 'POST', '/courses/enrollments', 'status:500', { skip: 5, times: 1 });
  for (let step = 0; step < 3; step += 1) expect((await grant()).status).toBe('done');
  const counts = await grant();
  expect(counts.counts['enrollment']).toMatchObject({
    planned: people,
    created: people - 2,
    unchanged: 1,
    skipped: 1,
    unresolved: 0,
    refused: 0,
  });
  const keys = (await stateOf()).enrollments.map((one) => `${one.contactId} ${one.offerId}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(people);
});

test('a preview that no longer holds and a published workflow stop it before anybody is given anything', async () => {
  for (const title of ['Course', 'Circle']) {
    await publish(title);
    await fill(title);
  }
  await preview();
  const { offers } = await stateOf();
  const offer = offers.find(({ title }) => title === 'Course – Gold');
  await manage('PUT', `offers/${offer?.id ?? ''}`, { title: 'Course – Platinum' });
  await expect(grant()).rejects.toMatchObject({ code: 'plan-stale' });
  await manage('PUT', `offers/${offer?.id ?? ''}`, { title: 'Course – Gold', visibility: 'draft' });
  await expect(grant()).rejects.toMatchObject({ code: 'course-not-ready' });
  await manage('PUT', `offers/${offer?.id ?? ''}`, { visibility: 'published' });
  await act(migration, 'publish-workflow', { name: 'Welcome' });
  await expect(grant()).rejects.toMatchObject({ code: 'workflows-published' });
  const given = (await writesTo(migration)).filter(({ path }) => path.startsWith('/courses/enrollments'));
  expect(given).toEqual([]);
  // The load's plan is what it was: a grant is no part of it.
  expect((await operations(migration)).filter(({ object }) => object === 'enrollment')).toEqual([]);
});

test('access taken back: what was given goes, who had it before keeps it, and the load stands as it was', async () => {
  for (const title of ['Course', 'Circle']) {
    await publish(title);
    await fill(title);
  }
  await expect(undo('preview')).rejects.toMatchObject({ code: 'nothing-written' });
  const { offers, contacts: standing } = await stateOf();
  const offerId = offers.find(({ title }) => title === 'Course – Gold')?.id ?? '';
  const contactId = standing.find(({ email }) => email === 'p5@example.com')?.id ?? '';
  await manage('POST', 'enrollments', { contactId, offerId });
  await preview();
  await grant();
  await grant();
  expect((await stateOf()).enrollments.length).toBe(28);
  const seen = await undo('preview');
  expect(seen).toMatchObject({ preview: true, rollback: { written: 27, reversed: 27, kept: 0 } });
  expect(seen.next).toBe('landfall grant --target rehearsal --undo --yes');
  expect((await stateOf()).enrollments.length).toBe(28);
  await injectFault(migration, 'DELETE', '/courses/enrollments', 'drop-after', { times: 1 });
  const undone = await undo('yes');
  expect(undone).toMatchObject({ status: 'done', rollback: { written: 27, reversed: 27, errored: 0 } });
  expect((await stateOf()).enrollments).toMatchObject([{ contactId, offerId }]);
  // The old preview is void; a new one finds everybody without access again.
  await expect(grant()).rejects.toMatchObject({ code: 'step-missing' });
  expect(await preview()).toMatchObject({ left: people - 2, counts: { enrollment: { unchanged: 1 } } });
  // The same by its run: what that run gave goes, and the load stays as it is.
  const { runId } = await grant();
  expect((await stateOf()).enrollments.length).toBe(3);
  const byRun = await rollBack(migration, { kind: 'run', runId: runId ?? '' });
  expect(byRun.byObject).toEqual({ enrollment: expect.objectContaining({ written: 2, reversed: 2 }) });
  expect((await stateOf()).enrollments).toMatchObject([{ contactId, offerId }]);
  expect((await migration.verify()).status).toBe('done');
  expect((await migration.plan()).changes).toBe(0);
});
