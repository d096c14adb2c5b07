/** Parts that proposals of every tier are made of. */
import type { CustomFieldType } from '../../model/custom-field.ts';
import type { ColumnMap, ColumnProfile } from '../../model/field-map.ts';

/** A one-line field is for short text: HighLevel's TEXT is a single-line input. */
const longestOneLine = 255;

export function textType(profile: ColumnProfile): CustomFieldType {
  return profile.multiline || profile.maxLength > longestOneLine ? 'LARGE_TEXT' : 'TEXT';
}

export function archived(reason: string): Pick<ColumnMap, 'target' | 'transform' | 'because'> {
  return {
    target: { kind: 'archive', reason },
    transform: 'archive',
    because: `Stays in the archive: ${reason}.`,
  };
}
