/** Design §6: whatever becomes of one request, the end is exactly one record each, and nothing twice. */
import { afterEach, describe, expect, test } from 'vitest';
import {
  injectFault,
  leaveIntent,
  operation,
  type SmallMigration,
  startSmallMigration,
  statesOf,
} from '../support/small-account.ts';

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const kinds = {
  'contact, duplicates not allowed': { method: 'POST', path: '/contacts/', of: 'L:1', twins: false },
  'contact, duplicates allowed': { method: 'POST', path: '/contacts/', of: 'L:1', twins: true },
  'custom field': {
    method: 'POST',
    path: '/locations/*/customFields',
    of: 'field:kartra_id',
    twins: false,
  },
  tag: { method: 'POST', path: '/locations/*/tags', of: 'tag:vip', twins: false },
  'update of a contact': { method: 'PUT', path: '/contacts/*', of: 'L:3', twins: false },
  'bulk tags': { method: 'POST', path: '/contacts/bulk/tags/*', of: 'L:3:tags', twins: false },
} as const;
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];
/** The last: given up here, carried out there when everything else has been looked at once. */
const faults = ['drop-before', 'drop-after', 'status:500', 'hang', 'late:15000'] as const;

/** A location that would let every duplicate happen, so that one sent twice is seen twice. */
async function start(kind: keyof typeof kinds): Promise<SmallMigration> {
  const started = await startSmallMigration({
    simulator: {
      behaviours: { duplicateTagRefused: false, duplicateCustomFieldRefused: false },
      locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact: kinds[kind].twins } }],
    },
  });
  const hasty = { ...started.surroundings, timeoutMs: 250 };
  migration = { ...started, surroundings: hasty };
  await migration.plan();
  return migration;
}

async function applyHastily(from: SmallMigration): Promise<string> {
  const { runApply } = await import('../../src/pipeline/run-apply.ts');
  const run = () =>
    from.with((workspace) => runApply(workspace, 'rehearsal', from.surroundings, () => undefined));
  const { status } = await run();
  return status;
}

/** A test whose fault never struck would prove nothing. */
async function expectStruck(of: SmallMigration): Promise<void> {
  const [fault] = (await of.ask('faults')) as { seen: number }[];
  expect(fault?.seen).toBeGreaterThan(0);
}

/** One of everything, whoever asks. */
async function expectOneOfEach(of: SmallMigration): Promise<void> {
  // What was given up on the way has landed by now, if it ever does.
  await of.ask('clock', { advanceMs: 60_000 });
  const { contacts, customFields, tags } = await of.state();
  expect(contacts.map(({ email }) => email ?? '').sort()).toEqual([
    'ann@example.com',
    'bob@example.com',
    'cid@example.com',
  ]);
  for (const names of [customFields.map(({ name }) => name), tags.map(({ name }) => name)]) {
    expect(new Set(names).size).toBe(names.length);
  }
  const cid = contacts.find(({ id }) => id === of.existingId);
  expect(cid).toMatchObject({ city: 'Austin', phone: '+14155550103' });
  expect([...(cid?.tags ?? [])].sort()).toEqual(['list:news', 'theirs', 'vip']);
  expect((await of.verify()).verification.fields.different).toBe(0);
}

describe.each(kindNames)('%s', (kind) => {
  const { method, path, of } = kinds[kind];

  test.each(faults)('%s: ends as if nothing had happened', async (effect) => {
    const started = await start(kind);
    await injectFault(started, method, path, effect);
    expect(await applyHastily(started)).toBe('done');
    await expectStruck(started);
    expect(new Set(Object.values(await statesOf(started)))).toEqual(new Set(['done']));
    await expectOneOfEach(started);
  });

  test('killed between intent and request: sent once by the next start', async () => {
    const started = await start(kind);
    await leaveIntent(started, of);
    expect(await applyHastily(started)).toBe('done');
    expect((await operation(started, of)).state).toBe('done');
    await expectOneOfEach(started);
  });

  test('killed between answer and outcome: recognised, not sent twice', async () => {
    const started = await start(kind);
    expect(await applyHastily(started)).toBe('done');
    await leaveIntent(started, of);
    expect(await applyHastily(started)).toBe('done');
    expect((await operation(started, of)).state).toBe('done');
    await expectOneOfEach(started);
  });
});

describe('a 422 that carried the request out all the same', () => {
  test.each(kindNames.slice(0, 4))('%s: found, not sent twice', async (kind) => {
    const started = await start(kind);
    await injectFault(started, kinds[kind].method, kinds[kind].path, 'create-then-422');
    expect(await applyHastily(started)).toBe('done');
    await expectOneOfEach(started);
  });

  test.each(kindNames.slice(4))('%s: on record as refused, and nothing twice', async (kind) => {
    const started = await start(kind);
    await injectFault(started, kinds[kind].method, kinds[kind].path, 'create-then-422');
    expect(await applyHastily(started)).toBe('refused-records');
    expect((await operation(started, kinds[kind].of)).state).toBe('refused');
    // A plan made afterwards finds what stands there.
    const again = await started.plan();
    expect(again.counts.contact?.created).toBe(0);
    expect(await applyHastily(started)).toBe('done');
    await expectOneOfEach(started);
  });

  test.each([
    ['contact, duplicates allowed', 1],
    ['contact, duplicates not allowed', 2],
  ] as const)('%s: of which nothing can be found is sent %i times and refused', async (kind, sends) => {
    const started = await start(kind);
    await injectFault(started, 'POST', '/contacts/', 'status:422', { times: 100 });
    expect(await applyHastily(started)).toBe('refused-records');
    const { attempts, state, note } = await operation(started, 'L:1');
    expect({ attempts, state }).toEqual({ attempts: sends, state: 'refused' });
    expect(note).toMatch(/^422: /);
  });

  test('duplicates allowed: while search itself fails nothing is sent again', async () => {
    const started = await start('contact, duplicates allowed');
    const match = { method: 'POST', path: '/contacts/' };
    await started.ask('faults', [
      { match, effect: 'drop-after', times: 1 },
      { match: { ...match, path: '/contacts/search' }, effect: 'status:500', times: 1000 },
    ]);
    expect(await applyHastily(started)).toBe('refused-records');
    expect(Object.values(await statesOf(started)).filter((state) => state === 'unknown')).toHaveLength(1);
    await started.ask('faults', []);
    expect(await applyHastily(started)).toBe('done');
    await expectOneOfEach(started);
  });
});
