/**
 * The list of what must be rebuilt by hand, written for a person to fill in, as a table or as YAML. Sequences that
 * Kartra's API named stand in it already. What a person wrote stays: a table is left alone, a YAML file gains the
 * sequences it lacks, comments and all else as they were.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Document, isMap, isScalar, isSeq, parseDocument, YAMLSeq } from 'yaml';
import { inventoryColumns, readInventoryYaml } from '../connectors/kartra/inventory-yaml.ts';
import { explainFiles } from './explain-file-error.ts';
import type { Workspace } from './workspace.ts';

export type InventoryFormat = 'csv' | 'yaml';

const heading = ` What must be built again by hand in HighLevel: Kartra exports none of it.
 A list under each kind: sequences, automations, pages, forms, emails, videos, products, campaigns, …
 An entry is a name, or a name with what you know of it:

 sequences:
   - Welcome
   - name: Win back
     steps: 5
     status: active
     used_by: Launch
     link: https://…
     description: after 90 days without an order

 Your comments stay when Landfall adds what it learns from Kartra.`;

/**
 * Without a name to begin with it is empty, which extract would refuse, so it stands in `reports/` until it is
 * filled in.
 * @returns the path relative to the workspace, or null when it stands there already and lacks nothing
 */
export async function writeInventoryTemplate(
  workspace: Workspace,
  format: InventoryFormat,
): Promise<string | null> {
  const file = join(workspace.exportsDirectory, `inventory.${format}`);
  const account = await workspace.ledger.witness.account();
  const sequences = account?.record.sequences ?? [];
  if (existsSync(file)) return format === 'yaml' ? addToYaml(file, sequences) : null;
  const text = format === 'yaml' ? yamlOf(sequences) : csvOf(sequences);
  if (sequences.length === 0) return workspace.writeReport(`inventory.${format}`, text);
  await explainFiles(file, async () => {
    await mkdir(workspace.exportsDirectory, { recursive: true, mode: 0o700 });
    // `wx`: a file that appeared meanwhile is somebody's work.
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  });
  return `exports/inventory.${format}`;
}

function csvOf(sequences: readonly string[]): string {
  const rows = sequences.map((name) => ['sequence', name, '', '', '', '', '']);
  return `\uFEFF${stringify([inventoryColumns, ...rows], { record_delimiter: 'windows' })}`;
}

function yamlOf(sequences: readonly string[]): string {
  const document = new Document(sequences.length === 0 ? {} : { sequences });
  document.commentBefore = heading;
  return document.toString({ lineWidth: 0 });
}

/** @throws LandfallError `file-not-an-export` for a file that is no inventory: it stays as it is */
async function addToYaml(file: string, sequences: readonly string[]): Promise<string | null> {
  const text = await explainFiles(file, () => readFile(file, 'utf8'));
  readInventoryYaml(text, 'inventory.yaml');
  const document = parseDocument(text);
  const root = document.contents;
  if (!isMap(root)) return null;
  const standing = document.get('sequences');
  const list: YAMLSeq = isSeq(standing) ? standing : new YAMLSeq(document.schema);
  const known = new Set(list.items.map((item) => nameOf(item).toLowerCase()));
  const missing = sequences.filter((name) => !known.has(name.trim().toLowerCase()));
  if (missing.length === 0) return null;
  for (const name of missing) list.items.push(document.createNode(name));
  if (list !== standing) document.set('sequences', list);
  await explainFiles(file, () => writeFile(file, document.toString({ lineWidth: 0 }), { mode: 0o600 }));
  return 'exports/inventory.yaml';
}

function nameOf(item: unknown): string {
  const name: unknown = isMap(item) ? item.get('name') : isScalar(item) ? item.value : '';
  return typeof name === 'string' || typeof name === 'number' ? String(name).trim() : '';
}
