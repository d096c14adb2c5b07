/**
 * A third party, months later: a manifest, a token that can only read, no workspace and no ledger. What it says is
 * signed; a manifest or a result that somebody touched is refused; none of them holds a name or an address.
 */
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSigned, runVerifyManifest } from '../../src/pipeline/run-verify-manifest.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { connectProduction, planAndSignOff } from '../support/production.ts';
import { act, writesTo } from '../support/small-account.ts';

let migration: TestMigration;
let folder: string;
let manifest: string;
let production: string;

beforeAll(async () => {
  migration = await startMigration({ contacts: 60, account: { objects: ['contacts', 'deals'] } });
  await migration.prepare();
  production = await connectProduction(migration);
  await planAndSignOff(migration);
  await migration.apply('production');
  const { files, status } = await migration.verify('production');
  if (status !== 'done' || !files.includes('reports/manifest-production.jsonl'))
    throw new Error(`the load was not proved: ${status}`);
  folder = await mkdtemp(join(tmpdir(), 'landfall-elsewhere-'));
  manifest = join(folder, 'manifest.jsonl');
  await copyFile(join(migration.workspaceFolder, 'reports/manifest-production.jsonl'), manifest);
});

afterAll(() => migration.close());

const elsewhere = (file = manifest) =>
  runVerifyManifest(
    file,
    migration.simulator.locations[1]?.token ?? '',
    'test',
    {
      ...migration.surroundings,
      environment: { ...migration.environment, XDG_STATE_HOME: join(folder, 'state') },
    },
    () => undefined,
  );

describe('a manifest', () => {
  test('proves the location from elsewhere, and only reads', async () => {
    const before = await writesTo(migration, production);
    const { result, file } = await elsewhere();
    expect(result.records).toMatchObject({ mismatched: 0, missing: 0 });
    expect(result.records.verified).toBeGreaterThan(60);
    expect(result.fields.compared).toBeGreaterThan(600);
    expect(result.fields.equal).toBe(result.fields.compared);
    expect(await writesTo(migration, production)).toEqual(before);
    const { fingerprint } = await checkSigned(file);
    const ours = await checkSigned(manifest);
    expect(result.manifest.fingerprint).toBe(ours.fingerprint);
    // Whoever verified signed with a key of their own.
    expect(fingerprint).not.toBe(ours.fingerprint);
  });

  test('is signed with the key of the sign-off paper, and says who approved what', async () => {
    const paper = await readFile(join(migration.workspaceFolder, 'reports/signoff.md'), 'utf8');
    expect(paper).toContain((await checkSigned(manifest)).fingerprint);
    const [first = ''] = (await readFile(manifest, 'utf8')).split('\n');
    expect(JSON.parse(first)).toMatchObject({ approval: { by: 'A. Person', spotCheck: { by: 'a test' } } });
  });

  test('holds nothing of anybody', async () => {
    const text = (await readFile(manifest, 'utf8')).toLowerCase();
    const { contacts } = (await migration.ask(`state?locationId=${production}`)) as Awaited<
      ReturnType<TestMigration['state']>
    >;
    const personal = contacts.flatMap(({ email, phone, lastName }) => [email, phone, lastName ?? '']);
    const looked = personal.filter((value) => value !== undefined && value.length > 4);
    expect(looked.length).toBeGreaterThan(80);
    for (const value of looked) expect(text.includes(String(value).toLowerCase())).toBe(false);
  });

  test('finds what is no longer as it was', async () => {
    const [first, second] = (
      (await migration.ask(`state?locationId=${production}`)) as { contacts: { id: string }[] }
    ).contacts;
    const at = { locationId: production };
    await act(migration, 'edit-contact', {
      ...at,
      contactId: first?.id,
      changes: { city: 'Elsewhere', tags: [] },
    });
    await act(migration, 'delete-contact', { ...at, contactId: second?.id });
    await migration.ask('clock', { advanceMs: 60_000 });
    const { result } = await elsewhere();
    expect(result.records.missing).toBeGreaterThanOrEqual(1);
    const found = result.differences.map(({ id, field }) => `${id} ${field ?? ''}`);
    expect(found).toContain(`${second?.id ?? ''} `);
    expect(found.some((line) => line.startsWith(`${first?.id ?? ''} `))).toBe(true);
  });
});

describe('somebody touched the file', () => {
  const altered = async (name: string, change: (text: string) => string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, change(await readFile(manifest, 'utf8')));
    return file;
  };

  test.each([
    ['a record taken out', (text: string) => text.split('\n').toSpliced(3, 1).join('\n')],
    ['a hash changed', (text: string) => text.replace(/"email":"[0-9a-f]{4}/u, '"email":"0000')],
    ['the approval changed', (text: string) => text.replace('A. Person', 'B. Other')],
    ['no manifest at all', () => '{"records":1}\n'],
  ])('%s: refused', async (name, change) => {
    const file = await altered(`${name}.jsonl`, change);
    await expect(elsewhere(file)).rejects.toMatchObject({ code: 'signature-invalid' });
  });

  test('a result that was made better than it is: refused', async () => {
    const { file, result } = await elsewhere();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(`"missing": ${result.records.missing}`, '"missing": 0'));
    await expect(checkSigned(file)).rejects.toMatchObject({ code: 'signature-invalid' });
  });
});
