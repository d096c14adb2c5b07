/**
 * The one reader of what must be built again by hand: for the papers. None of it is ever written to HighLevel, which
 * has no request for any of it.
 */
import { compileRecord } from '../../mapping/compile-record.ts';
import type { InventoryItem } from '../../model/inventory.ts';
import type { AccessPlanning } from './open-access.ts';
import { mapContext } from './record-context.ts';

/** In the order of the list. */
export async function* readInventory(planning: AccessPlanning): AsyncGenerator<readonly InventoryItem[]> {
  const { ledger, map } = planning;
  const carry = compileRecord(map, 'inventory-item', mapContext(planning));
  for await (const batch of ledger.entities.all('inventory-item')) {
    yield batch.map((entity) => {
      const { fields } = carry(entity);
      return {
        externalId: entity.marker,
        kind: fields.kind?.trim().toLowerCase() ?? '',
        name: fields.name ?? '',
        steps: count(fields.steps),
        status: fields.status ?? '',
        usedBy: count(fields.usedBy),
        link: fields.url ?? '',
        description: fields.description ?? '',
      };
    });
  }
}

const count = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/u.test(text) ? Number(text) : null;
