/**
 * The record being made while the steps of a compiled map run over one entity. Each step accounts for
 * the cells it was given: exactly one fate per cell.
 */
import type { CellFate } from '../model/cell-fate.ts';
import type { CustomValue } from '../model/contact.ts';
import type { FieldName } from '../model/destination-fields.ts';
import type { Entity } from '../model/entity.ts';
import type { LinkedObject } from '../model/field-map.ts';
import type { Issue } from '../model/issue.ts';
import type { Finding } from './transforms/transform.ts';

export interface RecordDraft {
  readonly entity: Entity;
  readonly fields: { [name in FieldName]?: string };
  readonly custom: Record<string, CustomValue>;
  /** Tag to the column it came from first. */
  readonly tags: Map<string, string>;
  readonly links: RecordLink[];
  readonly issues: Issue[];
  readonly cells: CellFate[];
}

/** What a cell says about the record of another kind this one belongs to. */
export interface RecordLink {
  readonly to: LinkedObject;
  readonly column: string;
  readonly value: string;
}

/** Puts one cell's value where it goes. */
export type Step = (text: string, draft: RecordDraft) => void;

export function startDraft(entity: Entity): RecordDraft {
  return { entity, fields: {}, custom: {}, tags: new Map(), links: [], issues: [], cells: [] };
}

/** Turns findings of a transform into issues of this record. */
export function addFindings(draft: RecordDraft, field: string | null, findings: readonly Finding[]): void {
  for (const { code, severity, before, after } of findings) {
    draft.issues.push({ code, severity, externalId: draft.entity.marker, field, before, after });
  }
}

/** Fates are the same few objects for every record: rules are many millions, kinds are few. */
export function createFates(column: string): (fate: CellFate['fate'], rule: string) => CellFate {
  const made = new Map<string, CellFate>();
  return (fate, rule) => {
    let cell = made.get(rule);
    if (cell?.fate !== fate) {
      cell = { column, fate, rule };
      made.set(rule, cell);
    }
    return cell;
  };
}
