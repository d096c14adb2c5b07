/** Who owns deals and appointments in the exports, and which user of a location each is. */
import { requireFound } from '../connectors/connector.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type AssignedOwners, withAssignedOwners } from '../mapping/assign-owners.ts';
import { columnName } from '../mapping/check-map.ts';
import { matchOwners, type OwnerMatch } from '../mapping/match-owners.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import type { DestinationUser, TargetName } from '../model/location.ts';
import { type DestinationFacts, userFacts } from '../plan/destination-facts.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
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
  const columns = await ownerColumnsNow(workspace);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    return await matchOwnerColumns(workspace.ledger, columns, connection);
  } finally {
    await connection.close();
  }
}

/** What people assigned after the map was confirmed. */
export function assignedOwners({ config }: Pick<Workspace, 'config'>): AssignedOwners {
  return Object.fromEntries(Object.entries(config.owners).map(([owner, { user }]) => [owner, user]));
}

/** The columns of the map that name owners, with what was assigned since. */
export async function ownerColumnsNow(workspace: Workspace): Promise<readonly ColumnMap[]> {
  return ownerColumns(withAssignedOwners(await requireMap(workspace), assignedOwners(workspace)));
}

/** The columns of a map that name owners. */
function ownerColumns(map: FieldMap): readonly ColumnMap[] {
  return map.columns.filter(({ target }) => target.kind === 'field' && target.field === 'assignedTo');
}

/** The same through a connection that stands; asks nothing where no column names owners. */
export async function matchOwnerColumns(
  ledger: Ledger,
  columns: readonly ColumnMap[],
  { destination, send }: Pick<DestinationConnection, 'destination' | 'send'>,
): Promise<readonly ColumnOwners[]> {
  if (columns.length === 0) return [];
  const users = requireFound(await destination.listUsers(send('snapshot')), 'its users');
  return matchColumns(ledger, columns, users);
}

/** Users to whom a plan's records will belong, as facts it leans on; asks nothing where no column names owners. */
export async function ownerFacts(
  ledger: Ledger,
  map: FieldMap,
  { destination, send }: Pick<DestinationConnection, 'destination' | 'send'>,
): Promise<DestinationFacts> {
  const columns = ownerColumns(map);
  if (columns.length === 0) return {};
  const users = requireFound(await destination.listUsers(send('snapshot')), 'its users');
  const matched = await matchColumns(ledger, columns, users);
  return userFacts(
    new Set(matched.flatMap(({ owners }) => owners.flatMap(({ userId }) => userId ?? []))),
    users,
  );
}

async function matchColumns(
  ledger: Ledger,
  columns: readonly ColumnMap[],
  users: readonly DestinationUser[],
): Promise<readonly ColumnOwners[]> {
  const found: ColumnOwners[] = [];
  for (const column of columns) {
    const owners = await countOwners(ledger, column);
    found.push({ column: columnName(column), owners: matchOwners(column, owners, users) });
  }
  return found;
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
