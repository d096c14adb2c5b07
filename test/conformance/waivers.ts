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
    file: 'calendars',
    schemas: ['CalendarEventDTO', 'BlockedSlotSuccessfulResponseDto'],
    reason: 'times are typed object; their own examples are text (defects.json, exmis)',
    mend: retype(['startTime', 'endTime', 'dateAdded', 'dateUpdated'], 'object', { type: 'string' }),
  },
  {
    file: 'opportunities',
    schemas: ['PipelinesResponseSchema', 'SearchOpportunitiesResponseSchema'],
    reason:
      'stages, followers, notes and tasks are typed lists of lists; stages are objects, followers texts',
    mend: retype(['stages', 'followers', 'notes', 'tasks', 'calendarEvents'], 'array', {
      type: 'array',
      items: { type: ['object', 'string'] },
    }),
  },
  {
    file: 'opportunities',
    schemas: ['CustomFieldResponseSchema'],
    reason:
      'fieldValue is required and never a number; integrators read fieldValueString, fieldValueNumber and the like',
    mend: (schema) => ({
      ...schema,
      required: ['id'],
      properties: { ...asObject(schema['properties']), fieldValue: anything },
    }),
  },
  {
    file: 'opportunities',
    schemas: ['customFieldsInputArraySchema', 'customFieldsInputObjectSchema'].concat([
      'customFieldsInputArraySchemaV3',
      'customFieldsInputObjectSchemaV3',
    ]),
    reason: 'id is required although the text says id or key',
    mend: requireIdOrKey,
  },
  {
    file: 'opportunities',
    schemas: ['customFieldsInputStringSchema', 'customFieldsInputStringSchemaV3'],
    reason: 'no schema takes the number of a numeric field, as those of contacts do',
    mend: retype(['field_value', 'fieldValue'], 'string', { type: ['string', 'number'] }),
  },
  {
    file: 'opportunities',
    schemas: ['CreateDto', 'UpdateOpportunityDto', 'CreateDtoV3', 'UpdateOpportunityDtoV3'],
    reason: 'source is missing from the body; integrators send it',
    mend: add('source', { type: 'string' }),
  },
  {
    file: 'opportunities',
    schemas: ['UpsertOpportunityDto'],
    reason: 'contactId is missing from the body; integrators send it',
    mend: add('contactId', { type: 'string' }),
  },
  {
    file: 'opportunities',
    schemas: ['UpsertOpportunityDto'],
    reason: 'monetaryValue is typed object; its own example is a number (defects.json, exmis)',
    mend: retype(['monetaryValue'], 'object', { type: 'number' }),
  },
  {
    file: 'opportunities',
    schemas: ['OpportunitySearchBodyDTO'],
    reason: 'page and searchAfter are both required, but together refused (integrators)',
    mend: (schema) => (Array.isArray(schema['required']) ? { ...schema, required: ['locationId'] } : schema),
  },
  {
    file: 'opportunities',
    schemas: ['OpportunitySearchBodyDTO'],
    reason: 'the cursor is typed as texts; the example of v3 holds a number',
    mend: retype(['searchAfter'], 'array', { type: 'array', items: { type: ['string', 'number'] } }),
  },
  {
    file: 'opportunities',
    schemas: ['OpportunitySearchBodyDTO'],
    reason: 'filters, which the page the file links to is about, are missing from the body',
    mend: add('filters', { type: 'array' }),
  },
  {
    file: 'locations',
    schemas: ['LocationTaskListSuccessfulResponseDto'],
    reason: 'tasks is typed as a list of lists; tasks are objects everywhere else',
    mend: retype(['tasks'], 'array', { type: 'array', items: { type: 'object' } }),
  },
  {
    file: 'locations',
    schemas: ['FileUploadResponseDto'],
    reason: 'meta is typed string[]; its own example holds objects',
    mend: retype(['meta'], 'array', { type: 'array', items: { type: 'object' } }),
  },
  {
    file: 'custom-fields',
    schemas: ['ICustomField'],
    reason: 'folders are answered with the schema of fields and have no data type; EMAIL is missing from it',
    mend: (schema) => {
      const { dataType, ...properties } = asObject(schema['properties']);
      if (dataType === undefined || !Array.isArray(schema['required'])) return schema;
      const required = schema['required'].filter((name) => name !== 'dataType');
      return { ...schema, required, properties: { ...properties, dataType: { type: 'string' } } };
    },
  },
  {
    file: 'custom-fields',
    schemas: ['OptionDTO'],
    reason: 'key is required; its own text says it is left out of updates',
    mend: (schema) => (Array.isArray(schema['required']) ? { ...schema, required: ['label'] } : schema),
  },
  {
    file: 'objects',
    schemas: ['ICustomObjectSchema'],
    reason: 'type is typed object; its own example is text (defects.json, exmis)',
    mend: retype(['type'], 'object', { type: 'string' }),
  },
  {
    file: 'objects',
    schemas: ['IRecordSchema', 'RecordResponseDTO'],
    reason: 'properties is typed string; its own example is an object (defects.json, exmis)',
    mend: retype(['properties'], 'string', { type: 'object' }),
  },
  {
    file: 'objects',
    schemas: ['RecordResponseDTO', 'SearchRecordsBody'],
    reason: 'the cursor is typed as numbers in a row and as texts in a search; the example holds one of each',
    mend: retype(['searchAfter'], 'array', { type: 'array', items: { type: ['string', 'number'] } }),
  },
  {
    file: 'objects',
    schemas: ['SearchRecordsBody'],
    reason:
      'query and searchAfter are required; without a cursor there is no first page (highlevel.md, section 6)',
    mend: (schema) =>
      Array.isArray(schema['required'])
        ? { ...schema, required: ['locationId', 'page', 'pageLimit'] }
        : schema,
  },
  {
    file: 'objects',
    schemas: ['SearchRecordsBody'],
    reason: 'filters, which integrators use, are missing from the body (highlevel.md, section 6)',
    mend: add('filters', { type: 'array' }),
  },
  {
    file: 'associations',
    schemas: ['GetPostSuccessfulResponseDto', 'createAssociationReqDto', 'UpdateAssociationReqDto'],
    reason: 'labels, keys and the type are typed object; their own examples are text (defects.json, exmis)',
    mend: retype(
      ['firstObjectLabel', 'firstObjectKey', 'secondObjectLabel', 'secondObjectKey', 'associationType'],
      'object',
      { type: 'string' },
    ),
  },
  {
    file: 'conversations',
    schemas: ['ProcessMessageBodyDto'],
    reason:
      'conversation, contact and provider are all required although its own texts say either, and optional; direction is typed object, its default is text',
    mend: (schema) => ({
      ...retype(['direction'], 'object', { type: 'string' })(schema),
      required: ['type'],
    }),
  },
  {
    file: 'medias',
    schemas: ['GetFilesResponseDTO'],
    reason: 'files is typed string[]; its own example holds objects (defects.json, exmis)',
    mend: retype(['files'], 'array', { type: 'array', items: { type: 'object' } }),
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

/** Lists to which the files give the schema of one record: their requests are judged, their answers are not. */
export const answersOfOneRecord: ReadonlyMap<string, string> = new Map([
  ['GET /associations/', 'a list has the schema of one association'],
  ['GET /associations/objectKey/{objectKey}', 'a list has the schema of one association'],
  ['GET /associations/relations/{recordId}', 'a list of relations has the schema of one association'],
]);

/** Statuses that only prose or experience documents: nothing to validate against. */
export const statusesOutsideTheFiles: ReadonlyMap<number, string> = new Map([
  [403, "another location's token: seen by integrators, in no v2 file"],
  [404, 'an id or path that does not exist: in no v2 file'],
  [429, 'the rate limit: documented in prose only'],
]);
