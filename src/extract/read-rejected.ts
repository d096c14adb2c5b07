/** Every rejected row of every file standing in the ledger, with the file's name, file by file. */
import type { StagingStore } from '../ledger/ledger.ts';
import type { RejectedRow } from '../model/entity.ts';

export interface RejectedInFile {
  readonly file: string;
  readonly row: RejectedRow;
}

export async function* readRejected(staging: StagingStore): AsyncGenerator<RejectedInFile> {
  for (const { id, name, rejected } of await staging.files()) {
    if (rejected === 0) continue;
    for await (const batch of staging.rejected(id)) {
      for (const row of batch) yield { file: name, row };
    }
  }
}
