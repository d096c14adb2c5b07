/** Propose, show and confirm the field map. What a person confirmed or changed is never proposed away. */
import { LandfallError } from '../errors.ts';
import { confirmMap } from '../mapping/confirm-map.ts';
import { proposeMap } from '../mapping/propose-map.ts';
import { setColumn } from '../mapping/set-column.ts';
import type { ColumnProfile, FieldMap } from '../model/field-map.ts';
import { contactProfiles } from './merge-people.ts';
import type { Workspace } from './workspace.ts';

export async function runMapPropose(workspace: Workspace): Promise<FieldMap> {
  const profiles = await requireProfiles(workspace);
  const unknownColumns =
    workspace.config.decisions['unknown-columns']?.choice === 'archive' ? 'archive' : 'custom-field';
  const proposed = proposeMap(profiles, { unknownColumns });
  const before = await workspace.readFieldMap();
  const kept = new Map(
    (before?.columns ?? []).filter(({ status }) => status === 'confirmed').map((c) => [c.column, c]),
  );
  const map = { ...proposed, columns: proposed.columns.map((column) => kept.get(column.column) ?? column) };
  const allKept = map.columns.every(({ status }) => status === 'confirmed') && before !== null;
  const merged = allKept ? { ...before, columns: map.columns } : map;
  await workspace.writeFieldMap(merged);
  return merged;
}

export async function runMapSet(workspace: Workspace, column: string, target: string): Promise<FieldMap> {
  const map = setColumn(await requireMap(workspace), column, target);
  await workspace.writeFieldMap(map);
  return map;
}

export async function runMapConfirm(
  workspace: Workspace,
  confirmation: { readonly by: string; readonly at: string; readonly withoutReview: boolean },
): Promise<FieldMap> {
  await requireProfiles(workspace);
  const map = confirmMap(await requireMap(workspace), confirmation);
  await workspace.writeFieldMap(map);
  return map;
}

export async function requireMap(workspace: Workspace): Promise<FieldMap> {
  const map = await workspace.readFieldMap();
  if (map !== null) return map;
  throw new LandfallError('step-missing', 'There is no field map yet.', {
    rule: 'a map is proposed before it is shown or confirmed',
    next: 'landfall map propose',
  });
}

async function requireProfiles(workspace: Workspace): Promise<readonly ColumnProfile[]> {
  const profiles = await contactProfiles(workspace.ledger);
  if (profiles.length > 0) return profiles;
  throw new LandfallError('step-missing', 'Nothing has been extracted yet.', {
    rule: 'the map is made from the columns of the exports',
    next: 'landfall extract',
  });
}
