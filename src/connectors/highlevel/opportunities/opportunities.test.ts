import { expect, test } from 'vitest';
import type { SimulatorOptions } from '../../../simulator/start-simulator.ts';
import { done, found, gather, openHighLevel } from '../highlevel-under-test.ts';

async function openDeals(options: SimulatorOptions = {}) {
  const opened = await openHighLevel(options);
  const { highLevel, send, ui, person } = opened;
  const stages = [{ name: 'New' }, { name: 'Won over' }];
  await ui('create-pipeline', { pipeline: { name: 'Sales', stages } });
  await ui('create-pipeline', { pipeline: { name: 'Renewals', stages } });
  const [sales, renewals] = found(await highLevel.listPipelines());
  if (sales === undefined || renewals === undefined) throw new Error('no pipelines');
  const field = async (name: string, dataType: 'TEXT' | 'DATE' | 'NUMERICAL') =>
    done(await highLevel.opportunityFields.create(send, { name, dataType, options: [] })).id;
  const marker = await field('Kartra ID', 'TEXT');
  const created = await field('Created in Kartra', 'DATE');
  const score = await field('Score', 'NUMERICAL');
  const contactId = await person('ada@example.com');
  const desired = {
    contactId,
    pipelineId: sales.id,
    stageId: sales.stages[1]?.id ?? '',
    name: 'Retainer',
    status: 'won',
    amount: 1250.5,
    source: 'Kartra',
    expectedCloseDate: '2024-05-31',
    custom: { [marker]: 'D:1', [created]: '2023-02-01', [score]: 7 },
  } as const;
  // A date comes back as an instant (integrator evidence); comparing takes care of it.
  const shown = { ...desired.custom, [created]: '2023-02-01T00:00:00.000Z' };
  const key = (name: string) => ({ contactId, fieldId: marker, marker: name });
  return { ...opened, renewals, desired, shown, contactId, key };
}

test('an opportunity is created whole, and read back exactly, by id and by search', async () => {
  const { highLevel, send, desired, shown, key } = await openDeals();
  const { contactId, pipelineId, stageId, name, status, amount, source, expectedCloseDate } = desired;
  const { id } = done(await highLevel.opportunities.create(send, desired));
  const whole = {
    id,
    contactId,
    pipelineId,
    stageId,
    name,
    status,
    amount,
    source,
    expectedCloseDate,
    custom: shown,
    ownerId: null,
    lostReasonId: null,
    updatedAt: expect.any(Number) as number,
  };
  expect(found(await highLevel.opportunities.read(send, id))).toEqual(whole);
  expect(await gather(highLevel.searchOpportunities())).toEqual([whole]);
  expect(found(await highLevel.opportunities.findExisting(send, key('D:1')))).toEqual(whole);
  expect(await highLevel.opportunities.findExisting(send, key('D:2'))).toEqual({ kind: 'absent' });
});

test('custom fields of opportunities and of contacts are kept apart', async () => {
  const { highLevel } = await openDeals();
  expect(found(await highLevel.listOpportunityFields()).map(({ name }) => name)).toEqual([
    'Kartra ID',
    'Created in Kartra',
    'Score',
  ]);
  expect(found(await highLevel.listCustomFields())).toEqual([]);
});

test('values are read under whatever name shows them', async () => {
  const { highLevel, send, desired, shown } = await openDeals({
    behaviours: { opportunityCustomFieldRead: 'plain' },
  });
  const { id } = done(await highLevel.opportunities.create(send, desired));
  expect(found(await highLevel.opportunities.read(send, id)).custom).toEqual(shown);
});

test('where one per contact and pipeline is allowed, the one that stands is named', async () => {
  const { highLevel, send, desired, renewals, ui } = await openDeals();
  await ui('edit-settings', { settings: { allowDuplicateOpportunity: false } });
  const first = done(await highLevel.opportunities.create(send, desired)).id;
  const again = { ...desired, name: 'Another', status: 'open' } as const;
  expect(await highLevel.opportunities.create(send, again)).toEqual({
    kind: 'exists',
    id: first,
    matched: null,
  });
  const elsewhere = { ...again, pipelineId: renewals.id, stageId: renewals.stages[0]?.id ?? '' };
  const second = done(await highLevel.opportunities.create(send, elsewhere)).id;
  const moved = await highLevel.opportunities.update(send, second, {
    pipelineId: desired.pipelineId,
    stageId: desired.stageId,
  });
  expect(moved).toEqual({ kind: 'exists', id: first, matched: null });
});

test('two that carry one marker are nobody’s to choose from', async () => {
  const { highLevel, send, desired, key, ui } = await openDeals();
  await ui('edit-settings', { settings: { allowDuplicateOpportunity: true } });
  done(await highLevel.opportunities.create(send, desired));
  done(await highLevel.opportunities.create(send, desired));
  expect(await highLevel.opportunities.findExisting(send, key('D:1'))).toEqual({
    kind: 'failed',
    note: '2 opportunities carry this marker',
    status: null,
  });
});

test('an update sends what it is given; a lost one gets its reason by the call on the status', async () => {
  const { highLevel, send, desired, shown, requests, ui } = await openDeals();
  const reason = await ui('create-lost-reason', { name: 'Price' });
  expect(found(await highLevel.listLostReasons())).toEqual([{ id: reason.id, name: 'Price' }]);
  const { id } = done(await highLevel.opportunities.create(send, desired));
  done(await highLevel.opportunities.update(send, id, { amount: 99, expectedCloseDate: '2025-01-02' }));
  expect(requests.at(-1)?.body).toEqual({ monetaryValue: 99, forecastExpectedCloseDate: '2025-01-02' });
  expect(await highLevel.opportunities.close(send, id, 'lost', reason.id)).toEqual({
    kind: 'done',
    id,
    record: null,
  });
  expect(found(await highLevel.opportunities.read(send, id))).toMatchObject({
    name: 'Retainer',
    amount: 99,
    expectedCloseDate: '2025-01-02',
    status: 'lost',
    lostReasonId: reason.id,
    custom: shown,
  });
});

test('refused, unknown and gone are told apart', async () => {
  const { highLevel, send, desired, fault, key } = await openDeals();
  const nobody = { ...desired, contactId: 'nobody' };
  expect(await highLevel.opportunities.create(send, nobody)).toMatchObject({ kind: 'refused', status: 400 });
  await fault('drop-after', 'POST', '/opportunities');
  expect(await highLevel.opportunities.create(send, desired)).toMatchObject({
    kind: 'unknown',
    status: null,
  });
  const { id } = found(await highLevel.opportunities.findExisting(send, key('D:1')));
  expect(await highLevel.opportunities.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await highLevel.opportunities.read(send, id)).toEqual({ kind: 'absent' });
  expect(await highLevel.opportunities.remove(send, id)).toEqual({ kind: 'done', id, record: null });
});

test('a search reaches every page once, and an unreadable one ends it', async () => {
  const { highLevel, send, desired, fault, ui, contactId, renewals } = await openDeals();
  await ui('edit-settings', { settings: { allowDuplicateOpportunity: true } });
  const names = Array.from({ length: 205 }, (_, n) => `Deal ${n}`);
  for (const name of names) done(await highLevel.opportunities.create(send, { ...desired, name }));
  const rows = await gather(highLevel.searchOpportunities({ contactId }));
  expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(await gather(highLevel.searchOpportunities({ pipelineId: renewals.id }))).toEqual([]);
  await fault('status:500', 'GET', '/opportunities/search');
  const pages = [];
  for await (const page of highLevel.searchOpportunities()) pages.push(page.kind);
  expect(pages).toEqual(['failed']);
});

test('a close date that is none does not leave', async () => {
  const { highLevel, send, desired, requests } = await openDeals();
  const before = requests.length;
  expect(() => highLevel.opportunities.create(send, { ...desired, expectedCloseDate: '31/05/2024' })).toThrow(
    /may send/,
  );
  expect(requests.length).toBe(before);
});
