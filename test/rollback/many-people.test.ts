/**
 * What undoing many people costs (issue 12): a read right before and a deletion for each, and for all that others hung
 * on them pages over the whole location. `LANDFALL_ROLLBACK_PEOPLE=10000` undoes that many; CI a few.
 */
import { afterEach, expect, test } from 'vitest';
import type { TestMigration } from '../support/migration.ts';
import { call, startInto, undo } from './rolling-back.ts';

const people = Number(process.env['LANDFALL_ROLLBACK_PEOPLE'] ?? 50);
/** Of them, each with something of somebody's. */
const used = Math.max(4, Math.floor(people / 100));

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

test(`${people} people cost at most 2.1 requests each, those somebody wrote a note or a task on stay`, {
  timeout: 60_000 + people * 1_000,
}, async () => {
  const rows = Array.from(
    { length: people },
    (_, n) => `${n + 1},Ada${n},Lovelace,ada${n}@example.com,London`,
  );
  migration = await startInto(
    { contacts: 30, opportunities: 10, tags: 2, activity: true },
    { csv: `ID,First name,Last name,Email,City\n${rows.join('\n')}\n` },
  );
  const of = migration;
  await of.plan();
  expect((await of.apply()).counts['contact']?.created).toBeGreaterThan(people - 20);
  const own = (await of.state()).contacts.filter(({ email }) => /^ada\d+@/u.test(email ?? ''));
  for (const [n, { id }] of own.slice(-used).entries()) {
    const path = `/contacts/${id}/${n % 2 === 0 ? 'notes' : 'tasks'}`;
    const task = { title: 'Theirs', dueDate: '2026-12-01T10:00:00Z', completed: false };
    await call(of, 'POST', path, n % 2 === 0 ? { body: 'Theirs' } : task);
  }
  await of.ask('clock', { advanceMs: 120_000 });
  const preview = await undo(of, { kind: 'all' }, 'preview');
  const { rollback, byObject, requests } = await undo(of);
  expect(byObject).toEqual(preview.byObject);
  expect(byObject['contact']).toMatchObject({ kept: used, errored: 0 });
  expect(rollback.errored).toBe(0);
  const looks = requests.byPurpose['undo-look'] ?? 0;
  const perPerson = requests.total / (byObject['contact']?.written ?? 0);
  if (people >= 1_000) console.log(JSON.stringify({ people, perPerson, looks, requests: preview.requests }));
  // What does not grow with the people: the location's own fields, tags, calendars and pages, once or twice.
  const fixed = 60;
  expect(perPerson).toBeLessThanOrEqual(2.1 + (people >= 1_000 ? 0 : fixed / people));
});
