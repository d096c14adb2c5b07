/**
 * Random requests against every route: right and wrong ids, bodies of junk and bodies that are almost right,
 * headers of every kind.
 */

import fc from 'fast-check';
import { API_VERSIONS } from '../../src/simulator/http/platform-route.ts';
import { callOf, type Examples, type Route } from './collect-examples.ts';

export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Names seen in bodies and queries of the platform, and names that are special to JavaScript. */
const NAMES = [
  'locationId id ids name email phone tags contacts contactId contactIds businessId customFields key value',
  'field_value fieldValue fieldKey dataType model options picklistOptions position parentId placeholder',
  'filters field operator group sort direction query page pageLimit searchAfter limit skip startAfter startAfterId',
  'dnd dndSettings inboundDndSettings all status message code firstName lastName dateOfBirth country timezone',
  'pipelineId pipelineStageId stages monetaryValue assignedTo opportunityId calendarId startTime endTime userId body',
  'title dueDate completed followers removeAllTags type objectKey schemaKey properties labels associationId records',
  'location_id companyId number grant_type client_id client_secret refresh_token user_type date attachments altId altType',
  '__proto__ constructor prototype toString hasOwnProperty valueOf length',
]
  .join(' ')
  .split(' ');

const OPERATORS = [
  'eq',
  'not_eq',
  'contains',
  'not_contains',
  'exists',
  'not_exists',
  'range',
  'AND',
  'OR',
].concat(['asc', 'desc', 'active', 'TEXT', 'MONETORY', 'DATE', 'open', 'contact', 'opportunity']);

const oddText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '../..', '%', '%00', '%E0%A4%A', "' or 1=1", '[', '(?<', '\\'),
  fc.constantFrom('a@b.co', '+14155550100', '2024-02-31', '1990-09-25', 'US', '9'.repeat(400)),
  fc.constantFrom(...NAMES),
  fc.constantFrom(...OPERATORS),
);
const oddNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, -1, 1e308, 8.64e15, 8.64e15 + 1, 2 ** 53, -(2 ** 31), 0.5, 10_001, 501),
);

/** The text of a request body: valid JSON, nearly valid JSON, nesting without end, and other formats. */
function bodies(route: Route, examples: Examples): fc.Arbitrary<string | undefined> {
  const id = fc.constantFrom(...examples.ids, ...examples.locationIds);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: false },
      id,
      oddText,
      oddNumber,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      record(tie('value')),
    ),
  }));
  const almostRight = fc
    .tuple(fc.constantFrom(...examples.locationIds), record(value))
    .map(([locationId, rest]) => ({ locationId, ...rest }));
  const own = examples.bodies.get(callOf(route)) ?? [];
  const good = fc
    .tuple(
      fc.constantFrom(...(own.length === 0 ? [{}] : own)),
      fc.oneof(
        fc.constant([]),
        fc.array(fc.tuple(fc.nat(), fc.oneof(value, fc.constant(DROP))), { maxLength: 2 }),
      ),
    )
    .map(([body, breaks]) =>
      JSON.stringify(breaks.reduce<unknown>((text, [place, junk]) => spoil(text, place, junk), body)),
    );
  return fc.oneof(
    { weight: 30, arbitrary: good },
    { weight: 6, arbitrary: almostRight.map((body) => JSON.stringify(body)) },
    { weight: 3, arbitrary: record(value).map((body) => JSON.stringify(body)) },
    { weight: 2, arbitrary: value.map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: oddText },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
        `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
        `{"filters":${'[{"group":"AND","filters":'.repeat(3000)}[]${'}]'.repeat(3000)}}`,
        '{"__proto__":{"locationId":"x"},"constructor":{"prototype":{}}}',
        '{"pageLimit":1e999,"locationId":9e999}',
        '{"email":"a","email":["b"]}',
        'a=1&b=2&__proto__=3',
        '\ufeff{}',
        'null',
        '""',
      ),
    },
  );
}

/** Stands for taking a property or an item away. */
const DROP = Symbol('drop');

/** `value` with one place in it, at any depth, replaced or taken away. */
function spoil(value: unknown, place: number, junk: unknown): unknown {
  if (typeof value !== 'object' || value === null) return junk === DROP ? null : junk;
  const names = Object.keys(value);
  const name = names[place % (names.length + 1)];
  if (name === undefined) return { ...value, extra: junk === DROP ? null : junk };
  const entries = Object.entries(value).flatMap(([key, item]) => {
    if (key !== name) return [[key, item] as const];
    const deeper = typeof item === 'object' && item !== null && place % 3 !== 0;
    if (deeper) return [[key, spoil(item, Math.floor(place / 7), junk)] as const];
    return junk === DROP ? [] : [[key, junk] as const];
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** An object whose keys may be special names: they are own keys, as JSON.parse makes them. */
function record(value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  const name = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 1, arbitrary: oddText },
  );
  return fc.array(fc.tuple(name, value), { maxLength: 6 }).map((entries) => Object.fromEntries(entries));
}

function paths(route: Route, { ids, wordsByPlace, locationIds, queries }: Examples): fc.Arbitrary<string> {
  const segment = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids, ...locationIds) },
    { weight: 2, arbitrary: oddText.map(encode) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('__proto__', 'constructor', 'undefined', '%', '%zz', '%2F', '..'),
    },
  );
  const [, ...named] = route.path.split('/');
  const wanted = named.map((part) =>
    part.startsWith(':')
      ? fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...(wordsByPlace.get(`${callOf(route)} ${part}`) ?? ids)) },
          { weight: 2, arbitrary: segment },
        )
      : fc.oneof({ weight: 30, arbitrary: fc.constant(part) }, { weight: 1, arbitrary: segment }),
  );
  const junk = fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...NAMES), oddText),
        fc.oneof(fc.constantFrom(...ids, ...locationIds), oddText, oddNumber.map(String)),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((pairs) => pairs.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&'));
  const own = fc.constantFrom(...(queries.get(callOf(route)) ?? ['']));
  const query = fc.oneof(
    { weight: 4, arbitrary: own },
    { weight: 1, arbitrary: junk },
    // The later of two equal names may win or lose: both orders.
    { weight: 1, arbitrary: fc.tuple(own, junk).map((parts) => parts.join('&')) },
    { weight: 1, arbitrary: fc.tuple(junk, own).map((parts) => parts.join('&')) },
  );
  return fc
    .tuple(fc.tuple(...wanted), query)
    .map(([parts, text]) => `/${parts.join('/')}${text === '' ? '' : `?${text}`}`);
}

/** Percent-encoded; what cannot be (half a surrogate pair) is sent as a stray percent sign. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%';
  }
}

/** Any request to any of `routes`, mostly with its own method, a good token and a known version. */
export function randomRequests(routes: readonly Route[], examples: Examples): fc.Arbitrary<RandomRequest> {
  const version = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...API_VERSIONS, 'v3', 'v3') },
    { weight: 1, arbitrary: fc.constantFrom('', 'v4', '2021-07-28 ', '__proto__') },
  );
  const token = fc.oneof(
    { weight: 16, arbitrary: fc.constantFrom(...examples.tokens) },
    { weight: 1, arbitrary: fc.constantFrom('', 'pit-nobody', 'constructor') },
  );
  const type = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'junk',
  );
  return fc
    .constantFrom(...routes)
    .chain((route) =>
      fc.tuple(
        fc.oneof(
          { weight: 12, arbitrary: fc.constant<string>(route.method) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
          },
        ),
        paths(route, examples),
        version,
        token,
        fc.oneof({ weight: 8, arbitrary: fc.constant('application/json') }, { weight: 2, arbitrary: type }),
        bodies(route, examples),
      ),
    )
    .map(([method, path, versionHeader, bearer, contentType, body]) => ({
      method,
      path,
      headers: {
        Version: versionHeader,
        Authorization: `Bearer ${bearer}`,
        'Content-Type': contentType,
      },
      body: method === 'GET' || method === 'HEAD' ? undefined : body,
    }));
}
