/**
 * Values that would reach a field that takes only certain ones, and that nobody has said anything about.
 * HighLevel drops such a value and answers 200, so they are found before anything is planned.
 */
import type { SourceObject } from '../model/destination-fields.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import { optionsOf } from './options-of.ts';
import { chooseOption, splitChoices } from './transforms/choice.ts';

/** Open values that are kept for the message; more are only counted. */
const shownValues = 20;

export interface OpenValues {
  readonly column: ColumnMap;
  /** Different open values, at most `shownValues`. */
  readonly values: readonly string[];
  /** Cells that hold one. */
  readonly cells: number;
}

export interface ValueCheck {
  /** One record's cells by column. */
  add(columns: Readonly<Record<string, string>>): void;
  result(): readonly OpenValues[];
}

/** Columns of one kind of record whose target takes only certain values. */
export function choiceColumns(map: FieldMap, object: SourceObject): readonly ColumnMap[] {
  return map.columns.filter((column) => column.object === object && column.transform === 'choice');
}

/** @example const check = checkValues(choiceColumns(map, 'deal')); check.add({ Status: 'Hot' }) */
export function checkValues(columns: readonly ColumnMap[]): ValueCheck {
  const found = columns.map((column) => ({
    column,
    options: optionsOf(column.object, column.target),
    several:
      column.target.kind === 'custom' &&
      /^(?:CHECKBOX|MULTIPLE_OPTIONS)$/.test(column.target.custom.dataType),
    values: new Set<string>(),
    cells: 0,
  }));
  return {
    add(cells) {
      for (const entry of found) {
        const text = cells[entry.column.column] ?? '';
        if (text.trim() === '') continue;
        const choice = { values: entry.column.values, options: entry.options };
        if (chooseOption(text, choice) !== undefined) continue;
        const isKnown = (part: string) => chooseOption(part, choice) !== undefined;
        const parts = entry.several ? splitChoices(text, ',', isKnown) : [text.trim()];
        const open = parts.filter((part) => !isKnown(part));
        if (open.length === 0) continue;
        entry.cells += 1;
        for (const part of open) if (entry.values.size < shownValues) entry.values.add(part);
      }
    },
    result: () =>
      found
        .filter(({ cells }) => cells > 0)
        .map(({ column, values, cells }) => ({ column, values: [...values], cells })),
  };
}
