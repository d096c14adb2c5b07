import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('a workflow', () => {
  it('ignores a contact while it is a draft, and starts once it is published', async () => {
    const { call, create, ui, state } = await openSimulator();
    const { id } = await create({ email: 'a@example.com' });
    const [draft] = (await state())['workflows'] as unknown as { id: string; name: string }[];
    const path = `/contacts/${id}/workflow/${draft?.id}`;
    const body = { eventStartTime: '2026-06-23T03:30:00+01:00' };
    expect(await call('POST', path, body)).toMatchObject({ status: 200, body: { succeded: true } });
    expect(await state()).toMatchObject({ triggerLog: [], workflowEnrolments: [] });
    await ui('publish-workflow', { workflowId: draft?.id });
    expect((await call('POST', path, body, { version: 'v3' })).body).toEqual({
      succeeded: true,
      succeded: true,
    });
    expect(await state()).toMatchObject({
      triggerLog: [{ event: 'workflow-added', contactId: id, workflowIds: [draft?.id] }],
      workflowEnrolments: [{ contactId: id, workflowId: draft?.id, ...body }],
    });
    expect((await call('DELETE', path, {})).status).toBe(200);
    expect((await state())['workflowEnrolments']).toEqual([]);
    expect((await call('POST', `/contacts/${id}/workflow/none`, {})).status).toBe(400);
    expect((await call('POST', path, { when: 'now' })).status).toBe(422);
  });

  it('refuses a contact while it is a draft when switched so', async () => {
    const { call, create, state } = await openSimulator({ behaviours: { draftWorkflowIgnored: false } });
    const { id } = await create({ email: 'a@example.com' });
    const [draft] = (await state())['workflows'] as unknown as { id: string }[];
    expect((await call('POST', `/contacts/${id}/workflow/${draft?.id}`, {})).status).toBe(400);
  });
});

describe('a campaign', () => {
  it('takes contacts in and lets them go', async () => {
    const { call, create, ui, state, locationId } = await openSimulator();
    const { id } = await create({ email: 'a@example.com' });
    const campaign = await ui('create-campaign', { name: 'Spring' });
    const second = await ui('create-campaign', { name: 'Autumn', status: 'draft' });
    const list = await call('GET', `/campaigns/?locationId=${locationId}&status=published`);
    expect(list.body['campaigns']).toEqual([
      { id: campaign.id, name: 'Spring', status: 'published', locationId },
    ]);
    const home = `/contacts/${id}/campaigns`;
    expect((await call('POST', `${home}/${campaign.id}`, {})).status).toBe(201);
    await call('POST', `${home}/${second.id}`, {});
    expect((await state())['campaigns']).toMatchObject([{ contactIds: [id] }, { contactIds: [id] }]);
    expect((await call('DELETE', `${home}/${campaign.id}`)).status).toBe(200);
    expect((await state())['campaigns']).toMatchObject([{ contactIds: [] }, { contactIds: [id] }]);
    expect((await call('DELETE', `${home}/remove-all`, undefined, { version: 'v3' })).status).toBe(200);
    expect((await state())['campaigns']).toMatchObject([{ contactIds: [] }, { contactIds: [] }]);
    expect((await call('DELETE', `${home}/removeAll`)).status).toBe(200);
    expect((await call('POST', `${home}/none`, {})).status).toBe(400);
  });
});

describe('followers of a contact', () => {
  it('come and go', async () => {
    const { call, create, state } = await openSimulator();
    const { id } = await create({ email: 'a@example.com' });
    const [owner, user] = (await state())['users'] as unknown as { id: string }[];
    const path = `/contacts/${id}/followers`;
    const followers = [owner?.id, user?.id, 'nobody'];
    const added = await call('POST', path, { followers });
    expect(added).toMatchObject({ status: 201, body: { followers: [owner?.id, user?.id] } });
    const removed = await call('DELETE', path, { followers: [owner?.id] });
    expect(removed.body).toEqual({ followers: [user?.id], followersRemoved: [owner?.id] });
    expect((await call('GET', `/contacts/${id}`)).body.contact['followers']).toEqual([user?.id]);
    expect((await call('POST', path, { followers: Array.from({ length: 11 }, () => 'x') })).status).toBe(422);
  });
});
