/** Companies: derived, created before contacts, linked in bulk, every link equal to the known answers. */
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { companyReference } from '../../src/model/company.ts';
import { readPersonAnswers } from '../../src/simulator/generate/read-answers.ts';
import { type SimulatedState, startMigration, type TestMigration } from '../support/migration.ts';

let migration: TestMigration;

afterEach(() => migration.close());

async function businesses(): Promise<SimulatedState['businesses']> {
  return (await migration.state()).businesses;
}

async function sent(): Promise<readonly { method: string; path: string; status: number }[]> {
  return (await migration.ask(`requests?locationId=${migration.locationId}`)) as {
    method: string;
    path: string;
    status: number;
  }[];
}

describe('2,000 contacts, 50 companies, 40 people who each type "Acme Ltd" differently', () => {
  test('the expected companies, every link as known, no contact unlinked (R63, R64, R65)', {
    timeout: 300_000,
  }, async () => {
    migration = await startMigration({
      contacts: 2_000,
      seed: 4,
      companies: { count: 50, acmeSpellings: 40 },
    });
    await migration.prepare();
    const planned = await migration.plan();
    expect(planned.counts['company']?.created).toBe(50);
    const applied = await migration.apply();
    expect(applied.status).toBe('done');

    const state = await migration.state();
    const marker = state.customFields.find(({ name }) => name === 'Kartra ID')?.id;
    // By marker, and by address for the few people without a lead id.
    const linkOf = new Map<unknown, string | null>();
    for (const contact of state.contacts) {
      const link = contact.businessId ?? null;
      linkOf.set(contact.customFields.find(({ id }) => id === marker)?.value, link);
      linkOf.set(contact.email, link);
    }
    // A company of the answers and a business of the location belong together if their people do.
    const businessOfKey = new Map<string, string>();
    const membersOf = new Map<string, number>();
    const wrong: string[] = [];
    let links = 0;
    for await (const person of readPersonAnswers(join(migration.workspaceFolder, 'exports'))) {
      const businessId = linkOf.get(person.leadId === null ? person.email : `L:${person.leadId}`);
      if (businessId === undefined) continue;
      const key = person.companyKey;
      const known = key === null ? null : (businessOfKey.get(key) ?? businessId);
      if (businessId !== known || (key !== null && businessId === null)) {
        wrong.push(`${person.leadId}: ${key} is ${businessId}, expected ${known}`);
      }
      if (key === null) continue;
      businessOfKey.set(key, known ?? '');
      membersOf.set(key, (membersOf.get(key) ?? 0) + 1);
      links += 1;
    }
    expect(wrong).toEqual([]);
    expect(links).toBe(applied.counts['contact-company']?.created);
    expect(links).toBeGreaterThan(500);
    expect(new Set(businessOfKey.values()).size).toBe(50);
    expect(await businesses()).toHaveLength(50);
    expect(Math.max(...membersOf.values())).toBeGreaterThanOrEqual(40);

    const log = await sent();
    const bulk = log.filter(({ path }) => path === '/contacts/bulk/business').length;
    const least = [...membersOf.values()].reduce((sum, members) => sum + Math.ceil(members / 50), 0);
    expect(bulk).toBe(least);
    const creates = (path: string) =>
      log.findIndex((request) => request.method === 'POST' && request.path === path);
    const lastCompany = log.findLastIndex(({ method, path }) => method === 'POST' && path === '/businesses/');
    expect(lastCompany).toBeGreaterThan(-1);
    expect(lastCompany).toBeLessThan(creates('/contacts/'));

    const verified = await migration.verify();
    expect(verified.verification.records).toMatchObject({
      mismatched: 0,
      missing: 0,
      extra: 0,
      unverifiable: 0,
    });
    expect(verified.requests.perRecord).toBeLessThanOrEqual(1.05);
    const again = await migration.plan();
    expect(again.changes).toBe(0);
    expect(again.counts['contact-company']?.unchanged).toBe(links);
  });
});

describe('links that the platform or a person disturbs', () => {
  const csv = [
    'id,email,first_name,company,website,date_joined,lists,gdpr_status',
    ...[1, 2, 3, 4, 5, 6].map(
      (n) => `${n},p${n}@acme.example,P${n},Acme Ltd,acme.example,2024-01-0${n} 10:00:00,News,Accepted`,
    ),
  ].join('\r\n');

  test('partial success inside a 2xx: each link has its own outcome, and verification leaves none out', async () => {
    migration = await startMigration({ csv });
    await migration.prepare();
    await migration.plan();
    await migration.ask('behaviours', { bulkBusinessDropEvery: 3 });
    const applied = await migration.apply();
    expect(applied.status).toBe('refused-records');
    expect(applied.counts['contact-company']).toMatchObject({ planned: 6, created: 4, refused: 2 });
    await migration.ask('behaviours', { bulkBusinessDropEvery: 0 });
    const again = await migration.plan();
    expect(again.counts['contact-company']).toMatchObject({ unchanged: 4, created: 2 });
    await migration.apply();
    const { verification } = await migration.verify();
    expect(verification.records).toMatchObject({ mismatched: 0, missing: 0 });
  });

  test('an answer that never came is cleared up by sending the links again', async () => {
    migration = await startMigration({ csv });
    await migration.prepare();
    await migration.plan();
    await migration.ask('faults', [
      { match: { method: 'POST', path: '/contacts/bulk/business' }, effect: 'drop-after', times: 8 },
    ]);
    const applied = await migration.apply();
    expect(applied.counts['contact-company']).toMatchObject({ planned: 6, created: 6, unresolved: 0 });
    expect((await migration.verify()).status).toBe('done');
  });

  test('a company whose creation was answered by nothing is found by its reference, not made twice', async () => {
    migration = await startMigration({ csv });
    await migration.prepare();
    await migration.plan();
    await migration.ask('faults', [
      { match: { method: 'POST', path: '/businesses/' }, effect: 'drop-after', times: 1 },
    ]);
    const applied = await migration.apply();
    expect(applied.counts['company']).toMatchObject({ planned: 1, created: 1 });
    expect(await businesses()).toMatchObject([{ description: companyReference('C:D:acme.example') }]);
  });

  test('a company that is refused leaves its links out, each with the reason', async () => {
    migration = await startMigration({ csv });
    await migration.prepare();
    await migration.plan();
    await migration.ask('faults', [
      { match: { method: 'POST', path: '/businesses/' }, effect: 'status:422', times: 1 },
    ]);
    const applied = await migration.apply();
    expect(applied.counts['company']).toMatchObject({ refused: 1 });
    expect(applied.counts['contact-company']).toMatchObject({ planned: 6, skipped: 6 });
    expect(applied.issues['parent: company refused']).toBe(6);
    expect(applied.counts['contact']).toMatchObject({ created: 6 });
  });

  test('an existing company is used, and a link somebody made to another one stays', async () => {
    migration = await startMigration({ csv });
    await migration.prepare();
    const ui = async (body: object): Promise<{ id: string }> =>
      (await migration.ask('ui', { locationId: migration.locationId, ...body })) as { id: string };
    const ours = await ui({
      action: 'create-business',
      business: { name: 'ACME', website: 'https://www.acme.example/' },
    });
    const other = await ui({ action: 'create-business', business: { name: 'Other Inc' } });
    const contact = await ui({
      action: 'create-contact',
      contact: { firstName: 'P1', email: 'p1@acme.example' },
    });
    await ui({ action: 'link-contact', contactId: contact.id, businessId: other.id });
    await migration.ask('clock', { advanceMs: 60_000 });
    const planned = await migration.plan();
    expect(planned.counts['company']).toMatchObject({ unchanged: 1, created: 0 });
    expect(planned.counts['contact-company']).toMatchObject({ created: 5, skipped: 1 });
    await migration.apply();
    const links = (await migration.state()).contacts;
    expect(links.filter(({ businessId }) => businessId === ours.id)).toHaveLength(5);
    expect(links.find(({ id }) => id === contact.id)?.businessId).toBe(other.id);
    expect((await migration.verify()).status).toBe('done');
  });
});
