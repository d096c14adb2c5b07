/** Whether the last reading of the exports came to its end: what was built half-way is nothing to plan from. */
import { LandfallError } from '../errors.ts';
import { unfinishedKinds } from '../extract/reassemble.ts';
import type { Workspace } from './workspace.ts';

/** Whether people and records are built from exactly the files that were read, by the rules of this program. */
export async function isExtracted({ ledger, config }: Workspace): Promise<boolean> {
  const { staging, entities } = ledger;
  const files = await staging.files();
  return (await unfinishedKinds({ account: config.account, entities, files })).length === 0;
}

/** @throws LandfallError `step-missing` */
export async function requireExtracted(workspace: Workspace): Promise<void> {
  if (await isExtracted(workspace)) return;
  throw new LandfallError('step-missing', 'The last reading of the exports did not come to its end.', {
    rule: 'people and records are put together from every file, then planned',
    safe: 'Nothing was sent to HighLevel.',
    remedy: 'Read the exports again: it goes on where it stopped.',
    next: 'landfall extract',
  });
}
