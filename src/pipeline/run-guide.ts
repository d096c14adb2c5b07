/** The export guide and its tracker, and the template for what no export holds. Nothing is extracted by it. */
import { mkdir } from 'node:fs/promises';
import { listExports } from '../extract/list-exports.ts';
import { trackExports } from '../extract/track-exports.ts';
import { systemClock } from '../model/clock.ts';
import { type ExportKind, exportKinds } from '../model/entity.ts';
import type { ExportTracker } from '../model/export-tracker.ts';
import { explainFiles } from './explain-file-error.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
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
  const papers = await writeStepPaper(workspace, 'export-guide', tracker, systemClock.now());
  const next = files.length === 0 || tracker.unread.length > 0 ? 'landfall extract' : 'landfall map propose';
  return { step: 'guide', status: 'done', ...tracker, files: papers, next };
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
