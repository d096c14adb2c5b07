/** I1: nothing that could write ever reaches Kartra: its files are only read, its API only asked to show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeKartra, kartraRequest } from '../../src/connectors/kartra-api/kartra-call.ts';
import { readCommands } from '../../src/connectors/kartra-api/read-commands.ts';
import { WRITE_COMMANDS } from '../../src/simulator/kartra/write-commands.ts';
import { startKartraAccount } from '../support/kartra-account.ts';
import { startSmallMigration } from '../support/small-account.ts';

const source = join(import.meta.dirname, '../../src/connectors/kartra');

test('the Kartra connector can neither send nor write', () => {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const text = readFileSync(join(source, name), 'utf8');
    const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, specifier]) => specifier);
    expect(imports).not.toContainEqual(expect.stringMatching(/model\/http|\/http\/|node:(http|net|tls)/));
    expect(text).not.toMatch(/\b(fetch|writeFile|appendFile|createWriteStream|unlink|rm)\w*\(/);
  }
});

test('a whole migration leaves the export files as they were', async () => {
  const migration = await startSmallMigration();
  try {
    const folder = join(migration.workspaceFolder, 'exports');
    const read = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    const before = read();
    expect(before).toHaveLength(1);
    await migration.plan();
    await migration.apply();
    await migration.verify();
    expect(read()).toEqual(before);
  } finally {
    await migration.close();
  }
});

const encode = encodeKartra({ appId: 'app', apiKey: 'key' });
const wire = (body: Record<string, string>) =>
  encode({ ...kartraRequest({ lead: null, showLead: false, commands: [] }), body }, 'password').body;

test('no command but those of the table can be written on the wire', () => {
  const writes = Object.keys(WRITE_COMMANDS);
  expect(writes.length).toBeGreaterThan(15);
  for (const command of [...writes, 'GET_LEAD', 'retrieve_account_tags ', 'constructor', '']) {
    expect(() => wire({ 'actions[0][cmd]': command })).toThrow('no reading call holds');
  }
  for (const command of Object.keys(readCommands)) {
    expect(writes).not.toContain(command);
    expect(wire({ 'actions[0][cmd]': command })).toContain(`=${command}`);
  }
});

test('no field a write needs can be written on the wire, nor a second command behind a first', () => {
  const first = { 'actions[0][cmd]': 'retrieve_account_tags' };
  for (const field of [
    'lead[first_name]',
    'actions[0][tag_name]',
    'actions[1][cmd][x]',
    'actions[][cmd]',
    'actions[0][CMD]',
    'cmd',
    'app_id',
    'get_lead[id]&actions[1][cmd]',
  ]) {
    expect(() => wire({ ...first, [field]: 'assign_tag' })).toThrow('no reading call holds');
  }
  const form = new URLSearchParams(wire({ 'get_lead[email]': 'a@b.co&actions[0][cmd]=assign_tag' }));
  expect([...form.keys()]).toEqual(['app_id', 'api_key', 'api_password', 'get_lead[email]']);
  expect(() => wire({})).toThrow('asks for nothing');
});

test('a whole look at an account leaves no write on Kartra’s record, and no secret in an address', async () => {
  const account = await startKartraAccount({ contacts: 40 });
  await account.connect();
  const summary = await account.enrich({ withMoney: true });
  expect(summary.requests.total).toBeGreaterThan(40);
  expect(await account.writes()).toEqual([]);
  const request = kartraRequest({ lead: { id: '1' }, showLead: true, commands: [] });
  expect(request.path).toBe('/api');
});
