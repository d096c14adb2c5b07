/** Whatever differs from what was agreed is found, by record and field, and is on paper. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordState } from '../../src/model/verification.ts';
import { runRepair } from '../../src/pipeline/run-repair.ts';
import { act, operation, type SmallMigration, startSmallMigration } from '../support/small-account.ts';

let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
  await migration.plan();
  await migration.apply();
});

afterEach(() => migration.close());

const contactOf = async (email: string) => {
  const found = (await migration.state()).contacts.find((contact) => contact.email === email);
  if (found === undefined) throw new Error(`${email} is not there`);
  return found;
};
/** What the platform itself does to a record: nobody's edit, so its time of change stays. */
const lose = async (email: string, changes: object) =>
  act(migration, 'edit-contact', { contactId: (await contactOf(email)).id, changes, silently: true });
/** What a person does, a while after the load. */
const edit = async (email: string, changes: object) => {
  await migration.ask('clock', { advanceMs: 60_000 });
  return act(migration, 'edit-contact', { contactId: (await contactOf(email)).id, changes });
};
const fieldNamed = async (name: string) =>
  (await migration.state()).customFields.find((field) => field.name === name)?.id ?? '';

/** Verifies, and expects exactly one thing to be wrong: with this record, in this field; and what follows from it. */
async function expectFound(
  state: RecordState,
  externalId: string,
  field: string | null,
  follows: readonly object[] = [],
): Promise<string> {
  // Search shows what was done.
  await migration.ask('clock', { advanceMs: 60_000 });
  const { status, verification, files } = await migration.verify();
  expect(status).toBe('differences');
  expect(verification.records[state]).toBe(1);
  expect(files).toContain('reports/discrepancies-rehearsal.csv');
  const found = await migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    const latest = await ledger.verifications.latest(plan?.id ?? 0);
    const all = [];
    for await (const batch of ledger.verifications.discrepancies(latest?.runId ?? '')) all.push(...batch);
    return all;
  });
  expect(found).toMatchObject([{ state, externalId, field }, ...follows]);
  const csv = await readFile(join(migration.workspaceFolder, 'reports/discrepancies-rehearsal.csv'), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(2 + follows.length);
  expect(csv).toContain(externalId);
  return csv;
}

describe('it is not what was written', () => {
  test('a name, letter case included', async () => {
    await lose('ann@example.com', { firstName: 'ANN' });
    const csv = await expectFound('mismatched', 'L:1', 'firstName');
    expect(csv).toContain('firstName,Ann,ANN');
  });

  test('a custom field', async () => {
    await lose('bob@example.com', { customFields: [{ id: await fieldNamed('Shoe size'), value: 45 }] });
    await expectFound('mismatched', 'L:2', 'custom.shoe_size');
  });

  test('a tag, taken away', async () => {
    await lose('ann@example.com', { tags: ['new', 'list:news'] });
    await expectFound('mismatched', 'L:1', 'tags');
  });

  test('a tag of an existing contact, taken away', async () => {
    await lose('cid@example.com', { tags: ['theirs', 'list:news'] });
    await expectFound('mismatched', 'L:3', 'tags');
  });

  test('do-not-disturb of one channel, lifted', async () => {
    await lose('cid@example.com', { dndSettings: { Email: { status: 'inactive' } } });
    await expectFound('mismatched', 'L:3', 'dnd.email');
  });

  test('a contact, deleted', async () => {
    await act(migration, 'delete-contact', { contactId: (await contactOf('bob@example.com')).id });
    // The list counts one fewer, as its Smart List would.
    const list = { object: 'list', externalId: 'list:news', expected: '3', actual: '2' };
    await expectFound('missing', 'L:2', null, [list]);
    // It may have been deleted on purpose, so whoever repairs is told that somebody is there again.
    const { repair } = await migration.with((workspace) =>
      runRepair(workspace, 'rehearsal', migration.surroundings, () => undefined),
    );
    expect(repair).toMatchObject({ addedAgain: 1, edited: 0, left: {} });
  });

  test('a contact with the same marker, added', async () => {
    await act(migration, 'create-contact', {
      contact: { firstName: 'Ann', customFields: [{ id: await fieldNamed('Kartra ID'), value: 'L:1' }] },
    });
    await expectFound('extra', 'L:1', null);
  });
});

describe('not wrong', () => {
  test('tags, fields and restrictions a person added', async () => {
    await edit('ann@example.com', {
      tags: ['new', 'vip', 'list:news', 'hers'],
      address1: 'Main Street',
      dndSettings: { Email: { status: 'active' } },
    });
    await migration.ask('clock', { advanceMs: 60_000 });
    expect(await migration.verify()).toMatchObject({
      status: 'done',
      verification: { fields: { different: 0 } },
    });
  });

  test('a field a person changed since: theirs, left alone and listed', async () => {
    await edit('ann@example.com', { firstName: 'Anna', city: 'Salem' });
    await migration.ask('clock', { advanceMs: 60_000 });
    const { status, verification, files } = await migration.verify();
    expect(status).toBe('done');
    expect(verification).toMatchObject({
      records: { suspended: 1, mismatched: 0 },
      fields: { different: 0 },
    });
    expect(files).toContain('reports/discrepancies-rehearsal.csv');
    const csv = await readFile(
      join(migration.workspaceFolder, 'reports/discrepancies-rehearsal.csv'),
      'utf8',
    );
    expect(csv).toContain('"edited by your team since, left alone",firstName,Ann,Anna');
  });

  test('verifying again, and right after the load while search still lags', async () => {
    expect((await migration.verify()).status).toBe('done');
    expect((await migration.verify()).status).toBe('done');
  });
});

test('an operation nobody can tell of is unverifiable, not verified', async () => {
  const { id } = await operation(migration, 'L:1');
  await migration.with(({ ledger }) => ledger.journal.settle([{ operationId: id, state: 'unknown' }], 0));
  await expectFound('unverifiable', 'L:1', null);
});

test('a custom field deleted or renamed by a person is found', async () => {
  const { id } = await operation(migration, 'field:shoe_size');
  const renamed = { operationId: id, state: 'done' as const, destinationId: 'no-such-field' };
  await migration.with(({ ledger }) => ledger.journal.settle([renamed], 0));
  const { status, verification } = await migration.verify();
  expect(status).toBe('differences');
  expect(verification.records.missing).toBe(1);
});
