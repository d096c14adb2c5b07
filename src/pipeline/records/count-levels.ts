/** The structure of the memberships: each level with its people, in the order of their names. */
import { type Access, accessTitle } from '../../model/access.ts';
import type { LevelRow } from '../../report/membership-papers.ts';
import { type AccessPlanning, readAccess } from './open-access.ts';

export async function countLevels(planning: AccessPlanning): Promise<readonly LevelRow[]> {
  const levels = new Map<string, { -readonly [key in keyof LevelRow]: LevelRow[key] }>();
  for await (const batch of readAccess(planning)) for (const access of batch) count(access, levels);
  return [...levels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function count(
  access: Access,
  levels: Map<string, { -readonly [key in keyof LevelRow]: LevelRow[key] }>,
): void {
  const { membership, level, state, contact, disputed, sources } = access;
  const key = `${membership.toLowerCase()}\n${level.toLowerCase()}`;
  const none = { active: 0, ended: 0, unknown: 0, withoutPerson: 0, disputed: 0, sources: [] };
  const row = levels.get(key) ?? { membership, level, ...none, offer: accessTitle(access) };
  levels.set(key, row);
  row[state] += 1;
  if (contact === null) row.withoutPerson += 1;
  if (disputed) row.disputed += 1;
  row.sources = [...new Set([...row.sources, ...sources])];
}
