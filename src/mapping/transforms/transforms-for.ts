/** Which transforms fit a target. The first that fits is taken when the map names none. */
import { hasOptions } from '../../model/custom-field.ts';
import {
  optionsOfField,
  type SourceObject,
  type ValueType,
  valueTypeOf,
} from '../../model/destination-fields.ts';
import type { Target } from '../../model/field-map.ts';
import type { TransformName } from './named-transforms.ts';

type Fitting = readonly [TransformName, ...TransformName[]];

const byType: Readonly<Record<ValueType, Fitting>> = {
  text: ['text', 'exact'],
  name: ['name', 'text', 'exact'],
  'whole-name': ['split-name'],
  email: ['email'],
  phone: ['phone'],
  country: ['country'],
  'time-zone': ['time-zone'],
  date: ['date', 'date-mdy', 'date-dmy'],
  instant: ['instant', 'instant-mdy', 'instant-dmy'],
  number: ['number', 'number-point', 'number-comma'],
  money: ['money', 'money-point', 'money-comma'],
  choice: ['choice'],
};

/** Names of the transforms that fit a target of a kind of record, the usual one first. Never empty. */
export function transformsFor(object: SourceObject, target: Target): Fitting {
  if (target.kind === 'field') {
    const type = valueTypeOf(object, target.field) ?? 'text';
    // A choice without a fixed list is text: stages and owners are matched later, against the location.
    if (type === 'choice' && optionsOfField(object, target.field).length === 0) return byType.text;
    return byType[type];
  }
  if (target.kind !== 'custom') return [target.kind];
  const { dataType } = target.custom;
  if (hasOptions(dataType)) return byType.choice;
  if (dataType === 'DATE') return byType.date;
  if (dataType === 'MONETORY') return byType.money;
  if (dataType === 'NUMERICAL') return [...byType.number, 'money', 'money-point', 'money-comma'];
  if (dataType === 'LARGE_TEXT') return ['exact', 'text', 'name'];
  return ['text', 'exact', 'name'];
}
