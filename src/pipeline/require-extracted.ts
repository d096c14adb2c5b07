/** Whether people and records are built from what was read: what was built half-way is nothing to plan from. */
import { LandfallError } from '../errors.ts';
import { unfinishedKinds } from '../extract/reassemble.ts';
import type { Workspace } from './workspace.ts';

/** Whether people and records are built from exactly the files that were read, by this program and account name. */
export async function isExtracted({ ledger, config }: Workspace): Promise<boolean> {
  const { staging, entities } = ledger;
  const files = await staging.files();
  return (await unfinishedKinds({ account: config.account, entities, files })).length === 0;
}

/** @throws LandfallError `step-missing` */
export async function requireExtracted(workspace: Workspace): Promise<void> {
  if (await isExtracted(workspace)) return;
  throw new LandfallError('step-missing', 'The exports have to be read again.', {
    rule: 'people and records are put together from every file, under the name of this account, by this version of Landfall',
    safe: 'Nothing was sent to HighLevel.',
    remedy: 'Read them again; what you confirmed and decided stays as it is.',
    next: 'landfall extract',
  });
}
