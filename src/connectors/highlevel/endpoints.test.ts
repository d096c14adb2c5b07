/**
 * What can be sent at all: the table of endpoints, and the source beside it. "Nothing is ever sent" is a
 * promise to people who may not be contacted, so it is kept by there being no way, not by care.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildRequest, type EndpointName, endpoints } from './endpoints.ts';

const names = Object.keys(endpoints) as EndpointName[];
const source = fileURLToPath(new URL('../..', import.meta.url));

/** Families of calls that reach a person, or start what does. (HighLevel, all modules, November 2026.) */
const forbidden = [
  '/conversations',
  '/contacts/{contactId}/workflow',
  '/contacts/{contactId}/campaigns',
  '/campaigns',
  '/emails',
  '/invoices',
  '/proposals',
  '/documents',
  '/payments',
  '/social-media-posting',
  '/phone-system',
  '/voice-ai',
  '/conversation-ai',
  '/calendars/{calendarId}/notifications',
  '/contacts/upsert',
  '/opportunities/upsert',
];

/** Files of the program itself: neither tests nor the simulator, which is never pointed at the platform. */
function programFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|-under-test\.ts$/.test(path))
    .filter((path) => !path.startsWith('simulator'));
}

const text = (path: string): string => readFileSync(join(source, path), 'utf8');

test('nothing that sends a message or starts what does is in the table', () => {
  expect(names.length).toBeGreaterThan(80);
  const reaching = names.filter(
    (name) =>
      name !== 'searchConversations' && forbidden.some((path) => endpoints[name].path.startsWith(path)),
  );
  expect(endpoints.searchConversations).toMatchObject({ method: 'GET', path: '/conversations/search' });
  expect(reaching).toEqual([]);
  // The guard sees what it looks for.
  expect(forbidden.some((path) => '/conversations/messages'.startsWith(path))).toBe(true);
});

test('no such path stands anywhere in the source, and no request is built beside the table', () => {
  const files = programFiles(source);
  expect(files.length).toBeGreaterThan(150);
  const sending =
    /['"`]\/(conversations|emails|invoices|campaigns|proposals|social-media-posting|phone-system)\b|\/(workflow|campaigns)\/[{$]/;
  // The one call that only looks who has a conversation.
  const looking = "get('/conversations/search'";
  const found = files.filter((path) => sending.test(text(path).replace(looking, '')));
  expect(found).toEqual([]);
  expect(sending.test("path: '/conversations/messages'")).toBe(true);
  expect(sending.test('/contacts/{contactId}/workflow/{workflowId}')).toBe(true);

  const building = files.filter(
    (path) => !path.startsWith('connectors/kartra') && /\brepeatable: (true|false)/.test(text(path)),
  );
  expect(building.sort()).toEqual(['connectors/highlevel/endpoints.ts', 'http/confirm-token.ts']);
});

test('every endpoint builds a path without holes, with ids escaped', () => {
  for (const name of names) {
    const parameters = [...endpoints[name].path.matchAll(/\{(\w+)\}/g)].map(
      ([, parameter]) => parameter ?? '',
    );
    const ids = Object.fromEntries(parameters.map((parameter) => [parameter, 'a/b']));
    const request = buildRequest(name, { ids });
    expect(request.path).not.toMatch(/[{}]/);
    expect(request.path).not.toContain('a/b');
    expect(request.repeatable).toBe(request.method !== 'POST' || /search|bulk/.test(request.path));
    for (const parameter of parameters) {
      expect(() => buildRequest(name, { ids: { ...ids, [parameter]: '' } })).toThrow(parameter);
    }
  }
  expect(() => buildRequest('readContact')).toThrow(/contactId/);
});

test('v3 stands only where an older version lacks the path or a field', () => {
  const newer = names.filter((name) => endpoints[name].version === 'v3').map((name) => endpoints[name].path);
  const families = new Set(newer.map((path) => path.split('/').slice(1, 3).join('/')));
  expect([...families].sort()).toEqual([
    'affiliate-manager/{locationId}',
    'contacts/lookup',
    'courses/enrollments',
    'courses/offers',
    'courses/products',
    'notes/',
    'notes/search',
    'notes/{id}',
    'opportunities/',
    'opportunities/pipelines',
    'opportunities/search',
    'opportunities/{id}',
  ]);
});
