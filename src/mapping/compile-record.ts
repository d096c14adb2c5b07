/**
 * Compiles the map of any kind of record but contacts into the function that carries its records: the
 * fields, custom fields and links they say, in the destination's terms. What becomes of such a record
 * (a deal, a note, a custom object) is for the plan and the person's decisions.
 *
 * Invariants: as for contacts, every non-empty cell has exactly one fate, every altered, doubtful or
 * dropped value is an issue, and the same record always maps to the same result.
 */
import { LandfallError } from '../errors.ts';
import type { CellFate } from '../model/cell-fate.ts';
import type { CustomValue } from '../model/contact.ts';
import type { FieldName, SourceObject } from '../model/destination-fields.ts';
import type { Entity } from '../model/entity.ts';
import { columnsOf, type FieldMap } from '../model/field-map.ts';
import type { Issue } from '../model/issue.ts';
import { compileColumn } from './compile-column.ts';
import { compilePhone } from './compile-phone.ts';
import { createFindEmptied } from './find-emptied.ts';
import { archiveSuperseded, carryCell, createTimeContext, requireCountry } from './mapping-context.ts';
import { type RecordLink, startDraft } from './record-draft.ts';
import { resolveCountry } from './transforms/resolve-country.ts';
import { findMapProblem } from './validate-map.ts';

export interface RecordContext {
  /** ISO-2, for phones without a dialling code. */
  readonly defaultCountry: string;
  /** IANA name of the zone Kartra's stamps are in. */
  readonly timeZone: string;
}

export interface CarriedRecord {
  readonly externalId: string;
  /** Text and ISO instants as text, amounts and numbers as decimal text. */
  readonly fields: { readonly [name in FieldName]?: string };
  readonly custom: Readonly<Record<string, CustomValue>>;
  readonly tags: readonly string[];
  /** Records of other kinds this one names, in the order of its columns. */
  readonly links: readonly RecordLink[];
  /** Fields, `custom.<key>` and `link:<object>`, an earlier export filled and the latest leaves empty. */
  readonly emptied: readonly string[];
  readonly issues: readonly Issue[];
  readonly cells: readonly CellFate[];
}

/**
 * @throws LandfallError `map-invalid` for a map that breaks a rule, `config-invalid` for a country or a
 * time zone that does not exist
 * @example compileRecord(map, 'deal', context)(entity).fields.monetaryValue // '1234.5'
 */
export function compileRecord(
  map: FieldMap,
  object: Exclude<SourceObject, 'contact'>,
  context: RecordContext,
): (entity: Entity) => CarriedRecord {
  const problem = findMapProblem(map);
  if (problem !== null) {
    const { value, rule, remedy } = problem;
    throw new LandfallError('map-invalid', `The field map: ${problem.message}`, { value, rule, remedy });
  }
  const time = createTimeContext(context.timeZone);
  const country = requireCountry(context.defaultCountry);
  const columns = columnsOf(map, object);
  const findEmptied = createFindEmptied(columns);
  const countryColumn = columns.find(({ target }) => target.kind === 'field' && target.field === 'country');
  const steps = new Map(
    columns.map((column) => {
      const isPhone = column.transform === 'phone';
      const step = isPhone
        ? compilePhone(column, null, country, ({ entity }) =>
            resolveCountry(entity.columns[countryColumn?.column ?? ''] ?? ''),
          ).phone
        : compileColumn(column, time);
      return [column.column, step];
    }),
  );
  return (entity) => {
    const draft = startDraft(entity);
    for (const [column, text] of Object.entries(entity.columns)) carryCell(column, text, draft, steps);
    for (const [column, texts] of Object.entries(entity.superseded)) archiveSuperseded(column, texts, draft);
    const { fields, custom, tags, links, issues, cells } = draft;
    const emptied = findEmptied(draft);
    return {
      externalId: entity.marker,
      fields,
      custom,
      tags: [...tags.keys()].sort(),
      links,
      emptied,
      issues,
      cells,
    };
  };
}
