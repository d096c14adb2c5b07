/** No value may reach HighLevel that it would drop in silence: every one has an answer, or nothing is planned. */
import { LandfallError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { columnName } from '../mapping/check-map.ts';
import { checkValues, choiceColumns } from '../mapping/find-open-values.ts';
import { optionsOf } from '../mapping/options-of.ts';
import { sourceObjects } from '../model/destination-fields.ts';
import type { FieldMap } from '../model/field-map.ts';
import type { DestinationCustomField } from '../model/location.ts';
import { mergePeople } from './merge-people.ts';

/** Values named in a message. */
const shown = 5;

/** @throws `values-open` naming the column, the values and how to answer */
export async function requireValues(ledger: Ledger, map: FieldMap): Promise<void> {
  const merge = await mergePeople(ledger);
  for (const object of sourceObjects) {
    const columns = choiceColumns(map, object);
    if (columns.length === 0) continue;
    const check = checkValues(columns);
    for await (const batch of ledger.entities.all(object)) {
      const records = object === 'contact' ? (await merge(batch)).map(({ entity }) => entity) : batch;
      for (const { columns: cells } of records) check.add(cells);
    }
    const [open, ...others] = check.result();
    if (open === undefined) continue;
    const name = columnName(open.column);
    const [first = ''] = open.values;
    const more = others.map(({ column }) => columnName(column));
    throw new LandfallError(
      'values-open',
      `${open.cells} cells of ${name} hold values that are none of the field's choices.`,
      {
        file: 'mapping.yaml',
        column: name,
        value: open.values.slice(0, shown).join(', '),
        rule: `one of ${optionsOf(open.column.object, open.column.target).join(', ')}; HighLevel drops any other and says nothing`,
        remedy: `Say what each becomes: landfall map set ${name} --value "${first}=…" (or "${first}=skip", or "*=skip").${more.length > 0 ? ` Then: ${more.join(', ')}.` : ''}`,
        safe: 'Nothing was sent to HighLevel.',
        next: `landfall map set ${name} --value "${first}=skip"`,
      },
    );
  }
}

/**
 * Fields of the location that the map fills must have every choice the map may send.
 * @throws `values-open`
 */
export function requireOptions(map: FieldMap, fields: readonly DestinationCustomField[]): void {
  for (const column of choiceColumns(map, 'contact')) {
    if (column.target.kind !== 'custom') continue;
    const { name, dataType, options } = column.target.custom;
    const found = fields.find(
      (field) => field.name.trim().toLowerCase() === name.trim().toLowerCase() && field.dataType === dataType,
    );
    const missing = found === undefined ? [] : options.filter((option) => !found.options.includes(option));
    if (missing.length === 0) continue;
    throw new LandfallError('values-open', `The field "${name}" of the location lacks choices of the map.`, {
      file: 'mapping.yaml',
      column: columnName(column),
      value: missing.join(', '),
      rule: 'every choice of the map stands in the field: HighLevel drops any other and says nothing',
      remedy: `Add them to the field in HighLevel, or say what they become: landfall map set ${columnName(column)} --option … --value …`,
      safe: 'Nothing was sent to HighLevel by this command.',
      next: `landfall map propose --target rehearsal`,
    });
  }
}
