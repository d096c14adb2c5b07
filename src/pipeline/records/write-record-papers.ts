/** Writes the papers about memberships, affiliates and what must be built again by hand, where the account has any. */
import { type AffiliateRow, affiliatesCsv } from '../../report/affiliate-papers.ts';
import { inventoryCsv } from '../../report/inventory-paper.ts';
import { membershipsCsv } from '../../report/membership-papers.ts';
import { writeStepPaper } from '../report/write-step-paper.ts';
import { countLevels } from './count-levels.ts';
import { readAffiliates } from './open-affiliates.ts';
import { readInventory } from './read-inventory.ts';
import type { RecordPlanning } from './record-context.ts';

/** @param now epoch ms */
export async function writeRecordPapers(
  planning: Pick<RecordPlanning, 'workspace' | 'map' | 'choices'>,
  now: number,
): Promise<readonly string[]> {
  const { workspace } = planning;
  const reading = { ...planning, ledger: workspace.ledger };
  const files: string[] = [];
  const levels = await countLevels(reading);
  if (levels.length > 0) {
    files.push(await workspace.writeReport('memberships.csv', membershipsCsv(levels)));
    const figures = {
      levels,
      memberships: new Set(levels.map(({ membership }) => membership)).size,
      active: levels.reduce((sum, level) => sum + level.active, 0),
    };
    files.push(...(await writeStepPaper(workspace, 'memberships', figures, now)));
  }
  // Neither the name nor the address of anybody belongs into a paper.
  const affiliates = (await readAffiliates(reading)).map(
    ({ id, username, status, products, commission, currency, money, contact }): AffiliateRow => ({
      id,
      username,
      status,
      products,
      commission,
      currency,
      money,
      contact,
    }),
  );
  if (affiliates.length > 0) {
    files.push(await workspace.writeReport('affiliates.csv', affiliatesCsv(affiliates)));
    files.push(...(await writeStepPaper(workspace, 'affiliates', { affiliates }, now)));
  }
  if ((await workspace.ledger.entities.count('inventory-item')) > 0)
    files.push(await workspace.writeReport('inventory.csv', inventoryCsv(readInventory(reading))));
  return files;
}
