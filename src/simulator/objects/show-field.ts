/**
 * Owns: fields and folders of objects as the API shows them. Source: custom-fields spec, which gives folders the
 * schema of fields although they have no data type.
 */

import type { FieldFolder, ObjectField } from '../world/object-record.ts';

export function showField({ isUnique: _, ...field }: ObjectField): Record<string, unknown> {
  return field;
}

/** A folder in a list of fields; `documentType` tells the two apart (our reading). */
export function showFolder(folder: FieldFolder): Record<string, unknown> {
  return {
    ...folder,
    fieldKey: `${folder.objectKey}.${folder.id}`,
    parentId: '',
    showInForms: false,
    documentType: 'folder',
  };
}
