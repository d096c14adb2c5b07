/**
 * R212: a load compared with the lists a person exports in HighLevel, without a request. What a file cannot prove is
 * never counted as right; what differs is found as a read-back finds it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runVerifyCsv } from '../../src/pipeline/run-verify-csv.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, operations } from '../support/small-account.ts';

let migration: TestMigration;

beforeAll(async () => {
  migration = await startMigration({ contacts: 40, seed: 5, account: { objects: ['contacts', 'deals'] } });
  await migration.prepare();
  await migration.plan();
  await migration.apply();
});

afterAll(() => migration.close());

interface Deals {
  readonly pipelines: readonly {
    readonly id: string;
    readonly name: string;
    readonly stages: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly name: string;
    readonly contactId: string;
    readonly pipelineId: string;
    readonly pipelineStageId: string;
    readonly status: string;
    readonly monetaryValue: number;
  }[];
}

const quote = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`;

/** The three lists as HighLevel's pages give them; that of deals is typed after an exported one. */
async function exportLists(): Promise<readonly string[]> {
  const { simulator, locationId, folder } = migration;
  const files: string[] = [];
  for (const object of ['contacts', 'companies']) {
    const answer = await fetch(`${simulator.url}/__sim/export?locationId=${locationId}&object=${object}`);
    files.push(join(folder, `${object}.csv`));
    await writeFile(files.at(-1) ?? '', await answer.text());
  }
  const { pipelines, opportunities } = (await migration.ask(`state?locationId=${locationId}`)) as Deals;
  const rows = opportunities.map((one) => {
    const pipeline = pipelines.find(({ id }) => id === one.pipelineId);
    const stage = pipeline?.stages.find(({ id }) => id === one.pipelineStageId);
    const { name, monetaryValue, status, id, contactId } = one;
    return [name, pipeline?.name ?? '', stage?.name ?? '', monetaryValue, status, id, contactId];
  });
  const header = [
    'Opportunity Name',
    'pipeline',
    'stage',
    'Lead Value',
    'status',
    'Opportunity ID',
    'Contact ID',
  ];
  files.push(join(folder, 'opportunities.csv'));
  await writeFile(files.at(-1) ?? '', [header, ...rows].map((row) => row.map(quote).join(',')).join('\r\n'));
  return files;
}

const verify = (files: readonly string[]) =>
  migration.with((workspace) => runVerifyCsv(workspace, 'rehearsal', files, () => undefined));
const sent = async () => ((await migration.ask(`requests?locationId=${migration.locationId}`)) as []).length;

test('files prove every field they show, and say what they do not', async () => {
  const before = await sent();
  const files = await exportLists();
  const { status, proof, requests } = await verify(files);
  expect(proof.records).toMatchObject({ mismatched: 0, missing: 0, unverifiable: 0 });
  expect(status).toBe('done');
  expect(proof.records.verified).toBeGreaterThan(45);
  expect(proof.fields.compared).toBeGreaterThan(400);
  expect(proof.fields.different).toBe(0);
  // Closed channels, links and owners stand in no file; nor does the schema.
  expect(Object.keys(proof.unproved['contact'] ?? {})).toEqual(
    expect.arrayContaining(['dnd.email', 'dnd.sms', 'company']),
  );
  expect(Object.keys(proof.notShown)).toEqual(expect.arrayContaining(['custom-field', 'pipeline']));
  expect(requests.total).toBe(0);
  expect(await sent()).toBe(before);
  // Without the list of companies they are not proven, and not missing.
  const fewer = await verify(files.filter((file) => !file.endsWith('companies.csv')));
  expect(fewer.proof.notShown['company']).toBeGreaterThan(0);
  expect(fewer.proof.records.missing).toBe(0);
});

test('what differs or is not there is found by record and field', async () => {
  const all = (await operations(migration)).filter(({ state }) => state === 'done');
  const people = all.filter(({ object }) => object === 'contact');
  const [first, second] = people;
  const deal = all.find(({ object }) => object === 'opportunity');
  const silently = true;
  const edit = (contactId: string | null | undefined, changes: object) =>
    act(migration, 'edit-contact', { contactId, changes, silently });
  await edit(first?.destinationId, { lastName: 'Otherwise', tags: [] });
  await act(migration, 'edit-opportunity', {
    opportunityId: deal?.destinationId,
    changes: { name: 'another name' },
    silently,
  });
  const files = await exportLists();
  const [contacts = ''] = files;
  const lines = (await readFile(contacts, 'utf8')).split('\n');
  const without = lines.filter((line) => !line.startsWith(second?.destinationId ?? '?'));
  expect(without.length).toBe(lines.length - 1);
  await writeFile(contacts, without.join('\n'));
  const { status, proof, files: papers } = await verify(files);
  expect(status).toBe('differences');
  expect(proof.records).toMatchObject({ mismatched: 2, missing: 1 });
  expect(papers).toContain('reports/discrepancies-csv-rehearsal.csv');
  const csv = await readFile(
    join(migration.workspaceFolder, 'reports/discrepancies-csv-rehearsal.csv'),
    'utf8',
  );
  const expected = first?.expected as unknown as { tags: string[] };
  expect(csv).toContain(`contact,${first?.externalId},${first?.destinationId},a field differs,lastName`);
  expect(csv.includes('a field differs,tags')).toBe(expected.tags.length > 0);
  expect(csv).toContain(`opportunity,${deal?.externalId},${deal?.destinationId},a field differs,name`);
  expect(csv).toContain(`contact,${second?.externalId},${second?.destinationId},not there`);
});

test('a file that is no exported list is refused', async () => {
  const file = join(migration.folder, 'other.csv');
  await writeFile(file, 'first_name,email\nAnn,a\n');
  await expect(verify([file])).rejects.toMatchObject({ code: 'file-not-an-export' });
  await expect(verify([join(migration.folder, 'none.csv')])).rejects.toMatchObject({
    code: 'workspace-unusable',
  });
});
