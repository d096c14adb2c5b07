import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { BEHAVIOURS } from '../behaviours.ts';
import { openSimulator } from '../simulator-under-test.ts';

describe('state', () => {
  it('has a list for every kind of record, and the whole truth of contacts', async () => {
    const { state, create } = await openSimulator({ behaviours: { searchLagMs: 60_000 } });
    await create({
      email: 'a@example.com',
      gender: 'female',
      inboundDndSettings: { all: { status: 'active' } },
    });
    const all = await state();
    const { location, ...lists } = all;
    expect(location?.name).toBe('Rehearsal');
    const kinds =
      'appointments associations businesses calendars contacts courses customFields enrollments notes objects offers opportunities pipelines records relations tags tasks triggerLog users workflows'.split(
        ' ',
      );
    expect(Object.keys(lists)).toEqual(expect.arrayContaining(kinds));
    expect(Object.values(lists).every((list) => Array.isArray(list))).toBe(true);
    expect(all.contacts[0]).toMatchObject({
      gender: 'female',
      additionalEmails: [],
      inboundDndSettings: { all: { status: 'active' } },
    });
  });

  it('needs a known location', async () => {
    const { control } = await openSimulator();
    expect((await control('GET', '/__sim/state?locationId=none')).status).toBe(400);
  });
});

describe('requests', () => {
  it('are logged with status, virtual time and location, by location, without control calls', async () => {
    const { call, control, locationId, otherId, simulator } = await openSimulator();
    const before = (await control('GET', '/__sim/clock')).body.now;
    await control('POST', '/__sim/clock', { advanceMs: 5000 });
    await call('GET', `/locations/${locationId}?x=1`);
    await call('GET', `/locations/${otherId}`, undefined, { token: simulator.locations[1]?.token ?? '' });
    await call('GET', '/users/', undefined, { token: null });
    const mine = (await control('GET', `/__sim/requests?locationId=${locationId}`)).body;
    expect(mine).toEqual([
      {
        method: 'GET',
        path: `/locations/${locationId}`,
        status: 200,
        time: expect.any(Number),
        tokenLocation: locationId,
      },
    ]);
    expect(Number(mine[0]?.time)).toBeGreaterThanOrEqual(Number(before) + 5000);
    expect((await control('GET', '/__sim/requests')).body).toMatchObject([
      { tokenLocation: locationId },
      { tokenLocation: otherId },
      { tokenLocation: null, status: 401 },
    ]);
  });
});

describe('clock', () => {
  it('only goes forward', async () => {
    const { control } = await openSimulator();
    const now = Number((await control('GET', '/__sim/clock')).body.now);
    expect(Math.abs(now - Date.now())).toBeLessThan(5000);
    const { body } = await control('POST', '/__sim/clock', { advanceMs: 86_400_000 });
    expect(Number(body.now)).toBeGreaterThanOrEqual(now + 86_400_000);
    expect(body.quota).toBe(false);
    expect((await control('POST', '/__sim/clock', { advanceMs: -1 })).status).toBe(422);
  });
});

describe('behaviours', () => {
  it('are listed with certainty and source, and switched as a whole or not at all', async () => {
    const { control } = await openSimulator();
    const { body } = await control('GET', '/__sim/behaviours');
    expect(body.table).toHaveLength(Object.keys(BEHAVIOURS).length);
    for (const { certainty, source } of Object.values(BEHAVIOURS)) {
      expect(certainty).toMatch(/^[SLHIU]$/);
      expect(source.length).toBeGreaterThan(20);
    }
    for (const wrong of [
      { nonsense: 1 },
      { tagsLowerCased: 'yes' },
      { dateFieldRead: 'roman' },
      { searchLagMs: -1 },
    ])
      expect(
        (await control('POST', '/__sim/behaviours', { putOverwritesTags: false, ...wrong })).status,
      ).toBe(400);
    expect((await control('GET', '/__sim/behaviours')).body.values.putOverwritesTags).toBe(true);
    const switched = await control('POST', '/__sim/behaviours', { searchLagMs: 5, dateFieldRead: 'epoch' });
    expect(switched.body.values).toMatchObject({ searchLagMs: 5, dateFieldRead: 'epoch' });
  });
});

describe('what a person does in the UI', () => {
  it('creates, edits and deletes contacts beyond the API’s rules, outside quota and log', async () => {
    const { ui, create, control, state } = await openSimulator({ quota: true, behaviours: { burstMax: 1 } });
    const api = await create({ email: 'a@example.com' });
    const made = await ui('create-contact', {
      contact: {
        firstName: 'Ada',
        email: 'a@example.com',
        additionalEmails: ['b@example.com'],
        gender: 'female',
      },
    });
    expect(made).toMatchObject({ firstName: 'Ada', additionalEmails: ['b@example.com'], gender: 'female' });
    await ui('edit-contact', {
      contactId: api.id,
      changes: { city: 'Rome', dndSettings: { email: { status: 'active' } } },
    });
    await ui('add-secondary-email', { contactId: api.id, email: 'c@example.com' });
    await ui('delete-contact', { contactId: made.id });
    expect((await state()).contacts).toMatchObject([
      {
        id: api.id,
        city: 'Rome',
        additionalEmails: ['c@example.com'],
        dndSettings: { Email: { status: 'active' } },
      },
    ]);
    expect((await control('GET', '/__sim/requests')).body).toHaveLength(1);
  });

  it('makes tags and custom fields and edits settings', async () => {
    const { ui, locationId } = await openSimulator();
    expect(await ui('create-tag', { name: 'By Hand' })).toMatchObject({ name: 'by hand', locationId });
    expect(await ui('create-custom-field', { field: { name: 'Hand', dataType: 'TEXT' } })).toMatchObject({
      fieldKey: 'contact.hand',
    });
    expect(
      await ui('edit-settings', { timezone: 'Europe/Paris', settings: { allowDuplicateOpportunity: true } }),
    ).toMatchObject({
      timezone: 'Europe/Paris',
      settings: { allowDuplicateOpportunity: true, allowDuplicateContact: false },
    });
  });

  it('refuses what it does not know', async () => {
    const { control, locationId } = await openSimulator();
    for (const body of [
      { locationId, action: 'fly' },
      { locationId: 'none', action: 'create-tag', name: 'x' },
      { locationId, action: 'delete-contact', contactId: 'none' },
      { locationId, action: 'publish-workflow', workflowId: 'none' },
    ])
      expect((await control('POST', '/__sim/ui', body)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('trigger log', () => {
  it('is silent while no workflow is published, and then tells what would have fired', async () => {
    const { create, call, ui, state, locationId } = await openSimulator();
    const quiet = await create({ email: 'a@example.com', tags: ['x'] });
    expect((await state()).triggerLog).toEqual([]);
    const workflow = await ui('publish-workflow', { name: 'New lead welcome' });
    expect(workflow).toMatchObject({ status: 'published', locationId });
    const loud = await create({ email: 'b@example.com', tags: ['y'] });
    await call('POST', `/contacts/${quiet.id}/tags`, { tags: ['y', 'x'] });
    await call('PUT', `/contacts/${quiet.id}`, { city: 'Rome', tags: ['y'] });
    await call('PUT', `/contacts/${quiet.id}`, { city: 'Rome' });
    const workflowIds = [workflow.id];
    expect((await state()).triggerLog).toMatchObject([
      { event: 'contact-created', contactId: loud.id, workflowIds },
      { event: 'tag-added', contactId: loud.id, detail: 'y', workflowIds },
      { event: 'contact-changed', contactId: quiet.id, detail: 'tags', workflowIds },
      { event: 'tag-added', contactId: quiet.id, detail: 'y', workflowIds },
      { event: 'contact-changed', contactId: quiet.id, detail: 'city,tags', workflowIds },
    ]);
    await ui('unpublish-workflow', { workflowId: workflow.id });
    await create({ email: 'c@example.com' });
    expect((await state()).triggerLog).toHaveLength(5);
  });

  it('makes a workflow whose name is new', async () => {
    const { ui, state } = await openSimulator();
    await ui('publish-workflow', { name: 'Made by hand' });
    expect((await state()).workflows).toHaveLength(3);
  });
});

it('refuses a call that was not addressed to loopback', async () => {
  const { simulator } = await openSimulator();
  const { port } = new URL(simulator.url);
  const status = await new Promise((resolve) => {
    request(
      { port, host: '127.0.0.1', path: '/__sim/clock', headers: { host: 'evil.example' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    ).end();
  });
  expect(status).toBe(403);
});
