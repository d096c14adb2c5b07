/** Whether people and records are built from what was read: what was built half-way is nothing to go by. */
import { LandfallError } from '../errors.ts';
import { unfinishedKinds } from '../extract/reassemble.ts';
import { findExportFiles } from './find-export-files.ts';
import type { Workspace } from './workspace.ts';

/** Whether people and records are built from exactly the files that were read, by this program and account name. */
export async function isExtracted({ ledger, config }: Workspace): Promise<boolean> {
  const { staging, entities } = ledger;
  const files = await staging.files();
  return (await unfinishedKinds({ account: config.account, entities, files })).length === 0;
}

/** @throws LandfallError `step-missing` before anything was extracted, and where it has to be again */
export async function requireExtracted(workspace: Workspace): Promise<void> {
  if ((await workspace.ledger.staging.files()).length === 0) throw await nothingExtracted(workspace);
  if (await isExtracted(workspace)) return;
  throw new LandfallError('step-missing', 'The exports have to be read again.', {
    rule: 'people and records are put together from every file, under the name of this account, by this version of Landfall',
    safe: 'Nothing was sent to HighLevel.',
    remedy: 'Read them again; what you confirmed and decided stays as it is.',
    next: 'landfall extract',
  });
}

async function nothingExtracted({ exportsDirectory }: Workspace): Promise<LandfallError> {
  const found = await findExportFiles(exportsDirectory);
  return new LandfallError('step-missing', 'Nothing has been extracted yet.', {
    rule: 'the exports are read before anything is counted, mapped or planned',
    remedy: found > 0 ? 'Read the exports first.' : 'Put the Kartra exports into exports/, then read them.',
    safe: 'Nothing was written or sent.',
    next: 'landfall extract',
  });
}
