/**
 * Turns an OpenAPI 3.0 document into one that ajv reads as JSON Schema: `nullable` becomes a type,
 * malformed keywords (a boolean `required`, a type that is none) are dropped, known defects are mended.
 * With `closed`, an object that lists properties takes no others: the platform refuses them with 422.
 */
import { asObject, type JsonObject, type SpecFile } from './load-specs.ts';
import { type SchemaWaiver, schemaWaivers } from './waivers.ts';

export interface PreparedDocument {
  readonly document: JsonObject;
  /** Waivers that changed something in this file. */
  readonly used: readonly SchemaWaiver[];
}

const jsonTypes = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

export function prepareDocument(file: SpecFile, closed: boolean): PreparedDocument {
  const components = asObject(file.document['components']);
  const { schemas, used } = mendSchemas(file, asObject(components['schemas']));
  const document = { ...file.document, components: { ...components, schemas } };
  return { document: asObject(prepare(document, closed)), used };
}

function mendSchemas(file: SpecFile, schemas: JsonObject): { schemas: JsonObject; used: SchemaWaiver[] } {
  const fileName = file.name.replace(/^.*\//, '').replace(/(-v3)?\.json$/, '');
  const mended: Record<string, unknown> = { ...schemas };
  const used = schemaWaivers.filter((waiver) => {
    const before = JSON.stringify(mended);
    for (const name of waiver.file === fileName ? waiver.schemas : []) {
      if (name in mended) mended[name] = waiver.mend(asObject(mended[name]));
    }
    return JSON.stringify(mended) !== before;
  });
  return { schemas: mended, used };
}

/** `named` marks an object whose keys are names (of properties, schemas, paths), not keywords. */
function prepare(node: unknown, closed: boolean, named = false): unknown {
  if (Array.isArray(node)) return node.map((item) => prepare(item, closed));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node)
    .filter(([key, value]) => named || !isMalformed(key, value))
    .map(([key, value]): [string, unknown] => [
      key,
      prepare(value, closed, !named && (key === 'properties' || key === 'schemas' || key === 'paths')),
    ]);
  const prepared: JsonObject = Object.fromEntries(entries);
  return named ? prepared : allowNull(closed ? close(prepared) : prepared);
}

function isMalformed(key: string, value: unknown): boolean {
  if (key === 'example' || key === 'examples' || key === 'default') return true;
  if (key === 'required') return !Array.isArray(value);
  if (key === 'type') return typeof value === 'string' && !jsonTypes.has(value);
  return key === 'exclusiveMinimum' || key === 'exclusiveMaximum' ? typeof value === 'boolean' : false;
}

function close(schema: JsonObject): JsonObject {
  const open = schema['type'] === 'object' && 'properties' in schema && !('additionalProperties' in schema);
  return open ? { ...schema, additionalProperties: false } : schema;
}

function allowNull(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema;
  if (typeof nullable !== 'boolean') return schema;
  return nullable ? { anyOf: [{ type: 'null' }, rest] } : rest;
}
