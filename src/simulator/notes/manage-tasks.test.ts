import { describe, expect, it } from 'vitest';
import { openPipeline } from '../opportunities/opportunities-under-test.ts';

const task = { title: 'Call back', dueDate: '2026-10-25T11:00:00+01:00', completed: false };

describe('tasks', () => {
  it('are created, read, changed, completed, searched and deleted', async () => {
    const { call, contactId, locationId, person, ui, state } = await openPipeline();
    await ui('publish-workflow', {});
    const home = `/contacts/${contactId}/tasks`;
    const made = await call('POST', home, { ...task, body: 'Soon' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        task: { title: 'Call back', dueDate: '2026-10-25T10:00:00.000Z', completed: false, contactId },
      },
    });
    const path = `${home}/${made.body['task']?.id}`;
    expect((await call('GET', path)).body).toEqual(made.body);
    expect((await call('PUT', path, { title: 'Call later' })).body['task']).toMatchObject({
      title: 'Call later',
      body: 'Soon',
    });
    const done = await call('PUT', `${path}/completed`, { completed: true });
    expect(done.body['task']).toMatchObject({ completed: true, title: 'Call later' });
    expect((await call('GET', home)).body).toMatchObject({ tasks: [{ completed: true }] });
    const other = await person('b@example.com');
    await call('POST', `/contacts/${other}/tasks`, task);
    const search = async (body: object) =>
      (await call('POST', `/locations/${locationId}/tasks/search`, body)).body['tasks'];
    expect(await search({})).toHaveLength(2);
    expect(await search({ contactId: [other] })).toMatchObject([{ contactId: other }]);
    expect(await search({ completed: true })).toMatchObject([{ contactId }]);
    expect(await search({ query: 'LATER' })).toMatchObject([{ contactId }]);
    expect(await search({ assignedTo: ['nobody'] })).toEqual([]);
    expect(await search({ skip: 1, limit: 1 })).toMatchObject([{ contactId: other }]);
    expect((await state())['tasks']).toHaveLength(2);
    expect((await state()).triggerLog).toMatchObject([
      { event: 'task-added', contactId },
      { event: 'task-completed', contactId },
      { event: 'contact-created' },
      { event: 'task-added', contactId: other },
    ]);
    expect((await call('DELETE', path)).body).toEqual({ succeded: true });
    expect((await call('GET', path)).status).toBe(400);
  });

  it('refuse what is wrong, and keep to their contact and location', async () => {
    const { call, contactId, locationId, simulator, person } = await openPipeline();
    const home = `/contacts/${contactId}/tasks`;
    const { title, dueDate, completed } = task;
    for (const body of [
      { title, dueDate },
      { title, completed },
      { dueDate, completed },
      { ...task, dueDate: 'soon' },
      { ...task, dateAdded: '2020-01-01' },
    ])
      expect((await call('POST', home, body)).status).toBe(422);
    expect((await call('POST', home, { ...task, assignedTo: 'nobody' })).status).toBe(400);
    const made = await call('POST', home, task);
    const other = await person('b@example.com');
    expect((await call('GET', `/contacts/${other}/tasks/${made.body['task']?.id}`)).status).toBe(400);
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', home, undefined, { token })).status).toBe(403);
    expect((await call('POST', `/locations/${locationId}/tasks/search`, {}, { token })).status).toBe(403);
  });
});
