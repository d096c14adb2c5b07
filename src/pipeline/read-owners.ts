/** Who owns deals and appointments in the exports, and which user of a location each is. */
import { requireFound } from '../connectors/connector.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { columnName } from '../mapping/check-map.ts';
import { matchOwners, type OwnerMatch } from '../mapping/match-owners.ts';
import type { ColumnMap } from '../model/field-map.ts';
import type { TargetName } from '../model/location.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { requireMap } from './run-map.ts';
import type { Workspace } from './workspace.ts';

export interface ColumnOwners {
  /** `object.column`. */
  readonly column: string;
  readonly owners: readonly OwnerMatch[];
}

/** Reads the location's users, and nothing else there. */
export async function readOwners(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
): Promise<readonly ColumnOwners[]> {
  const map = await requireMap(workspace);
  const columns = map.columns.filter(
    (column) => column.target.kind === 'field' && column.target.field === 'assignedTo',
  );
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const users = requireFound(
      await connection.destination.listUsers(connection.send('snapshot')),
      'its users',
    );
    const found: ColumnOwners[] = [];
    for (const column of columns) {
      const owners = await countOwners(workspace.ledger, column);
      found.push({ column: columnName(column), owners: matchOwners(column, owners, users) });
    }
    return found;
  } finally {
    await connection.close();
  }
}

async function countOwners(ledger: Ledger, { object, column }: ColumnMap) {
  const counts = new Map<string, number>();
  for await (const batch of ledger.entities.all(object)) {
    for (const { columns } of batch) {
      const owner = columns[column]?.trim() ?? '';
      if (owner !== '') counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
  }
  return [...counts].map(([owner, records]) => ({ owner, records })).sort((a, b) => b.records - a.records);
}
