/** Tags and lists: what collides is said before anything is written, lists are counted after (R73–R76, R82–R85). */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decide } from '../../src/pipeline/run-decide.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { runProbe } from '../../src/pipeline/run-probe.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, writesTo } from '../support/small-account.ts';

const header = 'id,email,first_name,tags,lists,gdpr_status,gdpr_communications,date_joined';
const who = { by: 'a test', at: '2026-01-01T00:00:00.000Z' };

let migration: TestMigration;

afterEach(() => migration.close());

async function start(rows: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<void> {
  migration = await startMigration({ csv: [header, ...rows].join('\r\n'), files });
  await migration.prepare();
}

const paper = (name: string) => readFile(join(migration.workspaceFolder, 'reports', name), 'utf8');

test('spellings that become one tag are listed; each list has a recipe and is counted by search', async () => {
  await start([
    '1,ann@example.com,Ann,"VIP,buyer",News,Accepted,Yes,2024-01-01 10:00:00',
    '2,bob@example.com,Bob,vip,"News,Spring  Sale",Accepted,No,2024-01-02 10:00:00',
    '3,cid@example.com,Cid,Vip,News,Accepted,Yes,2024-01-03 10:00:00',
  ]);
  await migration.with((workspace) => decide(workspace, 'lists', 'tag-and-recipe', who));
  const planned = await migration.plan();
  expect(planned.mergedTags).toEqual([{ tag: 'vip', names: ['VIP', 'Vip', 'vip'] }]);
  expect(planned.files).toEqual(expect.arrayContaining(['reports/tags.csv', 'reports/smart-lists.html']));
  expect(await paper('tags.csv')).toContain('vip,VIP | Vip | vip,contact,3,,,no');
  const recipes = await paper('smart-lists.md');
  expect(recipes).toContain('| news | Tag · is · list:news | 3 | 1 | 2 |');
  expect(recipes).toContain('| spring sale | Tag · is · list:spring sale | 1 | 1 | 0 |');

  await migration.apply();
  const verified = await migration.verify();
  expect(verified.status).toBe('done');
  expect(verified.requests.byPurpose['verify-lists']).toBe(2);
  // Once search is known to tell who gets no e-mail, they are counted too; the count is that of both looks.
  const probe = { target: 'rehearsal', again: false, program: '1', onProgress: () => undefined } as const;
  const only = ['restriction-search'];
  await migration.with((workspace) => runProbe(workspace, { ...probe, only }, migration.surroundings));
  expect((await migration.verify()).requests.byPurpose['verify-lists']).toBe(2 + 4);

  // Somebody takes a person off the list by hand: the list no longer has its count.
  const { contacts } = await migration.state();
  const ann = contacts.find(({ email }) => email === 'ann@example.com');
  await act(migration, 'edit-contact', { contactId: ann?.id, changes: { tags: ['vip', 'buyer'] } });
  const bob = contacts.find(({ email }) => email === 'bob@example.com');
  const opened = { dnd: false, dndSettings: { Email: { status: 'inactive' } } };
  await act(migration, 'edit-contact', { contactId: bob?.id, changes: opened });
  await migration.ask('clock', { advanceMs: 60_000 });
  expect((await migration.verify()).status).toBe('differences');
  expect(await paper('discrepancies-rehearsal.csv')).toContain('list,list:news,,a field differs,people,3,2');
  expect(await paper('discrepancies-rehearsal.csv')).toContain(
    'list,list:news,,a field differs,people without e-mail,1,0',
  );
});

test('a load of nothing but tags is counted once search has caught up with it', async () => {
  const ann = '1,ann@example.com,Ann,vip,"News,Spring",Accepted,Yes,2024-01-01 10:00:00';
  await start([ann, '2,bob@example.com,Bob,vip,News,Accepted,No,2024-01-02 10:00:00']);
  await migration.plan();
  await migration.apply();
  await migration.ask('clock', { advanceMs: 120_000 });
  const later = [header, ann, '2,bob@example.com,Bob,vip,"News,Spring",Accepted,No,2024-01-02 10:00:00'];
  const file = join(migration.workspaceFolder, 'exports/contacts_kartra_20-06-2026_7b3914f995e6d.csv');
  await writeFile(file, later.join('\r\n'));
  const { surroundings } = migration;
  const { counts } = await migration.with((workspace) =>
    runDelta(workspace, 'rehearsal', surroundings, () => undefined),
  );
  expect(counts['contact']).toMatchObject({ updated: 0, created: 0, unchanged: 2 });
  expect(counts['contact-tags']?.updated).toBe(1);
  expect((await migration.apply()).status).toBe('done');
  const { status, verification } = await migration.verify();
  expect({ status, mismatched: verification.records.mismatched }).toEqual({ status: 'done', mismatched: 0 });
});

test('a tag that would mean a list as well stops the plan, by name, before anything is written', async () => {
  await start([
    '1,ann@example.com,Ann,list:NEWS,News,Accepted,Yes,2024-01-01 10:00:00',
    '2,bob@example.com,Bob,vip,News,Accepted,Yes,2024-01-02 10:00:00',
  ]);
  await expect(migration.plan()).rejects.toMatchObject({
    code: 'tags-collide',
    exitCode: 3,
    details: { value: 'list:news' },
  });
  expect(await writesTo(migration)).toEqual([]);
});

test('so does a tag that would mean a product somebody bought as well', async () => {
  const bought =
    'id,Transaction type,lead_id,Buyer_Email,Amount,Currency,Date,Product\n' +
    '7,Sale,1,ann@example.com,10.00,USD,2026-01-05 10:00:00,Red Mug\n';
  await start(
    [
      '1,ann@example.com,Ann,Bought:red mug,News,Accepted,Yes,2024-01-01 10:00:00',
      '2,bob@example.com,Bob,vip,News,Accepted,Yes,2024-01-02 10:00:00',
    ],
    { 'transactions_kartra.csv': bought },
  );
  await expect(migration.plan()).rejects.toMatchObject({
    code: 'tags-collide',
    details: { value: 'bought:red mug' },
  });
});
