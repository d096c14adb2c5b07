/**
 * Targets as short text, the same in mapping.yaml and on the command line:
 *
 *     email                       a standard field of the kind of record
 *     custom:TEXT:Shoe size       a custom field of that type and name
 *     tags   tags:list:           a tag for each name; with text put before it
 *     tag:VIP   tag:list:News     that one tag, where the cell says yes
 *     part:phone                  joined into another column's value
 *     link:contact                finds the record of another kind this one belongs to
 *     marker                      the mark Landfall knows the person by
 *     archive   archive:reason    not moved
 */
import { type CustomFieldType, customFieldTypes } from '../model/custom-field.ts';
import { type FieldName, fieldNamesOf, type SourceObject } from '../model/destination-fields.ts';
import { linkedObjects, type Target } from '../model/field-map.ts';
import { archiveReasons } from './archive-reasons.ts';

/** What the short text does not say. */
export interface TargetExtras {
  readonly key: string;
  readonly options: readonly string[];
  readonly separator: string;
}

export type ParsedTarget =
  | { readonly target: Target }
  | { readonly rule: string; readonly message: string; readonly remedy: string };

export const targetForms =
  'a standard field, custom:TYPE:Name, tags, tags:PREFIX, tag:NAME, part:COLUMN, link:RECORD, marker, archive or archive:REASON';

/** @example parseTarget('contact', 'custom:TEXT:Shoe size', extras) // { target: { kind: 'custom', … } } */
export function parseTarget(object: SourceObject, text: string, extras: TargetExtras): ParsedTarget {
  const [word = '', ...others] = text.trim().split(':');
  const rest = others.join(':');
  switch (word.trim().toLowerCase()) {
    case 'custom':
      return parseCustom(rest, extras);
    case 'tags':
      return { target: { kind: 'tags', prefix: rest.trim().toLowerCase(), separator: extras.separator } };
    case 'tag':
      if (rest.trim() !== '') return { target: { kind: 'tag', name: rest.trim() } };
      break;
    case 'part':
      return { target: { kind: 'part', of: rest } };
    case 'link': {
      const to = linkedObjects.find((name) => name === rest.trim().toLowerCase());
      if (to !== undefined) return { target: { kind: 'link', to } };
      break;
    }
    case 'archive':
      return { target: { kind: 'archive', reason: rest.trim() || archiveReasons.byHand } };
    case 'marker':
      if (rest === '') return { target: { kind: 'marker' } };
      break;
    default: {
      const field = findField(object, text.trim());
      if (field !== undefined) return { target: { kind: 'field', field } };
    }
  }
  return {
    rule: 'unknown-target',
    message: `"${text}" is no target for a column of ${object}.`,
    remedy: `Use ${targetForms}. Standard fields: ${fieldNamesOf(object).join(', ')}.`,
  };
}

function parseCustom(rest: string, extras: TargetExtras): ParsedTarget {
  const at = rest.indexOf(':');
  const typeText = (at < 0 ? rest : rest.slice(0, at)).trim();
  const name = at < 0 ? '' : rest.slice(at + 1).trim();
  const dataType = findType(typeText);
  if (dataType === undefined) {
    const remedy = `Types: ${customFieldTypes.join(', ')}.`;
    return { rule: 'bad-type', message: `"${typeText}" is no type of custom field.`, remedy };
  }
  if (name === '') {
    const remedy = `Write custom:${dataType}:Name.`;
    return { rule: 'bad-name', message: 'The custom field has no name.', remedy };
  }
  return { target: { kind: 'custom', custom: { key: extras.key, name, dataType, options: extras.options } } };
}

/** The short text of a target; what it leaves out stands in keys of its own. */
export function formatTarget(target: Target): string {
  switch (target.kind) {
    case 'field':
      return target.field;
    case 'custom':
      return `custom:${target.custom.dataType}:${target.custom.name}`;
    case 'tags':
      return target.prefix === '' ? 'tags' : `tags:${target.prefix}`;
    case 'tag':
      return `tag:${target.name}`;
    case 'part':
      return `part:${target.of}`;
    case 'link':
      return `link:${target.to}`;
    case 'marker':
      return 'marker';
    case 'archive':
      return `archive:${target.reason}`;
  }
}

function findField(object: SourceObject, text: string): FieldName | undefined {
  return fieldNamesOf(object).find((name) => name.toLowerCase() === text.toLowerCase());
}

function findType(text: string): CustomFieldType | undefined {
  return customFieldTypes.find((type) => type === text.toUpperCase());
}
