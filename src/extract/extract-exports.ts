/**
 * The extract step: everything in `exports/` becomes staged rows, and people are reassembled from them.
 *
 * Invariants: every file is inspected whole before anything of any file is staged (R16, R128); per file,
 * rows read = staged + rejected (I4); a file staged already is not read again, so twice is once (I6);
 * people are rebuilt from all files at every run, so a run that was stopped half-way is made good by the
 * next. The step never writes to `exports/` and never talks to a platform.
 */
import type { ConfirmedEncoding } from '../connectors/kartra/inspect-bytes.ts';
import { LandfallError } from '../errors.ts';
import type { EntityStore, StagingStore } from '../ledger/ledger.ts';
import { type ExportFile, entityKindOf } from '../model/entity.ts';
import type { InputSummary } from '../model/summary.ts';
import { inspectAll } from './inspect-all.ts';
import { listExports } from './list-exports.ts';
import { profileColumns } from './profile-columns.ts';
import { readEntityRows } from './read-entity-rows.ts';
import { stageExport } from './stage-export.ts';

export interface ExtractOptions {
  /** The `exports/` folder. */
  readonly directory: string;
  /** Name of the source account: part of the marker of people without a lead id. */
  readonly account: string;
  readonly staging: StagingStore;
  readonly entities: EntityStore;
  /** Encodings a person confirmed, by file name relative to `directory`. */
  readonly encodings?: Readonly<Record<string, ConfirmedEncoding>>;
  readonly onProgress?: (progress: ExtractProgress) => void;
}

/** `file` and `rows` (so far) where they apply. */
export interface ExtractProgress {
  readonly stage: 'inspect' | 'read' | 'reassemble' | 'profile';
  readonly file: string | null;
  readonly rows: number;
}

export interface ExtractResult {
  /** One per file that stands in `exports/`, in the order of their names. */
  readonly inputs: readonly InputSummary[];
  /** Files in `exports/` that were not read. */
  readonly ignored: readonly string[];
  /** Files forgotten because they no longer stand in `exports/`. */
  readonly removed: number;
  /** People standing now. */
  readonly entities: number;
  /** Rows that joined a person seen in an earlier row. */
  readonly merged: number;
  /** Rows whose e-mail belongs to a person with another lead id. */
  readonly conflicts: number;
  /** Rejected rows of all files. */
  readonly rejected: number;
  /** Whether this run staged or removed a file, or changed the number of people. */
  readonly changed: boolean;
}

/**
 * @throws LandfallError `file-missing` without any export, `file-not-an-export`, `file-encoding`,
 * `file-unreadable`, `counts-unbalanced`
 */
export async function extractExports(options: ExtractOptions): Promise<ExtractResult> {
  const { directory, account, staging, entities, encodings = {}, onProgress = () => {} } = options;
  const { files, ignored } = await listExports(directory);
  if (files.length === 0) throw noExports(ignored);

  const { known, fresh } = await inspectAll(files, staging, encodings, (file) =>
    onProgress({ stage: 'inspect', file, rows: 0 }),
  );
  const staged: ExportFile[] = [];
  for (const file of fresh) {
    staged.push(
      await stageExport(file, staging, (rows) => onProgress({ stage: 'read', file: file.name, rows })),
    );
  }
  const removed = await staging.removeFilesExcept(files.map(({ name }) => name));

  onProgress({ stage: 'reassemble', file: null, rows: 0 });
  const kind = entityKindOf.contacts;
  const before = await entities.count(kind);
  const standing = [...known, ...staged];
  const people = await entities.rebuild(kind, account, readEntityRows(staging, standing));
  onProgress({ stage: 'profile', file: null, rows: 0 });
  await profileColumns(entities, kind);
  return {
    inputs: standing.map(summarise).sort((a, b) => (a.name < b.name ? -1 : 1)),
    ignored,
    removed,
    ...people,
    rejected: standing.reduce((sum, file) => sum + file.rejected, 0),
    changed: staged.length > 0 || removed > 0 || before !== people.entities,
  };
}

function summarise({ name, kind, rows, staged, rejected, bytes, encoding }: ExportFile): InputSummary {
  return { name, kind, rows, staged, rejected, bytes, encoding };
}

function noExports(ignored: readonly string[]): LandfallError {
  const names = ignored.slice(0, 3).join(', ');
  const others = ignored.length === 0 ? '' : ` (left aside: ${names}${ignored.length > 3 ? ', …' : ''})`;
  return new LandfallError('file-missing', `exports/ holds no export file${others}.`, {
    file: 'exports/',
    rule: '.csv, .txt or .tsv',
    safe: 'What was read before stands as it was.',
    remedy: 'Export your contacts from Kartra as CSV and put the file into exports/.',
    next: 'landfall extract',
  });
}
