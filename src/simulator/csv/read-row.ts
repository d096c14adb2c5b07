/** Owns: what one row of a contacts file says, cell by cell; a cell that says nothing readable refuses the row. */

import type { CustomFieldInput } from '../contacts/contact-body.ts';
import { badRequest } from '../http/refusal.ts';
import type { CustomFieldRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import type { ColumnMeaning } from './contact-columns.ts';
import { readCountry, readDay, readList, readUser } from './read-cells.ts';

/** undefined = the file has no such column, or the cell is empty and empty cells say nothing. */
export interface ImportedRow {
  readonly id?: string | undefined;
  readonly text: Readonly<Record<string, string | null | undefined>>;
  readonly tags?: readonly string[] | undefined;
  readonly followers?: readonly string[] | undefined;
  readonly additionalEmails?: readonly string[] | undefined;
  readonly additionalPhones?: readonly string[] | undefined;
  readonly createdMs?: number | undefined;
  readonly customFields: readonly CustomFieldInput[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Throws a Refusal for a country, date or user that is none. */
export function readRow(
  cells: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
  location: LocationState,
  { behaviours }: World,
): ImportedRow {
  const text: Record<string, string | null> = {};
  const customFields: CustomFieldInput[] = [];
  const row: Mutable<ImportedRow> = { text, customFields };
  for (const [index, meaning] of meanings.entries()) {
    const cell = (cells[index] ?? '').trim();
    if (meaning === undefined) continue;
    const isEmpty = cell === '';
    if (isEmpty && !behaviours.csvEmptyCellClears) continue;
    if (meaning.kind === 'custom') {
      const value = isEmpty ? null : readCustomValue(meaning.field, cell);
      customFields.push({ id: meaning.field.id, value });
      continue;
    }
    const { column } = meaning;
    if (column === 'id') row.id = cell;
    else if (column === 'tags' || column === 'additionalEmails' || column === 'additionalPhones')
      row[column] = readList(cell);
    else if (column === 'followers')
      row.followers = readList(cell).map((name) => known(readUser(name, location), 'follower', name));
    else if (column === 'dateAdded') {
      const day = readDay(cell.slice(0, 10));
      if (day !== undefined) row.createdMs = Date.parse(`${day}T00:00:00.000Z`);
    } else if (isEmpty) text[column] = null;
    else if (column === 'country') text[column] = known(readCountry(cell), 'country', cell);
    else if (column === 'dateOfBirth') text[column] = known(readDay(cell), 'date', cell);
    else if (column === 'assignedTo') text[column] = known(readUser(cell, location), 'user', cell);
    else text[column] = cell;
  }
  return row;
}

function readCustomValue(field: CustomFieldRecord, cell: string): unknown {
  if (field.dataType === 'CHECKBOX' || field.dataType === 'MULTIPLE_OPTIONS') return readList(cell);
  if (field.dataType === 'DATE') return readDay(cell) ?? cell;
  return cell;
}

function known(value: string | undefined, noun: string, cell: string): string {
  if (value === undefined) throw badRequest(`${cell} is no ${noun} the importer knows`);
  return value;
}
