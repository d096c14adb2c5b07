/** Stages one inspected export: every row below the header goes to the sink, as staged or rejected. */
import { stat } from 'node:fs/promises';
import { describeReadError } from '../connectors/kartra/describe-read-error.ts';
import type { InspectedExport } from '../connectors/kartra/inspect-export.ts';
import { LandfallError } from '../errors.ts';
import type { StagingStore } from '../ledger/ledger.ts';
import type { ExportFile } from '../model/entity.ts';
import { emptyReport } from '../model/file-report.ts';
import { prepareInThread } from './prepare-in-thread.ts';
import { prepareFile } from './prepare-rows.ts';

/** From this size a thread of its own is worth its start, which takes about 50 ms. */
const worthAThread = 4 * 1024 * 1024;

/**
 * @param onRows told the rows and the bytes of the file read so far, after each batch
 * @param threadFromBytes size from which a file is read in a thread of its own
 * @throws LandfallError `file-unreadable` when the file changed since it was inspected,
 * `counts-unbalanced` and `interrupted` from the store; nothing of the file is kept then
 */
export async function stageExport(
  file: InspectedExport,
  staging: StagingStore,
  onRows: (rows: number, bytes: number) => void = () => {},
  threadFromBytes: number = worthAThread,
): Promise<ExportFile> {
  const { name, sha256, kind, bytes, encoding, exportedAt, header } = file;
  return staging.stageFile({ name, sha256, kind, bytes, encoding, exportedAt, header }, async (sink) => {
    const batches = bytes < threadFromBytes ? prepareFile(file) : prepareInThread(file);
    let rows = 0;
    try {
      for (;;) {
        const { done, value } = await batches.next();
        if (done === true) {
          await refuseChanged(file);
          return { rows, report: value };
        }
        if (value.staged.lines.length > 0) await sink.stage(value.staged);
        if (value.rejected.length > 0) await sink.reject(value.rejected);
        rows += value.rows;
        onRows(rows, Math.min(bytes, value.bytesRead));
      }
    } finally {
      await batches.return(emptyReport);
    }
  });
}

async function refuseChanged(file: InspectedExport): Promise<void> {
  const now = await stat(file.path).catch((error: unknown) => {
    throw describeReadError(error, file.name);
  });
  if (now.size === file.sizeOnDisk && now.mtimeMs === file.modifiedAt) return;
  throw new LandfallError('file-unreadable', `${file.name} changed while it was read.`, {
    file: file.name,
    rule: 'file-changed',
    safe: 'Nothing of this file was kept; HighLevel was not touched.',
    remedy: 'Wait until the download is complete, then run the step again.',
  });
}
