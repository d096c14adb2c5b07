/** What people do in HighLevel between plan and load stays, and is on record. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  act,
  injectFault,
  operation,
  operations,
  type SmallMigration,
  startSmallMigration,
  writesTo,
} from '../support/small-account.ts';

let migration: SmallMigration;

const contact = async (email: string) =>
  (await migration.state()).contacts.find((candidate) => candidate.email === email);

beforeEach(async () => {
  migration = await startSmallMigration();
  await migration.plan();
});

afterEach(() => migration.close());

describe('records', () => {
  test('a contact somebody added is left alone: `appeared`', async () => {
    await act(migration, 'create-contact', { contact: { firstName: 'Typed', email: 'ann@example.com' } });
    const applied = await migration.apply();
    expect(await operation(migration, 'L:1')).toMatchObject({
      state: 'skipped',
      note: expect.stringMatching(/^appeared/) as string,
    });
    expect(applied).toMatchObject({ status: 'done', counts: { contact: { created: 1, skipped: 1 } } });
    expect(await contact('ann@example.com')).toMatchObject({
      firstName: 'Typed',
      tags: [],
      customFields: [],
    });
    // The plan that follows takes it in.
    await migration.ask('clock', { advanceMs: 60_000 });
    expect((await migration.plan()).counts.contact).toMatchObject({ updated: 1 });
    await migration.apply();
    expect(await contact('ann@example.com')).toMatchObject({ firstName: 'Typed', city: 'Boston' });
  });

  test('a field somebody typed is left alone: `moved`, the others are written', async () => {
    await act(migration, 'edit-contact', { contactId: migration.existingId, changes: { city: 'Typed' } });
    const applied = await migration.apply();
    expect(await operation(migration, 'L:3')).toMatchObject({ state: 'done', note: 'moved: city' });
    expect(applied.issues).toEqual({ 'moved: city': 1 });
    expect(await contact('cid@example.com')).toMatchObject({ city: 'Typed', phone: '+14155550103' });
    const verified = await migration.verify();
    expect(verified.verification.fields.different).toBe(0);
  });

  test('a channel HighLevel closed for good stays closed for good', async () => {
    const { existingId: contactId } = migration;
    const dndSettings = { SMS: { status: 'permanent' } };
    await act(migration, 'edit-contact', { contactId, changes: { dndSettings } });
    await migration.plan();
    await migration.apply();
    expect((await contact('cid@example.com'))?.dndSettings).toMatchObject({
      Email: { status: 'active' },
      SMS: { status: 'permanent' },
      Call: { status: 'active' },
    });
    expect((await migration.verify()).verification.fields.different).toBe(0);
  });

  test('a field somebody typed as we would have is not counted as moved', async () => {
    await act(migration, 'edit-contact', { contactId: migration.existingId, changes: { city: 'Austin' } });
    await migration.apply();
    expect(await operation(migration, 'L:3')).toMatchObject({ state: 'done', note: null });
  });

  test('the read right before the write is kept as the image of before', async () => {
    await migration.apply();
    const { beforeImage } = await operation(migration, 'L:3');
    expect(beforeImage).toMatchObject({ id: migration.existingId, tags: ['theirs'], readBy: 'get' });
    expect(JSON.stringify(beforeImage)).not.toContain('Austin');
  });

  test('a contact somebody deleted is not made again: `gone`, its tags are left out with it', async () => {
    await act(migration, 'delete-contact', { contactId: migration.existingId });
    const applied = await migration.apply();
    expect(await operation(migration, 'L:3')).toMatchObject({
      state: 'skipped',
      note: expect.stringMatching(/^gone/) as string,
    });
    expect(await operation(migration, 'L:3:tags')).toMatchObject({
      state: 'skipped',
      note: 'parent: contact gone',
    });
    expect(applied.status).toBe('done');
    expect(await contact('cid@example.com')).toBeUndefined();
  });

  test('an update somebody else took the phone from is refused, and so are its tags left out', async () => {
    await act(migration, 'create-contact', { contact: { firstName: 'Dee', phone: '+14155550103' } });
    const applied = await migration.apply();
    expect(applied.status).toBe('refused-records');
    expect(await operation(migration, 'L:3')).toMatchObject({
      state: 'refused',
      note: 'another contact already has this phone',
    });
    expect(await operation(migration, 'L:3:tags')).toMatchObject({ note: 'parent: contact refused' });
  });

  test('one contact of a bulk request that fails is refused alone', async () => {
    await act(migration, 'delete-contact', { contactId: migration.existingId });
    await migration.with(async ({ ledger }) => {
      // As if the contact went between its own update and the tags.
      const { id } = await operation(migration, 'L:3');
      await ledger.journal.settle([{ operationId: id, state: 'done' }], 0);
    });
    expect((await migration.apply()).counts['contact-tags']).toMatchObject({ planned: 1, refused: 1 });
  });
});

describe('schema', () => {
  const field = (name: string, dataType: string) =>
    act(migration, 'create-custom-field', { field: { name, dataType } });

  test('a custom field somebody made with our name and type is taken', async () => {
    await field('Kartra ID', 'TEXT');
    expect((await migration.apply()).status).toBe('done');
    const { customFields } = await migration.state();
    expect(customFields.filter(({ name }) => name === 'Kartra ID')).toHaveLength(1);
  });

  test('one of another type is refused, and people who need it are left out: `parent`', async () => {
    await field('Kartra ID', 'NUMERICAL');
    const applied = await migration.apply();
    expect(applied.status).toBe('refused-records');
    expect(await operation(migration, 'field:kartra_id')).toMatchObject({ state: 'refused' });
    expect(await operation(migration, 'L:1')).toMatchObject({
      state: 'skipped',
      note: 'parent: custom field kartra_id',
    });
    expect((await migration.state()).contacts.map(({ email }) => email)).toEqual(['cid@example.com']);
  });

  test('a custom field HighLevel will not take leaves out who needs it', async () => {
    await injectFault(migration, 'POST', '/locations/*/customFields', 'status:400', { times: 100 });
    const applied = await migration.apply();
    expect(applied.counts['custom-field']).toMatchObject({ created: 0 });
    expect(applied.counts.contact).toMatchObject({ created: 0, updated: 0 });
    const all = await operations(migration);
    const of = (object: string) => all.filter((one) => one.object === object && one.action !== 'unchanged');
    expect(of('custom-field').map(({ state }) => state)).not.toContain('done');
    expect(of('contact').length).toBe(3);
    for (const { note } of of('contact')) expect(note).toMatch(/^parent: custom field /);
    expect((await writesTo(migration)).filter(({ path }) => path === '/contacts/')).toEqual([]);
  });
});
