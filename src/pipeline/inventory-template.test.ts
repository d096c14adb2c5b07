import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeInventoryTemplate } from './inventory-template.ts';
import { runExtract } from './run-extract.ts';
import { initWorkspace, openWorkspace, type Workspace } from './workspace.ts';

let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-inventory-'));
  await initWorkspace(join(folder, 'acme'));
  workspace = await openWorkspace(join(folder, 'acme'));
});
afterEach(async () => {
  await workspace.close();
  await rm(folder, { recursive: true });
});

const yaml = () => join(workspace.exportsDirectory, 'inventory.yaml');

async function learn(sequences: readonly string[]): Promise<void> {
  const round = await workspace.ledger.witness.beginRound(1, true);
  await workspace.ledger.witness.saveAccount(
    round.id,
    { tags: null, lists: null, sequences, customFields: null },
    1,
  );
}

async function inventory(): Promise<readonly string[]> {
  await runExtract(workspace, () => undefined);
  const found: string[] = [];
  for await (const batch of workspace.ledger.entities.all('inventory-item'))
    found.push(
      ...batch.map(({ columns }) => `${columns['kind']} ${columns['name']} ${columns['steps'] ?? ''}`),
    );
  return found.map((line) => line.trim()).toSorted();
}

test('with nothing to begin with it waits in reports/', async () => {
  expect(await writeInventoryTemplate(workspace, 'yaml')).toBe('reports/inventory.yaml');
  expect(await writeInventoryTemplate(workspace, 'csv')).toBe('reports/inventory.csv');
});

test('what Kartra named stands in it, a person adds to it, and what is learnt later joins it, comments kept', async () => {
  await learn(['Welcome', 'Win: back']);
  expect(await writeInventoryTemplate(workspace, 'yaml')).toBe('exports/inventory.yaml');
  expect(await inventory()).toEqual(['sequence Welcome', 'sequence Win: back']);

  const text = await readFile(yaml(), 'utf8');
  const edited = `${text.replace('\n  - Welcome', '\n  - name: Welcome # the old one\n    steps: 5')}pages:\n  - Home # built twice\n`;
  await writeFile(yaml(), edited);
  expect(await writeInventoryTemplate(workspace, 'yaml')).toBeNull();
  await learn(['welcome', 'Win: back', 'Third']);
  expect(await writeInventoryTemplate(workspace, 'yaml')).toBe('exports/inventory.yaml');
  const after = await readFile(yaml(), 'utf8');
  for (const comment of ['# the old one', '# built twice', '# What must be built again'])
    expect(after).toContain(comment);
  expect(await inventory()).toEqual([
    'page Home',
    'sequence Third',
    'sequence Welcome 5',
    'sequence Win: back',
  ]);
});

test('a file that is no inventory stops the step at its line and stays as it is', async () => {
  await writeFile(yaml(), 'sequences: nonsense\n');
  await expect(writeInventoryTemplate(workspace, 'yaml')).rejects.toMatchObject({
    code: 'file-not-an-export',
  });
  await expect(inventory()).rejects.toMatchObject({ details: expect.objectContaining({ line: 1 }) });
  expect(await readFile(yaml(), 'utf8')).toBe('sequences: nonsense\n');
});
