/**
 * Fields of custom objects and of companies, and the folders they stand in: an API apart from that of the
 * fields of contacts and opportunities. (HighLevel, custom fields v2: a folder must be named; a choice has a key
 * that records hold and a label that people see; an update replaces all choices; the type never changes.)
 */
import { z } from 'zod';
import { hasOptions } from '../../../model/custom-field.ts';
import type {
  DestinationFieldFolder,
  DestinationObjectField,
  ObjectFieldSpec,
} from '../../../model/custom-object.ts';
import { propertyName } from '../../../model/custom-object.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer, WriteAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface ObjectFieldDesired extends ObjectFieldSpec {
  readonly folderId: string;
}

/** The key is the field's own, without the object's. */
export interface ObjectFieldProvider extends Provider<string, ObjectFieldDesired, DestinationObjectField> {
  createFolder(send: Send, name: string): Promise<WriteAnswer<DestinationFieldFolder>>;
  /** Refused while fields stand in it. */
  removeFolder(send: Send, id: string): Promise<WriteAnswer<never>>;
}

/** What an object has: its fields and its folders. */
export interface ObjectFields {
  readonly fields: readonly DestinationObjectField[];
  readonly folders: readonly DestinationFieldFolder[];
}

const text = z.string().nullish();
const fieldSchema = z.object({
  id: z.string().min(1),
  objectKey: z.string(),
  fieldKey: z.string(),
  name: text,
  dataType: z.string(),
  options: z.array(z.object({ key: z.string(), label: z.string() })).nullish(),
  parentId: text,
  locationId: text,
});
const folderSchema = z.object({ id: z.string().min(1), name: text, locationId: text });
const oneSchema = z.object({ field: fieldSchema });
const listSchema = z.object({ fields: z.array(fieldSchema), folders: z.array(folderSchema).nullish() });
const filled = z.string().min(1);
const choices = z
  .array(z.strictObject({ key: filled.optional(), label: filled }))
  .min(1)
  .optional();
const common = {
  locationId: filled,
  name: filled.optional(),
  showInForms: z.literal(false),
  options: choices,
};
const createBody = exactBody({
  ...common,
  objectKey: filled,
  fieldKey: filled,
  dataType: filled,
  parentId: filled,
});
const updateBody = exactBody(common);
const folderBody = exactBody({ locationId: filled, objectKey: filled, name: filled });

/** @param objectKey the full key: `custom_objects.kartra_subscription`, `business` */
export function listObjectFields(
  send: Send,
  locationId: string,
  objectKey: string,
): Promise<ReadAnswer<ObjectFields>> {
  return readCall(send, 'listObjectFields', {
    ids: { objectKey },
    query: { locationId },
    byId: true,
    found: (body, route) => {
      const { fields, folders } = parseIncoming(listSchema, body, route);
      return {
        fields: fields.map((record) => toField(record, locationId, route)),
        folders: (folders ?? []).map((record) => toFolder(record, locationId, route)),
      };
    },
  });
}

/**
 * @param objectKey the full key
 * @throws LandfallError (from every verb) `destination-surprised`, `wrong-location`
 */
export function createObjectFieldProvider(locationId: string, objectKey: string): ObjectFieldProvider {
  const one = (body: unknown, route: string) =>
    toField(parseIncoming(oneSchema, body, route).field, locationId, route);
  return {
    findExisting: async (send, key) =>
      mapFound(await listObjectFields(send, locationId, objectKey), ({ fields }) =>
        foundOrAbsent(fields.find((field) => propertyName(field.fieldKey) === key)),
      ),

    create: (send, { key, name, dataType, options, folderId }) => {
      const body = bodyFor('createObjectField', createBody, {
        locationId,
        objectKey,
        fieldKey: `${objectKey}.${key}`,
        name,
        dataType,
        parentId: folderId,
        showInForms: false,
        options: hasOptions(dataType)
          ? options.map((label) => ({ key: optionKey(label), label }))
          : undefined,
      });
      return writeCall(send, 'createObjectField', { body, written: one });
    },

    update: (send, id, { name, options }) => {
      const body = bodyFor('updateObjectField', updateBody, {
        locationId,
        name,
        showInForms: false,
        options:
          options === undefined || options.length === 0 ? undefined : options.map((label) => ({ label })),
      });
      return writeCall(send, 'updateObjectField', { ids: { id }, body, written: one });
    },

    read: (send, id) => readCall(send, 'readObjectField', { ids: { id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeObjectField', id, { ids: { id } }),

    createFolder: (send, name) => {
      const body = bodyFor('createFieldFolder', folderBody, { locationId, objectKey, name });
      return writeCall(send, 'createFieldFolder', {
        body,
        written: (answer, route) => toFolder(parseIncoming(folderSchema, answer, route), locationId, route),
      });
    },

    removeFolder: (send, id) =>
      removeCall(send, 'removeFieldFolder', id, { ids: { id }, query: { locationId } }),
  };
}

/** `Paid in full!` → `paid_in_full`: lower case, letters and digits of any script, underscores between. */
function optionKey(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

function toField(
  record: z.infer<typeof fieldSchema>,
  locationId: string,
  route: string,
): DestinationObjectField {
  checkLocation(record.locationId, locationId, route);
  const { id, objectKey, fieldKey, name, dataType, options, parentId } = record;
  return {
    id,
    objectKey,
    fieldKey,
    name: name ?? '',
    dataType,
    options: options ?? [],
    folderId: parentId ?? null,
  };
}

function toFolder(
  record: z.infer<typeof folderSchema>,
  locationId: string,
  route: string,
): DestinationFieldFolder {
  checkLocation(record.locationId, locationId, route);
  return { id: record.id, name: record.name ?? '' };
}
