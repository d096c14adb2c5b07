/** Writes the papers about memberships, affiliates and what must be built again by hand, where the account has any. */
import { affiliatesCsv, affiliatesPaper } from '../../report/affiliate-papers.ts';
import { inventoryCsv } from '../../report/inventory-paper.ts';
import { membershipsCsv, membershipsPaper } from '../../report/membership-papers.ts';
import { countLevels } from './count-levels.ts';
import { readAffiliates } from './open-affiliates.ts';
import { readInventory } from './read-inventory.ts';
import type { RecordPlanning } from './record-context.ts';

export async function writeRecordPapers(
  planning: Pick<RecordPlanning, 'workspace' | 'map' | 'choices'>,
): Promise<readonly string[]> {
  const { workspace } = planning;
  const reading = { ...planning, ledger: workspace.ledger };
  const files: string[] = [];
  const levels = await countLevels(reading);
  if (levels.length > 0) {
    files.push(await workspace.writeReport('memberships.csv', membershipsCsv(levels)));
    files.push(await workspace.writeReport('memberships.md', membershipsPaper(levels)));
  }
  const affiliates = await readAffiliates(reading);
  if (affiliates.length > 0) {
    files.push(await workspace.writeReport('affiliates.csv', affiliatesCsv(affiliates)));
    files.push(await workspace.writeReport('affiliates.md', affiliatesPaper(affiliates)));
  }
  if ((await workspace.ledger.entities.count('inventory-item')) > 0)
    files.push(await workspace.writeReport('inventory.csv', inventoryCsv(readInventory(reading))));
  return files;
}
