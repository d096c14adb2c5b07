/**
 * The JSON Schema of mapping.yaml, for editors that check a file while a person types. What only the
 * whole map can tell (two columns with one target, a part without its whole) is checked when it is read.
 */
import { customFieldTypes } from '../model/custom-field.ts';
import { fieldNamesOf, type SourceObject, sourceObjects } from '../model/destination-fields.ts';
import { columnStatuses, consentEvidences, linkedObjects, mapTiers } from '../model/field-map.ts';
import type { Json } from '../model/json.ts';
import { transforms } from './transforms/named-transforms.ts';

const text = { type: 'string' } as const;
const share = { type: 'number', minimum: 0, maximum: 1 } as const;

const decision = closed({ by: text, at: text, withoutReview: { type: 'boolean' } });

/** Draft 2020-12, which editors' YAML servers read. */
export function mapSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Landfall field map',
    description: 'Where each column of the Kartra exports goes in HighLevel.',
    ...closed({
      version: { enum: [1, 2] },
      confirmed: { anyOf: [{ type: 'null' }, decision] },
      objects: closed(Object.fromEntries(sourceObjects.map((object) => [object, columnsSchema(object)]))),
      columns: columnsSchema('contact'),
    }),
  };
}

function columnsSchema(object: SourceObject): Json {
  return { type: ['object', 'null'], additionalProperties: columnSchema(object) };
}

function columnSchema(object: SourceObject): Json {
  const properties = {
    target: {
      description: `A field of ${object}, or another kind of target.`,
      anyOf: [
        { enum: [...fieldNamesOf(object)] },
        { type: 'string', pattern: `^custom:(${customFieldTypes.join('|')}):.+$` },
        { type: 'string', pattern: '^tags(:.*)?$' },
        { type: 'string', pattern: '^tag:.+$' },
        { type: 'string', pattern: '^part:.+$' },
        { enum: linkedObjects.map((name) => `link:${name}`) },
        { const: 'marker' },
        { type: 'string', pattern: '^archive(:.*)?$' },
      ],
    },
    key: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
    options: { type: 'array', items: text, uniqueItems: true },
    separator: { type: 'string', minLength: 1 },
    reason: text,
    transform: { enum: Object.keys(transforms) },
    values: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
    consent: { enum: [...consentEvidences] },
    because: text,
    from: { enum: [...mapTiers] },
    confidence: share,
    runnerUp: closed({ target: text, confidence: share }),
    status: { enum: [...columnStatuses] },
    decided: decision,
  };
  return { ...closed(properties), required: ['target'] };
}

function closed(properties: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return { type: 'object', additionalProperties: false, properties };
}
