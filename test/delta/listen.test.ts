/** Listen (issue 12): events of Kartra mark who changed; none is believed, each lead is asked for again. */
import { expect, test } from 'vitest';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { noteChange, rereadChanged } from '../../src/pipeline/run-listen.ts';
import { createEventApp, readLead } from '../../src/server/receive-events.ts';
import { startKartraAccount } from '../support/kartra-account.ts';

const later = Date.parse('2030-01-01T00:00:00.000Z');

test('an event marks its lead, which is then asked for again; a stranger, a lie and a flood change nothing', async () => {
  const account = await startKartraAccount({ contacts: 12 });
  const person = await account.with(async ({ ledger }) => {
    for await (const [first] of ledger.entities.all('contact')) return first;
    return undefined;
  });
  const id = person?.marker.slice(2) ?? '';
  const email = person?.columns['email'] ?? '';
  const post = (path: string, body: string) =>
    account.with((workspace) => {
      const app = createEventApp('s3cret', async (lead) => {
        await noteChange(workspace, lead, later);
      });
      return Promise.resolve(app.request(path, { method: 'POST', body }));
    });
  const changed = async () =>
    (await account.with((workspace) => readStatus(workspace, later))).freshness.changedSince;

  expect(
    (await post('/kartra/s3cret', JSON.stringify({ lead: { id, email }, action: 'assign_tag' }))).status,
  ).toBe(200);
  expect((await post('/kartra/s3cret', `lead_id=${id}&lead_email=N%2FA`)).status).toBe(200);
  expect(await changed()).toBe(1);
  expect((await post('/kartra/guessed', JSON.stringify({ lead: { id } }))).status).toBe(404);
  expect((await post('/kartra/s3cret', 'nothing')).status).toBe(400);
  expect((await post('/kartra/s3cret', 'x'.repeat(300_000))).status).toBe(413);
  expect((await post('/kartra/s3cret', JSON.stringify({ lead: { id: '999999' } }))).status).toBe(200);
  expect(await changed()).toBe(1);

  const again = () => account.with((workspace) => rereadChanged(workspace, account.surroundings));
  expect(await again()).toEqual({ asked: 0, because: 'not connected' });
  await account.connect();
  expect(await again()).toEqual({ asked: 0, because: 'never asked for everybody' });
  await account.enrich();
  const before = (await account.calls()).length;
  expect(await again()).toEqual({ asked: 1, because: null });
  expect((await account.calls()).length).toBe(before + 1);
  expect(await account.writes()).toEqual([]);
});

test.each([
  ['{"lead":{"id":"1","email":"A@B.example"}}', { id: '1', email: 'A@B.example' }],
  ['{"lead":{"id":7}}', { id: '7', email: '' }],
  ['lead%5Bid%5D=3&lead%5Bemail%5D=x%40y.example', { id: '3', email: 'x@y.example' }],
  ['lead_id=N/A&lead_email=x@y.example', { id: '', email: 'x@y.example' }],
  ['{"lead":{}}', null],
  ['{broken', null],
])('%s names %j', (body, lead) => {
  expect(readLead(body)).toEqual(lead);
});
