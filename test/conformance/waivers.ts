/**
 * Where the official specifications are known to be wrong, and what is believed instead. Each waiver
 * names its source; a schema waiver that changes nothing is reported as stale, so that the list
 * shrinks when HighLevel mends a file. Nothing else of the specifications is set aside.
 */
import { asObject, type JsonObject } from './load-specs.ts';

export interface SchemaWaiver {
  /** File name without edition and `-v3`: `contacts`. */
  readonly file: string;
  /** Name under `components.schemas`. */
  readonly schemas: readonly string[];
  readonly reason: string;
  readonly mend: (schema: JsonObject) => JsonObject;
}

/** Gives properties another schema, where they are declared as `wrong`. */
function retype(names: readonly string[], wrong: string, right: JsonObject): SchemaWaiver['mend'] {
  return (schema) => {
    const properties = asObject(schema['properties']);
    const declared = names.filter((name) => asObject(properties[name])['type'] === wrong);
    const mended = Object.fromEntries(declared.map((name) => [name, right]));
    return declared.length === 0 ? schema : { ...schema, properties: { ...properties, ...mended } };
  };
}

/** Adds a property that the file forgot. */
function add(name: string, property: JsonObject): SchemaWaiver['mend'] {
  return (schema) => ({ ...schema, properties: { [name]: property, ...asObject(schema['properties']) } });
}

function requireIdOrKey(schema: JsonObject): JsonObject {
  const { required, ...rest } = schema;
  if (!Array.isArray(required) || !required.includes('id')) return schema;
  const others = required.filter((name) => name !== 'id');
  return { ...rest, required: others, anyOf: [{ required: ['id'] }, { required: ['key'] }] };
}

/** A value of any JSON type. */
const anything: JsonObject = {};
const textOrTexts: JsonObject = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

export const schemaWaivers: readonly SchemaWaiver[] = [
  {
    file: 'contacts',
    schemas: ['CreateContactDto', 'UpdateContactDto', 'UpsertContactDto'].concat([
      'CreateContactDtoV3',
      'UpdateContactDtoV3',
      'UpsertContactDtoV3',
    ]),
    reason: 'dateOfBirth is typed object; its own description and example are text (defects.json, exmis)',
    mend: retype(['dateOfBirth'], 'object', { type: ['string', 'null'] }),
  },
  {
    file: 'contacts',
    schemas: ['NumericField', 'MonetoryField'],
    reason: 'the value is typed object; its own example is a number (defects.json, exmis)',
    mend: retype(['field_value', 'fieldValue'], 'object', { type: 'number' }),
  },
  {
    file: 'contacts',
    schemas: [
      'TextField',
      'LargeTextField',
      'SingleSelectField',
      'RadioField',
      'NumericField',
      'MonetoryField',
    ].concat(['CheckboxField', 'MultiSelectField', 'FileField']),
    reason: 'id is required although the text says id or key',
    mend: requireIdOrKey,
  },
  {
    file: 'contacts',
    schemas: ['CustomFieldSchema'],
    reason: 'value is typed string; numbers and lists are read back as such',
    mend: retype(['value'], 'string', anything),
  },
  {
    file: 'contacts',
    schemas: ['UpdateTagsResponseDTO'],
    reason: 'responses is typed string[]; its own example holds objects (defects.json, exmis)',
    mend: retype(['responses'], 'array', {
      type: 'array',
      items: {
        type: 'object',
        required: ['contactId', 'message', 'type'],
        properties: {
          contactId: { type: 'string' },
          message: { type: 'string' },
          type: { enum: ['success', 'error'] },
        },
      },
    }),
  },
  {
    file: 'locations',
    schemas: ['CreateCustomFieldsDTO', 'UpdateCustomFieldsDTO'],
    reason: 'options, the choices of a select field, is missing from the body (highlevel.md, section 19)',
    mend: add('options', { type: 'array', items: { type: 'string' } }),
  },
  {
    file: 'locations',
    schemas: ['CreateCustomFieldsDTO', 'UpdateCustomFieldsDTO'],
    reason: 'parentId, the folder of a field, is missing from the body (highlevel.md, section 19)',
    mend: add('parentId', { type: 'string' }),
  },
  {
    file: 'common-schemas',
    schemas: ['BadRequestDTO'],
    reason: 'message is one text; a list of texts is seen too (highlevel.md, section 16)',
    mend: retype(['message'], 'string', textOrTexts),
  },
];

/**
 * Calls that only the live documentation has, and that a template of the files would swallow:
 * `GET /contacts/lookup` is not `GET /contacts/{contactId}`.
 */
export const liveOnlyCalls: ReadonlySet<string> = new Set(['GET /contacts/lookup']);

/** Statuses that only prose or experience documents: nothing to validate against. */
export const statusesOutsideTheFiles: ReadonlyMap<number, string> = new Map([
  [403, "another location's token: seen by integrators, in no v2 file"],
  [404, 'an id or path that does not exist: in no v2 file'],
  [429, 'the rate limit: documented in prose only'],
]);
