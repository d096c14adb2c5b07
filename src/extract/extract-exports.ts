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
import type { TransactionStore } from '../ledger/transaction-stores.ts';
import type { ExportFile, ExportKind } from '../model/entity.ts';
import type { InputSummary } from '../model/summary.ts';
import { inspectAll } from './inspect-all.ts';
import { listExports } from './list-exports.ts';
import { numberGenerations } from './number-generations.ts';
import { type Reassembled, reassemble } from './reassemble.ts';
import { stageExport } from './stage-export.ts';

export interface ExtractOptions {
  /** The `exports/` folder. */
  readonly directory: string;
  /** Name of the source account: part of the marker of people without a lead id. */
  readonly account: string;
  readonly staging: StagingStore;
  readonly entities: EntityStore;
  readonly transactions: TransactionStore;
  /** Encodings a person confirmed, by file name relative to `directory`. */
  readonly encodings?: Readonly<Record<string, ConfirmedEncoding>>;
  /** What a person said files are, by file name. */
  readonly kinds?: Readonly<Record<string, ExportKind>>;
  /** Whether an address, in lower case, is one of somebody who must never be written. */
  readonly isSuppressed?: ((email: string) => boolean) | null;
  readonly onProgress?: (progress: ExtractProgress) => void;
}

/** `file` and `rows` (so far) where they apply. */
export interface ExtractProgress {
  readonly stage: 'inspect' | 'read' | 'reassemble';
  /** A file, or a kind of record when rows are put together. */
  readonly file: string | null;
  readonly rows: number;
  /** Bytes of the files that are to be read, and of those read so far; 0 where unknown. */
  readonly bytes: number;
  readonly bytesDone: number;
}

export interface ExtractResult extends Reassembled {
  /** One per file that stands in `exports/`, in the order of their names. */
  readonly inputs: readonly InputSummary[];
  /** Files in `exports/` that were not read. */
  readonly ignored: readonly string[];
  /** Files forgotten because they no longer stand in `exports/`. */
  readonly removed: number;
  /** Rejected rows of all files. */
  readonly rejected: number;
  /** The files as they stand in the ledger. */
  readonly files: readonly ExportFile[];
  /** Whether this run staged or removed a file, or built people or records anew. */
  readonly changed: boolean;
}

/**
 * @throws LandfallError `file-missing` without any export, `file-not-an-export`, `file-encoding`,
 * `file-unreadable`, `counts-unbalanced`
 */
export async function extractExports(options: ExtractOptions): Promise<ExtractResult> {
  const { directory, account, staging, entities, transactions, isSuppressed = null } = options;
  const { encodings = {}, kinds = {}, onProgress = () => {} } = options;
  const { files, ignored } = await listExports(directory);
  if (files.length === 0) throw noExports(ignored);

  const { fresh } = await inspectAll(files, staging, encodings, kinds, (file) =>
    onProgress({ stage: 'inspect', file, rows: 0, bytes: 0, bytesDone: 0 }),
  );
  const bytes = fresh.reduce((sum, file) => sum + file.bytes, 0);
  let bytesDone = 0;
  for (const file of fresh) {
    const before = bytesDone;
    await stageExport(file, staging, (rows, read) =>
      onProgress({ stage: 'read', file: file.name, rows, bytes, bytesDone: before + read }),
    );
    bytesDone += file.bytes;
  }
  const removed = await staging.removeFilesExcept(files.map(({ name }) => name));

  await staging.saveGenerations(numberGenerations(await staging.files()));
  const standing = await staging.files();
  const reassembled = await reassemble({
    account,
    staging,
    entities,
    transactions,
    files: standing,
    isSuppressed,
    onKind: (kind, rows) => onProgress({ stage: 'reassemble', file: kind, rows, bytes: 0, bytesDone: 0 }),
  });
  return {
    inputs: standing.map(summarise),
    ignored,
    removed,
    ...reassembled,
    rejected: standing.reduce((sum, file) => sum + file.rejected, 0),
    files: standing,
    changed: fresh.length > 0 || removed > 0 || reassembled.rebuilt.length > 0,
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
