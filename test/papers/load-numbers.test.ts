/** Every number of the papers of a load equals a count made by SQL: also where people edited and deleted since. */
import { expect, onTestFinished, test } from 'vitest';
import { runReport } from '../../src/pipeline/report/run-report.ts';
import { startMigration } from '../support/migration.ts';
import { expectLoadCounted } from './expect-load-counted.ts';

const at = '2026-06-12T08:00:00.000Z';

const csv = `id,email,first_name,city,tags,lists,gdpr_status,gdpr_communications,date_joined
1,ann@example.com,Ann,Bonn,vip,News,Accepted,Yes,2024-01-01 10:00:00
2,bob@example.com,Bob,Ulm,,News,Accepted,No,2024-01-02 10:00:00
3,cid@example.com,Cid,,vip,,Accepted,Yes,2024-01-03 10:00:00
4,,Dan,Kiel,,,,,2024-01-04 10:00:00
5,eve@example.com,Eve,Jena,,,,Yes,2024-01-05 10:00:00
`;

test('of a load in which one person was edited since, one deleted and one left out', async () => {
  const of = await startMigration({ csv, choices: { lists: 'tag-and-recipe' } });
  onTestFinished(() => of.close());
  await of.prepare();
  await of.plan();
  await of.apply();
  const { contacts } = await of.state();
  const idOf = (email: string) => contacts.find((one) => one.email === email)?.id;
  const act = (action: string, body: object) => of.ask('ui', { locationId: of.locationId, action, ...body });
  await act('edit-contact', { contactId: idOf('ann@example.com'), changes: { city: 'Berlin' } });
  await act('delete-contact', { contactId: idOf('eve@example.com') });
  await of.ask('clock', { advanceMs: 60_000 });
  const { verification } = await of.verify();
  expect(verification.records).toMatchObject({ missing: 1 });
  expect(verification.records.mismatched + verification.records.suspended).toBeGreaterThan(0);
  await of.with((workspace) => runReport(workspace, [], at));
  const kinds = await expectLoadCounted(of, 'rehearsal', at);
  expect([...kinds]).toEqual(
    expect.arrayContaining(['smart-lists', 'consent', 'load-reconciliation', 'completion']),
  );
});
