/** The export guide and its tracker, and the template for what no export holds. Nothing is extracted by it. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { listExports } from '../extract/list-exports.ts';
import { trackExports } from '../extract/track-exports.ts';
import { type ExportKind, exportKinds } from '../model/entity.ts';
import type { ExportTracker } from '../model/export-tracker.ts';
import { exportGuide } from '../report/export-guide.ts';
import { explainFiles } from './explain-file-error.ts';
import type { Workspace } from './workspace.ts';

export interface GuideSummary extends ExportTracker {
  readonly step: 'guide';
  readonly status: 'done';
  readonly files: readonly string[];
  readonly next: string;
}

export async function runGuide(workspace: Workspace): Promise<GuideSummary> {
  const { ledger, config, exportsDirectory } = workspace;
  await explainFiles(exportsDirectory, () => mkdir(exportsDirectory, { recursive: true, mode: 0o700 }));
  const { files } = await listExports(exportsDirectory);
  const tracker = trackExports(
    files.map(({ name }) => name),
    await ledger.staging.files(),
    await ledger.entities.count('contact'),
    { kinds: expectedCounts(config.expected), statuses: config.expected.statuses ?? {} },
  );
  const paper = await workspace.writeReport('export-guide.md', exportGuide(tracker));
  const next = files.length === 0 || tracker.unread.length > 0 ? 'landfall extract' : 'landfall map propose';
  return { step: 'guide', status: 'done', ...tracker, files: [paper], next };
}

/** Lists and tags may be given one by one: then their number counts. */
function expectedCounts(
  expected: Workspace['config']['expected'],
): Readonly<Partial<Record<ExportKind, number>>> {
  return Object.fromEntries(
    exportKinds.flatMap((kind) => {
      const value: unknown = expected[kind as keyof typeof expected];
      if (typeof value === 'number') return [[kind, value]];
      return typeof value === 'object' && value !== null ? [[kind, Object.keys(value).length]] : [];
    }),
  );
}

const inventoryColumns = ['Kind', 'Name', 'Steps', 'Status', 'Used By', 'Link', 'Description'];

/**
 * Writes a list of what must be rebuilt by hand, for a person to fill in. Sequences that Kartra's API named
 * stand in it already, and then it is an export: `exports/inventory.csv`. Without any it is empty, which extract
 * would refuse, so it stands in `reports/` until it is filled in.
 * @returns the path relative to the workspace, or null when `exports/inventory.csv` is there already
 */
export async function writeInventoryTemplate(workspace: Workspace): Promise<string | null> {
  const file = join(workspace.exportsDirectory, 'inventory.csv');
  if (existsSync(file)) return null;
  const account = await workspace.ledger.witness.account();
  const sequences = (account?.record.sequences ?? []).map((name) => ['sequence', name, '', '', '', '', '']);
  const table = stringify([inventoryColumns, ...sequences], { record_delimiter: 'windows' });
  const text = `\uFEFF${table}`;
  if (sequences.length === 0) return workspace.writeReport('inventory.csv', text);
  await explainFiles(file, async () => {
    await mkdir(workspace.exportsDirectory, { recursive: true, mode: 0o700 });
    // `wx`: a file that appeared meanwhile is somebody's work.
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  });
  return 'exports/inventory.csv';
}
