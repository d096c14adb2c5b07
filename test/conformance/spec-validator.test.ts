/** The judge is judged: on a small specification of our own, every planted violation is found. */
import { describe, expect, it } from 'vitest';
import type { SpecFile } from './load-specs.ts';
import { createSpecValidator, type Exchange } from './spec-validator.ts';

const shared: SpecFile = {
  edition: 'v2',
  name: 'v2/common/common-schemas.json',
  document: {
    components: {
      schemas: {
        BadRequestDTO: {
          type: 'object',
          properties: { statusCode: { type: 'number' }, message: { type: 'string' } },
        },
      },
    },
  },
};

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const refused = json({ $ref: '../common/common-schemas.json#/components/schemas/BadRequestDTO' });

const contacts: SpecFile = {
  edition: 'v2',
  name: 'v2/apps/contacts.json',
  document: {
    paths: {
      '/contacts/': {
        post: {
          requestBody: { required: true, ...json(ref('CreateContactDto')) },
          responses: { 201: json(ref('Answer')), 400: refused },
        },
        get: {
          parameters: [
            { in: 'query', name: 'locationId', required: true },
            { in: 'query', name: 'limit', required: false },
          ],
          responses: { 200: json({ type: 'array', items: ref('Contact') }) },
        },
      },
      '/contacts/{contactId}': { get: { responses: { 200: json(ref('Answer')), 400: refused } } },
      '/contacts/search': { get: { responses: { 200: json({ type: 'object' }) } } },
      '/contacts/{contactId}/notes': { get: { responses: { 200: json({ type: 'string' }) } } },
    },
    components: {
      schemas: {
        Answer: { type: 'object', properties: { contact: ref('Contact'), traceId: { type: 'string' } } },
        Contact: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'string' },
            email: { type: 'string', nullable: true },
            example: { type: 'number' },
          },
        },
        CreateContactDto: {
          type: 'object',
          required: ['locationId'],
          properties: {
            locationId: { type: 'string', required: true, example: 7 },
            dateOfBirth: { type: 'object', example: '1990-09-25', nullable: true },
            customFields: { type: 'array', items: ref('TextField') },
          },
        },
        TextField: {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'string' }, key: { type: 'string' } },
        },
      },
    },
  },
};

const { validate, staleWaivers } = createSpecValidator([shared, contacts]);

const sound: Exchange = {
  method: 'POST',
  path: '/contacts/',
  version: '2021-07-28',
  requestBody: { locationId: 'L' },
  status: 201,
  responseBody: { contact: { id: 'C', email: null, example: 1 }, undocumented: true },
};
const read: Exchange = { ...sound, method: 'GET', path: '/contacts/C', requestBody: null, status: 200 };

function faultsOf(change: Partial<Exchange>, base = sound): readonly string[] {
  const verdict = validate({ ...base, ...change });
  return verdict.kind === 'violated' ? verdict.faults : [`(${verdict.kind})`];
}

describe('a sound exchange', () => {
  it.each([
    ['a create', sound],
    ['a read', read],
    ['a list', { ...read, path: '/contacts?locationId=L&limit=5', responseBody: [{ id: 'C' }] }],
    [
      'a refusal, whatever was sent',
      { ...sound, status: 400, requestBody: { junk: 1 }, responseBody: { message: 'no' } },
    ],
    [
      'a field named by key (waiver)',
      { ...sound, requestBody: { locationId: 'L', customFields: [{ key: 'k' }] } },
    ],
    [
      'a date of birth in text (waiver)',
      { ...sound, requestBody: { locationId: 'L', dateOfBirth: '1990-09-25' } },
    ],
    ['a message as a list (waiver)', { ...sound, status: 400, responseBody: { message: ['no'] } }],
  ])('%s is validated', (_name, exchange) => {
    expect(validate(exchange)).toMatchObject({ kind: 'validated' });
  });
});

describe('a planted violation is found:', () => {
  it.each([
    [
      'a missing required property',
      { responseBody: { contact: { email: 'x' } } },
      "response/contact: must have required property 'id'",
    ],
    ['a wrong type', { responseBody: { contact: { id: 7 } } }, 'response/contact/id: must be string'],
    [
      'null where it is not allowed',
      { responseBody: { contact: { id: null } } },
      'response/contact/id: must be string',
    ],
    [
      'an answer without anything described',
      { responseBody: {} },
      'response: none of contact, traceId is there',
    ],
    ['an answer that is not JSON of an object', { responseBody: null }, 'response: must be object'],
    ['an undocumented status', { status: 418 }, 'status 418 is not documented; documented: 201, 400'],
    [
      'an unknown property in an accepted request',
      { requestBody: { locationId: 'L', emial: 'x' } },
      'request: must NOT have additional properties (emial)',
    ],
    [
      'an accepted request that lacks a required property',
      { requestBody: {} },
      "request: must have required property 'locationId'",
    ],
    ['an accepted request without its body', { requestBody: null }, 'request: the body is missing'],
  ])('%s', (_name, change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it('a field named neither by id nor by key', () => {
    const requestBody = { locationId: 'L', customFields: [{}] };
    expect(faultsOf({ requestBody })).toContain('request/customFields/0: must match a schema in anyOf');
  });

  it('query parameters that are missing or unknown', () => {
    const list = { ...read, path: '/contacts/?pageSize=5', responseBody: [{ id: 'C' }] };
    expect(faultsOf(list, read)).toEqual([
      'query: locationId is missing',
      'query: pageSize is not in the files',
    ]);
  });

  it('a wrong item of a list', () => {
    expect(faultsOf({ path: '/contacts/?locationId=L', responseBody: [{}] }, read)).toEqual([
      "response/0: must have required property 'id'",
    ]);
  });
});

describe('what the files do not describe is unspecified:', () => {
  it.each([
    ['a path they do not have', { path: '/nowhere/C' }],
    ['a method they do not have', { method: 'PATCH' }],
    ['another edition', { version: 'v3' }],
    ['a call of the live documentation only', { path: '/contacts/lookup' }],
    [
      'an empty schema, by the most specific path',
      { path: '/contacts/search', responseBody: { contact: 7 } },
    ],
    ['the rate limit', { status: 429 }],
  ])('%s', (_name, change) => {
    expect(validate({ ...read, ...change })).toMatchObject({ kind: 'unspecified' });
  });
});

it('reports a waiver that no file needs', () => {
  expect(staleWaivers.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('parentId'));
  expect(staleWaivers.map(({ reason }) => reason)).not.toContainEqual(expect.stringContaining('dateOfBirth'));
});
