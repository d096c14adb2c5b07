/** The whole line on a generated account, with every misbehaviour of the platform switched on. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPersonAnswers } from '../../src/simulator/generate/read-answers.ts';
import { type SimulatedContact, startMigration, type TestMigration } from '../support/migration.ts';

describe('contacts, from export files to proven records', () => {
  let migration: TestMigration;

  beforeEach(async () => {
    migration = await startMigration({ contacts: 120, seed: 11, vintage: 'contacts' });
    await migration.prepare();
  });

  afterEach(() => migration.close());

  test('everything planned arrives, is read back equal, and planning again finds nothing to do (I6)', async () => {
    const planned = await migration.plan();
    expect(planned.counts.contact?.planned).toBe(120);
    const applied = await migration.apply();
    expect(applied.status).toBe('done');
    expect(applied.requests.throttled).toBe(0);
    const verified = await migration.verify();
    expect(verified.verification.fields.different).toBe(0);
    expect(verified.verification.records).toMatchObject({
      mismatched: 0,
      missing: 0,
      extra: 0,
      unverifiable: 0,
    });
    expect(verified.verification.fields.compared).toBeGreaterThan(120 * 15);
    expect(verified.requests.perRecord).toBeLessThanOrEqual(1.05);

    const again = await migration.plan();
    expect(again.changes).toBe(0);
    expect(again.counts.contact?.unchanged).toBe(planned.counts.contact?.created);
    const nothing = await migration.apply();
    expect(nothing.changes).toBe(0);
  });

  test('what stands in HighLevel equals the known answers of the account', async () => {
    await migration.plan();
    await migration.apply();
    const state = await migration.state();
    const markerField = state.customFields.find(({ name }) => name === 'Kartra ID');
    const byMarker = new Map(
      state.contacts.map((contact) => [
        contact.customFields.find(({ id }) => id === markerField?.id)?.value,
        contact,
      ]),
    );
    let compared = 0;
    for await (const person of readPersonAnswers(join(migration.workspaceFolder, 'exports'))) {
      if (person.leadId === null || (person.email === null && person.phoneE164 === null)) continue;
      const contact = byMarker.get(`L:${person.leadId}`);
      expect(contact, `person ${person.leadId}`).toBeDefined();
      if (contact === undefined) continue;
      compared += 1;
      expect(contact.email ?? null).toBe(person.email);
      expect(isSilenced(contact, 'Email'), `e-mail of ${person.leadId}: ${person.mailableReason}`).toBe(
        !person.emailMailable,
      );
      for (const channel of ['SMS', 'WhatsApp', 'Call']) expect(isSilenced(contact, channel)).toBe(true);
      const wanted = [...person.tags, ...person.lists.map((list) => `list:${list}`)].map((t) =>
        t.toLowerCase(),
      );
      expect([...contact.tags].sort()).toEqual([...new Set(wanted)].sort());
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('production stays closed without a sign-off, and nothing is sent', async () => {
    const { runApply } = await import('../../src/pipeline/run-apply.ts');
    const { runConnect } = await import('../../src/pipeline/run-connect.ts');
    const production = migration.simulator.locations[1];
    await migration.with((workspace) =>
      runConnect(
        workspace,
        'production',
        production?.id ?? '',
        { variable: 'PRODUCTION_TOKEN' },
        {
          ...migration.surroundings,
          environment: { ...migration.environment, PRODUCTION_TOKEN: production?.token },
        },
      ),
    );
    const surroundings = {
      ...migration.surroundings,
      environment: { ...migration.environment, PRODUCTION_TOKEN: production?.token },
    };
    const { runPlan } = await import('../../src/pipeline/run-plan.ts');
    await migration.with((workspace) => runPlan(workspace, 'production', surroundings));
    await expect(
      migration.with((workspace) => runApply(workspace, 'production', surroundings, () => undefined)),
    ).rejects.toMatchObject({ code: 'signoff-missing', exitCode: 3 });
    const sent = (await migration.ask(`requests?locationId=${production?.id ?? ''}`)) as {
      method: string;
      path: string;
    }[];
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ method, path }) => method !== 'GET' && path !== '/contacts/search')).toEqual([]);
  });
});

function isSilenced(contact: SimulatedContact, channel: string): boolean {
  return contact.dndSettings?.[channel]?.status === 'active';
}
