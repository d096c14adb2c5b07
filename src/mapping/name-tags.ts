/**
 * Which tags a record's cells become, with the name each came from: what the inventory of tags is made of.
 * Pure; says the same as the mapping of the record itself.
 */
import type { SourceObject } from '../model/destination-fields.ts';
import type { Entity } from '../model/entity.ts';
import { columnsOf, type FieldMap } from '../model/field-map.ts';
import { splitNames, tagOf } from './transforms/tags.ts';

export interface NamedTag {
  /** As HighLevel will hold it. */
  readonly tag: string;
  /** As Kartra spells it. */
  readonly name: string;
  readonly column: string;
  /** `list:` and the like; empty for a plain tag. Two prefixes are two meanings. */
  readonly prefix: string;
}

/** @returns null where no column of the kind becomes tags */
export function createNameTags(
  map: FieldMap,
  object: SourceObject,
): ((entity: Pick<Entity, 'columns'>) => readonly NamedTag[]) | null {
  const columns = columnsOf(map, object).flatMap(({ column, target }) =>
    target.kind === 'tags' ? [{ column, ...target }] : [],
  );
  if (columns.length === 0) return null;
  return (entity) =>
    columns.flatMap(({ column, prefix, separator }) =>
      splitNames(entity.columns[column] ?? '', separator).map((name) => {
        const lower = prefix.toLowerCase();
        return { tag: tagOf(name, lower), name, column, prefix: lower };
      }),
    );
}
