/**
 * Custom fields of a location's contacts, or of its opportunities: one provider for each. (HighLevel, custom fields of a location: `options` is taken for the
 * types with choices although its description omits it, folders cannot be made (integrator evidence); the
 * field's key is derived from its name, and a name given twice is not documented: look before creating.)
 */
import { z } from 'zod';
import { type FieldToMake, hasOptions } from '../../model/custom-field.ts';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { DestinationCustomField } from '../../model/location.ts';
import type { Provider, ReadAnswer } from '../connector.ts';
import { checkLocation } from './check-location.ts';
import { customFieldSchema, toCustomField } from './custom-field-record.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming, parseOutgoing } from './parse-body.ts';
import { foundOrAbsent, mapFound, readAnswer } from './read-answer.ts';
import { writeAnswer } from './write-answer.ts';

/** What has custom fields of this kind; those of companies and custom objects have another API. */
export type FieldModel = 'contact' | 'opportunity';

export type CustomFieldDesired = Omit<FieldToMake, 'key'>;

/** The key is the field's name as people see it; letter case does not count. */
export type CustomFieldProvider = Provider<string, CustomFieldDesired, DestinationCustomField>;

const fieldAnswerSchema = z.object({ customField: customFieldSchema });
const fieldListSchema = z.object({ customFields: z.array(customFieldSchema) });
const options = z.array(z.string().min(1)).min(1).optional();
const createSchema = z.strictObject({
  name: z.string().min(1),
  dataType: z.string().min(1),
  model: z.enum(['contact', 'opportunity']),
  options,
  isMultipleFile: z.literal(true).optional(),
}) as unknown as z.ZodType<Json>;
const updateSchema = z.strictObject({ name: z.string().min(1), options }) as unknown as z.ZodType<Json>;

/** All custom fields of a location's contacts or opportunities, in one request. */
export async function listCustomFields(
  send: Send,
  locationId: string,
  model: FieldModel,
): Promise<ReadAnswer<readonly DestinationCustomField[]>> {
  const route = routeOf('listCustomFields');
  const request = buildRequest('listCustomFields', { ids: { locationId }, query: { model } });
  return readAnswer(await send(request), {
    route,
    found: (body) => {
      const { customFields } = parseIncoming(fieldListSchema, body, route);
      for (const field of customFields) checkLocation(field.locationId, locationId, route);
      // Asked for the fields of one model; a platform that answers with all of them must not confuse us.
      return customFields.filter((field) => (field.model ?? model) === model).map(toCustomField);
    },
  });
}

/**
 * `update` needs the name, even when only options change (HighLevel, custom fields: `name` is required), and
 * never changes the type.
 * @throws LandfallError (from every verb) `destination-surprised`, `wrong-location`
 */
export function createCustomFieldProvider(locationId: string, model: FieldModel): CustomFieldProvider {
  const oneField = (route: string) => (body: unknown) => {
    const { customField } = parseIncoming(fieldAnswerSchema, body, route);
    checkLocation(customField.locationId, locationId, route);
    return toCustomField(customField);
  };
  const written = (route: string) => (body: unknown) => {
    const record = oneField(route)(body);
    return { id: record.id, record };
  };
  return {
    findExisting: async (send, name) =>
      mapFound(await listCustomFields(send, locationId, model), (fields) =>
        foundOrAbsent(fields.find((field) => field.name.toLowerCase() === name.toLowerCase())),
      ),

    create: async (send, desired) => {
      const route = routeOf('createCustomField');
      const { name, dataType } = desired;
      const files = dataType === 'FILE_UPLOAD' ? { isMultipleFile: true } : {};
      const choices = dataType !== 'FILE_UPLOAD' && hasOptions(dataType) ? { options: desired.options } : {};
      const body = parseOutgoing(createSchema, { name, dataType, model, ...choices, ...files }, route);
      const result = await send(buildRequest('createCustomField', { ids: { locationId }, body }));
      return writeAnswer(result, { route, done: written(route) });
    },

    update: async (send, id, desired) => {
      const route = routeOf('updateCustomField');
      const choices =
        desired.options === undefined || desired.options.length === 0 ? {} : { options: desired.options };
      const body = parseOutgoing(updateSchema, { name: desired.name, ...choices }, route);
      const result = await send(buildRequest('updateCustomField', { ids: { locationId, id }, body }));
      return writeAnswer(result, { route, done: written(route) });
    },

    read: async (send, id) => {
      const route = routeOf('readCustomField');
      const result = await send(buildRequest('readCustomField', { ids: { locationId, id } }));
      return readAnswer(result, { route, byId: true, found: oneField(route) });
    },

    remove: async (send, id) => {
      const route = routeOf('removeCustomField');
      const result = await send(buildRequest('removeCustomField', { ids: { locationId, id } }));
      return writeAnswer(result, { route, removes: id, done: () => ({ id, record: null }) });
    },
  };
}
