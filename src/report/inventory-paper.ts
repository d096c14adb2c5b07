/** The list of what must be built again by hand, one row each: nothing of it is in an export, nothing of it moves. */
import type { InventoryItem } from '../model/inventory.ts';
import { csvText } from './csv.ts';

export function inventoryCsv(batches: AsyncIterable<readonly InventoryItem[]>): AsyncGenerator<string> {
  const columns = ['kind', 'name', 'steps', 'status', 'used by', 'link', 'description'];
  const rows = async function* () {
    for await (const batch of batches)
      yield batch.map(({ kind, name, steps, status, usedBy, link, description }) => [
        kind,
        name,
        steps,
        status,
        usedBy,
        link,
        description,
      ]);
  };
  return csvText(columns, rows());
}
