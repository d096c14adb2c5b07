/** Opt-outs on records that existed before, and people of the source who share an address. */
import { afterEach, describe, expect, test } from 'vitest';
import { type SimulatedContact, startMigration, type TestMigration } from '../support/migration.ts';

const header = 'id,email,first_name,phone,date_joined,lists,gdpr_status,gdpr_communications';

let migration: TestMigration;

afterEach(() => migration.close());

async function start(rows: readonly string[], allowDuplicateContact = false): Promise<void> {
  migration = await startMigration({
    csv: [header, ...rows].join('\r\n'),
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact } }] },
  });
  await migration.prepare();
}

const ui = async (body: object): Promise<{ id: string }> =>
  (await migration.ask('ui', { locationId: migration.locationId, ...body })) as { id: string };

const silenced = (contact: SimulatedContact | undefined): boolean =>
  contact?.dndSettings?.['Email']?.status === 'active';

describe('an opt-out reaches records that existed before (I8)', () => {
  test('also those the plan would leave out because several fit, and verification proves it', async () => {
    await start(['1,ann@acme.example,Ann,,2024-01-01 10:00:00,News,Not accepted,No'], true);
    for (const firstName of ['Ann', 'Anna']) {
      await ui({ action: 'create-contact', contact: { firstName, email: 'ann@acme.example' } });
    }
    await migration.ask('clock', { advanceMs: 60_000 });
    const planned = await migration.plan();
    expect(planned.counts['contact']).toMatchObject({ skipped: 1 });
    expect(planned.counts['contact-opt-out']).toMatchObject({ updated: 2 });
    await migration.apply();
    expect((await migration.state()).contacts.map(silenced)).toEqual([true, true]);
    const verified = await migration.verify();
    expect(verified.verification.records).toMatchObject({ verified: expect.any(Number), mismatched: 0 });
    expect((await migration.plan()).changes).toBe(0);
  });
});

describe('people of the source who share a phone or an e-mail address', () => {
  const couple = [
    '1,ann@acme.example,Ann,4155550101,2024-01-02 10:00:00,News,Accepted,Yes',
    '2,bob@acme.example,Bob,4155550101,2023-01-01 10:00:00,News,Accepted,Yes',
    '3,ann@acme.example,Ann Again,4155550102,2024-05-05 10:00:00,News,Accepted,Yes',
  ];
  const by = (contacts: readonly SimulatedContact[], name: string) =>
    contacts.find(({ firstName }) => firstName === name);

  test('duplicates not allowed: who joined first keeps it, for the others it stands in a field', async () => {
    await start(couple);
    await migration.plan();
    const applied = await migration.apply();
    expect(applied.counts['contact']).toMatchObject({ planned: 3, created: 3, refused: 0 });
    const { contacts, customFields } = await migration.state();
    const held = (name: string, field: string) => {
      const id = customFields.find((candidate) => candidate.name === field)?.id;
      return by(contacts, name)?.customFields.find((value) => value.id === id)?.value;
    };
    expect(by(contacts, 'Bob')?.phone).toBe('+14155550101');
    expect(by(contacts, 'Ann')?.phone ?? null).toBeNull();
    expect(held('Ann', 'Kartra phone')).toBe('+14155550101');
    expect(by(contacts, 'Ann')?.email).toBe('ann@acme.example');
    expect(by(contacts, 'Ann Again')?.email ?? null).toBeNull();
    expect(held('Ann Again', 'Kartra e-mail (unusable)')).toBe('ann@acme.example');
    expect((await migration.verify()).status).toBe('done');
    expect((await migration.plan()).changes).toBe(0);
  });

  test('duplicates allowed: everybody keeps what is theirs', async () => {
    await start(couple, true);
    await migration.plan();
    const applied = await migration.apply();
    expect(applied.counts['contact']).toMatchObject({ planned: 3, created: 3, refused: 0 });
    const { contacts } = await migration.state();
    expect(contacts.filter(({ phone }) => phone === '+14155550101')).toHaveLength(2);
    expect(contacts.filter(({ email }) => email === 'ann@acme.example')).toHaveLength(2);
    expect((await migration.verify()).status).toBe('done');
    expect((await migration.plan()).changes).toBe(0);
  });
});
