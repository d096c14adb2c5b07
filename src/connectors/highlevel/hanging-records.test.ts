/** Tasks and conversations of a whole location, page by page: what keeps a contact from being deleted. */
import { expect, test } from 'vitest';
import { found, gather, openHighLevel } from './highlevel-under-test.ts';

async function post(url: string, token: string, version: string, path: string, body: object) {
  const headers = { Authorization: `Bearer ${token}`, Version: version, 'Content-Type': 'application/json' };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.status).toBe(201);
}

test('every conversation of a location is listed, however many pages they fill', async () => {
  const { highLevel, send, locationId, person, api } = await openHighLevel();
  const ids: string[] = [];
  for (let n = 0; n < 130; n += 1) {
    const id = await person(`p${n}@example.com`);
    ids.push(id);
    await post(api.url, api.token, '2021-04-15', '/conversations/', { locationId, contactId: id });
    await api.control('clock', { advanceMs: 10 });
  }
  const listed = found(await highLevel.listConversations(send));
  expect(listed.map(({ contactId }) => contactId).sort()).toEqual(ids.sort());
});

test('conversations of one instant that fall between two pages are not taken for none', async () => {
  const { highLevel, send, locationId, person, api } = await openHighLevel({
    realNow: () => 1_800_000_000_000,
  });
  for (let n = 0; n < 105; n += 1) {
    const contactId = await person(`p${n}@example.com`);
    await post(api.url, api.token, '2021-04-15', '/conversations/', { locationId, contactId });
  }
  const answer = await highLevel.listConversations(send);
  expect(answer).toMatchObject({ kind: 'failed', note: expect.stringMatching(/^\d+ of 105/u) as string });
});

test('the tasks of all contacts are listed', async () => {
  const { highLevel, person, api } = await openHighLevel();
  const contactId = await person('ada@example.com');
  for (let n = 0; n < 105; n += 1) {
    const body = { title: `Task ${n}`, dueDate: '2026-12-01T10:00:00Z', completed: false };
    await post(api.url, api.token, '2021-07-28', `/contacts/${contactId}/tasks`, body);
  }
  const tasks = await gather(highLevel.searchTasks());
  expect(tasks).toHaveLength(105);
  expect(new Set(tasks.map((task) => task.contactId))).toEqual(new Set([contactId]));
});
