/** I8: nobody becomes contactable who was not, and nothing that stood against it is lifted. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PersonAnswers } from '../../src/simulator/generate/answers.ts';
import { readPersonAnswers } from '../../src/simulator/generate/read-answers.ts';
import { type SimulatedContact, startMigration, type TestMigration } from '../support/migration.ts';

const channels = ['Email', 'SMS', 'WhatsApp', 'Call'] as const;
const silenced = (contact: SimulatedContact, channel: string) =>
  contact.dndSettings?.[channel]?.status === 'active';

async function peopleOf(migration: TestMigration): Promise<readonly PersonAnswers[]> {
  const people: PersonAnswers[] = [];
  for await (const person of readPersonAnswers(join(migration.workspaceFolder, 'exports')))
    people.push(person);
  return people;
}

const ui = (migration: TestMigration, rest: object) =>
  migration.ask('ui', { locationId: migration.locationId, ...rest });

describe.each([
  [21, 'fill-empty'],
  [22, 'source-wins'],
] as const)('account %i, %s', (seed, policy) => {
  test('who was not contactable in Kartra is not, and what stood at the destination stays', async () => {
    const migration = await startMigration({ contacts: 80, seed, vintage: 'both' });
    try {
      await migration.prepare();
      const { decide } = await import('../../src/pipeline/run-decide.ts');
      const who = { by: 'a test', at: '2026-01-01T00:00:00.000Z' };
      await migration.with((workspace) => decide(workspace, 'existing-contacts', policy, who));
      const people = await peopleOf(migration);
      // Every fourth is there already; of those every other must not be called or mailed.
      const there = people.filter(({ email }, index) => email !== null && index % 4 === 0);
      const barred = new Set<string>();
      for (const [index, { email }] of there.entries()) {
        const off = { Email: { status: 'active' }, Call: { status: 'active' } };
        if (index % 2 === 0 && email !== null) barred.add(email);
        const contact = { email, ...(index % 2 === 0 ? { dndSettings: off } : {}) };
        await ui(migration, { action: 'create-contact', contact });
      }
      expect(barred.size).toBeGreaterThan(3);
      await migration.ask('clock', { advanceMs: 60_000 });

      await migration.plan();
      expect((await migration.apply()).status).toBe('done');
      const { contacts } = await migration.state();
      const mailable = new Set(people.filter((person) => person.emailMailable).map(({ email }) => email));
      const notSilenced = (email: (address: string) => boolean, channel: string) =>
        contacts.filter((contact) => email(contact.email ?? '') && !silenced(contact, channel));
      expect(notSilenced((email) => !mailable.has(email), 'Email')).toEqual([]);
      expect(notSilenced((email) => barred.has(email), 'Email')).toEqual([]);
      for (const channel of channels.slice(1)) expect(notSilenced(() => true, channel)).toEqual([]);
      // Silencing everybody would pass all of the above.
      expect(notSilenced(() => true, 'Email').length).toBeGreaterThan(5);
      expect((await migration.verify()).verification.fields.different).toBe(0);
    } finally {
      await migration.close();
    }
  });
});

test('an address that reaches two people is as restricted as the stricter of them', async () => {
  const csv = [
    'id,email,first_name,lists,gdpr_status,gdpr_communications,date_joined',
    '1,both@example.com,Ann,News,Accepted,Yes,2024-01-01 10:00:00',
    '2,both@example.com,Bob,News,Accepted,No,2024-01-02 10:00:00',
    '3,cid@example.com,Cid,News,Accepted,Yes,2024-01-03 10:00:00',
  ].join('\n');
  const migration = await startMigration({ csv });
  try {
    await migration.prepare();
    await migration.plan();
    await migration.apply();
    const { contacts } = await migration.state();
    const byMail = Object.fromEntries(contacts.map((contact) => [contact.email, silenced(contact, 'Email')]));
    expect(byMail).toEqual({ 'both@example.com': true, 'cid@example.com': false });
  } finally {
    await migration.close();
  }
});
