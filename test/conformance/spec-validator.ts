/**
 * Judges one recorded HTTP exchange by HighLevel's official OpenAPI files. What the files do not
 * describe (a live-only endpoint, an empty schema) is `unspecified` and never counts as validated.
 *
 * A request that was answered with 2xx must itself be valid: known properties and query parameters
 * only. The body of a refused request is not judged, its answer is.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { asObject, type Operation, operationsOf, type SpecFile, segmentsOf } from './load-specs.ts';
import { prepareDocument } from './prepare-schema.ts';
import {
  answersOfOneRecord,
  liveOnlyCalls,
  type SchemaWaiver,
  schemaWaivers,
  statusesOutsideTheFiles,
} from './waivers.ts';

/** `path` may carry a query; `version` is the Version header; bodies are parsed JSON, or null. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly version: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

export type Verdict =
  | { readonly kind: 'validated'; readonly operation: string }
  | { readonly kind: 'violated'; readonly operation: string; readonly faults: readonly string[] }
  | { readonly kind: 'unspecified'; readonly reason: string };

export interface SpecValidator {
  readonly validate: (exchange: Exchange) => Verdict;
  /** Judges what was sent alone, whatever came of it. */
  readonly validateRequest: (exchange: Exchange) => Verdict;
  readonly operations: readonly Operation[];
  /** Waivers that no file needs any more. */
  readonly staleWaivers: readonly SchemaWaiver[];
}

type Side = 'request' | 'response';

export function createSpecValidator(files: readonly SpecFile[]): SpecValidator {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false });
  addFormats.default(ajv);
  const used = new Set<SchemaWaiver>();
  for (const file of files) {
    for (const side of ['request', 'response'] as const) {
      const prepared = prepareDocument(file, side === 'request');
      ajv.addSchema(prepared.document, locate(side, file.name));
      for (const waiver of prepared.used) used.add(waiver);
    }
  }
  const operations = operationsOf(files);
  const compiled = new Map<string, ValidateFunction>();
  const compile = (side: Side, place: string): ValidateFunction => {
    const $ref = locate(side, place);
    const known = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, known);
    return known;
  };
  /** The names a schema gives; null when it says nothing that a body could break. */
  const namesOf = (place: string | null): readonly string[] | null =>
    place === null ? null : describedNames(files, place);

  const judgeBody = (side: Side, place: string, names: readonly string[], body: unknown): string[] => {
    const validate = compile(side, place);
    if (!validate(body)) return (validate.errors ?? []).map((error) => `${side}${describe(error)}`);
    // Most answers have no required property: an empty one would prove nothing.
    const hollow = names.length > 0 && !names.some((name) => name in asObject(body));
    return hollow && side === 'response' ? [`response: none of ${names.join(', ')} is there`] : [];
  };

  const judgeRequest = (operation: Operation, { requestBody }: Exchange, query: string): string[] => {
    const faults = judgeQuery(operation, new URLSearchParams(query));
    const names = namesOf(operation.request);
    if (requestBody === null)
      return operation.requestRequired ? [...faults, 'request: the body is missing'] : faults;
    if (operation.request === null || names === null) return faults;
    return [...faults, ...judgeBody('request', operation.request, names, requestBody)];
  };

  const validateRequest = (exchange: Exchange): Verdict => {
    const [path = '', query = ''] = exchange.path.split('?', 2);
    const operation = findOperation(operations, exchange, path);
    if (operation === undefined)
      return { kind: 'unspecified', reason: `no ${exchange.method} ${path} in the files` };
    const faults = judgeRequest(operation, exchange, query);
    if (faults.length > 0) return { kind: 'violated', operation: operation.title, faults };
    const isJudged = exchange.requestBody === null || namesOf(operation.request) !== null;
    return isJudged
      ? { kind: 'validated', operation: operation.title }
      : { kind: 'unspecified', reason: `${operation.title}: the files describe no body` };
  };

  const validate = (exchange: Exchange): Verdict => {
    const [path = '', query = ''] = exchange.path.split('?', 2);
    const operation = findOperation(operations, exchange, path);
    if (operation === undefined) {
      return { kind: 'unspecified', reason: `no ${exchange.method} ${path} in the files` };
    }
    const response = operation.responses.get(exchange.status);
    if (response === undefined) return judgeUndocumented(operation, exchange.status);
    const faults = exchange.status < 300 ? judgeRequest(operation, exchange, query) : [];
    const oneRecord = exchange.status < 300 ? answersOfOneRecord.get(operation.title) : undefined;
    if (oneRecord !== undefined && faults.length === 0)
      return { kind: 'unspecified', reason: `${operation.title} ${exchange.status}: ${oneRecord}` };
    const names = namesOf(response);
    if (response !== null && names !== null) {
      faults.push(...judgeBody('response', response, names, exchange.responseBody));
    }
    if (faults.length > 0) return { kind: 'violated', operation: operation.title, faults };
    if (names !== null) return { kind: 'validated', operation: operation.title };
    return {
      kind: 'unspecified',
      reason: `${operation.title} ${exchange.status}: the files describe no answer`,
    };
  };

  return {
    validate,
    validateRequest,
    operations,
    staleWaivers: schemaWaivers.filter((waiver) => !used.has(waiver)),
  };
}

function locate(side: Side, place: string): string {
  return `https://specifications.invalid/${side}/${place}`;
}

function findOperation(
  operations: readonly Operation[],
  { method, version }: Exchange,
  path: string,
): Operation | undefined {
  const edition = version === 'v3' ? 'v3' : 'v2';
  const segments = segmentsOf(path);
  if (liveOnlyCalls.has(`${method.toUpperCase()} /${segments.join('/')}`)) return undefined;
  return operations.find(
    (operation) =>
      operation.edition === edition &&
      operation.method === method.toUpperCase() &&
      operation.segments.length === segments.length &&
      operation.segments.every((segment, index) => segment === null || segment === segments[index]),
  );
}

function judgeUndocumented(operation: Operation, status: number): Verdict {
  const reason = statusesOutsideTheFiles.get(status);
  if (reason !== undefined) return { kind: 'unspecified', reason: `${operation.title} ${status}: ${reason}` };
  const documented = [...operation.responses.keys()].join(', ');
  const faults = [`status ${status} is not documented; documented: ${documented}`];
  return { kind: 'violated', operation: operation.title, faults };
}

function judgeQuery(operation: Operation, query: URLSearchParams): string[] {
  const known = new Set(operation.query.map(({ name }) => name));
  const missing = operation.query.filter(({ name, required }) => required && !query.has(name));
  return [
    ...missing.map(({ name }) => `query: ${name} is missing`),
    ...[...query.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `query: ${name} is not in the files`),
  ];
}

/**
 * The property names of a schema; none for a list or a scalar. Null for an empty schema and for an
 * object without properties, which say nothing about a body.
 */
function describedNames(files: readonly SpecFile[], place: string): readonly string[] | null {
  const [name, pointer = ''] = place.split('#', 2);
  let node: unknown = files.find((file) => file.name === name)?.document;
  for (const part of pointer.split('/').slice(1)) {
    node = asObject(node)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  const { $ref, type, properties, ...rest } = asObject(node);
  if (typeof $ref === 'string') {
    const target = new URL($ref, `https://x/${name}`);
    return describedNames(files, `${target.pathname.slice(1)}${target.hash}`);
  }
  if (properties !== undefined) {
    const names = Object.keys(asObject(properties));
    return names.length === 0 ? null : names;
  }
  const composed = Object.keys(rest).some((key) => key.endsWith('Of'));
  return composed || (type !== undefined && type !== 'object') ? [] : null;
}

function describe(error: ErrorObject): string {
  const extra = asObject(error.params)['additionalProperty'];
  const name = typeof extra === 'string' ? ` (${extra})` : '';
  return `${error.instancePath}: ${error.message ?? error.keyword}${name}`;
}
