/** A record that always fails is refused after its bound and the run goes on; an outage refuses nobody. */
import { afterEach, describe, expect, test } from 'vitest';
import { everyKind } from '../support/every-kind.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import {
  injectFault,
  leaveIntent,
  operation,
  startSmallMigration,
  statesOf,
} from '../support/small-account.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const always = { times: 100_000 };

describe('a poisoned record is refused after three attempts, and the run goes on', () => {
  test.each([
    ['the update of one person', 'PUT', '/contacts/*', ['L:3']],
    ['the tags of one person', 'POST', '/contacts/bulk/tags/*', ['L:3:tags']],
    ['two people who are added', 'POST', '/contacts/', ['L:1', 'L:2']],
    ['one tag', 'POST', '/locations/*/tags', ['tag:vip', 'tag:new', 'tag:list:news']],
  ] as const)('%s', async (_, method, path, refused) => {
    const of = await startSmallMigration();
    migration = of;
    await of.plan();
    await injectFault(of, method, path, 'status:500', always);
    expect((await of.apply()).status).toBe('refused-records');
    const states = await statesOf(of);
    expect(
      Object.keys(states)
        .filter((id) => states[id] === 'refused')
        .sort(),
    ).toEqual([...refused].sort());
    for (const id of refused) {
      const { attempts, note } = await operation(of, id);
      expect({ id, attempts }).toEqual({ id, attempts: 3 });
      expect(note).toMatch(/^given up after 3 attempts: /);
    }
    expect(Object.values(states).filter((state) => state === 'done').length).toBeGreaterThan(3);
    // Once it is well again a new plan writes what was refused, and only that.
    await of.ask('faults', []);
    await of.plan();
    expect((await of.apply()).status).toBe('done');
    expect((await of.state()).contacts).toHaveLength(3);
    await of.ask('clock', { advanceMs: 60_000 });
    expect((await of.verify()).verification.fields.different).toBe(0);
  });
});

test('an outage stops the run with exit 7 and refuses nobody; the next run completes, nothing twice', async () => {
  const of = await startMigration({
    csv: everyKind(60).csv ?? '',
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact: true } }] },
  });
  migration = of;
  await of.prepare();
  const planned = await of.plan();
  await injectFault(of, 'POST', '/contacts/', 'status:503', { ...always, skip: 20 });
  await expect(of.apply()).rejects.toMatchObject({ code: 'destination-unreachable', exitCode: 7 });
  expect(Object.values(await statesOf(of)).filter((state) => state === 'refused')).toEqual([]);
  await of.ask('faults', []);
  expect((await of.apply()).status).toBe('done');
  expect((await of.state()).contacts).toHaveLength(planned.counts['contact']?.created ?? 0);
});

test('a new plan made right after a kill does not add again what the killed run added, though search does not show it yet', async () => {
  const of = await startSmallMigration({
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact: true } }] },
  });
  migration = of;
  await of.plan();
  // Added there, and given up here before the answer: the intent is all that is known.
  await injectFault(of, 'POST', '/contacts/', 'drop-after', { times: 2 });
  const { runApply } = await import('../../src/pipeline/run-apply.ts');
  const stop = new AbortController();
  const surroundings = {
    ...of.surroundings,
    stop: stop.signal,
    onWait: (reason: string) => {
      if (reason.includes('arrived late')) stop.abort();
    },
  };
  const killed = await of.with((workspace) =>
    runApply(workspace, 'rehearsal', surroundings, ({ settled }) => {
      if (settled >= 9) stop.abort();
    }),
  );
  expect(killed.status).toBe('interrupted');
  await leaveIntent(of, 'L:1');
  await of.plan();
  expect((await of.apply()).status).toBe('done');
  expect((await of.state()).contacts).toHaveLength(3);
});
