/**
 * The one table of HighLevel endpoints Landfall uses: method, path, `Version` value, and whether sending the
 * same request twice changes nothing further. Everything that is sent is built from it, so an endpoint that
 * is not here cannot be called.
 *
 * Versions are HighLevel's dates; `v3` stands only where a path exists in no older version. Path parameters
 * carry the names of HighLevel's own API description, so that the conformance suite can look each one up.
 */
import type { WireRequest } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';

export interface Endpoint {
  readonly method: WireRequest['method'];
  readonly path: string;
  readonly version: string;
  readonly repeatable: boolean;
}

const v2 = '2021-07-28';

export const endpoints = {
  createContact: { method: 'POST', path: '/contacts/', version: v2, repeatable: false },
  readContact: { method: 'GET', path: '/contacts/{contactId}', version: v2, repeatable: true },
  updateContact: { method: 'PUT', path: '/contacts/{contactId}', version: v2, repeatable: true },
  removeContact: { method: 'DELETE', path: '/contacts/{contactId}', version: v2, repeatable: true },
  searchContacts: { method: 'POST', path: '/contacts/search', version: v2, repeatable: true },
  bulkTags: { method: 'POST', path: '/contacts/bulk/tags/update/{type}', version: v2, repeatable: true },
  listTags: { method: 'GET', path: '/locations/{locationId}/tags', version: v2, repeatable: true },
  createTag: { method: 'POST', path: '/locations/{locationId}/tags', version: v2, repeatable: false },
  readTag: { method: 'GET', path: '/locations/{locationId}/tags/{tagId}', version: v2, repeatable: true },
  updateTag: { method: 'PUT', path: '/locations/{locationId}/tags/{tagId}', version: v2, repeatable: true },
  removeTag: {
    method: 'DELETE',
    path: '/locations/{locationId}/tags/{tagId}',
    version: v2,
    repeatable: true,
  },
  listCustomFields: {
    method: 'GET',
    path: '/locations/{locationId}/customFields',
    version: v2,
    repeatable: true,
  },
  createCustomField: {
    method: 'POST',
    path: '/locations/{locationId}/customFields',
    version: v2,
    repeatable: false,
  },
  readCustomField: {
    method: 'GET',
    path: '/locations/{locationId}/customFields/{id}',
    version: v2,
    repeatable: true,
  },
  updateCustomField: {
    method: 'PUT',
    path: '/locations/{locationId}/customFields/{id}',
    version: v2,
    repeatable: true,
  },
  removeCustomField: {
    method: 'DELETE',
    path: '/locations/{locationId}/customFields/{id}',
    version: v2,
    repeatable: true,
  },
  linkContacts: { method: 'POST', path: '/contacts/bulk/business', version: v2, repeatable: true },
  listBusinesses: { method: 'GET', path: '/businesses/', version: v2, repeatable: true },
  createBusiness: { method: 'POST', path: '/businesses/', version: v2, repeatable: false },
  readBusiness: { method: 'GET', path: '/businesses/{businessId}', version: v2, repeatable: true },
  updateBusiness: { method: 'PUT', path: '/businesses/{businessId}', version: v2, repeatable: true },
  removeBusiness: { method: 'DELETE', path: '/businesses/{businessId}', version: v2, repeatable: true },
  readLocation: { method: 'GET', path: '/locations/{locationId}', version: v2, repeatable: true },
  listWorkflows: { method: 'GET', path: '/workflows/', version: v2, repeatable: true },
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointName = keyof typeof endpoints;

export interface RequestParts {
  /** Path parameters by name; each is escaped. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** The route of an endpoint as it is counted and reported: `PUT /contacts/{contactId}`. */
export function routeOf(name: EndpointName): string {
  return `${endpoints[name].method} ${endpoints[name].path}`;
}

/**
 * @throws Error when a path parameter is missing or empty (a bug: the path would mean another endpoint)
 * @example buildRequest('readContact', { ids: { contactId } })
 */
export function buildRequest(name: EndpointName, parts: RequestParts = {}): WireRequest {
  const endpoint: Endpoint = endpoints[name];
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = parts.ids?.[parameter] ?? '';
    if (value === '') throw new Error(`${name} lacks its path parameter ${parameter}`);
    return encodeURIComponent(value);
  });
  const query = parts.query === undefined ? '' : `?${new URLSearchParams(parts.query).toString()}`;
  return {
    method: endpoint.method,
    path: `${path}${query}`,
    route: routeOf(name),
    version: endpoint.version,
    body: parts.body ?? null,
    repeatable: endpoint.repeatable,
  };
}
