/**
 * A third party, months later: a manifest, a token that can only read, no workspace and no ledger. What it says is
 * signed; a manifest or a result that somebody touched is refused; none of them holds a name or an address.
 */
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoInstant } from '../../src/model/clock.ts';
import { manifestObjects } from '../../src/model/manifest.ts';
import { purgePerson } from '../../src/pipeline/run-purge.ts';
import { checkSigned, runVerifyManifest } from '../../src/pipeline/run-verify-manifest.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { connectProduction, planAndSignOff } from '../support/production.ts';
import { act, writesTo } from '../support/small-account.ts';
import { tickingFrom } from '../support/ticking-from.ts';

let migration: TestMigration;
let folder: string;
let manifest: string;
let production: string;
/** The file in the workspace itself. */
let ours: string;

beforeAll(async () => {
  const users = ['dana', 'omar', 'priya'].map((local) => `${local}@landfallsample.example`);
  migration = await startMigration({
    contacts: 60,
    seed: 11,
    account: { objects: ACCOUNT_OBJECTS },
    // The day after the exports were made: a third of the bookings are still to come.
    simulator: {
      realNow: tickingFrom(Date.parse('2026-06-12T12:00:00Z')),
      locations: [
        { name: 'Rehearsal' },
        { name: 'Production', users, settings: { allowDuplicateOpportunity: true } },
      ],
    },
    separators: { 'contact.tags': ',' },
    choices: { memberships: 'custom-object', affiliates: 'custom-object' },
  });
  await migration.prepare();
  production = await connectProduction(migration);
  await planAndSignOff(migration);
  await migration.apply('production');
  const { files, status } = await migration.verify('production');
  if (status !== 'done' || !files.includes('reports/manifest-production.jsonl'))
    throw new Error(`the load was not proved: ${status}`);
  folder = await mkdtemp(join(tmpdir(), 'landfall-elsewhere-'));
  manifest = join(folder, 'manifest.jsonl');
  ours = join(migration.workspaceFolder, 'reports/manifest-production.jsonl');
  await copyFile(ours, manifest);
}, 180_000);

afterAll(() => migration.close());

const elsewhere = (file = manifest, token = migration.simulator.locations[1]?.token ?? '') =>
  runVerifyManifest(
    file,
    token,
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
    expect(result.records.verified).toBeGreaterThan(300);
    expect(result.fields.compared).toBeGreaterThan(1_500);
    const kinds = Object.keys(result.objects);
    for (const kind of manifestObjects.filter((object) => object !== 'task')) expect(kinds).toContain(kind);
    // What it does not vouch for is named: the schema of the location.
    expect(Object.keys(result.notCovered)).toEqual(
      expect.arrayContaining(['custom-field', 'tag', 'pipeline']),
    );
    expect(result.fields.equal).toBe(result.fields.compared);
    expect(await writesTo(migration, production)).toEqual(before);
    const { fingerprint } = await checkSigned(file);
    const signed = await checkSigned(manifest);
    expect(result.manifest.fingerprint).toBe(signed.fingerprint);
    // Whoever verified signed with a key of their own.
    expect(fingerprint).not.toBe(signed.fingerprint);
  });

  test('a token of another location is told so, and not to try again', async () => {
    await expect(elsewhere(manifest, migration.simulator.locations[0]?.token)).rejects.toMatchObject({
      code: 'wrong-location',
      exitCode: 7,
    });
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
    // With the person went what hung on them: each is named by its kind and id.
    const lost = result.differences.filter(({ field }) => field === null).map(({ object }) => object);
    expect(new Set(lost).size).toBeGreaterThan(1);
  });

  test('no longer tells of a person who was purged, and is still as it was signed', async () => {
    const at = isoInstant(0);
    const lines = async () => (await readFile(ours, 'utf8')).trimEnd().split('\n');
    const before = await lines();
    const { fingerprint } = await checkSigned(ours);
    const marker = await migration.with(async ({ ledger }) => {
      for await (const batch of ledger.entities.all('contact'))
        for (const { marker: one } of batch) if (one.startsWith('L:')) return one;
      throw new Error('nobody has a lead id');
    });
    const { removed } = await migration.with((workspace) =>
      purgePerson(workspace, { person: marker, by: 'A. Person', at }),
    );
    const after = await lines();
    const struck = after.filter((line, index) => line !== before[index]);
    expect(struck.length).toBeGreaterThan(0);
    expect(removed['lines of manifests']).toBe(struck.length);
    for (const line of struck) expect(line).toMatch(/^\{"struck":"[0-9a-f]{64}"\}$/u);
    expect((await checkSigned(ours)).fingerprint).toBe(fingerprint);
    const { result } = await elsewhere(ours);
    expect(result.struck).toBe(struck.length);
    expect(result.records.verified + result.records.mismatched + result.records.missing).toBe(
      before.length - 1 - struck.length,
    );
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
