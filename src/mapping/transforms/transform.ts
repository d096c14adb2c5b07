/**
 * What a transform is: the text of one source cell in, a destination value out, with the name of the
 * rule that was applied and a finding for everything that changed.
 *
 * Invariants: a transform is a function of its arguments only. `rule` is `exact` if and only if the
 * value says the same as the text. A value is never guessed in silence: what cannot be carried is
 * null, and the caller keeps the text in a holding field.
 */
import type { CustomValue } from '../../model/contact.ts';
import type { ValueMap } from '../../model/field-map.ts';
import type { IssueSeverity } from '../../model/issue.ts';
import type { LocalTimeCheck } from './local-time.ts';

/** One alteration or doubt. It becomes an issue when the record and the column are known. */
export interface Finding {
  readonly code: string;
  readonly severity: IssueSeverity;
  readonly before: string;
  readonly after: string | null;
}

export interface Transformed {
  /** Null when the destination cannot hold the value as what it should be. */
  readonly value: CustomValue | null;
  readonly rule: string;
  readonly findings: readonly Finding[];
}

/** What a transform may know besides the text; bound once per column. */
export interface TransformContext {
  readonly checkLocalTime: LocalTimeCheck;
  /** IANA name of the zone Kartra's stamps are in. */
  readonly timeZone: string;
  /** Tags and several choices: what stands between two values. */
  readonly separator: string;
  /** Tags: put before each name. */
  readonly prefix: string;
  /** Choices: the options of the field. */
  readonly options: readonly string[];
  /** Choices: several may be chosen. */
  readonly several: boolean;
  /** What a person decided single values become. */
  readonly values: ValueMap;
}

export type Transform = (text: string, context: TransformContext) => Transformed;

const noFindings: readonly Finding[] = [];

/** The value says exactly what the cell says. */
export function carriedExactly(value: CustomValue): Transformed {
  return { value, rule: 'exact', findings: noFindings };
}

/** The value changed form by a named rule; the finding carries the same name. */
export function altered(before: string, value: CustomValue, rule: string): Transformed {
  const after = typeof value === 'object' ? value.join(', ') : String(value);
  return { value, rule, findings: [{ code: rule, severity: 'info', before, after }] };
}

/** The text cannot be carried as what it should be; `rule` says why. */
export function unusable(before: string, rule: string): Transformed {
  return { value: null, rule, findings: [{ code: rule, severity: 'warning', before, after: null }] };
}
