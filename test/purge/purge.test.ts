/** `landfall purge`: after it, no byte of the workspace says that the person was ever there (B21, I11). */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runAudit } from '../../src/pipeline/audit/run-audit.ts';
import { rehearsalFolder } from '../../src/pipeline/rehearse/open-rehearsal.ts';
import { runReport } from '../../src/pipeline/report/run-report.ts';
import { runExitPack } from '../../src/pipeline/run-exit-pack.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { purgeEverything, purgePerson } from '../../src/pipeline/run-purge.ts';
import { hashAddress } from '../../src/pipeline/suppressions.ts';
import { undo } from '../rollback/rolling-back.ts';
import { startMigration } from '../support/migration.ts';

const at = '2026-06-12T08:00:00.000Z';
const by = 'A. Person';
const email = 'zoraide.q@example.com';
const contacts = [
  'id,email,first_name,last_name,phone_country_code,phone,tags,lists,gdpr_status,gdpr_communications,date_joined,notes',
  '11,ann@example.com,Ann,Ash,1,4155550101,vip,News,Accepted,Yes,2024-01-01 10:00:00,Friend of Zoraide.Q@Example.com',
  `7007,${email},Zoraïde,Quillfeather,1,(415) 555-0177,vip,News,Accepted,Yes,2024-01-02 10:00:00,likes tea`,
  '70071,bob@example.com,Bob,Birch,1,4155550103,new,News,Accepted,Yes,2024-01-03 10:00:00,',
].join('\n');
const transactions = [
  'ID,Transaction_Type,Date,Product,Price_point,Amount (USD),Buyer_Name,Buyer_Email,lead_id,Processor_transaction_id',
  `9001,Sale,2026-01-01 10:00:00,Course,1,10.00,Zoraïde Quillfeather,${email},7007,ch_quill`,
  '9002,Sale,2026-01-02 10:00:00,Course,1,20.00,Ann Ash,ann@example.com,11,ch_ash',
].join('\n');
const noteRows = [
  'Note ID,Lead ID,Email,Date,Author,Note',
  `31,7007,${email},2026-01-01,Dana,Quillfeather called`,
].join('\n');

const inventory = `# hers\n- kind: page\n  name: Home\n  description: made by ${email}\n`;

async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function filesNaming(folder: string, needles: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of await everyFile(folder)) {
    const text = (await readFile(file, 'latin1')).toLowerCase();
    for (const needle of needles) {
      if (text.includes(Buffer.from(needle.toLowerCase()).toString('latin1')))
        found.push(`${file}: ${needle}`);
    }
  }
  return found;
}

async function planned() {
  const migration = await startMigration({
    csv: contacts,
    files: { 'transactions.csv': transactions, 'notes.csv': noteRows, 'inventory.yaml': inventory },
  });
  onTestFinished(() => migration.close());
  await migration.prepare();
  await migration.plan();
  await migration.apply();
  await migration.verify();
  await migration.with(async (workspace) => {
    await mkdir(join(workspace.directory, 'attachments', '7007'), { recursive: true });
    const rehearsed = join(workspace.directory, rehearsalFolder, 'exports');
    await mkdir(rehearsed, { recursive: true });
    await writeFile(join(rehearsed, 'contacts.csv'), contacts);
    await runAudit(workspace, at);
    await runReport(workspace, [], at);
    await runExitPack(workspace, at);
    // What a pack that was cut short leaves.
    await mkdir(join(workspace.directory, 'exit-pack.part'));
    await writeFile(join(workspace.directory, 'exit-pack.part', 'contact.csv'), contacts);
    await writeFile(
      join(workspace.directory, 'conflicts-rehearsal.csv'),
      [
        'conflict,kind,record,field,Kartra then,Kartra now,HighLevel now,choice,value,by,at,in a plan since',
        '0a1b2c3d,contact,L:7007,lastName,Quill,Quillfeather,Quillfeather-Ash,source,,A. Person,,',
        '4e5f6a7b,contact,L:11,city,Bonn,Berlin,Boston,destination,,A. Person,,',
      ].join('\n'),
    );
  });
  return migration;
}

const traces = [email, 'Quillfeather', '(415) 555-0177', '+14155550177', 'ch_quill', 'L:7007"', 'T:9001'];

test('a person is gone from every byte and does not come back; everybody else stands as before', async () => {
  const migration = await planned();
  const before = await filesNaming(migration.workspaceFolder, traces);
  const places = [
    'exports/',
    'reports/',
    'exit-pack/',
    'exit-pack.part/',
    'rehearsal/',
    'ledger.db',
    'conflicts-',
  ];
  expect(places.filter((place) => !before.some((file) => file.includes(place)))).toEqual([]);
  const id = await migration.with(async ({ ledger }) => {
    const found = await ledger.journal.destinationIds(migration.locationId, ['L:7007']);
    return found['L:7007'] ?? 'none';
  });
  const manifest = join(migration.workspaceFolder, 'reports', 'manifest-rehearsal.jsonl');
  expect(await readFile(manifest, 'utf8')).toContain(id);
  const { removed, left } = await migration.with((workspace) =>
    purgePerson(workspace, { person: email.toUpperCase(), by, at }),
  );
  expect(left).toEqual([]);
  expect(removed).toMatchObject({
    'rows of exports': 3,
    'cells of others': 2,
    'export files written again': 4,
    'lines of conflicts': 1,
  });
  expect(await filesNaming(migration.workspaceFolder, traces)).toEqual([]);
  expect(await filesNaming(join(migration.workspaceFolder, 'reports'), [id])).toEqual([]);
  // Proved anew, nothing of hers is looked for; her address in Ann's text still stands in HighLevel, and is told.
  const { verification, files } = await migration.verify();
  expect(verification.records).toMatchObject({ mismatched: 1, missing: 0, extra: 0, unverifiable: 0 });
  expect(verification.fields.different).toBe(1);
  const papers = await Promise.all(
    files.map((file) => readFile(join(migration.workspaceFolder, file), 'utf8')),
  );
  expect(papers.filter((text) => text.includes(id))).toEqual([]);
  expect(await readFile(join(migration.workspaceFolder, 'conflicts-rehearsal.csv'), 'utf8')).toContain(
    'L:11,city',
  );

  await migration.with(async ({ ledger, exportsDirectory, directory }) => {
    expect(await ledger.entities.count('contact')).toBe(2);
    expect(await ledger.entities.count('transaction')).toBe(1);
    const standing = await readFile(
      join(
        exportsDirectory,
        (await readdir(exportsDirectory)).find((name) => name.startsWith('contacts')) ?? '',
      ),
      'utf8',
    );
    expect(standing).toContain('Friend of [removed]');
    expect(standing).toContain('bob@example.com');
    const plan = await ledger.plans.latest('rehearsal');
    const counts = await ledger.journal.counts(plan?.id ?? 0);
    expect(counts['contact']).toMatchObject({ planned: 3, created: 3 });
    const record = await readFile(join(directory, 'purged.csv'), 'utf8');
    expect(record.split('\n')).toHaveLength(3);
    expect(record).toMatch(/^"[0-9a-f]{64}","2026-06-12T08:00:00\.000Z","A\. Person","/mu);
    expect(await readFile(join(directory, 'suppress.csv'), 'utf8')).toContain(hashAddress(email));
  });
  // Bob's lead id begins with hers: what is his is not touched.
  await migration.with(async ({ ledger }) => {
    const kept = await ledger.journal.destinationIds(migration.locationId, ['L:70071', 'L:11']);
    expect(Object.keys(kept).sort()).toEqual(['L:11', 'L:70071']);
  });
  // An export made later has her again: she stays away.
  await migration.with(async (workspace) => {
    await writeFile(join(workspace.exportsDirectory, 'contacts-later.csv'), contacts);
    const summary = await runExtract(workspace, () => undefined);
    expect(summary.entities['contact']).toBe(2);
    expect(summary.issues['suppressed']).toBe(1);
  });
});

test('a person who was still to be written is left out of the load; everybody else arrives', async () => {
  const migration = await startMigration({ csv: contacts });
  onTestFinished(() => migration.close());
  await migration.prepare();
  await migration.plan();
  await migration.with((workspace) => purgePerson(workspace, { person: '7007', by, at }));
  const counts = await migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    return ledger.journal.counts(plan?.id ?? 0);
  });
  expect(counts['contact']).toMatchObject({ planned: 3, skipped: 1 });
  // Her export is another now, so the plan is made again: without her.
  await expect(migration.apply()).rejects.toMatchObject({ code: 'plan-stale' });
  await migration.plan();
  expect((await migration.apply()).counts['contact']).toMatchObject({ planned: 2, created: 2 });
  expect((await migration.verify()).status).toBe('done');
});

test('everything: no personal data stays, counts do', async () => {
  const migration = await planned();
  const summary = await migration.with((workspace) => purgeEverything(workspace, { by, at }));
  expect(summary.removed).toMatchObject({ contact: 3, transaction: 2, 'export files': 4 });
  const everybody = [...traces, 'ann@example.com', 'bob@example.com', 'Birch'];
  expect(await filesNaming(migration.workspaceFolder, everybody)).toEqual([]);
  expect(existsSync(join(migration.workspaceFolder, 'landfall.yaml'))).toBe(true);
  await migration.with(async ({ ledger }) => expect(await ledger.entities.count('contact')).toBe(0));
});

test('what was written of a purged person cannot be undone any more, which is said; who has nothing to do with them is undone', async () => {
  const migration = await planned();
  await migration.with((workspace) => purgePerson(workspace, { person: email, by, at }));
  await migration.ask('clock', { advanceMs: 120_000 });
  const preview = await undo(migration, { kind: 'all' }, 'preview');
  const { rollback, byObject, files } = await undo(migration);
  expect(rollback).toEqual(preview.rollback);
  // Ann's text named her: what stands there is no longer what the journal remembers, so Ann is left too.
  expect(byObject['contact']).toMatchObject({ written: 3, reversed: 1, kept: 1, errored: 1 });
  const left = (await migration.state()).contacts.flatMap((one) => one.email ?? []).sort();
  expect(left).toEqual(['ann@example.com', email]);
  const paper = await readFile(join(migration.workspaceFolder, files[0] ?? ''), 'utf8');
  expect(paper).toContain('purged here: what was written is not known any more');
  expect(paper.toLowerCase()).not.toContain(email);
});
