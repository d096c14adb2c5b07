/** Stages one inspected export: every row below the header goes to the sink, as staged or rejected. */
import { stat } from 'node:fs/promises';
import { type InspectedExport, readExport } from '../connectors/kartra/inspect-export.ts';
import { describeReadError } from '../connectors/kartra/read-bytes.ts';
import { LandfallError } from '../errors.ts';
import type { StagingStore } from '../ledger/ledger.ts';
import type { ExportFile, RejectedRow, StagedRow } from '../model/entity.ts';
import { checkRow, expectRows } from './check-row.ts';

/**
 * @param onRows told the number of rows read so far, after each batch
 * @throws LandfallError `file-unreadable` when the file changed since it was inspected,
 * `counts-unbalanced` from the store; nothing of the file is kept then
 */
export async function stageExport(
  file: InspectedExport,
  staging: StagingStore,
  onRows: (rows: number) => void = () => {},
): Promise<ExportFile> {
  const { name, sha256, kind, bytes, encoding, exportedAt, header } = file;
  return staging.stageFile({ name, sha256, kind, bytes, encoding, exportedAt, header }, async (sink) => {
    const expected = expectRows(header, file.columns);
    let rows = 0;
    for await (const batch of readExport(file)) {
      const staged: StagedRow[] = [];
      const rejected: RejectedRow[] = [];
      for (const row of batch) {
        const rejection = checkRow(row, expected);
        if (rejection === null) staged.push(row);
        else rejected.push(rejection);
      }
      if (staged.length > 0) await sink.stage(staged);
      if (rejected.length > 0) await sink.reject(rejected);
      rows += batch.length;
      onRows(rows);
    }
    await refuseChanged(file);
    return { rows };
  });
}

async function refuseChanged(file: InspectedExport): Promise<void> {
  const now = await stat(file.path).catch((error: unknown) => {
    throw describeReadError(error, file.name);
  });
  if (now.size === file.bytes && now.mtimeMs === file.modifiedAt) return;
  throw new LandfallError('file-unreadable', `${file.name} changed while it was read.`, {
    file: file.name,
    rule: 'file-changed',
    safe: 'Nothing of this file was kept; HighLevel was not touched.',
    remedy: 'Wait until the download is complete, then run the step again.',
  });
}
