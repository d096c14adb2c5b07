/** What Landfall knows of one column of a Kartra export: where it goes, how, and why. */
import type { SourceObject } from '../../model/destination-fields.ts';
import type { ConsentEvidence, Target } from '../../model/field-map.ts';
import { parseTarget } from '../target-text.ts';
import { transformsFor } from '../transforms/transforms-for.ts';

export interface PresetColumn {
  readonly object: SourceObject;
  /** Folded as by `foldColumn`. */
  readonly column: string;
  readonly target: Target;
  readonly transform: string;
  readonly evidence: ConsentEvidence | null;
  readonly because: string;
}

/** One line of a preset: column, target as text, why, and the transform where it is not the usual one. */
export type PresetRow = readonly [column: string, target: string, because: string, transform?: string];

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * A header without what differs from one export to the next: case, blanks, and the currency that Kartra
 * writes behind the name of an amount.
 *
 * @example foldColumn('Sales_tax (USD)') // 'sales_tax'
 */
export function foldColumn(header: string): string {
  return header
    .replace(/\s*\(([A-Za-z]{3})\)\s*$/, (all, code: string) =>
      currencies.has(code.toUpperCase()) ? '' : all,
    )
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

/**
 * The preset of one kind of record, by folded column.
 *
 * @param rows targets as in `target-text.ts`
 */
export function presetOf(
  object: SourceObject,
  rows: readonly PresetRow[],
): ReadonlyMap<string, PresetColumn> {
  return new Map(
    rows.map(([column, text, because, transform]) => {
      const parsed = parseTarget(object, text, { key: `kartra_${column}`, options: [], separator: ',' });
      if (!('target' in parsed)) throw new RangeError(`${object}.${column}: ${parsed.message}`);
      const usual = transformsFor(object, parsed.target)[0];
      const { target } = parsed;
      return [column, { object, column, target, transform: transform ?? usual, evidence: null, because }];
    }),
  );
}
