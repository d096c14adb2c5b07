import { describe, expect, it } from 'vitest';
import { openPipeline, V3 } from './opportunities-under-test.ts';

describe('opportunities', () => {
  it('are created, read, changed, closed and deleted', async () => {
    const { make, call, state, ui, contactId, pipelineId, stageIds, locationId } = await openPipeline();
    const made = await make({ monetaryValue: 220, source: 'Kartra' });
    expect(made).toMatchObject({
      name: 'Deal',
      status: 'open',
      monetaryValue: 220,
      source: 'Kartra',
      pipelineId,
      pipelineStageId: stageIds[0],
      contactId,
      locationId,
      contact: { id: contactId, name: 'Ada Byron', email: 'ada@example.com', tags: [] },
    });
    const path = `/opportunities/${made.id}`;
    expect((await call('GET', path)).body['opportunity']).toEqual(made);
    const changed = await call('PUT', path, { name: 'Big deal', pipelineStageId: stageIds[2] });
    expect(changed.body['opportunity']).toMatchObject({ name: 'Big deal', pipelineStageId: stageIds[2] });
    const reason = await ui('create-lost-reason', { name: 'Too dear' });
    const reasons = await call('GET', `/opportunities/lost-reason?locationId=${locationId}`);
    expect(reasons.body).toMatchObject({ total: 1, lostReasons: [{ id: reason.id, name: 'Too dear' }] });
    const status = { status: 'lost', lostReasonId: reason.id };
    expect((await call('PUT', `${path}/status`, status)).body).toEqual({ succeded: true });
    expect((await call('PUT', `${path}/status`, { status: 'lost' }, V3)).body).toMatchObject({
      success: true,
    });
    expect((await state())['opportunities']).toMatchObject([status]);
    await call('PUT', `${path}/status`, { status: 'won' });
    expect((await call('GET', path)).body['opportunity']?.['lostReasonId']).toBeUndefined();
    expect((await call('DELETE', path)).body).toEqual({ succeded: true });
    expect((await call('GET', path)).status).toBe(400);
    expect((await state())['opportunities']).toEqual([]);
  });

  it('cannot be backdated, and take no property of the other version', async () => {
    const { deal, call, make, person } = await openPipeline();
    for (const [field, version] of [
      [{ createdAt: '2020-01-01' }, '2021-07-28'],
      [{ createdAt: '2020-01-01' }, 'v3'],
      [{ dateAdded: '2020-01-01' }, 'v3'],
      [{ forecastProbability: 20 }, '2021-07-28'],
      [{ customFields: [{ id: 'x', fieldValue: 'y' }] }, '2021-07-28'],
      [{ customFields: [{ id: 'x', field_value: 'y' }] }, 'v3'],
    ] as const)
      expect((await deal(field, { version })).status).toBe(422);
    const forecast = { forecastExpectedCloseDate: '04/23/2026', forecastProbability: 20 };
    const made = await make(forecast, V3);
    expect(made).toMatchObject({ forecastExpectedCloseDate: '2026-04-23', forecastProbability: 20 });
    const inV2 = (await call('GET', `/opportunities/${made.id}`)).body['opportunity'];
    expect(inV2).not.toHaveProperty('forecastProbability');
    const iso = { forecastExpectedCloseDate: '2026-05-01T10:00:00.000Z' };
    const contactId = await person('b@example.com');
    expect(await make({ ...iso, contactId }, V3)).toMatchObject({ forecastExpectedCloseDate: '2026-05-01' });
    const wrong = { forecastExpectedCloseDate: 'soon', contactId: await person('c@example.com') };
    expect((await deal(wrong, V3)).status).toBe(422);
  });

  it('refuse what is not there, and keep to their location', async () => {
    const { deal, make, call, simulator } = await openPipeline();
    for (const fields of [
      { pipelineId: 'none' },
      { pipelineStageId: 'none' },
      { contactId: 'none' },
      { assignedTo: 'nobody' },
    ])
      expect((await deal(fields)).status).toBe(400);
    expect((await deal({ locationId: simulator.locations[1]?.id })).status).toBe(403);
    const { id } = await make();
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/opportunities/${id}`, undefined, { token })).status).toBe(403);
    expect((await call('DELETE', `/opportunities/${id}`, undefined, { token })).status).toBe(403);
    expect((await call('PUT', `/opportunities/${id}`, { pipelineStageId: 'none' })).status).toBe(400);
    expect(
      (await call('PUT', `/opportunities/${id}/status`, { status: 'lost', lostReasonId: 'x' })).status,
    ).toBe(400);
  });

  it('take a source and the status all, unless switched off', async () => {
    const { make, deal } = await openPipeline();
    expect(await make({ status: 'all' })).toMatchObject({ status: 'open' });
    const strict = await openPipeline({ opportunitySourceAccepted: false, statusAllStoredAsOpen: false });
    expect((await strict.deal({ source: 'Kartra' })).status).toBe(422);
    expect((await strict.deal({ status: 'all' })).status).toBe(422);
    expect((await deal({ status: 'sold' })).status).toBe(422);
  });

  it('gain and lose followers, unknown ones in silence unless switched off', async () => {
    const { make, call, state } = await openPipeline();
    const [owner] = (await state())['users'] as unknown as { id: string }[];
    const path = `/opportunities/${(await make()).id}/followers`;
    const added = await call('POST', path, { followers: [owner?.id, 'nobody'] });
    expect(added).toMatchObject({
      status: 201,
      body: { followers: [owner?.id], followersAdded: [owner?.id] },
    });
    const removed = await call('DELETE', path, { followers: [owner?.id] });
    expect(removed).toMatchObject({ status: 200, body: { followers: [], followersRemoved: [owner?.id] } });
    await call('POST', path, { followers: [owner?.id] });
    const all = await call('DELETE', `${path}?isRemoveAllFollowers=true`, { followers: [] });
    expect(all.body).toEqual({ followers: [], followersRemoved: [owner?.id] });
    const followers = Array.from({ length: 11 }, () => 'x');
    expect((await call('POST', path, { followers })).status).toBe(422);
    const strict = await openPipeline({ unknownFollowersIgnored: false });
    const strictPath = `/opportunities/${(await strict.make()).id}/followers`;
    expect((await strict.call('POST', strictPath, { followers: ['nobody'] })).status).toBe(422);
  });
});

describe('duplicate opportunities', () => {
  it('are refused per contact and pipeline, whatever the status of the first', async () => {
    const { make, deal, call, ui, person } = await openPipeline();
    const first = await make({ status: 'won' });
    expect(await deal()).toMatchObject({
      status: 400,
      body: {
        statusCode: 400,
        message: 'Can not create duplicate opportunity for the contact.',
        code: 'OPPORTUNITY_NO_DUPLICATE',
        meta: { existingId: first.id },
      },
    });
    const other = await ui('create-pipeline', { pipeline: { name: 'Other', stages: [{ name: 'Only' }] } });
    const second = await make({ pipelineId: other.id });
    expect(
      (await call('PUT', `/opportunities/${second.id}`, { pipelineId: first['pipelineId'] })).status,
    ).toBe(400);
    await make({ contactId: await person('b@example.com') });
    await ui('edit-settings', { settings: { allowDuplicateOpportunity: true } });
    await make();
  });

  it('count open ones only when switched so', async () => {
    const { make, deal, call } = await openPipeline({ opportunityDuplicateCounts: 'open' });
    const first = await make({ status: 'lost' });
    await make();
    expect((await deal()).status).toBe(400);
    await make({ status: 'won' });
    expect((await call('PUT', `/opportunities/${first.id}/status`, { status: 'open' })).status).toBe(400);
  });
});

describe('the owner of a contact', () => {
  it('is that of its opportunities, both ways, unless switched off', async () => {
    for (const isSynced of [true, false]) {
      const { make, call, state, contactId } = await openPipeline({ opportunityOwnerSync: isSynced });
      const [owner, user] = (await state())['users'] as unknown as { id: string }[];
      await call('PUT', `/contacts/${contactId}`, { assignedTo: owner?.id });
      const made = await make();
      expect(made['assignedTo']).toBe(isSynced ? owner?.id : undefined);
      await call('PUT', `/contacts/${contactId}`, { assignedTo: user?.id });
      const read = (await call('GET', `/opportunities/${made.id}`)).body['opportunity'];
      expect(read?.['assignedTo']).toBe(isSynced ? user?.id : undefined);
      await call('PUT', `/opportunities/${made.id}`, { assignedTo: owner?.id });
      const contact = (await call('GET', `/contacts/${contactId}`)).body.contact;
      expect(contact['assignedTo']).toBe(isSynced ? owner?.id : user?.id);
    }
  });
});

describe('custom fields of an opportunity', () => {
  it('read back under a name that tells the type, unless switched off', async () => {
    for (const read of ['typed', 'plain'] as const) {
      const { make, call, locationId } = await openPipeline({ opportunityCustomFieldRead: read });
      const addField = async (name: string, dataType: string, more = {}) => {
        const body = { name, dataType, model: 'opportunity', ...more };
        const answer = await call('POST', `/locations/${locationId}/customFields`, body);
        return String(answer.body.customField.id);
      };
      const [text, number, choices] = [
        await addField('Origin', 'TEXT'),
        await addField('Score', 'NUMERICAL'),
        await addField('Interests', 'MULTIPLE_OPTIONS', { options: ['Sea', 'Wind'] }),
      ];
      const made = await make({
        customFields: [
          { id: text, field_value: 'Kartra' },
          { key: 'opportunity.score', field_value: 7 },
          { key: 'interests', field_value: ['Sea', 'Fire'] },
        ],
      });
      expect(made['customFields']).toEqual(
        read === 'plain'
          ? [
              { id: text, fieldValue: 'Kartra' },
              { id: number, fieldValue: 7 },
              { id: choices, fieldValue: ['Sea'] },
            ]
          : [
              { id: text, type: 'string', fieldValueString: 'Kartra' },
              { id: number, type: 'number', fieldValueNumber: 7 },
              { id: choices, type: 'array', fieldValueArray: ['Sea'] },
            ],
      );
    }
  });
});

describe('deleting a contact', () => {
  it('deletes its opportunities, unless switched off', async () => {
    for (const isOn of [true, false]) {
      const { make, call, state, contactId } = await openPipeline({
        contactDeleteRemovesOpportunities: isOn,
      });
      const { id } = await make();
      await call('DELETE', `/contacts/${contactId}`);
      expect((await state())['opportunities']).toHaveLength(isOn ? 0 : 1);
      expect((await call('GET', `/opportunities/${id}`)).status).toBe(isOn ? 400 : 200);
    }
  });
});

describe('upsert of an opportunity', () => {
  const rest = { followers: [], isRemoveAllFollowers: false, followersActionType: 'add' };

  it('makes one for a contact, then changes it, and knows one by id', async () => {
    const { call, locationId, pipelineId, contactId, stageIds } = await openPipeline();
    const body = { locationId, pipelineId, contactId, ...rest };
    const made = await call('POST', '/opportunities/upsert', body);
    expect(made.body).toMatchObject({ new: true, opportunity: { name: 'Ada Byron', status: 'open' } });
    const again = await call('POST', '/opportunities/upsert', { ...body, monetaryValue: 5 });
    const id = made.body['opportunity']?.id;
    expect(again.body).toMatchObject({ new: false, opportunity: { id, monetaryValue: 5 } });
    const byId = { locationId, pipelineId, id, pipelineStageId: stageIds[1], ...rest };
    const changed = await call('POST', '/opportunities/upsert', byId, V3);
    expect(changed.body).toMatchObject({ new: false, opportunity: { id, pipelineStageId: stageIds[1] } });
    expect((await call('POST', '/opportunities/upsert', { ...byId, id: 'none' })).status).toBe(400);
  });

  it('has no way to name a contact as documented', async () => {
    const { call, locationId, pipelineId, contactId } = await openPipeline({
      upsertOpportunityTakesContactId: false,
    });
    const body = { locationId, pipelineId, ...rest };
    expect((await call('POST', '/opportunities/upsert', { ...body, contactId })).status).toBe(422);
    expect((await call('POST', '/opportunities/upsert', body)).status).toBe(400);
    const customFields = [{ key: 'x', field_value: 'y' }];
    expect((await call('POST', '/opportunities/upsert', { ...body, customFields })).status).toBe(422);
  });
});

describe('the trigger log', () => {
  it('tells what opportunities and opt-outs would have started', async () => {
    const { make, call, ui, state, contactId, stageIds } = await openPipeline();
    await ui('publish-workflow', {});
    const { id } = await make();
    await call('PUT', `/opportunities/${id}`, { status: 'won', pipelineStageId: stageIds[1] });
    await call('PUT', `/contacts/${contactId}`, { dndSettings: { Email: { status: 'active' } } });
    expect((await state()).triggerLog).toMatchObject([
      { event: 'opportunity-created', contactId, detail: id },
      { event: 'opportunity-changed', detail: 'pipelineStageId,status' },
      { event: 'opportunity-status-changed', detail: 'won' },
      { event: 'pipeline-stage-changed', detail: stageIds[1] },
      { event: 'contact-changed', detail: 'dndSettings' },
      { event: 'contact-dnd', contactId, detail: 'dndSettings' },
    ]);
  });
});
