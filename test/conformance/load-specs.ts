/**
 * Reads HighLevel's official OpenAPI files. They are not part of this repository: the folder is
 * `LANDFALL_SPECS`, or `shared/highlevel-openapi` beside the checkout. Version `v3` has files of its
 * own; every dated version is described by the v2 files.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Edition = 'v2' | 'v3';
export type JsonObject = { readonly [key: string]: unknown };

export interface SpecFile {
  readonly edition: Edition;
  /** `v2/apps/contacts.json`: also the file's place in `$ref`s. */
  readonly name: string;
  readonly document: JsonObject;
}

export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
}

export interface Operation {
  readonly edition: Edition;
  /** `POST /contacts/{contactId}/tags` */
  readonly title: string;
  readonly method: string;
  /** Path segments; null stands for any value. */
  readonly segments: readonly (string | null)[];
  readonly query: readonly QueryParameter[];
  /** Where the JSON request body's schema stands: `v2/apps/contacts.json#/paths/…`; null when there is none. */
  readonly request: string | null;
  readonly requestRequired: boolean;
  /** Status → place of the JSON response's schema, null when the specification gives none. */
  readonly responses: ReadonlyMap<number, string | null>;
}

/** The folder to look in, whether or not it exists. */
export function specsFolder(): string {
  const beside = join(import.meta.dirname, '../../../shared/highlevel-openapi');
  return resolve(process.env['LANDFALL_SPECS'] ?? beside);
}

/** Every file of both editions, the shared schemas first; null when the folder does not exist. */
export function loadSpecs(folder: string): SpecFile[] | null {
  if (!existsSync(join(folder, 'v2/apps'))) return null;
  const editions: readonly Edition[] = ['v2', 'v3'];
  return editions.flatMap((edition) =>
    ['common', 'apps'].flatMap((part) =>
      readdirSync(join(folder, edition, part))
        .filter((file) => file.endsWith('.json'))
        .map((file) => {
          const name = `${edition}/${part}/${file}`;
          const document: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
          return { edition, name, document: asObject(document) };
        }),
    ),
  );
}

/** Every operation of the files, the most specific path first. */
export function operationsOf(files: readonly SpecFile[]): Operation[] {
  const operations = files.flatMap((file) =>
    Object.entries(asObject(file.document['paths'])).flatMap(([path, item]) =>
      Object.entries(asObject(item)).map(([method, operation]) =>
        readOperation(file, path, method, asObject(operation)),
      ),
    ),
  );
  return operations.toSorted((a, b) => compareSpecificity(a.segments, b.segments));
}

function readOperation(file: SpecFile, path: string, method: string, operation: JsonObject): Operation {
  const place = `${file.name}#/paths/${escapePointer(path)}/${method}`;
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].map(asObject) : [];
  const body = asObject(operation['requestBody']);
  const responses = Object.entries(asObject(operation['responses'])).map(
    ([status, response]): [number, string | null] => [
      Number(status),
      jsonSchemaPlace(asObject(response), `${place}/responses/${status}`),
    ],
  );
  return {
    edition: file.edition,
    title: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    segments: segmentsOf(path).map((segment) => (segment.startsWith('{') ? null : segment)),
    query: parameters
      .filter((parameter) => parameter['in'] === 'query')
      .map(({ name, required }) => ({ name: String(name), required: required === true })),
    request: jsonSchemaPlace(body, `${place}/requestBody`),
    requestRequired: body['required'] === true,
    responses: new Map(responses),
  };
}

function jsonSchemaPlace(holder: JsonObject, place: string): string | null {
  const media = asObject(asObject(holder['content'])['application/json']);
  return media['schema'] === undefined ? null : `${place}/content/application~1json/schema`;
}

/** `/contacts/` → `['contacts']`: a trailing slash means nothing to the platform. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** A literal segment goes before a template at the first place where two paths differ in that. */
function compareSpecificity(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const index = a.findIndex((segment, at) => (segment === null) !== ((b[at] ?? null) === null));
  return index === -1 ? 0 : a[index] === null ? 1 : -1;
}

function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
