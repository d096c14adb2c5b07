/**
 * Which tags a record's cells become, with the name each came from: what the inventory of tags is made of.
 * Pure; says the same as the mapping of the record itself.
 */
import type { SourceObject } from '../model/destination-fields.ts';
import type { Entity } from '../model/entity.ts';
import { columnsOf, type FieldMap } from '../model/field-map.ts';
import { readFlag } from './flag-columns.ts';
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
    target.kind === 'tags' || target.kind === 'tag' ? [{ column, target }] : [],
  );
  if (columns.length === 0) return null;
  return (entity) =>
    columns.flatMap(({ column, target }) => {
      const text = entity.columns[column];
      if (text === undefined) return [];
      if (target.kind === 'tag')
        return readFlag(text, target.name) === true ? [namedTag(column, target.name)] : [];
      const prefix = target.prefix.toLowerCase();
      return splitNames(text, target.separator).map((name) => ({
        tag: tagOf(name, prefix),
        name,
        column,
        prefix,
      }));
    });
}

/** `list:` before a name is the prefix it has where lists stand in one column. */
function namedTag(column: string, name: string): NamedTag {
  const prefix = /^list:/iu.exec(name)?.[0].toLowerCase() ?? '';
  return { tag: tagOf(name, ''), name: name.slice(prefix.length).trim(), column, prefix };
}
