import { describe, expect, it } from 'vitest';
import { type Json, openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

async function openManager(options: SimulatorOptions = {}) {
  const simulator = await openSimulator(options);
  const { call, ui, locationId } = simulator;
  const send = (method: string, path: string, body?: unknown) =>
    call(method, `/affiliate-manager/${locationId}/${path}`, body, { version: 'v3' });
  const make = async (path: string, body: object): Promise<string> => {
    const answer = await send('POST', path, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return idOf(answer.body);
  };
  const campaign = await ui('create-affiliate-campaign', { name: 'Partners', currency: 'eur' });
  return { ...simulator, send, make, campaignId: idOf(campaign) };
}

/** The id of a record of the affiliate manager. */
function idOf(record: Json): string {
  const { _id: id } = record;
  if (typeof id !== 'string') throw new Error(`no _id in ${JSON.stringify(record)}`);
  return id;
}

async function openSale(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const manager = await openManager({ behaviours });
  const { make, campaignId } = manager;
  const affiliateId = await make('affiliates', {
    email: 'joe@example.com',
    firstName: 'Joe',
    lastName: 'Doe',
    campaignIds: [campaignId],
  });
  const lead = { campaignId, email: 'buyer@example.com', firstName: 'Bea' };
  const customerId = await make(`affiliates/${affiliateId}/lead/create`, lead);
  const sale = { affiliateId, campaignId, customerId, amount: 12.34, currency: 'eur', eventId: 'kartra-1' };
  return { ...manager, affiliateId, customerId, sale };
}

describe('affiliates', () => {
  it('are created and found again by e-mail, under v3 only', async () => {
    const { send, call, campaignId, locationId, state } = await openManager();
    const made = await send('POST', 'affiliates', { email: 'joe@example.com', vatId: 'X1' });
    expect(made).toMatchObject({ status: 201, body: { email: 'joe@example.com', active: true, owned: 0 } });
    const again = await send('POST', 'affiliates', { email: 'JOE@example.com', campaignIds: [campaignId] });
    expect(again).toMatchObject({ status: 200, body: { _id: made.body['_id'], vatId: 'X1' } });
    expect((await send('GET', `affiliates?campaignId=${campaignId}`)).body).toMatchObject({
      affiliates: [{ _id: made.body['_id'], campaignIds: [campaignId] }],
      meta: { count: 1 },
    });
    expect((await send('GET', 'affiliates?query=nobody')).body['meta']).toEqual({ count: 0 });
    expect((await send('GET', 'affiliates?limit=101')).status).toBe(422);
    const path = `/affiliate-manager/${locationId}/affiliates`;
    expect((await call('POST', path, { email: 'x@example.com' })).status).toBe(404);
    expect((await call('GET', path)).status).toBe(200);
    expect(await state()).toMatchObject({ affiliates: [{}], affiliateCampaigns: [{ _id: campaignId }] });
  });

  it('are refused for what is unknown, taken, or of another location', async () => {
    const { send, call, otherId } = await openManager();
    const one = idOf((await send('POST', 'affiliates', { email: 'a@example.com' })).body);
    await send('POST', 'affiliates', { email: 'b@example.com' });
    expect((await send('POST', 'affiliates', { email: 'c@example.com', dateAdded: 'x' })).status).toBe(422);
    expect((await send('POST', 'affiliates', { firstName: 'No mail' })).status).toBe(422);
    expect((await send('POST', 'affiliates', { email: 'c@example.com', campaignIds: ['x'] })).status).toBe(
      404,
    );
    expect((await send('PUT', `affiliates/${one}`, { email: 'b@example.com' })).status).toBe(400);
    expect((await send('GET', 'affiliates/none')).status).toBe(404);
    expect(
      (await call('GET', `/affiliate-manager/${otherId}/affiliates`, undefined, { version: 'v3' })).status,
    ).toBe(403);
    expect((await send('POST', 'campaigns', { name: 'By API' })).status).toBe(404);
  });

  it('change status, suspension, tax form, payout methods, campaign and referral id', async () => {
    const { send, ui, make, affiliateId, campaignId } = await openSale();
    const home = `affiliates/${affiliateId}`;
    const other = idOf(await ui('create-affiliate-campaign', { name: 'Friends' }));
    await send('PUT', `${home}/status`, { active: false });
    await send('PUT', `${home}/suspension`, { suspended: true });
    await send('PUT', `${home}/tax-form`, { type: 'w9', url: 'https://example.com/w9.pdf' });
    await send('PUT', `${home}/payout-methods`, { payoutMethods: [{ type: 'paypal' }] });
    expect((await send('PUT', `${home}/move-campaign`, { toCampaignId: 'none' })).status).toBe(404);
    const move = { fromCampaignId: campaignId, toCampaignId: other };
    expect((await send('PUT', `${home}/move-campaign`, move)).body).toMatchObject({
      active: false,
      w9Form: 'https://example.com/w9.pdf',
      campaignIds: [other],
    });
    expect((await send('PUT', `${home}/move-campaign`, move)).status).toBe(400);
    await send('PUT', `${home}/referral-id`, { referralId: 'joe' });
    const second = `affiliates/${await make('affiliates', { email: 'two@example.com' })}`;
    const validate = async (referralId: string) =>
      (await send('POST', `${second}/referral-id/validate`, { referralId })).body['valid'];
    expect([await validate('JOE'), await validate('jo'), await validate('jane')]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await send('PUT', `${second}/referral-id`, { referralId: 'Joe' })).status).toBe(400);
  });

  it('log what would have started workflows', async () => {
    const { ui, send, state, campaignId } = await openManager();
    await ui('publish-workflow', {});
    await send('POST', 'affiliates', { email: 'joe@example.com', campaignIds: [campaignId] });
    const events = (await state()).triggerLog.map((entry) => entry['event']);
    expect(events).toEqual(['contact-created', 'affiliate-created', 'affiliate-enrolled']);
  });
});

describe('leads and commissions', () => {
  it('of the past can be recorded, approved, paid by a person and read back', async () => {
    const { send, ui, sale, affiliateId, campaignId, customerId } = await openSale();
    const past = { ...sale, eventDate: '2021-05-04', description: 'Kartra sale' };
    const made = await send('POST', 'commission', past);
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'pending', currency: 'EUR', transactionAt: '2021-05-04T00:00:00.000Z' },
    });
    expect((await send('GET', 'customers')).body).toMatchObject({
      customers: [{ _id: customerId, state: 'customer' }],
    });
    const path = `commission/${idOf(made.body)}`;
    expect((await send('GET', `affiliates/${affiliateId}`)).body).toMatchObject({ owned: 12.34, paid: 0 });
    await send('PUT', `${path}/status`, { status: 'approved' });
    expect(await ui('pay-affiliate', { affiliateId, campaignId })).toMatchObject({ amount: 12.34 });
    expect((await send('GET', `affiliates/${affiliateId}`)).body).toMatchObject({
      owned: 0,
      paid: 12.34,
      customer: 1,
      lead: 0,
    });
    expect((await send('GET', 'payouts')).body).toMatchObject({ payouts: [{ affiliateName: 'Joe Doe' }] });
    expect((await send('PUT', `${path}/deny`, {})).status).toBe(400);
    expect((await send('DELETE', path)).status).toBe(400);
    const list = async (query: string) => (await send('GET', `commissions?${query}`)).body['meta'];
    expect(await list('fromDate=2021-05-04&toDate=2021-05-04&status=paid')).toEqual({ count: 1 });
    expect(await list('fromDate=2021-05-05')).toEqual({ count: 0 });
  });

  it('can be denied and deleted', async () => {
    const { send, make, sale, customerId, affiliateId } = await openSale();
    const [denied, deleted] = [await make('commission', sale), await make('commission', sale)];
    expect((await send('DELETE', `customers/${customerId}`)).status).toBe(400);
    expect((await send('PUT', `commission/${denied}/deny`, {})).body).toMatchObject({ status: 'denied' });
    expect((await send('DELETE', `commission/${deleted}`)).status).toBe(200);
    expect((await send('GET', `affiliates/${affiliateId}`)).body).toMatchObject({ owned: 0 });
    expect((await send('PUT', `customers/${customerId}/state`, { state: 'dropped' })).status).toBe(200);
    expect((await send('DELETE', `customers/${customerId}`)).status).toBe(200);
    expect((await send('GET', 'customers')).body['meta']).toEqual({ count: 0 });
  });

  it('are refused for another affiliate, an unknown campaign, a wrong sum and a wrong date', async () => {
    const { send, make, sale, campaignId, affiliateId } = await openSale();
    const stranger = await make('affiliates', { email: 'x@example.com', campaignIds: [campaignId] });
    const outsider = await make('affiliates', { email: 'y@example.com' });
    const status = async (changes: object) =>
      (await send('POST', 'commission', { ...sale, ...changes })).status;
    expect(await status({ affiliateId: stranger })).toBe(400);
    expect(await status({ affiliateId: outsider })).toBe(400);
    expect(await status({ campaignId: 'none' })).toBe(404);
    expect(await status({ amount: 0 })).toBe(422);
    expect(await status({ eventDate: 'yesterday' })).toBe(422);
    const lead = { campaignId, email: 'BUYER@example.com' };
    expect((await send('POST', `affiliates/${affiliateId}/lead/create`, lead)).status).toBe(400);
  });
});

describe('behaviours of the affiliate manager', () => {
  it.each([true, false])('duplicateCommissionRefused %s', async (duplicateCommissionRefused) => {
    const { send, sale } = await openSale({ duplicateCommissionRefused });
    await send('POST', 'commission', sale);
    const answer = await send('POST', 'commission', sale);
    expect(answer.status).toBe(duplicateCommissionRefused ? 400 : 201);
  });

  it.each([true, false])('affiliateCreatesContact %s', async (affiliateCreatesContact) => {
    const { state } = await openSale({ affiliateCreatesContact });
    expect((await state()).contacts).toMatchObject(
      affiliateCreatesContact ? [{ email: 'joe@example.com' }] : [],
    );
  });

  it.each([true, false])('affiliateCreationSendsMail %s', async (affiliateCreationSendsMail) => {
    const { state } = await openSale({ affiliateCreationSendsMail });
    expect((await state())['sentMessages']).toMatchObject(
      affiliateCreationSendsMail ? [{ reason: 'affiliate-invitation' }] : [],
    );
  });
});
