/**
 * `landfall map set COLUMN TARGET`: gives one column another target. The change is a person's own, so
 * the column counts as confirmed; the map as a whole must be confirmed again.
 */
import { LandfallError } from '../errors.ts';
import { type CustomFieldType, hasOptions } from '../model/custom-field.ts';
import type { ColumnMap, FieldMap, Target } from '../model/field-map.ts';
import { customFieldKey } from './name-custom-field.ts';
import { formatTarget, parseTarget } from './target-text.ts';
import { transformsFor } from './transforms/named-transforms.ts';
import { findMapProblem } from './validate-map.ts';

/**
 * @param targetText see `target-text.ts`: `email`, `custom:TEXT:Shoe size`, `tags:list:`, `archive`
 * @throws LandfallError `usage` for a column the map does not have or a target that cannot be
 * @example setColumn(map, 'shoe_size', 'custom:NUMERICAL:Shoe size')
 */
export function setColumn(map: FieldMap, column: string, targetText: string): FieldMap {
  const current = map.columns.find((candidate) => candidate.column === column);
  if (current === undefined) {
    const known = map.columns.map((candidate) => candidate.column).join(', ');
    throw usage(`The map has no column "${column}".`, column, 'unknown-column', `Columns: ${known}.`);
  }
  const parsed = parseTarget(targetText, extrasOf(current));
  if (!('target' in parsed)) throw usage(parsed.message, targetText, parsed.rule, parsed.remedy);
  const target = withoutStaleOptions(parsed.target);
  const fitting = transformsFor(target);
  const changed: ColumnMap = {
    ...current,
    target,
    transform: fitting.includes(current.transform) ? current.transform : fitting[0],
    status: 'confirmed',
    because: `Set by hand to ${formatTarget(target)}.`,
  };
  const next: FieldMap = {
    columns: map.columns.map((candidate) => (candidate === current ? changed : candidate)),
    confirmedBy: null,
    confirmedAt: null,
    withoutReview: false,
  };
  const problem = findMapProblem(next);
  if (problem !== null) throw usage(problem.message, targetText, problem.rule, problem.remedy);
  return next;
}

/** A custom field keeps its key when only its name or type changes; tags keep their separator. */
function extrasOf({ column, target }: ColumnMap): {
  key: string;
  options: readonly string[];
  separator: string;
} {
  return {
    key: target.kind === 'custom' ? target.custom.key : customFieldKey(column),
    options: target.kind === 'custom' ? target.custom.options : [],
    separator: target.kind === 'tags' ? target.separator : ',',
  };
}

/** Choices mean nothing to a type that has none. */
function withoutStaleOptions(target: Target): Target {
  if (target.kind !== 'custom') return target;
  const { custom } = target;
  const dataType: CustomFieldType = custom.dataType;
  return hasOptions(dataType) ? target : { kind: 'custom', custom: { ...custom, options: [] } };
}

function usage(message: string, value: string, rule: string, remedy: string): LandfallError {
  return new LandfallError('usage', message, { value, rule, remedy });
}
