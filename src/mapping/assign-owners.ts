/**
 * Owners a person gave to users of the location after the map was confirmed. They speak before the map's own
 * values, in every column that names owners; the map, and so its version, stays what it was.
 */
import type { FieldMap } from '../model/field-map.ts';

/** Owner as Kartra writes it → the user's e-mail address; null leaves the records unassigned. */
export type AssignedOwners = Readonly<Record<string, string | null>>;

/** @example withAssignedOwners(map, { 'kim@old.example': 'lee@acme.example' }) */
export function withAssignedOwners(map: FieldMap, owners: AssignedOwners): FieldMap {
  if (Object.keys(owners).length === 0) return map;
  const columns = map.columns.map((column) =>
    column.target.kind === 'field' && column.target.field === 'assignedTo'
      ? { ...column, values: { ...column.values, ...owners } }
      : column,
  );
  return { ...map, columns };
}
