/**
 * `landfall map set OBJECT.COLUMN TARGET`: gives one column another target, transform or value map. The
 * change is a person's own, so the column counts as decided; the map as a whole must be confirmed again.
 */
import { LandfallError } from '../errors.ts';
import { type CustomFieldType, customFieldTypes, hasOptions } from '../model/custom-field.ts';
import type { ColumnMap, ConsentEvidence, FieldMap, Target, ValueMap } from '../model/field-map.ts';
import { consentEvidences } from '../model/field-map.ts';
import { columnName } from './check-map.ts';
import { findColumn } from './confirm-map.ts';
import { customFieldKey } from './name-custom-field.ts';
import { separators } from './propose/judge-separator.ts';
import { formatTarget, parseTarget } from './target-text.ts';
import { transformsFor } from './transforms/transforms-for.ts';
import { anyOther } from './transforms/value-map.ts';
import { findMapProblem } from './validate-map.ts';

export interface ColumnChange {
  /** See `target-text.ts`: `email`, `custom:TEXT:Shoe size`, `tags:list:`, `archive`. */
  readonly target?: string;
  /** Another type for a custom field. */
  readonly type?: string;
  readonly transform?: string;
  /** `FROM=TO`, `FROM=skip`, `*=skip`; added to those that stand. */
  readonly values?: readonly string[];
  /** Choices of a custom field that has them. */
  readonly options?: readonly string[];
  /** What stands between the names of a tags column: comma, semicolon, bar, or the characters themselves. */
  readonly separator?: string;
  /** What the column says about consent; `none` for nothing. */
  readonly consent?: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** The word that leaves a value out. */
const skip = 'skip';

/**
 * @throws LandfallError `usage` for a column the map does not have or a target that cannot be
 * @example setColumn(map, 'contact.shoe_size', { target: 'custom:NUMERICAL:Shoe size', by, at })
 */
export function setColumn(map: FieldMap, name: string, change: ColumnChange): FieldMap {
  const current = findColumn(map, name);
  const placed = withSeparator(changedTarget(current, change), change, current);
  const target = withoutStaleOptions(withType(placed, change, current));
  const fitting: readonly string[] = transformsFor(current.object, target);
  const values =
    change.values === undefined ? keptValues(current, target) : addValues(current, change.values);
  const kept = fitting.includes(current.transform) ? current.transform : (fitting[0] ?? '');
  const changed: ColumnMap = {
    ...current,
    target,
    transform: change.transform ?? kept,
    values,
    evidence: changedEvidence(current, change.consent),
    status: 'changed',
    decided: { by: change.by, at: change.at, withoutReview: false },
    tier: 'person',
    confidence: 1,
    runnerUp: null,
    because: `Set by hand to ${formatTarget(target)}.`,
  };
  const next: FieldMap = {
    columns: map.columns.map((candidate) => (candidate === current ? changed : candidate)),
    confirmedBy: null,
    confirmedAt: null,
    withoutReview: false,
  };
  const problem = findMapProblem(next);
  if (problem !== null) {
    throw usage(problem.message, change.target ?? problem.value, problem.rule, problem.remedy);
  }
  return next;
}

function changedTarget(current: ColumnMap, { target, options }: ColumnChange): Target {
  if (target === undefined) {
    const { target: standing } = current;
    if (options === undefined || standing.kind !== 'custom') return standing;
    return { kind: 'custom', custom: { ...standing.custom, options } };
  }
  const parsed = parseTarget(current.object, target, { ...extrasOf(current), ...(options && { options }) });
  if (!('target' in parsed)) throw usage(parsed.message, target, parsed.rule, parsed.remedy);
  return parsed.target;
}

function withType(target: Target, { type }: ColumnChange, current: ColumnMap): Target {
  if (type === undefined) return target;
  const dataType = customFieldTypes.find((known) => known === type.toUpperCase());
  if (dataType === undefined || target.kind !== 'custom') {
    const remedy = `Types: ${customFieldTypes.join(', ')}.`;
    throw usage(`${columnName(current)} cannot have the type "${type}".`, type, 'bad-type', remedy);
  }
  return { kind: 'custom', custom: { ...target.custom, dataType } };
}

function withSeparator(target: Target, { separator }: ColumnChange, current: ColumnMap): Target {
  if (separator === undefined) return target;
  if (target.kind !== 'tags' || separator === '') {
    const remedy = `Separators: ${Object.keys(separators).join(', ')}, or the characters, for a column that becomes tags.`;
    throw usage(`${columnName(current)} cannot be separated so.`, separator, 'no-separator', remedy);
  }
  const known = new Map<string, string>(Object.entries(separators));
  return { ...target, separator: known.get(separator.trim().toLowerCase()) ?? separator };
}

/** Answers to single values stay as long as the column goes where it went. */
function keptValues(current: ColumnMap, target: Target): ValueMap {
  return formatTarget(current.target) === formatTarget(target) ? current.values : {};
}

function addValues(current: ColumnMap, pairs: readonly string[]): ValueMap {
  const added = pairs.map((pair): [string, string | null] => {
    const at = pair.indexOf('=');
    const from = pair.slice(0, at).trim();
    const to = pair.slice(at + 1).trim();
    if (at < 1 || to === '' || (from === anyOther && to !== skip)) {
      const remedy = `Write "Gold=Gold plan", "Old=${skip}" or "${anyOther}=${skip}".`;
      throw usage('This does not say what a value becomes.', pair, 'value-map', remedy);
    }
    return [from, to === skip ? null : to];
  });
  return { ...current.values, ...Object.fromEntries(added) };
}

function changedEvidence(current: ColumnMap, consent: string | undefined): ConsentEvidence | null {
  if (consent === undefined) return current.evidence;
  if (consent === 'none') return null;
  const known = consentEvidences.find((name) => name === consent);
  if (known !== undefined) return known;
  const remedy = `Use none or one of: ${consentEvidences.join(', ')}.`;
  throw usage(`"${consent}" is no evidence of consent.`, consent, 'wrong-consent', remedy);
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
