/** Maps one column of every record as the map stands, confirmed or not, and tells what changes in it. */
import { compileMapper } from '../mapping/compile-mapper.ts';
import { compileRecord } from '../mapping/compile-record.ts';
import { createChangeSamples } from '../mapping/sample-changes.ts';
import type { Entity } from '../model/entity.ts';
import { type ColumnMap, columnsOf, type FieldMap } from '../model/field-map.ts';
import type { Issue } from '../model/issue.ts';
import type { SampledChange } from '../model/sampled-change.ts';
import { mergePeople } from './merge-people.ts';
import type { Workspace } from './workspace.ts';

/**
 * Reads every record of the column's kind once; writes nothing. Where zone and country are not decided
 * yet, UTC and US stand in for them.
 * @throws `map-invalid` for a map that breaks a rule
 */
export async function sampleColumn(
  { ledger, config }: Workspace,
  map: FieldMap,
  column: ColumnMap,
): Promise<readonly SampledChange[]> {
  const { decisions } = config;
  const context = {
    defaultCountry: decisions['default-country']?.choice ?? 'US',
    timeZone: decisions['time-zone']?.choice ?? 'UTC',
    emailConsent: 'strict',
    phoneConsent: 'off',
    suppressionTags: 'evidence',
    hasLists: false,
  } as const;
  const { object } = column;
  const only = { ...map, columns: columnsOf(map, object).filter((other) => isNeeded(other, column)) };
  const mapOne: (entity: Entity) => { readonly issues: readonly Issue[] } =
    object === 'contact' ? compileMapper(only, context) : compileRecord(only, object, context);
  const merge = object === 'contact' ? await mergePeople(ledger) : null;
  const changes = createChangeSamples();
  for await (const batch of ledger.entities.all(object)) {
    const records = merge === null ? batch : (await merge(batch)).map(({ entity }) => entity);
    for (const record of records) {
      for (const issue of mapOne(record).issues) if (issue.field === column.column) changes.add(issue);
    }
  }
  return changes.result();
}

/** The column, what it is joined with, and the country phones lean on. */
function isNeeded(other: ColumnMap, column: ColumnMap): boolean {
  const { target } = other;
  if (other.column === column.column) return true;
  if (target.kind === 'part') return target.of === column.column;
  if (column.target.kind === 'part' && other.column === column.target.of) return true;
  return target.kind === 'field' && target.field === 'country';
}
