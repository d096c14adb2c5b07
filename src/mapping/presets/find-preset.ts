/** What Landfall knows of a column of any Kartra export. */
import type { SourceObject } from '../../model/destination-fields.ts';
import type { ConsentEvidence } from '../../model/field-map.ts';
import { contactPreset } from './contact-preset.ts';
import { otherPresets } from './other-presets.ts';
import { foldColumn, type PresetColumn } from './preset-column.ts';
import { subscriptionPreset } from './subscription-preset.ts';
import { transactionPreset } from './transaction-preset.ts';

const presets: ReadonlyMap<SourceObject, ReadonlyMap<string, PresetColumn>> = new Map([
  ...otherPresets,
  ['transaction', transactionPreset],
  ['subscription', subscriptionPreset],
]);

/**
 * The preset of a column, under the key the column has; null for one no preset knows. Columns of contacts
 * are known by their key, which `extract` has folded; the others by any spelling of their header.
 *
 * @example findPreset('transaction', 'Amount (USD)')?.target // { kind: 'field', field: 'amount' }
 */
export function findPreset(object: SourceObject, column: string): PresetColumn | null {
  if (object === 'contact') return contactPreset.get(column) ?? null;
  const known = presets.get(object)?.get(foldColumn(column));
  return known === undefined ? null : { ...known, column };
}

/** What the preset says a column of contacts proves about consent, whatever a map says. */
export function presetEvidence(column: string): ConsentEvidence | null {
  return contactPreset.get(column)?.evidence ?? null;
}
