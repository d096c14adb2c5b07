/** Listen (issue 12): events of Kartra mark who changed; none is believed, each lead is asked for again. */
import { expect, test } from 'vitest';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { noteChange, rereadChanged } from '../../src/pipeline/run-listen.ts';
import { createEventApp, readLead } from '../../src/server/receive-events.ts';
import { startKartraAccount } from '../support/kartra-account.ts';
import { runLandfall } from '../support/run-landfall.ts';

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

test('an event from Kartra reaches the running command through a real socket, marks its person, and Ctrl-C ends it', async () => {
  const account = await startKartraAccount({ contacts: 12 });
  const person = await account.with(async ({ ledger }) => {
    for await (const [first] of ledger.entities.all('contact')) return first;
    return undefined;
  });
  const lead = { id: person?.marker.slice(2) ?? '', email: person?.columns['email'] ?? '' };
  const post = async (url: string, body: string) => (await fetch(url, { method: 'POST', body })).status;
  let posted: Promise<readonly number[]> | undefined;
  const run = await runLandfall(['listen', '--port', '0', '--secret', 's3cret', '--json'], {
    cwd: account.workspaceFolder,
    onOutput(text, kill) {
      const url = /Listening at (http:\/\/127\.0\.0\.1:\d+\/kartra\/s3cret)\s/u.exec(text)?.[1];
      if (url === undefined || posted !== undefined) return;
      posted = (async () => [
        await post(url, JSON.stringify({ lead, action: 'assign_tag' })),
        await post(url, 'lead_id=999999'),
        await post(url.replace('s3cret', 'guessed'), JSON.stringify({ lead })),
      ])().finally(() => kill('SIGINT'));
    },
  });
  expect(await posted).toEqual([200, 200, 404]);
  expect(run).toMatchObject({ exitCode: 0, signal: null });
  expect(JSON.parse(run.stdout)).toMatchObject({ step: 'listen', received: 2, known: 1, asked: 0 });
  expect(`${run.stdout}${run.stderr}`).not.toContain(lead.email);
  const { freshness } = await account.with((workspace) => readStatus(workspace, later));
  expect(freshness.changedSince).toBe(1);
});

test('an address or a port that is not to be had is a matter of the command line, not a defect', async () => {
  const account = await startKartraAccount({ contacts: 2 });
  const { port } = new URL(account.simulator.url);
  for (const [flags, says] of [
    [['--port', port], `Port ${port} cannot be used.`],
    [['--port', '0', '--host', '203.0.113.9'], 'This machine has no address 203.0.113.9.'],
  ] as const) {
    const run = await runLandfall(['listen', ...flags], { cwd: account.workspaceFolder });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(says);
  }
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
